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

/**
 * A new file that takes no more than so many bytes, and holds room for them. What the network
 * brings in small pieces is gathered in a few large ones, which another thread writes while the
 * next fills: a change of threads costs more than the writing itself. Used on the thread of its
 * context only.
 */
final class BoundedFile implements WriteStream<Buffer> {
  private static final int PIECE = 1 << 20;
  private static final int PIECES = 4;

  private final FileChannel channel;
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

  private BoundedFile(FileChannel channel, Context context, Limit limit, Quota quota) {
    this.channel = channel;
    this.context = context;
    this.limit = limit;
    this.quota = quota;
  }

  /** Makes the file, which must not exist; a failure if that cannot be done. */
  static Future<BoundedFile> create(Vertx vertx, Path file, Limit limit, Quota quota) {
    Context context = vertx.getOrCreateContext();
    return context
        .executeBlocking(
            () -> FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))
        .map(channel -> new BoundedFile(channel, context, limit, quota));
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
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      failure = e;
      throw e;
    }
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
    return last.eventually(this::close);
  }

  /** Closes the file as it is, once what is under way is written. */
  Future<Void> close() {
    return context.executeBlocking(
        () -> {
          channel.close();
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
