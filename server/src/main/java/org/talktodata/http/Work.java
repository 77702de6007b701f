package org.talktodata.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;
import org.talktodata.store.Cancellation;

/**
 * Runs what takes long away from the event loop: with a time limit, stopped when the client goes
 * away, and refused when too much is waiting already.
 */
final class Work implements AutoCloseable {
  private static final int WAITING_PER_THREAD = 16;

  /** Vert.x warns of work that takes longer; the time limits stop it before. */
  private static final int LONGEST_HOURS = 6;

  private final Vertx vertx;
  private final WorkerExecutor executor;
  private final int threads;
  private final int most;
  private final AtomicInteger underWay = new AtomicInteger();

  Work(Vertx vertx, String name, int threads) {
    this.vertx = vertx;
    this.executor = vertx.createSharedWorkerExecutor(name, threads, LONGEST_HOURS, TimeUnit.HOURS);
    this.threads = threads;
    this.most = threads * WAITING_PER_THREAD;
  }

  /** Whether what is given now would begin at once. */
  boolean isFree() {
    return underWay.get() < threads;
  }

  /** Something that takes long. */
  @FunctionalInterface
  interface Task<T> {
    T run(Cancellation cancellation) throws Exception;
  }

  /** Does something for a request; the future fails with what a client shall be told. */
  <T> Future<T> run(RoutingContext context, Duration limit, Task<T> task) {
    Cancellation cancellation = new Cancellation();
    context.response().closeHandler(gone -> cancelLater(cancellation));
    context.response().exceptionHandler(gone -> cancelLater(cancellation));
    Duration allowed = Guard.token(context).map(token -> token.atMost(limit)).orElse(limit);
    return run(cancellation, allowed, task);
  }

  /** What is done for its effect alone. */
  @FunctionalInterface
  interface Deed {
    void run() throws Exception;
  }

  /** Does something for a request that is answered with 204 and no content. */
  void silently(RoutingContext context, Duration limit, Deed deed) {
    run(
            context,
            limit,
            cancellation -> {
              deed.run();
              return true;
            })
        .onSuccess(done -> context.response().setStatusCode(204).end())
        .onFailure(context::fail);
  }

  /** Does something that nobody waits for. */
  <T> Future<T> run(Cancellation cancellation, Duration limit, Task<T> task) {
    if (underWay.incrementAndGet() > most) {
      underWay.decrementAndGet();
      return Future.failedFuture(new ProblemException(Problem.of(Message.BUSY)));
    }
    boolean[] late = {false};
    long timer =
        vertx.setTimer(
            limit.toMillis(),
            id -> {
              late[0] = true;
              cancelLater(cancellation);
            });
    return executor
        .executeBlocking(() -> task.run(cancellation), false)
        .recover(failure -> Future.failedFuture(late[0] ? tooLong(limit, failure) : failure))
        .onComplete(
            done -> {
              vertx.cancelTimer(timer);
              underWay.decrementAndGet();
            });
  }

  /** To stop a statement may itself take a moment. */
  private void cancelLater(Cancellation cancellation) {
    vertx.executeBlocking(
        () -> {
          cancellation.cancel();
          return null;
        },
        false);
  }

  private static ProblemException tooLong(Duration limit, Throwable failure) {
    return new ProblemException(Problem.of(Message.TOOK_TOO_LONG, limit.toSeconds()), failure);
  }

  @Override
  public void close() {
    executor.close();
  }
}
