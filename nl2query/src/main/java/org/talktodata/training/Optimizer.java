package org.talktodata.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.talktodata.parser.Feeds;
import org.talktodata.parser.Frozen;
import org.talktodata.parser.Parameters;
import org.talktodata.parser.Tensors.Tensor;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Adam (Kingma and Ba 2015) with the gradients clipped by their global norm; the embedding table,
 * of which a batch uses few rows, is trained by Adagrad (Duchi et al. 2011) on those rows alone.
 * The encoders were pretrained and take a smaller step.
 */
final class Optimizer {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.98f;
  private static final String TABLE = "embedding.token";
  private static final List<String> PRETRAINED = List.of("encoder.", "embedding.", "english.");

  private final Placeholder<TFloat32> rate;
  private final Placeholder<TFloat32> pretrainedRate;
  private final Placeholder<TFloat32> tableRate;
  private final Placeholder<TFloat32> beta1Power;
  private final Placeholder<TFloat32> beta2Power;
  private final Operand<TFloat32> norm;
  private final List<Op> updates = new ArrayList<>();
  private final Map<String, Slot> slots = new LinkedHashMap<>();
  private int step;

  private record Slot(
      Variable<TFloat32> variable,
      Placeholder<TFloat32> input,
      Op assign,
      long[] shape,
      float start) {}

  /**
   * @param loss a scalar
   * @param rows the embedding rows that the batch uses, as the graph looked them up
   * @param used their ids
   * @param frozen what stays as it is
   * @param clip the largest global norm of the gradients
   */
  Optimizer(
      Ops tf,
      Parameters parameters,
      Operand<TFloat32> loss,
      Operand<TFloat32> rows,
      Operand<TInt32> used,
      Frozen frozen,
      float clip) {
    rate = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    pretrainedRate = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    tableRate = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    beta1Power = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    beta2Power = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));

    List<Parameters.Parameter> dense =
        parameters.all().stream()
            .filter(p -> !p.name().equals(TABLE) && !frozen.has(p.name()))
            .toList();
    List<Operand<?>> targets = new ArrayList<>();
    dense.forEach(parameter -> targets.add(parameter.variable()));
    if (!frozen.has(TABLE)) {
      targets.add(rows);
    }
    Gradients gradients = tf.gradients(loss, targets);
    List<Operand<TFloat32>> squares = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      Operand<TFloat32> gradient = gradients.dy(i);
      squares.add(
          tf.sum(
              tf.reshape(tf.math.square(gradient), tf.constant(new int[] {-1})), tf.constant(0)));
    }
    norm = tf.math.sqrt(tf.math.addN(squares));
    Operand<TFloat32> scale =
        tf.math.div(tf.constant(clip), tf.math.maximum(norm, tf.constant(clip)));

    for (int i = 0; i < dense.size(); i++) {
      Parameters.Parameter parameter = dense.get(i);
      Slot mean = slot(tf, parameter.name() + "/mean", parameter.shape(), 0);
      Slot square = slot(tf, parameter.name() + "/square", parameter.shape(), 0);
      boolean pretrained = PRETRAINED.stream().anyMatch(parameter.name()::startsWith);
      Operand<TFloat32> gradient = tf.math.mul(gradients.<TFloat32>dy(i), scale);
      updates.add(
          tf.train.applyAdam(
              parameter.variable(),
              mean.variable,
              square.variable,
              beta1Power,
              beta2Power,
              pretrained ? pretrainedRate : rate,
              tf.constant(BETA1),
              tf.constant(BETA2),
              tf.constant(1e-6f),
              gradient));
    }
    if (frozen.has(TABLE)) {
      return;
    }
    Parameters.Parameter table = parameters.get(TABLE);
    Slot squares2 = slot(tf, TABLE + "/square", table.shape(), 0.01f);
    updates.add(
        tf.train.sparseApplyAdagrad(
            table.variable(),
            squares2.variable,
            tableRate,
            tf.constant(1e-8f),
            tf.math.mul(gradients.<TFloat32>dy(dense.size()), scale),
            used));
  }

  private Slot slot(Ops tf, String name, long[] shape, float start) {
    Variable<TFloat32> variable = tf.variable(Shape.of(shape), TFloat32.class);
    Placeholder<TFloat32> input =
        tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
    Slot slot = new Slot(variable, input, tf.assign(variable, input), shape, start);
    slots.put(name, slot);
    return slot;
  }

  /** The global norm of the gradients before clipping. */
  Operand<TFloat32> norm() {
    return norm;
  }

  /** Fills Adam's memory: from {@code saved} where it is there, else afresh. */
  void fill(Session session, Map<String, Tensor> saved, int atStep) {
    step = atStep;
    slots.forEach(
        (name, slot) -> {
          Tensor tensor = saved.get(name);
          float[] data;
          if (tensor != null) {
            data = tensor.data();
          } else {
            long size = 1;
            for (long length : slot.shape) {
              size *= length;
            }
            data = new float[(int) size];
            java.util.Arrays.fill(data, slot.start);
          }
          try (Feeds feeds = new Feeds().floats(slot.input, data, slot.shape)) {
            feeds.into(session).addTarget(slot.assign).run().close();
          }
        });
  }

  /** Adam's memory, to go on later. */
  Map<String, Tensor> read(Session session) {
    Map<String, Tensor> saved = new LinkedHashMap<>();
    slots.forEach(
        (name, slot) -> {
          try (Result result = session.runner().fetch(slot.variable).run()) {
            TFloat32 tensor = (TFloat32) result.get(0);
            float[] data = new float[(int) tensor.size()];
            tensor.asRawTensor().data().asFloats().read(data);
            saved.put(name, new Tensor(slot.shape, data));
          }
        });
    return saved;
  }

  /**
   * Adds one update to a run: its inputs to {@code feeds}; then {@link #updates} are the run's
   * targets.
   */
  void feed(Feeds feeds, double newRate, double oldRate, double wordRate) {
    step++;
    feeds
        .scalar(rate, newRate)
        .scalar(pretrainedRate, oldRate)
        .scalar(tableRate, wordRate)
        .scalar(beta1Power, Math.pow(BETA1, step))
        .scalar(beta2Power, Math.pow(BETA2, step));
  }

  /** The operations that change the parameters. */
  List<Op> updates() {
    return updates;
  }

  int step() {
    return step;
  }
}
