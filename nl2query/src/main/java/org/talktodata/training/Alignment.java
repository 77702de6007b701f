package org.talktodata.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.talktodata.parser.Feeds;
import org.talktodata.parser.Frozen;
import org.talktodata.parser.ParserConfig;
import org.talktodata.parser.PhraseNetwork;
import org.talktodata.parser.PieceBatch;
import org.talktodata.parser.Sessions;
import org.talktodata.parser.Sessions.Processor;
import org.talktodata.parser.Tensors.Tensor;
import org.talktodata.parser.WordPiece;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Stage one of training: brings phrases that mean the same close together, in both languages, by
 * contrasting each pair with the other pairs of its batch (InfoNCE, van den Oord et al. 2018).
 */
final class Alignment {
  private static final int LONGEST = 10;
  private static final float TEMPERATURE = 0.05f;

  private Alignment() {}

  /** Two phrases that mean the same. */
  record Pair(String left, String right) {}

  /** Pairs from a file of two tab-separated columns. */
  static List<Pair> read(Path file) throws IOException {
    List<Pair> pairs = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      String[] parts = line.split("\t");
      if (parts.length == 2) {
        pairs.add(new Pair(parts[0], parts[1]));
      }
    }
    return pairs;
  }

  /**
   * Trains the encoder.
   *
   * @param frequent pairs of the corpus, of which each batch takes a quarter
   * @param pairs dictionary pairs, the rest of each batch
   * @return the encoder's parameters
   */
  static Map<String, Tensor> train(
      PretrainedBase base,
      List<Pair> frequent,
      List<Pair> pairs,
      int batch,
      int steps,
      Processor processor,
      long seed) {
    WordPiece wordPiece = new WordPiece(base.vocabulary());
    Random random = new Random(seed);
    try (PhraseNetwork network = new PhraseNetwork(ParserConfig.SMALL, wordPiece.size())) {
      Operand<TFloat32> loss = loss(network, batch);
      Optimizer optimizer =
          new Optimizer(
              network.tf, network.parameters, loss, network.rows, network.used, Frozen.NONE, 1f);
      try (Session session = Sessions.training(network.graph, processor)) {
        network.parameters.fill(session, base.tensors(), seed);
        optimizer.fill(session, Map.of(), 0);
        double average = 0;
        long start = System.nanoTime();
        List<Pair> all = new ArrayList<>(pairs);
        Collections.shuffle(all, random);
        for (int step = 1; step <= steps; step++) {
          List<Pair> chosen = choose(frequent, all, batch, step, random);
          double rate =
              5e-5 * Math.min(1, step / 100.0) * Math.max(0.05, 1 - step / (double) steps);
          try (Feeds feeds = feeds(network, wordPiece, chosen)) {
            optimizer.feed(feeds, rate, rate, rate * 200);
            Session.Runner runner = feeds.into(session).fetch(loss);
            optimizer.updates().forEach(runner::addTarget);
            try (Result result = runner.run()) {
              double value = ((TFloat32) result.get(0)).getFloat();
              average = step == 1 ? value : 0.98 * average + 0.02 * value;
            }
          }
          if (step % 50 == 0) {
            System.out.printf(
                "align step %d loss %.4f seconds %.0f%n",
                step, average, (System.nanoTime() - start) / 1e9);
          }
        }
        return new LinkedHashMap<>(network.parameters.read(session));
      }
    }
  }

  private static List<Pair> choose(
      List<Pair> frequent, List<Pair> all, int batch, int step, Random random) {
    List<Pair> chosen = new ArrayList<>();
    int own = frequent.isEmpty() ? 0 : batch / 4;
    for (int i = 0; i < own; i++) {
      chosen.add(frequent.get(random.nextInt(frequent.size())));
    }
    for (int i = 0; chosen.size() < batch; i++) {
      chosen.add(all.get((int) (((long) step * batch + i) % all.size())));
    }
    return chosen;
  }

  /** Cross entropy of finding each left phrase's right one, and back. */
  private static Operand<TFloat32> loss(PhraseNetwork network, int batch) {
    var tf = network.tf;
    Operand<TFloat32> left =
        tf.slice(
            network.vectors, tf.constant(new int[] {0, 0}), tf.constant(new int[] {batch, -1}));
    Operand<TFloat32> right =
        tf.slice(
            network.vectors, tf.constant(new int[] {batch, 0}), tf.constant(new int[] {batch, -1}));
    Operand<TFloat32> scores =
        tf.math.div(
            tf.linalg.matMul(left, right, org.tensorflow.op.linalg.MatMul.transposeB(true)),
            tf.constant(TEMPERATURE));
    int[] places = new int[batch];
    for (int i = 0; i < batch; i++) {
      places[i] = i;
    }
    Operand<TInt32> labels = tf.constant(places);
    Operand<TFloat32> target =
        tf.oneHot(labels, tf.constant(batch), tf.constant(1f), tf.constant(0f));
    Operand<TFloat32> forth =
        tf.math.mean(tf.nn.softmaxCrossEntropyWithLogits(scores, target).loss(), tf.constant(0));
    Operand<TFloat32> back =
        tf.math.mean(
            tf.nn
                .softmaxCrossEntropyWithLogits(
                    tf.linalg.transpose(scores, tf.constant(new int[] {1, 0})), target)
                .loss(),
            tf.constant(0));
    return tf.math.add(forth, back);
  }

  private static Feeds feeds(PhraseNetwork network, WordPiece wordPiece, List<Pair> pairs) {
    List<String> phrases = new ArrayList<>();
    pairs.forEach(pair -> phrases.add(pair.left));
    pairs.forEach(pair -> phrases.add(pair.right));
    PieceBatch batch = new PieceBatch(wordPiece.id("[PAD]"));
    List<List<WordPiece.Piece>> splits = phrases.stream().map(wordPiece::split).toList();
    int longest = splits.stream().mapToInt(List::size).max().orElse(0);
    int width = Math.min(longest + 2, LONGEST);
    int[] pieces = new int[phrases.size() * width];
    float[] mask = new float[pieces.length];
    for (int i = 0; i < phrases.size(); i++) {
      List<WordPiece.Piece> split = splits.get(i);
      int length = Math.min(split.size(), width - 2);
      for (int j = 0; j < length + 2; j++) {
        int id =
            j == 0
                ? wordPiece.id("[CLS]")
                : j == length + 1 ? wordPiece.id("[SEP]") : split.get(j - 1).id();
        pieces[i * width + j] = batch.place(id);
        mask[i * width + j] = 1;
      }
    }
    int[] used = batch.used();
    return new Feeds()
        .ints(network.used, used, used.length)
        .ints(network.pieces, pieces, phrases.size(), width)
        .floats(network.mask, mask, phrases.size(), width)
        .scalar(network.keep, 0.9);
  }
}
