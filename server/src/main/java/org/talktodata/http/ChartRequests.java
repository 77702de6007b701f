package org.talktodata.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
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
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.talktodata.answer.Answer;
import org.talktodata.answer.AnswerJson;
import org.talktodata.answer.AnswerQuestion;
import org.talktodata.answer.ChartStore;
import org.talktodata.chart.ChartTitle;
import org.talktodata.chart.Language;
import org.talktodata.picture.Drawing;
import org.talktodata.picture.Picture;
import org.talktodata.plan.ValidatedQuery;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.result.Cancellation;
import org.talktodata.result.CsvRows;
import org.talktodata.result.JsonRows;
import org.talktodata.result.ResultRows;
import org.talktodata.result.XlsxRows;

/** The calls about charts. */
final class ChartRequests {
  private static final String ARROW = "application/vnd.apache.arrow.stream";
  private static final String CSV = "text/csv";
  private static final String JSON = "application/json";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  /** Formats that are packed already, and are no text. */
  private static final Set<String> BINARY = Set.of(ARROW, XLSX);

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
      String format = context.pathParam("format");
      String wanted = format == null ? context.request().getHeader("accept") : format;
      Problems.send(context, Problem.of(Message.CANNOT_DELIVER, wanted));
      return;
    }
    unlessKnown(context, type, chart -> deliver(context, type, chart));
  }

  /**
   * Goes on with the chart of the request's path, unless the caller has the answer already.
   *
   * @param form what else the answer depends on
   */
  private void unlessKnown(RoutingContext context, String form, Consumer<ObjectNode> next) {
    String id = context.pathParam("id");
    String address = context.request().query() == null ? "" : context.request().query();
    work.run(
            context,
            settings.timeLimit(),
            stop -> {
              ObjectNode chart = charts.get(id);
              return new Known(chart, Tags.of(Version.of(), form, address, answers.version(chart)));
            })
        .onSuccess(
            known -> {
              if (!Tags.answered(context, known.tag())) {
                next.accept(known.chart());
              }
            })
        .onFailure(context::fail);
  }

  private record Known(ObjectNode chart, String tag) {}

  private void deliver(RoutingContext context, String type, ObjectNode chart) {
    HttpServerResponse response = context.response();
    work.run(
            context,
            settings.timeLimit(),
            stop -> {
              ValidatedQuery query = answers.again(chart);
              response.putHeader(
                  "content-type", BINARY.contains(type) ? type : type + "; charset=utf-8");
              if (BINARY.contains(type)) {
                response.putHeader("content-encoding", "identity");
              }
              response.setChunked(true);
              write(query, type, new ResponseOutput(response), stoppedBy(stop));
              return type;
            })
        .onFailure(context::fail);
  }

  private void write(ValidatedQuery query, String type, OutputStream out, Cancellation cancellation)
      throws IOException {
    if (type.equals(ARROW)) {
      answers.engine().arrow(query, Channels.newChannel(out), cancellation);
      out.close();
      return;
    }
    ResultRows rows = answers.engine().rows(query, cancellation);
    if (type.equals(XLSX)) {
      XlsxRows.write(rows, out);
      out.close();
      return;
    }
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
        case "xlsx" -> XLSX;
        default -> null;
      };
    }
    String accept = context.request().getHeader("accept");
    if (accept == null || accept.contains("*/*")) {
      return accept != null && accept.startsWith(CSV) ? CSV : ARROW;
    }
    return Stream.of(ARROW, CSV, JSON, XLSX).filter(accept::contains).findFirst().orElse(null);
  }

  /** {@code GET /api/charts/:id/option}. */
  void option(RoutingContext context) {
    unlessKnown(
        context,
        "option",
        chart ->
            work.run(
                    context,
                    settings.timeLimit(),
                    stop ->
                        drawing.option(
                            chart, answers.engine().rows(answers.again(chart), stoppedBy(stop))))
                .onSuccess(
                    option -> {
                      context
                          .response()
                          .putHeader("content-type", "application/json; charset=utf-8")
                          .end(option.toString());
                    })
                .onFailure(context::fail));
  }

  /** {@code GET /api/charts/:id/image.svg} and {@code .png}. */
  void image(RoutingContext context) {
    Picture picture = PictureParameters.of(context);
    PictureKind kind = PictureKind.of(context);
    unlessKnown(
        context,
        kind.name(),
        chart ->
            draw(
                    context,
                    picture,
                    kind,
                    stop -> rows(chart, PictureParameters.language(context), stoppedBy(stop)))
                .onSuccess(image -> context.response().end(image))
                .onFailure(context::fail));
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
    draw(
            context,
            PictureParameters.of(context),
            PictureKind.of(context),
            stop -> {
              var read = ChartRequestJson.read(request, charts::get);
              Answer answer = answers.answer(read, stoppedBy(stop));
              return new Rows(
                  AnswerJson.write("picture", answer, answers.reader().orElse(null)),
                  answer.rows());
            })
        .onSuccess(image -> Tags.send(context, image))
        .onFailure(context::fail);
  }

  /** A chart that was stored with its rows, its title in the language that is wanted now. */
  private Rows rows(ObjectNode chart, Optional<Language> language, Cancellation cancellation) {
    ValidatedQuery query = answers.again(chart);
    ObjectNode told = chart.deepCopy();
    language.ifPresent(
        other ->
            told.put("language", other.tag()).put("title", ChartTitle.of(query.query(), other)));
    return new Rows(told, answers.engine().rows(query, cancellation));
  }

  private record Rows(ObjectNode chart, ResultRows rows) {}

  private Future<Buffer> draw(
      RoutingContext context, Picture picture, PictureKind kind, Work.Task<Rows> task) {
    return work.run(
            context,
            settings.timeLimit(),
            stop -> {
              Rows rows = task.run(stop);
              return Buffer.buffer(kind.draw(drawing, rows.chart(), rows.rows(), picture));
            })
        .onSuccess(image -> context.response().putHeader("content-type", kind.type()));
  }
}
