package org.talktodata.parser;

import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Sum;
import org.tensorflow.op.math.Mean;
import org.tensorflow.op.train.BatchMatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/** The building blocks of a transformer (Vaswani et al. 2017), written as graph operations. */
final class Layers {
  final Ops tf;
  final Parameters parameters;

  Layers(Ops tf, Parameters parameters) {
    this.tf = tf;
    this.parameters = parameters;
  }

  /** A placeholder of whole numbers with so many axes of unknown length. */
  Placeholder<TInt32> ints(int rank) {
    return tf.placeholder(TInt32.class, Placeholder.shape(unknown(rank)));
  }

  /** A placeholder of numbers with so many axes of unknown length. */
  Placeholder<TFloat32> floats(int rank) {
    return tf.placeholder(TFloat32.class, Placeholder.shape(unknown(rank)));
  }

  private static Shape unknown(int rank) {
    long[] lengths = new long[rank];
    Arrays.fill(lengths, Shape.UNKNOWN_SIZE);
    return Shape.of(lengths);
  }

  /** Rows of a table: (rows, …) at places of any shape to (places, …). */
  Operand<TFloat32> gather(Operand<TFloat32> table, Operand<TInt32> places) {
    return tf.gather(table, places, tf.constant(0));
  }

  /** How long an axis is: (1). */
  Operand<TInt32> length(Operand<? extends TType> x, int axis) {
    return tf.slice(tf.shape(x), tf.constant(new int[] {axis}), tf.constant(new int[] {1}));
  }

  /** {@code x W + b} over the last axis. x: (..., in); result: (..., out). */
  Operand<TFloat32> dense(String name, Operand<TFloat32> x, int in, int out) {
    return dense(name, x, (float) Math.sqrt(1.0 / in), in, out);
  }

  /** The same, but until it is trained the result is zero. */
  Operand<TFloat32> denseFromZero(String name, Operand<TFloat32> x, int in, int out) {
    return dense(name, x, 0, in, out);
  }

  private Operand<TFloat32> dense(
      String name, Operand<TFloat32> x, float deviation, int in, int out) {
    Operand<TFloat32> weight = parameters.weight(name + ".weight", deviation, in, out);
    Operand<TFloat32> bias = parameters.filled(name + ".bias", 0, out);
    if (x.shape().numDimensions() == 2) {
      return tf.math.add(tf.linalg.matMul(x, weight), bias);
    }
    Operand<TFloat32> flat = tf.reshape(x, tf.constant(new int[] {-1, in}));
    Operand<TFloat32> product = tf.math.add(tf.linalg.matMul(flat, weight), bias);
    return tf.reshape(product, withLast(x, out));
  }

  /** The shape of x with another last axis. */
  private Operand<TInt32> withLast(Operand<TFloat32> x, int last) {
    int rank = x.shape().numDimensions();
    if (rank < 1) {
      throw new IllegalStateException("a layer's input needs a known rank");
    }
    Operand<TInt32> shape = tf.shape(x);
    Operand<TInt32> leading =
        tf.slice(shape, tf.constant(new int[] {0}), tf.constant(new int[] {rank - 1}));
    return tf.concat(List.of(leading, tf.constant(new int[] {last})), tf.constant(0));
  }

  /** Normalises the last axis (Ba et al. 2016). */
  Operand<TFloat32> norm(String name, Operand<TFloat32> x, int width) {
    Operand<TFloat32> mean = tf.math.mean(x, tf.constant(-1), Mean.keepDims(true));
    Operand<TFloat32> centred = tf.math.sub(x, mean);
    Operand<TFloat32> variance =
        tf.math.mean(tf.math.square(centred), tf.constant(-1), Mean.keepDims(true));
    Operand<TFloat32> unit =
        tf.math.mul(centred, tf.math.rsqrt(tf.math.add(variance, tf.constant(1e-12f))));
    return tf.math.add(
        tf.math.mul(unit, parameters.filled(name + ".weight", 1, width)),
        parameters.filled(name + ".bias", 0, width));
  }

  /** The exact Gaussian error linear unit (Hendrycks and Gimpel 2016), as in BERT. */
  Operand<TFloat32> gelu(Operand<TFloat32> x) {
    Operand<TFloat32> cdf =
        tf.math.mul(
            tf.constant(0.5f),
            tf.math.add(
                tf.constant(1f), tf.math.erf(tf.math.mul(x, tf.constant((float) Math.sqrt(0.5))))));
    return tf.math.mul(x, cdf);
  }

  /** (batch, length, width) to (batch, heads, length, width / heads). */
  Operand<TFloat32> heads(Operand<TFloat32> x, int heads, int width) {
    Operand<TInt32> shape = tf.shape(x);
    Operand<TInt32> leading =
        tf.slice(shape, tf.constant(new int[] {0}), tf.constant(new int[] {2}));
    Operand<TInt32> split =
        tf.concat(List.of(leading, tf.constant(new int[] {heads, width / heads})), tf.constant(0));
    return tf.linalg.transpose(tf.reshape(x, split), tf.constant(new int[] {0, 2, 1, 3}));
  }

  /** The inverse of {@link #heads}. */
  Operand<TFloat32> merge(Operand<TFloat32> x, int width) {
    Operand<TFloat32> back = tf.linalg.transpose(x, tf.constant(new int[] {0, 2, 1, 3}));
    Operand<TInt32> leading =
        tf.slice(tf.shape(back), tf.constant(new int[] {0}), tf.constant(new int[] {2}));
    return tf.reshape(
        back, tf.concat(List.of(leading, tf.constant(new int[] {width})), tf.constant(0)));
  }

  /**
   * Attention of queries over keys and values, all (batch, heads, length, head width); {@code bias}
   * is added to the scores and must broadcast to (batch, heads, queries, keys), or is null.
   */
  Operand<TFloat32> attend(
      Operand<TFloat32> query,
      Operand<TFloat32> key,
      Operand<TFloat32> value,
      Operand<TFloat32> bias,
      int headWidth) {
    Operand<TFloat32> scores =
        tf.train.batchMatMul(query, key, TFloat32.class, BatchMatMul.adjY(true));
    Operand<TFloat32> scaled = tf.math.mul(scores, tf.constant((float) (1 / Math.sqrt(headWidth))));
    Operand<TFloat32> biased = bias == null ? scaled : tf.math.add(scaled, bias);
    return tf.train.batchMatMul(tf.nn.softmax(biased), value, TFloat32.class);
  }

  /**
   * Attention of x over itself, with the residual and the norm after it, as in BERT. x: (batch,
   * length, width).
   */
  Operand<TFloat32> selfAttention(
      String name,
      Operand<TFloat32> x,
      Operand<TFloat32> bias,
      int width,
      int heads,
      Operand<TFloat32> keep) {
    Operand<TFloat32> query = heads(dense(name + ".query", x, width, width), heads, width);
    Operand<TFloat32> key = heads(dense(name + ".key", x, width, width), heads, width);
    Operand<TFloat32> value = heads(dense(name + ".value", x, width, width), heads, width);
    Operand<TFloat32> seen = merge(attend(query, key, value, bias, width / heads), width);
    Operand<TFloat32> out = dropout(dense(name + ".output", seen, width, width), keep);
    return norm(name + ".norm", tf.math.add(x, out), width);
  }

  /** Two dense layers with the residual and the norm after them. x: (batch, length, width). */
  Operand<TFloat32> feedForward(
      String name, Operand<TFloat32> x, int width, int inner, Operand<TFloat32> keep) {
    Operand<TFloat32> hidden = gelu(dense(name + ".intermediate", x, width, inner));
    Operand<TFloat32> out = dropout(dense(name + ".output", hidden, inner, width), keep);
    return norm(name + ".norm", tf.math.add(x, out), width);
  }

  /**
   * Keeps each number with this probability (a scalar operand; 1 keeps all) and scales the rest up
   * (Srivastava et al. 2014).
   */
  Operand<TFloat32> dropout(Operand<TFloat32> x, Operand<TFloat32> keep) {
    if (keep == null) {
      return x;
    }
    Operand<TFloat32> chance = tf.random.randomUniform(tf.shape(x), TFloat32.class);
    Operand<TFloat32> mask = tf.math.floor(tf.math.add(chance, keep));
    return tf.math.mul(tf.math.div(x, keep), mask);
  }

  /**
   * 0 where the mask (batch, length) is 1, very negative where it is 0, as (batch, 1, 1, length).
   */
  Operand<TFloat32> maskBias(Operand<TFloat32> mask) {
    Operand<TFloat32> off = tf.math.mul(tf.math.sub(tf.constant(1f), mask), tf.constant(-1e9f));
    return tf.expandDims(tf.expandDims(off, tf.constant(1)), tf.constant(1));
  }

  /**
   * The mean over axis 1 of what the mask keeps. x: (batch, length, width), mask: (batch, length).
   */
  Operand<TFloat32> pooled(Operand<TFloat32> x, Operand<TFloat32> mask) {
    Operand<TFloat32> weights = tf.expandDims(mask, tf.constant(2));
    Operand<TFloat32> sum = tf.sum(tf.math.mul(x, weights), tf.constant(1));
    Operand<TFloat32> count = tf.sum(mask, tf.constant(1), Sum.keepDims(true));
    return tf.math.div(sum, tf.math.maximum(count, tf.constant(1f)));
  }
}
