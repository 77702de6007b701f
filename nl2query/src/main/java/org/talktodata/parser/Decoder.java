package org.talktodata.parser;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.train.BatchMatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Writes a query: one action after the other, each a fixed {@link Word} or a pointer to an item
 * (Vinyals et al. 2015). A transformer's decoder (Vaswani et al. 2017) that looks at the actions
 * before and at what the joint layers know.
 *
 * <p>It comes in two forms with the same weights: {@link TaughtDecoder} takes all steps of many
 * queries at once, {@link StepDecoder} the next step of the likeliest beginnings of one query. The
 * states of steps are rows: (R, width), where R is B · D.
 *
 * <p>Letters in shapes: B batch, D steps, I items, S places of the joint layers, A words.
 */
abstract class Decoder {
  final Network network;
  final Layers layers;
  final Ops tf;
  final int width;
  final int heads;
  final int headWidth;

  /** The word written before each step, PAD where it pointed: (B, D), or (D) where B is 1. */
  final Placeholder<TInt32> writtenWord;

  /** The number of each step, or of the one step of all rows: (D) or (1). */
  final Placeholder<TInt32> step;

  /** (B, D, I, Grammar.DETOURS): how many more tables the query joins if it points to the item. */
  final Placeholder<TFloat32> detours;

  /** (B, D, A + I): 0 for legal actions, very negative for others. */
  final Placeholder<TFloat32> legalBias;

  /**
   * @param axes of the words written before
   */
  Decoder(Network network, int axes) {
    this.network = network;
    this.layers = network.layers;
    this.tf = network.tf;
    this.width = network.config.decoderWidth();
    this.heads = network.config.decoderHeads();
    this.headWidth = width / heads;
    this.writtenWord = layers.ints(axes);
    this.step = layers.ints(1);
    this.detours = layers.floats(4);
    this.legalBias = layers.floats(3);
  }

  /** What is known of the items pointed to before each step, of the shape of the written words. */
  abstract Operand<TFloat32> pointed();

  /** Rows as queries, keys or values of looking at earlier steps: (…, heads, steps, head width). */
  abstract Operand<TFloat32> split(Operand<TFloat32> rows);

  /** The inverse of {@link #split}. */
  abstract Operand<TFloat32> rows(Operand<TFloat32> split);

  /**
   * Keys or values of the steps that may be looked at.
   *
   * @param now those of the steps that are computed
   */
  Operand<TFloat32> withEarlier(Operand<TFloat32> now) {
    return now;
  }

  /** What is added to the scores of looking at earlier steps; null for nothing. */
  Operand<TFloat32> stepBias() {
    return null;
  }

  /** Rows as queries of looking at the joint states: (B, heads, D, head width). */
  Operand<TFloat32> splitForMemory(Operand<TFloat32> rows) {
    return split(rows);
  }

  /** The inverse of {@link #splitForMemory}. */
  Operand<TFloat32> rowsFromMemory(Operand<TFloat32> split) {
    return rows(split);
  }

  /** What is added to the scores of looking at the joint states; null for nothing. */
  Operand<TFloat32> memoryBias() {
    return null;
  }

  /** Something that the question alone decides, whatever is written. */
  Operand<TFloat32> remembered(Operand<TFloat32> known) {
    return known;
  }

  /** Rows by batch and step: (B, D, last). */
  abstract Operand<TFloat32> steps(Operand<TFloat32> rows, int last);

  /** (longest query + 1, width): what each step is told of its number. */
  static Operand<TFloat32> places(Parameters parameters, ParserConfig config) {
    return parameters.weight(
        "decoder.position", 0.05f, config.maxActions() + 1, config.decoderWidth());
  }

  /** (B, D, A + I): the score of each action as a logit; very negative for illegal ones. */
  final Operand<TFloat32> score() {
    Operand<TFloat32> places = layers.gather(places(layers.parameters, network.config), step);
    Operand<TFloat32> written =
        layers.norm(
            "decoder.norm",
            tf.math.add(
                tf.math.add(layers.gather(network.wordTable, writtenWord), pointed()), places),
            width);
    Operand<TFloat32> x =
        layers.dropout(tf.reshape(written, tf.constant(new int[] {-1, width})), network.kept);
    for (int i = 0; i < network.config.decoderLayers(); i++) {
      String name = "decoder." + i;
      x = selfAttention(name + ".self", x);
      x = crossAttention(name + ".cross", x);
      x = layers.feedForward(name + ".feed", x, width, 4 * width, network.kept);
    }
    return scores(x);
  }

  private Operand<TFloat32> selfAttention(String name, Operand<TFloat32> x) {
    Operand<TFloat32> query = split(dense(name + ".query", x));
    Operand<TFloat32> keys = withEarlier(split(dense(name + ".key", x)));
    Operand<TFloat32> values = withEarlier(split(dense(name + ".value", x)));
    Operand<TFloat32> seen = rows(layers.attend(query, keys, values, stepBias(), headWidth));
    return added(name, x, seen);
  }

  private Operand<TFloat32> crossAttention(String name, Operand<TFloat32> x) {
    Operand<TFloat32> keys = ofMemory(name + ".key");
    Operand<TFloat32> values = ofMemory(name + ".value");
    Operand<TFloat32> query = splitForMemory(dense(name + ".query", x));
    Operand<TFloat32> seen =
        rowsFromMemory(layers.attend(query, keys, values, memoryBias(), headWidth));
    return added(name, x, seen);
  }

  private Operand<TFloat32> added(String name, Operand<TFloat32> x, Operand<TFloat32> seen) {
    Operand<TFloat32> out = layers.dropout(dense(name + ".output", seen), network.kept);
    return layers.norm(name + ".norm", tf.math.add(x, out), width);
  }

  private Operand<TFloat32> ofMemory(String name) {
    return remembered(
        layers.heads(
            layers.dense(name, network.joint, network.config.jointWidth(), width), heads, width));
  }

  private Operand<TFloat32> scores(Operand<TFloat32> x) {
    Operand<TFloat32> wordScores =
        steps(layers.dense("decoder.words", x, width, Word.count()), Word.count());
    Operand<TFloat32> question = steps(dense("decoder.pointer.query", x), width);
    Operand<TFloat32> answers =
        remembered(
            layers.dense("decoder.pointer.key", network.items, network.config.jointWidth(), width));
    Operand<TFloat32> pointerScores =
        tf.math.mul(
            tf.train.batchMatMul(question, answers, TFloat32.class, BatchMatMul.adjY(true)),
            tf.constant((float) (1 / Math.sqrt(width))));
    Operand<TFloat32> detourScores =
        tf.expandDims(
            steps(
                layers.denseFromZero("decoder.detour", x, width, Grammar.DETOURS), Grammar.DETOURS),
            tf.constant(2));
    pointerScores =
        tf.math.add(pointerScores, tf.sum(tf.math.mul(detours, detourScores), tf.constant(3)));
    return tf.math.add(tf.concat(List.of(wordScores, pointerScores), tf.constant(2)), legalBias);
  }

  private Operand<TFloat32> dense(String name, Operand<TFloat32> rows) {
    return layers.dense(name, rows, width, width);
  }

  /** What the decoder is told of an item that was pointed to. states: (…, joint width). */
  final Operand<TFloat32> told(Operand<TFloat32> states) {
    return layers.dense("decoder.item", states, network.config.jointWidth(), width);
  }
}
