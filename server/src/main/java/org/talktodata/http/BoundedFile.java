package org.talktodata.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.streams.WriteStream;
import org.talktodata.problem.ProblemException;

/**
 * A file that takes no more than so many bytes, and holds room for them. What the network brings in
 * small pieces is gathered and written in large ones: each write costs a change of threads, which
 * for a large upload takes longer than the writing itself.
 */
final class BoundedFile implements WriteStream<Buffer> {
  private static final int PIECE = 1 << 18;

  private final AsyncFile file;
  private final Limit limit;
  private final Quota quota;
  private Buffer gathered = Buffer.buffer(PIECE);
  private long written;
  private boolean refused;

  BoundedFile(AsyncFile file, Limit limit, Quota quota) {
    this.file = file.setWriteQueueMaxSize(4 * PIECE);
    this.limit = limit;
    this.quota = quota;
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
    gathered.appendBuffer(data);
    return gathered.length() < PIECE ? Future.succeededFuture() : flush();
  }

  private Future<Void> refuse(ProblemException problem) {
    refused = true;
    return Future.failedFuture(problem);
  }

  private Future<Void> flush() {
    Buffer full = gathered;
    gathered = Buffer.buffer(PIECE);
    return file.write(full);
  }

  @Override
  public Future<Void> end() {
    return gathered.length() == 0 ? file.end() : flush().compose(done -> file.end());
  }

  @Override
  public boolean writeQueueFull() {
    return !refused && file.writeQueueFull();
  }

  @Override
  public BoundedFile exceptionHandler(Handler<Throwable> handler) {
    file.exceptionHandler(handler);
    return this;
  }

  @Override
  public BoundedFile setWriteQueueMaxSize(int size) {
    file.setWriteQueueMaxSize(size);
    return this;
  }

  @Override
  public BoundedFile drainHandler(Handler<Void> handler) {
    file.drainHandler(handler);
    return this;
  }
}
