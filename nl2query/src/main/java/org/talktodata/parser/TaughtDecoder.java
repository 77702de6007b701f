package org.talktodata.parser;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** The decoder for teaching: all steps of all queries of a batch, the right actions given. */
final class TaughtDecoder extends Decoder {
  /** (B, D, I): one for the item pointed to before each step. */
  final Placeholder<TFloat32> writtenItem;

  /** (1, 1, D, D): 0 where a step may see another, very negative elsewhere. */
  final Placeholder<TFloat32> stepBias;

  /** (B, D, A + I). */
  final Operand<TFloat32> scores;

  private final Operand<TFloat32> memoryBias;

  TaughtDecoder(Network network) {
    super(network, 2);
    writtenItem = layers.floats(3);
    stepBias = layers.floats(4);
    memoryBias = layers.maskBias(network.mask);
    scores = score();
  }

  @Override
  Operand<TFloat32> pointed() {
    return told(tf.train.batchMatMul(writtenItem, network.items, TFloat32.class));
  }

  @Override
  Operand<TFloat32> split(Operand<TFloat32> rows) {
    return layers.heads(steps(rows, width), heads, width);
  }

  @Override
  Operand<TFloat32> rows(Operand<TFloat32> split) {
    return tf.reshape(layers.merge(split, width), tf.constant(new int[] {-1, width}));
  }

  @Override
  Operand<TFloat32> stepBias() {
    return stepBias;
  }

  @Override
  Operand<TFloat32> memoryBias() {
    return memoryBias;
  }

  @Override
  Operand<TFloat32> steps(Operand<TFloat32> rows, int last) {
    return tf.reshape(
        rows,
        tf.concat(List.of(tf.shape(writtenWord), tf.constant(new int[] {last})), tf.constant(0)));
  }
}
