package org.talktodata.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;
import org.talktodata.store.Cancellation;

/** Loads that nobody waits for: their progress can be asked for or listened to. */
final class Jobs {
  private static final long EVENT_EVERY = 200;
  private static final long REMEMBERED = TimeUnit.HOURS.toMillis(1);

  private final Vertx vertx;
  private final Map<String, Job> jobs = new ConcurrentHashMap<>();

  Jobs(Vertx vertx) {
    this.vertx = vertx;
  }

  /** One load. Its state is replaced as a whole, so any thread may read it. */
  static final class Job {
    private final String id;
    private final Cancellation cancellation;
    private volatile ObjectNode state;
    private volatile boolean over;

    private Job(String id, Cancellation cancellation) {
      this.id = id;
      this.cancellation = cancellation;
      this.state = state("running").put("step", "receive").put("progress", 0.0);
    }

    String id() {
      return id;
    }

    ObjectNode json() {
      return state;
    }

    /** How far it is. */
    void at(String step, double share) {
      if (!over) {
        state = state("running").put("step", step).put("progress", share);
      }
    }

    void done(JsonNode result) {
      state = state("done").put("progress", 1.0).set("result", result);
      over = true;
    }

    void failed(Problem problem, Locale locale) {
      state = state("failed").set("problem", Problems.json(problem, locale));
      over = true;
    }

    private ObjectNode state(String status) {
      return JsonNodeFactory.instance
          .objectNode()
          .put("id", id)
          .put("status", status)
          .put("events", "/api/jobs/" + id + "/events");
    }
  }

  /** A new job; it is forgotten an hour later. */
  Job start(Cancellation cancellation) {
    Job job = new Job(UUID.randomUUID().toString(), cancellation);
    jobs.put(job.id, job);
    vertx.setTimer(REMEMBERED, timer -> jobs.remove(job.id));
    return job;
  }

  void get(RoutingContext context) {
    Json.send(context, 200, find(context).json());
  }

  /** Stops a job. */
  void delete(RoutingContext context) {
    Job job = find(context);
    vertx
        .executeBlocking(
            () -> {
              job.cancellation.cancel();
              return job.json();
            })
        .onSuccess(json -> Json.send(context, 202, json))
        .onFailure(context::fail);
  }

  private Job find(RoutingContext context) {
    String id = context.pathParam("id");
    Job job = jobs.get(id);
    if (job == null) {
      throw new ProblemException(Problem.of(Message.NO_SUCH_JOB, id));
    }
    return job;
  }

  /** The states of a job as server-sent events, until it is over. */
  void events(RoutingContext context) {
    Job job = find(context);
    HttpServerResponse response = context.response();
    response
        .setChunked(true)
        .putHeader("content-type", "text/event-stream; charset=utf-8")
        .putHeader("content-encoding", "identity")
        .putHeader("cache-control", "no-store");
    ObjectNode[] told = {null};
    Runnable tell =
        () -> {
          ObjectNode state = job.json();
          if (state != told[0]) {
            told[0] = state;
            response.write(
                "event: %s\ndata: %s\n\n".formatted(state.get("status").textValue(), state));
          }
        };
    tell.run();
    if (job.over) {
      response.end();
      return;
    }
    long timer =
        vertx.setPeriodic(
            EVENT_EVERY,
            id -> {
              boolean over = job.over;
              tell.run();
              if (over) {
                vertx.cancelTimer(id);
                response.end();
              }
            });
    response.closeHandler(gone -> vertx.cancelTimer(timer));
  }
}
