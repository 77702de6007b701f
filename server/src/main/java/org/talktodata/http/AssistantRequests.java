package org.talktodata.http;

import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.Optional;
import org.talktodata.mcp.Assistants;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;
import org.talktodata.result.Cancellation;

/** The Model Context Protocol over HTTP: a message is posted, its answer comes back. */
final class AssistantRequests {
  private final Assistants assistants;
  private final Work work;
  private final Settings settings;

  AssistantRequests(Assistants assistants, Work work, Settings settings) {
    this.assistants = assistants;
    this.work = work;
    this.settings = settings;
  }

  /** {@code POST /mcp}. */
  void post(RoutingContext context) {
    String message = Json.body(context).toString();
    String origin = context.request().scheme() + "://" + context.request().authority();
    work.run(
            context,
            settings.timeLimit(),
            stop -> {
              Cancellation query = new Cancellation();
              stop.onCancel(query::cancel);
              return handle(message, origin, query);
            })
        .onSuccess(
            answer ->
                answer.ifPresentOrElse(
                    json ->
                        context
                            .response()
                            .putHeader("content-type", "application/json; charset=utf-8")
                            .putHeader("cache-control", "no-store")
                            .end(json),
                    () -> context.response().setStatusCode(202).end()))
        .onFailure(context::fail);
  }

  private Optional<String> handle(String message, String origin, Cancellation cancellation) {
    try {
      return assistants.handle(message, origin, cancellation);
    } catch (IOException e) {
      throw new ProblemException(Problem.of(Message.UNREADABLE_REQUEST), e);
    }
  }

  /** {@code GET /mcp}: there is nothing to listen to, as the server only answers. */
  void get(RoutingContext context) {
    Problems.ofStatus(context, 405);
  }
}
