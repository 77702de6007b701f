package org.talktodata.parser;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Stack;
import org.tensorflow.op.core.Sum;
import org.tensorflow.op.train.BatchMatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The network, from a linked question to what its query is written from. It reads like this:
 *
 * <ol>
 *   <li>two {@link Encoder}s side by side, one of both languages and one of English alone, turn the
 *       sentence into states in context, and each column and table name into one vector;
 *   <li>the joint layers let words, tables, columns, values and the last query see each other, with
 *       a learned bias for each way in which two of them are related (relation-aware attention,
 *       Shaw et al. 2018, Wang et al. 2020);
 *   <li>a {@link Decoder} writes one action after the other.
 * </ol>
 *
 * Letters in shapes: B batch, T pieces, I items, H history, S = T + I + H.
 */
public final class Network implements AutoCloseable {
  public final Graph graph = new Graph();
  public final Ops tf = Ops.create(graph);
  public final Parameters parameters = new Parameters(tf);
  final Layers layers = new Layers(tf, parameters);
  final ParserConfig config;

  /** (used): ids of the embedding rows in use; all other pieces are places among them. */
  public final Placeholder<TInt32> used = layers.ints(1);

  /** (B, T). */
  final Placeholder<TInt32> sentence = layers.ints(2);

  /** (B, T). */
  final Placeholder<TFloat32> sentenceMask = layers.floats(2);

  /** The names of tables and columns: short ones, then long ones, so that little is padding. */
  final List<Texts> phrases =
      List.of(
          new Texts(layers.ints(2), layers.floats(2)), new Texts(layers.ints(2), layers.floats(2)));

  /** (values, length): the pieces of each value. */
  final Placeholder<TInt32> values = layers.ints(2);

  /** (values, length). */
  final Placeholder<TFloat32> valueMask = layers.floats(2);

  /** (B, I): the item's vector in the bank: phrases, then values, then one row of zeros. */
  final Placeholder<TInt32> itemBank = layers.ints(2);

  /** (B, I): the vector of the item it belongs to. */
  final Placeholder<TInt32> itemParent = layers.ints(2);

  /** (B, I, T): weights that average the pieces that name the item. */
  final Placeholder<TFloat32> itemSpan = layers.floats(3);

  /** (B, I, Features.ITEM). */
  final Placeholder<TFloat32> itemFeatures = layers.floats(3);

  /** (B, T, Features.PIECE). */
  final Placeholder<TFloat32> pieceFeatures = layers.floats(3);

  /** (B, H): words of the last query, PAD where it points. */
  final Placeholder<TInt32> historyWord = layers.ints(2);

  /** (B, H): the vectors of what it points to. */
  final Placeholder<TInt32> historyBank = layers.ints(2);

  /** (B, S). */
  final Placeholder<TFloat32> mask = layers.floats(2);

  /** (B, S, S): codes of Linked.Relation. */
  final Placeholder<TInt32> relations = layers.ints(3);

  /** The probability that dropout keeps a number; used in training only. */
  public final Placeholder<TFloat32> keep =
      tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));

  /** The same; null where nothing is dropped out, and nothing is to be computed for it. */
  final Operand<TFloat32> kept;

  /** (used, encoder width). */
  public final Operand<TFloat32> rows;

  /** (phrases, encoder width). */
  final Operand<TFloat32> phraseVectors;

  /** (B, S, joint width). */
  final Operand<TFloat32> joint;

  /** (B, I, joint width). */
  final Operand<TFloat32> items;

  /** (B, I): how likely the query uses the item, as a logit. */
  final Operand<TFloat32> relevance;

  /**
   * Texts padded to the same length.
   *
   * @param pieces (texts, length)
   * @param mask (texts, length): 1 for a piece, 0 for padding
   */
  record Texts(Placeholder<TInt32> pieces, Placeholder<TFloat32> mask) {}

  private final Encoder encoder;
  private final Encoder english;

  /** (words, decoder width): what each word is, written or in the last query. */
  final Operand<TFloat32> wordTable;

  /** The network for answering. */
  public Network(ParserConfig config, int vocabulary) {
    this(config, vocabulary, Frozen.NONE, false);
  }

  /**
   * The network for training.
   *
   * @param frozen what training leaves as it is
   */
  public Network(ParserConfig config, int vocabulary, Frozen frozen) {
    this(config, vocabulary, frozen, true);
  }

  private Network(ParserConfig config, int vocabulary, Frozen frozen, boolean training) {
    this.config = config;
    this.kept = training ? keep : null;
    int outer = config.stateWidth();
    int width = config.jointWidth();
    Encoder.Sizes bilingual = Encoder.Sizes.bilingual(config);
    rows = Encoder.rows(layers, bilingual, vocabulary, used);
    encoder = new Encoder(layers, bilingual, rows, kept, frozen.bilingual());
    Encoder.Sizes sizes = Encoder.Sizes.english(config);
    english =
        new Encoder(
            layers, sizes, Encoder.rows(layers, sizes, vocabulary, used), kept, frozen.english());
    phraseVectors = tf.concat(phrases.stream().map(this::pooled).toList(), tf.constant(0));
    Operand<TFloat32> valueVectors =
        layers.pooled(
            tf.concat(List.of(encoder.words(values), english.words(values)), tf.constant(2)),
            valueMask);
    Operand<TFloat32> nothing = tf.zeros(tf.constant(new int[] {1, outer}), TFloat32.class);
    Operand<TFloat32> bank =
        tf.concat(List.of(phraseVectors, valueVectors, nothing), tf.constant(0));
    Operand<TFloat32> words = states(sentence, sentenceMask);
    wordTable = parameters.weight("decoder.word", 0.05f, Word.count(), config.decoderWidth());

    Operand<TFloat32> places = sentencePlaces();
    Operand<TFloat32> pieces =
        layers.norm(
            "joint.piece.norm",
            tf.math.add(
                tf.math.add(
                    layers.dense("joint.piece.word", words, outer, width),
                    layers.dense("joint.piece.features", pieceFeatures, Features.PIECE, width)),
                layers.denseFromZero("joint.piece.place", places, Features.PLACE, width)),
            width);
    Operand<TFloat32> named = tf.train.batchMatMul(itemSpan, words, TFloat32.class);
    Operand<TFloat32> itemVectors = layers.gather(bank, itemBank);
    List<Operand<TFloat32>> similarities =
        List.of(
            similarity(words, itemVectors, 0, config.encoderWidth()),
            similarity(words, itemVectors, config.encoderWidth(), config.englishWidth()));
    List<Operand<TFloat32>> best = new ArrayList<>();
    similarities.forEach(similarity -> best.add(tf.max(similarity, tf.constant(1))));
    Operand<TFloat32> nearest = tf.stack(best, Stack.axis(2L));
    Operand<TFloat32> itemInput =
        tf.math.addN(
            List.of(
                layers.dense("joint.item.phrase", itemVectors, outer, width),
                layers.dense("joint.item.similarity", nearest, 2, width),
                layers.dense("joint.item.parent", layers.gather(bank, itemParent), outer, width),
                layers.dense("joint.item.named", named, outer, width),
                layers.dense("joint.item.features", itemFeatures, Features.ITEM, width),
                layers.denseFromZero(
                    "joint.item.place",
                    tf.train.batchMatMul(itemSpan, places, TFloat32.class),
                    Features.PLACE,
                    width)));
    Operand<TFloat32> itemStates = layers.norm("joint.item.norm", itemInput, width);
    Operand<TFloat32> historyInput =
        tf.math.add(
            tf.math.add(
                layers.dense(
                    "joint.history.word",
                    layers.gather(wordTable, historyWord),
                    config.decoderWidth(),
                    width),
                layers.dense("joint.history.item", layers.gather(bank, historyBank), outer, width)),
            historyPlaces(width));
    Operand<TFloat32> historyStates = layers.norm("joint.history.norm", historyInput, width);

    Operand<TInt32> pieceCount = layers.length(sentence, 1);
    Operand<TInt32> itemCount = layers.length(itemBank, 1);
    joint =
        jointLayers(
            tf.concat(List.of(pieces, itemStates, historyStates), tf.constant(1)), similarities);
    items =
        tf.slice(
            joint,
            tf.concat(
                List.of(tf.constant(new int[] {0}), pieceCount, tf.constant(new int[] {0})),
                tf.constant(0)),
            tf.concat(
                List.of(tf.constant(new int[] {-1}), itemCount, tf.constant(new int[] {-1})),
                tf.constant(0)));
    relevance =
        tf.squeeze(
            layers.dense("joint.relevance", items, width, 1),
            org.tensorflow.op.core.Squeeze.axis(List.of(2L)));
  }

  /**
   * Where in the sentence each piece stands: what is named first is mostly written first. (1, T,
   * Features.PLACE).
   */
  private Operand<TFloat32> sentencePlaces() {
    Operand<TFloat32> ofSentence =
        tf.slice(
            tf.constant(Features.places(config.maxWords())),
            tf.constant(new int[] {0, 0}),
            tf.concat(
                List.of(layers.length(sentence, 1), tf.constant(new int[] {Features.PLACE})),
                tf.constant(0)));
    return tf.expandDims(ofSentence, tf.constant(0));
  }

  /**
   * At which step of writing each action of the last query was written: what was written there is
   * mostly written there again. (1, H, width).
   */
  private Operand<TFloat32> historyPlaces(int width) {
    Operand<TFloat32> places =
        tf.slice(
            Decoder.places(parameters, config),
            tf.constant(new int[] {0, 0}),
            tf.concat(
                List.of(
                    layers.length(historyWord, 1), tf.constant(new int[] {config.decoderWidth()})),
                tf.constant(0)));
    Operand<TFloat32> told =
        layers.denseFromZero("joint.history.place", places, config.decoderWidth(), width);
    return tf.expandDims(told, tf.constant(0));
  }

  private Operand<TFloat32> pooled(Texts texts) {
    return layers.pooled(states(texts.pieces, texts.mask), texts.mask);
  }

  /**
   * What both encoders say of each piece, (batch, length) to (batch, length, state width); the
   * English one says nothing of pieces that it does not know.
   */
  private Operand<TFloat32> states(Operand<TInt32> pieces, Operand<TFloat32> present) {
    return tf.concat(
        List.of(encoder.states(pieces, present), english.statesOfKnown(pieces, present)),
        tf.constant(2));
  }

  /**
   * The cosine of each piece's state and each table's or column's vector, as one encoder has them:
   * (B, T, I). The encoders were trained to make it mean something before any question was seen.
   *
   * @param from where the encoder's part of the states begins
   * @param size how wide it is
   */
  private Operand<TFloat32> similarity(
      Operand<TFloat32> words, Operand<TFloat32> itemVectors, int from, int size) {
    Operand<TFloat32> cosine =
        tf.train.batchMatMul(
            unit(part(words, from, size)),
            unit(part(itemVectors, from, size)),
            TFloat32.class,
            BatchMatMul.adjY(true));
    Operand<TFloat32> isValue =
        tf.slice(
            itemFeatures, tf.constant(new int[] {0, 0, 2}), tf.constant(new int[] {-1, -1, 1}));
    Operand<TFloat32> named =
        tf.linalg.transpose(
            tf.math.sub(tf.constant(1f), isValue), tf.constant(new int[] {0, 2, 1}));
    Operand<TFloat32> present = tf.expandDims(sentenceMask, tf.constant(2));
    return tf.math.mul(tf.math.mul(cosine, named), present);
  }

  private Operand<TFloat32> part(Operand<TFloat32> x, int from, int size) {
    return tf.slice(x, tf.constant(new int[] {0, 0, from}), tf.constant(new int[] {-1, -1, size}));
  }

  private Operand<TFloat32> unit(Operand<TFloat32> x) {
    Operand<TFloat32> length =
        tf.math.sqrt(
            tf.math.add(
                tf.sum(tf.math.square(x), tf.constant(-1), Sum.keepDims(true)),
                tf.constant(1e-6f)));
    return tf.math.div(x, length);
  }

  /**
   * The similarities at their places in (B, S, S): from pieces to items, and from items to pieces.
   */
  private List<Operand<TFloat32>> spread(Operand<TFloat32> similarity) {
    Operand<TInt32> none = tf.constant(new int[] {0});
    Operand<TInt32> pieceCount = layers.length(sentence, 1);
    Operand<TInt32> itemCount = layers.length(itemBank, 1);
    Operand<TInt32> historyCount = layers.length(historyWord, 1);
    Operand<TInt32> after = tf.math.add(itemCount, historyCount);
    Operand<TInt32> forth = paddings(List.of(none, none, none, after, pieceCount, historyCount));
    Operand<TInt32> back = paddings(List.of(none, none, pieceCount, historyCount, none, after));
    Operand<TFloat32> turned = tf.linalg.transpose(similarity, tf.constant(new int[] {0, 2, 1}));
    return List.of(
        tf.expandDims(tf.pad(similarity, forth, tf.constant(0f)), tf.constant(1)),
        tf.expandDims(tf.pad(turned, back, tf.constant(0f)), tf.constant(1)));
  }

  private Operand<TInt32> paddings(List<Operand<TInt32>> counts) {
    return tf.reshape(tf.concat(counts, tf.constant(0)), tf.constant(new int[] {3, 2}));
  }

  private Operand<TFloat32> jointLayers(
      Operand<TFloat32> input, List<Operand<TFloat32>> similarities) {
    int width = config.jointWidth();
    int heads = config.jointHeads();
    Operand<TFloat32> padding = layers.maskBias(mask);
    Operand<TFloat32> x = layers.dropout(input, kept);
    List<Operand<TFloat32>> similar = new ArrayList<>();
    similarities.forEach(similarity -> similar.addAll(spread(similarity)));
    int codes = Linked.Relation.values().length;
    // A product with one-hot rows and not a gather, whose gradient runs on one thread.
    Operand<TFloat32> chosen =
        tf.reshape(
            tf.oneHot(relations, tf.constant(codes), tf.constant(1f), tf.constant(0f)),
            tf.constant(new int[] {-1, codes}));
    Operand<TInt32> spread =
        tf.concat(List.of(tf.shape(relations), tf.constant(new int[] {heads})), tf.constant(0));
    for (int i = 0; i < config.jointLayers(); i++) {
      String name = "joint." + i;
      Operand<TFloat32> table = parameters.weight(name + ".relation", 0.02f, codes, heads);
      Operand<TFloat32> related =
          tf.linalg.transpose(
              tf.reshape(tf.linalg.matMul(chosen, table), spread),
              tf.constant(new int[] {0, 3, 1, 2}));
      Operand<TFloat32> bias = tf.math.add(related, padding);
      for (int k = 0; k < similar.size(); k++) {
        // Those of the English encoder came later, and start without effect.
        Operand<TFloat32> weight =
            parameters.filled(name + ".similarity." + k, k < 2 ? 3 : 0, 1, heads, 1, 1);
        bias = tf.math.add(bias, tf.math.mul(similar.get(k), weight));
      }
      x = layers.selfAttention(name + ".attention", x, bias, width, heads, kept);
      x = layers.feedForward(name + ".feed", x, width, 4 * width, kept);
    }
    return x;
  }

  @Override
  public void close() {
    graph.close();
  }
}
