package org.talktodata.parser;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/** How fast the device in use is at what networks consist of, and at its best. */
public final class DeviceRate {
  /** Rows and columns of the matrices: large enough that nothing but multiplying counts. */
  private static final int OF_PROCESSOR = 2048;

  private static final int OF_GPU = 8192;
  private static final int TIMES = 8;

  private DeviceRate() {}

  /**
   * Measures it, in a second or two: products of large square matrices of single precision.
   *
   * @param threads of the processor, if it is the device
   * @return multiplications a second, each with its addition; of the fastest product
   */
  public static double measure(int threads) {
    int size = Devices.best().equals("CPU") ? OF_PROCESSOR : OF_GPU;
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> random =
          tf.random.randomUniform(tf.constant(new int[] {size, size}), TFloat32.class);
      Variable<TFloat32> left = tf.variable(random);
      Variable<TFloat32> right = tf.variable(random);
      Op product = tf.linalg.matMul(left, right);
      try (Session session = Sessions.answering(graph, threads)) {
        session
            .runner()
            .addTarget(tf.assign(left, random))
            .addTarget(tf.assign(right, random))
            .run()
            .close();
        double shortest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < TIMES; i++) {
          long start = System.nanoTime();
          session.runner().addTarget(product).run().close();
          shortest = Math.min(shortest, (System.nanoTime() - start) / 1e9);
        }
        return (double) size * size * size / shortest;
      }
    }
  }
}
