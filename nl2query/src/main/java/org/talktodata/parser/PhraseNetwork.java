package org.talktodata.parser;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The encoder of both languages alone, from phrases to unit vectors: what the alignment of the two
 * languages trains.
 */
public final class PhraseNetwork implements AutoCloseable {
  public final Graph graph = new Graph();
  public final Ops tf = Ops.create(graph);
  public final Parameters parameters = new Parameters(tf);

  /** (used): ids of the embedding rows in use. */
  public final Placeholder<TInt32> used = tf.placeholder(TInt32.class, shape(1));

  /** (phrases, length): places among the rows in use. */
  public final Placeholder<TInt32> pieces = tf.placeholder(TInt32.class, shape(2));

  /** (phrases, length): 1 for a piece, 0 for padding. */
  public final Placeholder<TFloat32> mask = tf.placeholder(TFloat32.class, shape(2));

  /** The probability that dropout keeps a number. */
  public final Placeholder<TFloat32> keep =
      tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));

  /** (used, width). */
  public final Operand<TFloat32> rows;

  /** (phrases, width), each of length 1. */
  public final Operand<TFloat32> vectors;

  public PhraseNetwork(ParserConfig config, int vocabulary) {
    Layers layers = new Layers(tf, parameters);
    Encoder.Sizes sizes = Encoder.Sizes.bilingual(config);
    rows = Encoder.rows(layers, sizes, vocabulary, used);
    Encoder encoder = new Encoder(layers, sizes, rows, keep, 0);
    Operand<TFloat32> pooled = layers.pooled(encoder.states(pieces, mask), mask);
    Operand<TFloat32> length =
        tf.math.sqrt(tf.sum(tf.math.square(pooled), tf.constant(1), Sum.keepDims(true)));
    vectors = tf.math.div(pooled, tf.math.maximum(length, tf.constant(1e-6f)));
  }

  private static Placeholder.Options shape(int rank) {
    long[] lengths = new long[rank];
    java.util.Arrays.fill(lengths, Shape.UNKNOWN_SIZE);
    return Placeholder.shape(Shape.of(lengths));
  }

  @Override
  public void close() {
    graph.close();
  }
}
