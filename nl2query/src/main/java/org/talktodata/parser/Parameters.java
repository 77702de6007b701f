package org.talktodata.parser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Assign;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/**
 * The learned numbers of a network: declared while the graph is built, then filled, trained and
 * read by name.
 */
public final class Parameters {
  /** Numbers. */
  private static final long FILLED_AT_ONCE = 4_000_000;

  private final Ops tf;
  private final Map<String, Parameter> byName = new LinkedHashMap<>();

  Parameters(Ops tf) {
    this.tf = tf;
  }

  /** One parameter in the graph. */
  public record Parameter(
      String name,
      long[] shape,
      Variable<TFloat32> variable,
      Placeholder<TFloat32> input,
      Assign<TFloat32> assign,
      float deviation,
      float constant) {
    private int size() {
      int size = 1;
      for (long length : shape) {
        size *= (int) length;
      }
      return size;
    }
  }

  /** A weight that starts random, normal with this standard deviation. */
  Operand<TFloat32> weight(String name, float deviation, long... shape) {
    return declare(name, deviation, 0, shape);
  }

  /** A weight that starts with the same number everywhere. */
  Operand<TFloat32> filled(String name, float constant, long... shape) {
    return declare(name, 0, constant, shape);
  }

  private Operand<TFloat32> declare(String name, float deviation, float constant, long... shape) {
    Parameter known = byName.get(name);
    if (known != null) {
      return known.variable;
    }
    Variable<TFloat32> variable = tf.variable(Shape.of(shape), TFloat32.class);
    Placeholder<TFloat32> input =
        tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
    Parameter parameter =
        new Parameter(
            name, shape, variable, input, tf.assign(variable, input), deviation, constant);
    byName.put(name, parameter);
    return variable;
  }

  /** Every parameter in the order of declaration. */
  public List<Parameter> all() {
    return new ArrayList<>(byName.values());
  }

  /** The parameter of that name. */
  public Parameter get(String name) {
    return byName.get(name);
  }

  /**
   * Fills all parameters: from {@code tensors} where it has one of that name, else with fresh
   * random numbers of the seed. A tensor of the joint layers with fewer rows is filled up with
   * zeros: it was trained when there were fewer features or relations, and what came later starts
   * without effect.
   *
   * @throws IllegalArgumentException if a tensor has another shape otherwise
   */
  public void fill(Session session, Map<String, Tensors.Tensor> tensors, long seed) {
    fill(session, tensors::get, seed);
  }

  /** The same, some at a time, so that few of the tensors are held twice. */
  void fill(Session session, Function<String, Tensors.Tensor> tensors, long seed) {
    Random random = new Random(seed);
    List<Parameter> some = new ArrayList<>();
    long size = 0;
    for (Parameter parameter : byName.values()) {
      some.add(parameter);
      size += parameter.size();
      if (size > FILLED_AT_ONCE) {
        fill(session, some, tensors, random);
        some.clear();
        size = 0;
      }
    }
    fill(session, some, tensors, random);
  }

  private static void fill(
      Session session,
      List<Parameter> some,
      Function<String, Tensors.Tensor> tensors,
      Random random) {
    if (some.isEmpty()) {
      return;
    }
    try (Feeds feeds = new Feeds()) {
      for (Parameter parameter : some) {
        Tensors.Tensor given = filledUp(tensors.apply(parameter.name), parameter);
        if (given != null && !Arrays.equals(given.shape(), parameter.shape)) {
          throw new IllegalArgumentException(
              "the tensor %s has the shape %s, not %s"
                  .formatted(
                      parameter.name,
                      Arrays.toString(given.shape()),
                      Arrays.toString(parameter.shape)));
        }
        feeds.floats(
            parameter.input,
            given != null ? given.data() : fresh(parameter, random),
            parameter.shape);
      }
      Session.Runner runner = feeds.into(session);
      some.forEach(parameter -> runner.addTarget(parameter.assign));
      runner.run().close();
    }
  }

  /**
   * The tensor with rows of zeros below, up to the shape; as it is if that is not what it lacks.
   */
  private static Tensors.Tensor filledUp(Tensors.Tensor given, Parameter parameter) {
    long[] shape = parameter.shape;
    boolean lacksRows =
        given != null
            && parameter.name.startsWith("joint.")
            && shape.length == 2
            && given.shape().length == 2
            && given.shape()[1] == shape[1]
            && given.shape()[0] < shape[0];
    return lacksRows
        ? new Tensors.Tensor(shape, Arrays.copyOf(given.data(), (int) (shape[0] * shape[1])))
        : given;
  }

  private static float[] fresh(Parameter parameter, Random random) {
    float[] data = new float[parameter.size()];
    for (int i = 0; i < data.length; i++) {
      data[i] =
          parameter.deviation == 0
              ? parameter.constant
              : (float) random.nextGaussian() * parameter.deviation;
    }
    return data;
  }

  /** The present numbers of all parameters. */
  public Map<String, Tensors.Tensor> read(Session session) {
    Map<String, Tensors.Tensor> tensors = new LinkedHashMap<>();
    for (Parameter parameter : byName.values()) {
      try (Result result = session.runner().fetch(parameter.variable).run()) {
        tensors.put(parameter.name, tensor((TFloat32) result.get(0)));
      }
    }
    return tensors;
  }

  /** The elements of a tensor, with its shape. */
  static Tensors.Tensor tensor(TFloat32 tensor) {
    float[] data = new float[(int) tensor.size()];
    tensor.asRawTensor().data().asFloats().read(data);
    return new Tensors.Tensor(tensor.shape().asArray(), data);
  }
}
