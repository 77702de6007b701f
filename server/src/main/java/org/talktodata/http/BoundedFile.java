package org.talktodata.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import org.talktodata.problem.ProblemException;
import org.talktodata.upload.Arrival;

/**
 * A new file that takes no more than so many bytes, and holds room for them; a large one comes in
 * parts, each of which ends where a line ends. What the network brings in small pieces is gathered
 * in a few large ones, which another thread writes while the next fills: a change of threads costs
 * more than the writing itself. Used on the thread of its context only.
 */
final class BoundedFile implements WriteStream<Buffer> {
  private static final int PIECE = 1 << 20;
  private static final int PIECES = 4;

  private final Path file;
  private final long part;
  private final Arrival arrival;
  private final Context context;
  private final Limit limit;
  private final Quota quota;
  private final Deque<byte[]> free = new ArrayDeque<>();
  private byte[] piece = new byte[PIECE];
  private int filled;
  private int writing;
  private long written;
  private boolean refused;
  private volatile IOException failure;
  private Future<Void> last = Future.succeededFuture();
  private Handler<Throwable> onFailure = problem -> {};
  private Handler<Void> onDrain;
  private Handler<Void> onFirstPart = done -> {};

  // Used by the threads that write, of which there is one at a time.
  private FileChannel channel;
  private Path path;
  private int parts;
  private long inPart;

  /**
   * @param file where its first part shall stand; the others stand beside it
   * @param part bytes after which the next line begins a new part
   * @param arrival is told of each part, of the end and of a failure
   */
  BoundedFile(Vertx vertx, Path file, long part, Arrival arrival, Limit limit, Quota quota) {
    this.context = vertx.getOrCreateContext();
    this.file = file;
    this.part = part;
    this.arrival = arrival;
    this.limit = limit;
    this.quota = quota;
  }

  /** Told on the context's thread when the first of several parts is there. */
  BoundedFile firstPartHandler(Handler<Void> handler) {
    onFirstPart = handler;
    return this;
  }

  @Override
  public Future<Void> write(Buffer data) {
    written += data.length();
    if (written > limit.bytes()) {
      return refuse(limit.exceeded());
    }
    if (!quota.hold(written)) {
      return refuse(new ProblemException(quota.problem()));
    }
    for (int from = 0; from < data.length(); ) {
      int length = Math.min(PIECE - filled, data.length() - from);
      data.getBytes(from, from + length, piece, filled);
      filled += length;
      from += length;
      if (filled == PIECE) {
        flush();
      }
    }
    return failure == null ? Future.succeededFuture() : Future.failedFuture(failure);
  }

  private Future<Void> refuse(ProblemException problem) {
    refused = true;
    return Future.failedFuture(problem);
  }

  /** Has what was gathered written; the file's pieces are written one after the other. */
  private void flush() {
    byte[] full = piece;
    int length = filled;
    piece = free.isEmpty() ? new byte[PIECE] : free.pop();
    filled = 0;
    writing++;
    last =
        context.executeBlocking(
            () -> {
              write(ByteBuffer.wrap(full, 0, length));
              return null;
            });
    last.onComplete(
        done -> {
          writing--;
          free.push(full);
          drained();
        },
        onFailure);
  }

  /** Writes all of it, or fails as the piece before did. */
  private void write(ByteBuffer bytes) throws IOException {
    if (failure != null) {
      throw failure;
    }
    try {
      int lines = inPart + bytes.remaining() < part ? 0 : afterLastLine(bytes);
      if (lines > 0) {
        writeToPart(bytes.slice(0, lines));
        closePart();
        bytes.position(lines);
        if (parts == 1) {
          context.runOnContext(onFirstPart);
        }
      }
      writeToPart(bytes);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  private static int afterLastLine(ByteBuffer bytes) {
    int end = bytes.limit();
    while (end > 0 && bytes.get(end - 1) != '\n') {
      end--;
    }
    return end;
  }

  private void writeToPart(ByteBuffer bytes) throws IOException {
    inPart += bytes.remaining();
    while (bytes.hasRemaining()) {
      if (channel == null) {
        openPart();
      }
      channel.write(bytes);
    }
  }

  private void openPart() throws IOException {
    path = parts == 0 ? file : file.resolveSibling(file.getFileName() + "." + parts);
    channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    parts++;
  }

  private void closePart() throws IOException {
    if (channel == null) {
      return;
    }
    channel.close();
    channel = null;
    inPart = 0;
    arrival.add(path);
  }

  private void drained() {
    Handler<Void> handler = onDrain;
    if (handler != null && writing <= PIECES / 2) {
      onDrain = null;
      handler.handle(null);
    }
  }

  @Override
  public Future<Void> end() {
    if (filled > 0) {
      flush();
    }
    return last.compose(written -> context.executeBlocking(this::finish));
  }

  private Void finish() throws IOException {
    if (parts == 0) {
      openPart();
    }
    closePart();
    arrival.end();
    return null;
  }

  /** Leaves what there is of the file, once what is under way is written. */
  Future<Void> fail(Throwable cause) {
    arrival.fail(cause);
    return context.executeBlocking(
        () -> {
          if (channel != null) {
            channel.close();
          }
          return null;
        });
  }

  @Override
  public boolean writeQueueFull() {
    return !refused && writing >= PIECES;
  }

  @Override
  public BoundedFile exceptionHandler(Handler<Throwable> handler) {
    onFailure = handler == null ? problem -> {} : handler;
    return this;
  }

  @Override
  public BoundedFile setWriteQueueMaxSize(int size) {
    return this;
  }

  @Override
  public BoundedFile drainHandler(Handler<Void> handler) {
    onDrain = handler;
    return this;
  }
}
