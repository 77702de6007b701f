package org.talktodata.parser;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The inputs of one run of a session; closing frees their memory. */
public final class Feeds implements AutoCloseable {
  private record Feed(Operand<?> placeholder, Tensor tensor) {}

  private final List<Feed> feeds = new ArrayList<>();
  private final List<Feed> given = new ArrayList<>();

  /** Adds whole numbers of this shape. */
  public Feeds ints(Operand<TInt32> placeholder, int[] data, long... shape) {
    feeds.add(
        new Feed(placeholder, TInt32.tensorOf(Shape.of(shape), DataBuffers.of(data, true, false))));
    return this;
  }

  /** Adds numbers of this shape. */
  public Feeds floats(Operand<TFloat32> placeholder, float[] data, long... shape) {
    feeds.add(
        new Feed(
            placeholder, TFloat32.tensorOf(Shape.of(shape), DataBuffers.of(data, true, false))));
    return this;
  }

  /** Adds one number. */
  public Feeds scalar(Operand<TFloat32> placeholder, double number) {
    feeds.add(new Feed(placeholder, TFloat32.scalarOf((float) number)));
    return this;
  }

  /** Adds what an earlier run gave, which stays its owner's to close. */
  public Feeds given(Operand<TFloat32> placeholder, Tensor tensor) {
    given.add(new Feed(placeholder, tensor));
    return this;
  }

  /** A runner that is fed with all of it. */
  public Session.Runner into(Session session) {
    Session.Runner runner = session.runner();
    feeds.forEach(feed -> runner.feed(feed.placeholder, feed.tensor));
    given.forEach(feed -> runner.feed(feed.placeholder, feed.tensor));
    return runner;
  }

  @Override
  public void close() {
    feeds.forEach(feed -> feed.tensor.close());
    feeds.clear();
    given.clear();
  }
}
