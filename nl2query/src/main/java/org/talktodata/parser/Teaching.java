package org.talktodata.parser;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * What the network is taught: at every step the right action among the legal ones (teacher
 * forcing), and beside that which items the query uses.
 */
public final class Teaching {
  private static final float FORBIDDEN = -1e9f;
  private static final float RELEVANCE = 0.5f;

  private final Network network;
  private final TaughtDecoder decoder;
  private final WordPiece wordPiece;
  private final Placeholder<TFloat32> target;
  private final Placeholder<TFloat32> stepWeight;
  private final Placeholder<TFloat32> itemTarget;
  private final Placeholder<TFloat32> itemWeight;

  /** The mean cross entropy of a step plus that of the items' use, in nats. */
  public final Operand<TFloat32> loss;

  public Teaching(Network network, WordPiece wordPiece) {
    this.network = network;
    this.decoder = new TaughtDecoder(network);
    this.wordPiece = wordPiece;
    Ops tf = network.tf;
    target = network.layers.floats(3);
    stepWeight = network.layers.floats(2);
    itemTarget = network.layers.floats(2);
    itemWeight = network.layers.floats(2);
    loss = tf.math.add(actionLoss(tf), tf.math.mul(tf.constant(RELEVANCE), relevanceLoss(tf)));
  }

  private Operand<TFloat32> actionLoss(Ops tf) {
    Operand<TInt32> flat =
        tf.concat(
            List.of(tf.constant(new int[] {-1}), network.layers.length(decoder.scores, 2)),
            tf.constant(0));
    Operand<TFloat32> each =
        tf.nn
            .softmaxCrossEntropyWithLogits(
                tf.reshape(decoder.scores, flat), tf.reshape(target, flat))
            .loss();
    Operand<TFloat32> weights = tf.reshape(stepWeight, tf.constant(new int[] {-1}));
    return weighted(tf, each, weights);
  }

  private Operand<TFloat32> relevanceLoss(Ops tf) {
    Operand<TFloat32> logits = network.relevance;
    Operand<TFloat32> positive = tf.math.maximum(logits, tf.constant(0f));
    Operand<TFloat32> softened =
        tf.math.log(tf.math.add(tf.constant(1f), tf.math.exp(tf.math.neg(tf.math.abs(logits)))));
    Operand<TFloat32> each =
        tf.math.add(tf.math.sub(positive, tf.math.mul(logits, itemTarget)), softened);
    return weighted(
        tf,
        tf.reshape(each, tf.constant(new int[] {-1})),
        tf.reshape(itemWeight, tf.constant(new int[] {-1})));
  }

  private static Operand<TFloat32> weighted(
      Ops tf, Operand<TFloat32> each, Operand<TFloat32> weights) {
    return tf.math.div(
        tf.sum(tf.math.mul(each, weights), tf.constant(0)),
        tf.math.maximum(tf.sum(weights, tf.constant(0)), tf.constant(1f)));
  }

  /**
   * Adds everything that one batch of lessons needs, with dropout that keeps this share of numbers.
   */
  public void feed(List<Lesson> lessons, double keep, Feeds feeds) {
    List<Linked> questions = lessons.stream().map(lesson -> lesson.linked).toList();
    Batch batch = new Batch(questions, wordPiece);
    batch.feed(network, feeds);
    feeds.scalar(network.keep, keep);
    int size = lessons.size();
    int steps = lessons.stream().mapToInt(lesson -> lesson.actions.length).max().orElse(1);
    int width = batch.actions();
    int[] written = new int[size * steps];
    float[] pointed = new float[size * steps * batch.items];
    float[] legal = new float[size * steps * width];
    int detourRow = batch.items * Grammar.DETOURS;
    float[] detours = new float[size * steps * detourRow];
    float[] targets = new float[legal.length];
    float[] weights = new float[size * steps];
    float[] used = new float[size * batch.items];
    float[] present = new float[used.length];
    for (int b = 0; b < size; b++) {
      Lesson lesson = lessons.get(b);
      java.util.Arrays.fill(
          present, b * batch.items, b * batch.items + lesson.linked.items().size(), 1f);
      for (int d = 0; d < steps; d++) {
        int at = b * steps + d;
        if (d >= lesson.actions.length) {
          targets[at * width] = 1;
          continue;
        }
        int before = d == 0 ? Word.START.ordinal() : lesson.actions[d - 1];
        if (before < Word.count()) {
          written[at] = before;
        } else {
          pointed[at * batch.items + before - Word.count()] = 1;
        }
        java.util.Arrays.fill(legal, at * width, (at + 1) * width, FORBIDDEN);
        int row = at * width;
        lesson.legal.get(d).stream().forEach(action -> legal[row + action] = 0);
        Grammar.write(lesson.detours.get(d), detours, at * detourRow);
        targets[row + lesson.actions[d]] = 1;
        weights[at] = 1;
        if (lesson.actions[d] >= Word.count()) {
          used[b * batch.items + lesson.actions[d] - Word.count()] = 1;
        }
      }
    }
    feeds
        .ints(decoder.writtenWord, written, size, steps)
        .floats(decoder.writtenItem, pointed, size, steps, batch.items)
        .floats(decoder.detours, detours, size, steps, batch.items, Grammar.DETOURS)
        .floats(decoder.legalBias, legal, size, steps, width)
        .floats(target, targets, size, steps, width)
        .floats(stepWeight, weights, size, steps)
        .floats(itemTarget, used, size, batch.items)
        .floats(itemWeight, present, size, batch.items);
    steps(feeds, steps);
  }

  /** Steps that see those before them. */
  private void steps(Feeds feeds, int steps) {
    int[] places = new int[steps];
    float[] bias = new float[steps * steps];
    for (int i = 0; i < steps; i++) {
      places[i] = i;
      for (int j = i + 1; j < steps; j++) {
        bias[i * steps + j] = FORBIDDEN;
      }
    }
    feeds.ints(decoder.step, places, steps).floats(decoder.stepBias, bias, 1, 1, steps, steps);
  }

  /**
   * How many lessons the network gets right from beginning to end when it takes the best action at
   * each step.
   */
  public int exact(List<Lesson> lessons, Session session) {
    try (Feeds feeds = new Feeds()) {
      feed(lessons, 1, feeds);
      try (Result result = feeds.into(session).fetch(decoder.scores).run()) {
        TFloat32 scores = (TFloat32) result.get(0);
        float[] data = new float[(int) scores.size()];
        scores.asRawTensor().data().asFloats().read(data);
        int steps = (int) scores.shape().get(1);
        int width = (int) scores.shape().get(2);
        int right = 0;
        for (int b = 0; b < lessons.size(); b++) {
          right += isRight(lessons.get(b), data, b * steps * width, width) ? 1 : 0;
        }
        return right;
      }
    }
  }

  private static boolean isRight(Lesson lesson, float[] scores, int from, int width) {
    for (int d = 0; d < lesson.actions.length; d++) {
      int row = from + d * width;
      int best = 0;
      for (int a = 1; a < width; a++) {
        best = scores[row + a] > scores[row + best] ? a : best;
      }
      if (best != lesson.actions[d]) {
        return false;
      }
    }
    return true;
  }
}
