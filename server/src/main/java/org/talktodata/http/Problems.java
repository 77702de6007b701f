package org.talktodata.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.StreamResetException;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;

/** Every error as {@code application/problem+json} (RFC 9457). */
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private Problems() {}

  /** A problem as JSON, in the language of its reader. */
  static ObjectNode json(Problem problem, Locale locale) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("type", "urn:talk-to-data:problem:" + problem.code());
    json.put("title", problem.code().title(locale));
    json.put("status", problem.code().status());
    json.put("code", problem.code().name());
    json.put("detail", problem.detail(locale));
    problem.pointer().ifPresent(pointer -> json.put("pointer", pointer));
    problem
        .words()
        .ifPresent(
            span -> json.putObject("words").put("start", span.start()).put("end", span.end()));
    if (!problem.suggestions().isEmpty()) {
      ArrayNode suggestions = json.putArray("suggestions");
      problem.suggestions().forEach(suggestions::add);
    }
    return json;
  }

  /** Answers what failed; unforeseen failures go to the log and tell people no inner details. */
  static void send(RoutingContext context, Throwable failure) {
    if (!context.response().ended() && !context.response().closed()) {
      send(context, of(failure));
    }
  }

  static void send(RoutingContext context, Problem problem) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed()) {
      return;
    }
    if (response.headWritten()) {
      // Part of the answer is out; breaking off tells the client that it is not whole.
      response.reset();
      return;
    }
    response.headers().remove("etag").remove("content-encoding");
    Locale locale = Speech.told(context);
    response
        .setStatusCode(problem.code().status())
        .putHeader("content-type", "application/problem+json; charset=utf-8")
        .putHeader("cache-control", "no-store")
        .end(Buffer.buffer(json(problem, locale).toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** The problem behind a failure. */
  static Problem of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemException known) {
        return known.problem();
      }
      if (cause instanceof CancellationException || isClientGone(cause)) {
        return Problem.of(Message.STOPPED);
      }
    }
    LOG.error("A request failed", failure);
    return Problem.of(Message.INTERNAL);
  }

  /** Nobody is there any more to be told, and nothing is wrong with the server. */
  private static boolean isClientGone(Throwable cause) {
    return cause instanceof HttpClosedException || cause instanceof StreamResetException;
  }

  /** What the router itself refuses. */
  static void ofStatus(RoutingContext context, int status) {
    String path = context.request().path();
    Problem problem =
        switch (status) {
          case 404 -> Problem.of(Message.NOTHING_HERE, path);
          case 405 -> Problem.of(Message.WRONG_METHOD, context.request().method(), path);
          case 406 -> Problem.of(Message.CANNOT_DELIVER, context.request().getHeader("accept"));
          case 413 -> Problem.of(Message.BODY_TOO_LARGE);
          case 415 ->
              Problem.of(Message.CANNOT_READ_TYPE, context.request().getHeader("content-type"));
          default ->
              status >= 400 && status < 500
                  ? Problem.of(Message.UNREADABLE_REQUEST)
                  : of(context.failure() == null ? new IllegalStateException() : context.failure());
        };
    send(context, problem);
  }
}
