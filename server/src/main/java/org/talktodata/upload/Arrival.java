package org.talktodata.upload;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;

/**
 * A file that is there, or that is still arriving in parts, each a file of its own that ends where
 * a line ends, so that its first rows can be loaded while its last ones are under way. One thread
 * brings the parts, another takes them.
 */
public final class Arrival {
  private static final long LOOK_AGAIN_MILLISECONDS = 50;

  private final List<Path> parts = new ArrayList<>();
  private final long announced;
  private final Duration patience;
  private long bytes;
  private boolean whole;
  private Throwable failure;

  /**
   * A file of which nothing is there yet.
   *
   * @param announced how many bytes it will have, as far as is known
   * @param patience how long somebody waits for the next part
   */
  public Arrival(long announced, Duration patience) {
    this.announced = announced;
    this.patience = patience;
  }

  /** A file that is there. */
  public static Arrival of(Path file) throws IOException {
    Arrival arrival = new Arrival(Files.size(file), Duration.ZERO);
    arrival.add(file);
    arrival.end();
    return arrival;
  }

  /** The next part has come too late: who waited for it shall come again when all is there. */
  public static final class SlowException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private SlowException() {
      super("the next part of an upload is late");
    }
  }

  /** Whether those who wait shall go on waiting. */
  @FunctionalInterface
  interface GoingOn {
    /**
     * @throws SQLException if not
     */
    void require() throws SQLException;
  }

  /** Brings the next part. */
  public synchronized void add(Path part) throws IOException {
    bytes += Files.size(part);
    parts.add(part);
    notifyAll();
  }

  /** Says that this was all. */
  public synchronized void end() {
    whole = true;
    notifyAll();
  }

  /** Says that the rest will not come, and why. */
  public synchronized void fail(Throwable cause) {
    failure = cause;
    notifyAll();
  }

  /** Whether there is more than one part, or may be. */
  synchronized boolean isParted() {
    return parts.size() > 1 || !whole;
  }

  /** How large the file is; as far as is known yet, but no less than what has come. */
  synchronized long size() {
    return Math.max(announced, bytes);
  }

  /**
   * The parts that there are beyond the first few, at least one; none if there are no more.
   *
   * @param known how many the caller has already
   * @throws ProblemException if the rest will not come
   * @throws SlowException if the next part does not come in time
   */
  synchronized List<Path> more(int known, GoingOn going) throws SQLException {
    long late = System.nanoTime() + patience.toNanos();
    while (parts.size() == known && !whole) {
      requireNoFailure();
      going.require();
      if (System.nanoTime() > late) {
        throw new SlowException();
      }
      pause();
    }
    return List.copyOf(parts.subList(known, parts.size()));
  }

  /**
   * The whole in one file, once it is there; there are no other parts from then on.
   *
   * @throws ProblemException if the rest will not come
   * @throws SlowException if the next part does not come in time
   */
  synchronized Path joined(GoingOn going) throws SQLException, IOException {
    while (!whole) {
      more(parts.size(), going);
    }
    Path first = parts.get(0);
    try (FileChannel to =
        FileChannel.open(first, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      while (parts.size() > 1) {
        Path part = parts.get(1);
        try (FileChannel from = FileChannel.open(part)) {
          for (long at = 0; at < from.size(); ) {
            at += from.transferTo(at, from.size() - at, to);
          }
        }
        Files.delete(part);
        parts.remove(1);
      }
    }
    return first;
  }

  private void requireNoFailure() {
    if (failure instanceof ProblemException known) {
      throw new ProblemException(known.problem(), known);
    }
    if (failure != null) {
      throw new ProblemException(Problem.of(Message.LOAD_STOPPED), failure);
    }
  }

  private void pause() {
    try {
      wait(LOOK_AGAIN_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(Problem.of(Message.LOAD_STOPPED), e);
    }
  }
}
