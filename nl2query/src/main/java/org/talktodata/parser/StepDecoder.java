package org.talktodata.parser;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The decoder for answering: the next step of the beginnings of one query, the keys and values of
 * their earlier steps given. A step is so small that the number of operations decides how long it
 * takes; what the question alone decides is computed once, and shapes are constants.
 *
 * <p>Here B is 1, and D is the number of beginnings.
 */
final class StepDecoder extends Decoder {
  /** (D): the item that each beginning ends with, the number of items for none. */
  final Placeholder<TInt32> writtenItem;

  /** (D): which of the beginnings of the step before each one goes on. */
  final Placeholder<TInt32> parents;

  /** What the question alone decides, to be computed once and fed to every step. */
  final List<Operand<TFloat32>> memory = new ArrayList<>();

  /** Of each layer, keys and values of earlier steps: (D before, heads, steps, head width). */
  final List<Placeholder<TFloat32>> past = new ArrayList<>();

  /** The same with the new step, to be the past of the next one. */
  final List<Operand<TFloat32>> present = new ArrayList<>();

  /** (1, D, A + I). */
  final Operand<TFloat32> scores;

  StepDecoder(Network network) {
    super(network, 1);
    writtenItem = layers.ints(1);
    parents = layers.ints(1);
    scores = score();
  }

  @Override
  Operand<TFloat32> pointed() {
    int joint = network.config.jointWidth();
    Operand<TFloat32> items = tf.reshape(network.items, tf.constant(new int[] {-1, joint}));
    Operand<TFloat32> none = tf.zeros(tf.constant(new int[] {1, joint}), TFloat32.class);
    return layers.gather(
        remembered(told(tf.concat(List.of(items, none), tf.constant(0)))), writtenItem);
  }

  @Override
  Operand<TFloat32> split(Operand<TFloat32> rows) {
    return tf.reshape(rows, tf.constant(new int[] {-1, heads, 1, headWidth}));
  }

  @Override
  Operand<TFloat32> rows(Operand<TFloat32> split) {
    return tf.reshape(split, tf.constant(new int[] {-1, width}));
  }

  @Override
  Operand<TFloat32> withEarlier(Operand<TFloat32> now) {
    Placeholder<TFloat32> before = layers.floats(4);
    Operand<TFloat32> all = tf.concat(List.of(layers.gather(before, parents), now), tf.constant(2));
    past.add(before);
    present.add(all);
    return all;
  }

  @Override
  Operand<TFloat32> splitForMemory(Operand<TFloat32> rows) {
    return tf.linalg.transpose(
        tf.reshape(rows, tf.constant(new int[] {1, -1, heads, headWidth})),
        tf.constant(new int[] {0, 2, 1, 3}));
  }

  @Override
  Operand<TFloat32> rowsFromMemory(Operand<TFloat32> split) {
    return rows(tf.linalg.transpose(split, tf.constant(new int[] {0, 2, 1, 3})));
  }

  @Override
  Operand<TFloat32> remembered(Operand<TFloat32> known) {
    memory.add(known);
    return known;
  }

  @Override
  Operand<TFloat32> steps(Operand<TFloat32> rows, int last) {
    return tf.reshape(rows, tf.constant(new int[] {1, -1, last}));
  }
}
