package org.talktodata.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.streams.WriteStream;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;

/** A file that takes no more than so many bytes. */
final class BoundedFile implements WriteStream<Buffer> {
  private final AsyncFile file;
  private final long most;
  private long written;

  BoundedFile(AsyncFile file, long most) {
    this.file = file;
    this.most = most;
  }

  static ProblemException tooLarge(long most) {
    return new ProblemException(Problem.of(Message.FILE_TOO_LARGE, most >> 20));
  }

  @Override
  public Future<Void> write(Buffer data) {
    written += data.length();
    return written > most ? Future.failedFuture(tooLarge(most)) : file.write(data);
  }

  @Override
  public Future<Void> end() {
    return file.end();
  }

  @Override
  public boolean writeQueueFull() {
    return file.writeQueueFull();
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
