package org.talktodata.parser;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gather;
import org.tensorflow.op.nn.TopK;
import org.tensorflow.op.train.BatchMatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/**
 * A text encoder: BERT (Devlin et al. 2019) over word pieces. Sentences and phrases go through the
 * same weights.
 *
 * <p>Only the rows of the embedding table that a batch uses are looked up first, so that a training
 * step costs what the batch costs and not what the vocabulary costs.
 */
final class Encoder {
  /** Positions that the encoder knows. */
  static final int POSITIONS = 128;

  /** What the names of the English encoder's parameters begin with. */
  static final String ENGLISH = "english.";

  private final Layers layers;
  private final Sizes sizes;
  private final Operand<TFloat32> keep;
  private final Operand<TFloat32> rows;
  private final int frozen;

  /**
   * Which encoder it is.
   *
   * @param prefix what the names of its parameters begin with
   * @param layers how many it has
   * @param width of its states
   * @param heads attention heads of each layer
   */
  record Sizes(String prefix, int layers, int width, int heads) {
    /** The encoder of both languages. */
    static Sizes bilingual(ParserConfig config) {
      return new Sizes("", config.encoderLayers(), config.encoderWidth(), config.encoderHeads());
    }

    /** The encoder that knows English alone. */
    static Sizes english(ParserConfig config) {
      return new Sizes(
          ENGLISH, config.englishLayers(), config.englishWidth(), config.englishHeads());
    }
  }

  /**
   * @param rows the embedding rows in use: (used, width)
   * @param keep the probability that dropout keeps a number, a scalar; null for no dropout
   * @param frozen how many of the lowest layers, and the embeddings with them, training leaves as
   *     they are; 0 for none
   */
  Encoder(Layers layers, Sizes sizes, Operand<TFloat32> rows, Operand<TFloat32> keep, int frozen) {
    this.layers = layers;
    this.sizes = sizes;
    this.rows = rows;
    this.keep = keep;
    this.frozen = frozen;
  }

  /** The embedding rows of the given ids: (used) to (used, width). */
  static Operand<TFloat32> rows(Layers layers, Sizes sizes, int vocabulary, Operand<TInt32> used) {
    Operand<TFloat32> table =
        layers.parameters.weight(sizes.prefix + "embedding.token", 0.02f, vocabulary, sizes.width);
    return layers.gather(table, used);
  }

  /** Word vectors without context. pieces: indices into the rows, any shape; result: (…, width). */
  Operand<TFloat32> words(Operand<TInt32> pieces) {
    Operand<TFloat32> words = layers.gather(rows, pieces);
    return frozen > 0 ? layers.tf.stopGradient(words) : words;
  }

  /** 1 for pieces that the encoder has a word vector for, 0 for those whose vector is zero. */
  private Operand<TFloat32> known(Operand<TInt32> pieces) {
    return layers.tf.math.sign(
        layers.tf.sum(layers.tf.math.square(words(pieces)), layers.tf.constant(-1)));
  }

  /**
   * States in context.
   *
   * @param pieces (batch, length) indices into the rows
   * @param mask (batch, length) 1 where there is a piece, 0 where there is padding
   * @return (batch, length, width)
   */
  Operand<TFloat32> states(Operand<TInt32> pieces, Operand<TFloat32> mask) {
    Ops tf = layers.tf;
    Operand<TFloat32> place =
        tf.slice(
            positions(),
            tf.constant(new int[] {0, 0}),
            tf.concat(
                List.of(layers.length(pieces, 1), tf.constant(new int[] {sizes.width})),
                tf.constant(0)));
    return states(pieces, mask, place);
  }

  /**
   * States in context of the pieces that the encoder knows, as if the others were not there; zero
   * for the others. Computes no more places than the text with the most known pieces has: for a
   * Chinese sentence hardly any.
   *
   * @param pieces (batch, length) indices into the rows
   * @param mask (batch, length) 1 where there is a piece, 0 where there is padding
   * @return (batch, length, width)
   */
  Operand<TFloat32> statesOfKnown(Operand<TInt32> pieces, Operand<TFloat32> mask) {
    Ops tf = layers.tf;
    Operand<TFloat32> known = tf.math.mul(mask, known(pieces));
    Operand<TFloat32> most =
        tf.math.maximum(tf.max(tf.sum(known, tf.constant(1)), tf.constant(0)), tf.constant(1f));
    Operand<TFloat32> number =
        tf.range(tf.constant(0f), tf.dtypes.cast(count(pieces), TFloat32.class), tf.constant(1f));
    Operand<TFloat32> first =
        tf.math.sub(tf.math.mul(known, tf.constant((float) POSITIONS)), number);
    Operand<TInt32> places =
        tf.nn
            .topK(first, tf.dtypes.cast(most, TInt32.class), TInt32.class, new TopK.Options[0])
            .indices();
    Operand<TFloat32> kept = of(known, places);
    Operand<TFloat32> states = states(of(pieces, places), kept, layers.gather(positions(), places));
    Operand<TFloat32> back = tf.oneHot(places, count(pieces), tf.constant(1f), tf.constant(0f));
    return tf.train.batchMatMul(
        back,
        tf.math.mul(states, tf.expandDims(kept, tf.constant(2))),
        TFloat32.class,
        BatchMatMul.adjX(true));
  }

  /** Of each text what stands at its places: (batch, length) to (batch, places). */
  private <T extends TType> Operand<T> of(Operand<T> texts, Operand<TInt32> places) {
    return layers.tf.gather(texts, places, layers.tf.constant(1), Gather.batchDims(1L));
  }

  private Operand<TFloat32> positions() {
    return layers.parameters.weight(
        sizes.prefix + "embedding.position", 0.02f, POSITIONS, sizes.width);
  }

  /** How long the texts are, a scalar. */
  private Operand<TInt32> count(Operand<TInt32> pieces) {
    return layers.tf.squeeze(layers.length(pieces, 1));
  }

  private Operand<TFloat32> states(
      Operand<TInt32> pieces, Operand<TFloat32> mask, Operand<TFloat32> place) {
    Ops tf = layers.tf;
    int width = sizes.width;
    Operand<TFloat32> x =
        layers.norm(sizes.prefix + "embedding.norm", tf.math.add(words(pieces), place), width);
    x = layers.dropout(x, keep);
    Operand<TFloat32> bias = layers.maskBias(mask);
    for (int i = 0; i < sizes.layers; i++) {
      String name = sizes.prefix + "encoder." + i;
      x = layers.selfAttention(name + ".attention", x, bias, width, sizes.heads, keep);
      x = layers.feedForward(name + ".feed", x, width, 4 * width, keep);
      if (i + 1 == frozen) {
        x = tf.stopGradient(x);
      }
    }
    return x;
  }
}
