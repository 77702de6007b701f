package org.talktodata.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.talktodata.answer.Answer;
import org.talktodata.answer.AnswerJson;
import org.talktodata.answer.AnswerQuestion;
import org.talktodata.answer.ChartStore;
import org.talktodata.picture.Drawing;
import org.talktodata.picture.Picture;
import org.talktodata.plan.ValidatedQuery;
import org.talktodata.result.Cancellation;
import org.talktodata.result.CsvRows;
import org.talktodata.result.JsonRows;
import org.talktodata.result.ResultRows;

/** The calls about charts. */
final class ChartRequests {
  private static final String ARROW = "application/vnd.apache.arrow.stream";
  private static final String CSV = "text/csv";
  private static final String JSON = "application/json";

  private final AnswerQuestion answers;
  private final ChartStore charts;
  private final Drawing drawing;
  private final Work work;
  private final Settings settings;

  ChartRequests(
      AnswerQuestion answers, ChartStore charts, Drawing drawing, Work work, Settings settings) {
    this.answers = answers;
    this.charts = charts;
    this.drawing = drawing;
    this.work = work;
    this.settings = settings;
  }

  /** {@code POST /api/charts}. */
  void create(RoutingContext context) {
    JsonNode body = Json.body(context);
    Speech.heard(context, body.path("language").textValue(), body.path("question").textValue());
    work.run(context, settings.timeLimit(), stop -> answer(body, stop))
        .onSuccess(
            chart -> {
              String path = "/api/charts/" + chart.get("id").textValue();
              context.response().putHeader("location", path);
              Json.send(context, 201, chart);
            })
        .onFailure(context::fail);
  }

  private ObjectNode answer(JsonNode body, org.talktodata.store.Cancellation stop) {
    var request = ChartRequestJson.read(body, charts::get);
    Answer answer = answers.answer(request, stoppedBy(stop));
    boolean read = request.query().isEmpty();
    ObjectNode chart =
        AnswerJson.write(charts.newId(), answer, read ? answers.reader().orElse(null) : null);
    charts.keep(chart);
    return chart;
  }

  private static Cancellation stoppedBy(org.talktodata.store.Cancellation stop) {
    Cancellation query = new Cancellation();
    stop.onCancel(query::cancel);
    return query;
  }

  /** {@code GET /api/charts/:id}. */
  void get(RoutingContext context) {
    String id = context.pathParam("id");
    work.run(context, settings.timeLimit(), stop -> charts.get(id))
        .onSuccess(chart -> Json.send(context, 200, chart))
        .onFailure(context::fail);
  }

  /** {@code GET /api/charts/:id/data}, as the extension or the Accept header wants it. */
  void data(RoutingContext context) {
    String type = type(context);
    if (type == null) {
      Problems.ofStatus(context, 406);
      return;
    }
    String id = context.pathParam("id");
    HttpServerResponse response = context.response();
    work.run(
            context,
            settings.timeLimit(),
            stop -> {
              ValidatedQuery query = answers.again(charts.get(id));
              response.putHeader(
                  "content-type", type.equals(ARROW) ? type : type + "; charset=utf-8");
              response.putHeader("content-encoding", "identity").setChunked(true);
              write(query, type, new ResponseOutput(response), stoppedBy(stop));
              return id;
            })
        .onFailure(
            failure -> {
              response.headers().remove("content-encoding");
              context.fail(failure);
            });
  }

  private void write(ValidatedQuery query, String type, OutputStream out, Cancellation cancellation)
      throws IOException {
    if (type.equals(ARROW)) {
      answers.engine().arrow(query, Channels.newChannel(out), cancellation);
      out.close();
      return;
    }
    ResultRows rows = answers.engine().rows(query, cancellation);
    try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
      if (type.equals(CSV)) {
        CsvRows.write(rows, writer);
      } else {
        JsonRows.write(rows, writer);
      }
    }
  }

  private static String type(RoutingContext context) {
    String format = context.pathParam("format");
    if (format != null) {
      return switch (format) {
        case "arrow" -> ARROW;
        case "csv" -> CSV;
        case "json" -> JSON;
        default -> null;
      };
    }
    String accept = context.request().getHeader("accept");
    if (accept == null || accept.contains("*/*")) {
      return accept != null && accept.startsWith(CSV) ? CSV : ARROW;
    }
    return List.of(ARROW, CSV, JSON).stream().filter(accept::contains).findFirst().orElse(null);
  }

  /** {@code GET /api/charts/:id/option}. */
  void option(RoutingContext context) {
    String id = context.pathParam("id");
    work.run(
            context,
            settings.timeLimit(),
            stop -> {
              ObjectNode chart = charts.get(id);
              return drawing.option(
                  chart, answers.engine().rows(answers.again(chart), stoppedBy(stop)));
            })
        .onSuccess(option -> Json.send(context, 200, option))
        .onFailure(context::fail);
  }

  /** {@code GET /api/charts/:id/image.svg} and {@code .png}. */
  void image(RoutingContext context) {
    String id = context.pathParam("id");
    picture(
        context,
        stop -> {
          ObjectNode chart = charts.get(id);
          return new Rows(chart, answers.engine().rows(answers.again(chart), stoppedBy(stop)));
        });
  }

  /** {@code GET /api/chart.svg} and {@code .png}: question to picture. */
  void imageOfQuestion(RoutingContext context) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    ArrayNode ids = request.putArray("tables");
    Parameters.list(context, "table").forEach(table -> ids.add(answers.tables().idOf(table)));
    request.put("question", Parameters.text(context, "q").orElse(""));
    for (String name : List.of("now", "timezone", "language")) {
      Parameters.text(context, name).ifPresent(value -> request.put(name, value));
    }
    picture(
        context,
        stop -> {
          var read = ChartRequestJson.read(request, charts::get);
          Answer answer = answers.answer(read, stoppedBy(stop));
          return new Rows(
              AnswerJson.write("picture", answer, answers.reader().orElse(null)), answer.rows());
        });
  }

  private record Rows(ObjectNode chart, ResultRows rows) {}

  private void picture(RoutingContext context, Work.Task<Rows> task) {
    Picture picture = PictureParameters.of(context);
    boolean png = context.request().path().endsWith(".png");
    work.run(
            context,
            settings.timeLimit(),
            stop -> {
              Rows rows = task.run(stop);
              return png
                  ? Buffer.buffer(drawing.png(rows.chart(), rows.rows(), picture))
                  : Buffer.buffer(drawing.svg(rows.chart(), rows.rows(), picture));
            })
        .onSuccess(
            image ->
                context
                    .response()
                    .putHeader("content-type", png ? "image/png" : "image/svg+xml; charset=utf-8")
                    .putHeader("cache-control", "no-store")
                    .end(image))
        .onFailure(context::fail);
  }
}
