package org.talktodata.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;

/**
 * Answers a request that comes again under the same Idempotency-Key with its first answer, so that
 * a client whose connection broke can send it again without doing it twice. Keys are remembered for
 * an hour after success, and forgotten at once after a failure.
 */
final class Replays {
  private static final long REMEMBERED = TimeUnit.HOURS.toMillis(1);
  private static final int LONGEST_KEY = 200;
  private static final int MOST_KEYS = 10_000;

  private final Vertx vertx;
  private final Map<String, First> firsts = new ConcurrentHashMap<>();

  Replays(Vertx vertx) {
    this.vertx = vertx;
  }

  private record First(String request, Promise<ObjectNode> answer) {}

  /** Does it, or answers as the first time; then the header Idempotency-Replayed says so. */
  Future<ObjectNode> once(RoutingContext context, Supplier<Future<ObjectNode>> task) {
    String key = context.request().getHeader("idempotency-key");
    if (key == null) {
      return task.get();
    }
    if (key.isBlank() || key.length() > LONGEST_KEY || firsts.size() >= MOST_KEYS) {
      throw new ProblemException(Problem.of(Message.BAD_KEY, LONGEST_KEY));
    }
    First mine = new First(described(context), Promise.promise());
    First first = firsts.putIfAbsent(key, mine);
    if (first == null) {
      task.get()
          .onSuccess(answer -> vertx.setTimer(REMEMBERED, timer -> firsts.remove(key)))
          .onFailure(failure -> firsts.remove(key))
          .onComplete(mine.answer());
      return mine.answer().future();
    }
    context.request().resume();
    if (!first.request().equals(mine.request())) {
      return Future.failedFuture(new ProblemException(Problem.of(Message.KEY_USED)));
    }
    context.response().putHeader("idempotency-replayed", "true");
    return first.answer().future();
  }

  /** What must be the same for the request to be the same one. */
  private static String described(RoutingContext context) {
    return "%s: %s %s, %s bytes"
        .formatted(
            Guard.token(context).map(Token::name).orElse("all"),
            context.request().method(),
            context.request().uri(),
            Optional.ofNullable(context.request().getHeader("content-length")).orElse("some"));
  }
}
