package org.talktodata.parser;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The decoder for answering: the next step of the beginnings of queries, the keys and values of
 * their earlier steps given. What the questions alone decide is computed once.
 *
 * <p>Here B is the number of questions that are answered together, and D the number of beginnings
 * of each. The rows of a step are those of the first question, then those of the second.
 */
final class StepDecoder extends Decoder {
  /** (B · D): the item that each beginning ends with, as {@link #row} has it. */
  final Placeholder<TInt32> writtenItem;

  /** (B · D): which row of the step before each beginning goes on. */
  final Placeholder<TInt32> parents;

  /** What the questions alone decide, to be computed once and fed to every step. */
  final List<Operand<TFloat32>> memory = new ArrayList<>();

  /** Of each layer, keys and values of earlier steps: (rows before, heads, steps, head width). */
  final List<Placeholder<TFloat32>> past = new ArrayList<>();

  /** The same with the new step, to be the past of the next one. */
  final List<Operand<TFloat32>> present = new ArrayList<>();

  /** (B, D, A + I). */
  final Operand<TFloat32> scores;

  private final Operand<TFloat32> memoryBias;
  private final Operand<TInt32> questions;

  StepDecoder(Network network) {
    super(network, 1);
    writtenItem = layers.ints(1);
    parents = layers.ints(1);
    memoryBias = remembered(layers.maskBias(network.mask));
    questions = layers.length(legalBias, 0);
    scores = score();
  }

  /**
   * Where {@link #writtenItem} has an item.
   *
   * @param item of the question; {@code items} for none
   * @param items the most that a question of the batch has
   */
  static int row(int question, int item, int items) {
    return question * (items + 1) + item;
  }

  @Override
  Operand<TFloat32> pointed() {
    int joint = network.config.jointWidth();
    Operand<TFloat32> andNone =
        tf.pad(network.items, tf.constant(new int[][] {{0, 0}, {0, 1}, {0, 0}}), tf.constant(0f));
    Operand<TFloat32> rows = tf.reshape(andNone, tf.constant(new int[] {-1, joint}));
    return layers.gather(remembered(told(rows)), writtenItem);
  }

  @Override
  Operand<TFloat32> memoryBias() {
    return memoryBias;
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
        tf.reshape(rows, byQuestion(heads, headWidth)), tf.constant(new int[] {0, 2, 1, 3}));
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
    return tf.reshape(rows, byQuestion(last));
  }

  /** The shape of rows by question and beginning, of which each has these axes. */
  private Operand<TInt32> byQuestion(int... axes) {
    int[] rest = new int[axes.length + 1];
    rest[0] = -1;
    System.arraycopy(axes, 0, rest, 1, axes.length);
    return tf.concat(List.of(questions, tf.constant(rest)), tf.constant(0));
  }
}
