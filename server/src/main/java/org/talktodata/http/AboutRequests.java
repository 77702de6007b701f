package org.talktodata.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.talktodata.answer.AnswerQuestion;
import org.talktodata.answer.Suggestions;
import org.talktodata.chart.Language;
import org.talktodata.store.StoredTable;
import org.talktodata.table.Catalog;

/** The calls about the server itself, and what may be asked of it. */
final class AboutRequests {
  private final AnswerQuestion answers;
  private final Work work;
  private final Settings settings;

  AboutRequests(AnswerQuestion answers, Work work, Settings settings) {
    this.answers = answers;
    this.work = work;
    this.settings = settings;
  }

  /** {@code GET /api/health}. */
  void health(RoutingContext context) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("status", "up");
    json.put("version", Version.of());
    json.put("java", System.getProperty("java.version"));
    json.put("authenticated", !settings.tokens().isEmpty());
    answers
        .reader()
        .ifPresentOrElse(
            reader -> {
              json.putObject("model").put("name", reader.name()).put("hash", reader.hash());
              json.put("device", reader.device());
            },
            () -> json.putNull("model"));
    Json.send(context, 200, json);
  }

  /** {@code GET /api/suggest}. */
  void suggest(RoutingContext context) {
    String typed = Parameters.text(context, "q").orElse("");
    Optional<Language> language = Parameters.text(context, "language").map(Language::of);
    List<String> tables = Parameters.list(context, "tables");
    work.run(context, settings.timeLimit(), c -> suggestions(tables, typed, language))
        .onSuccess(json -> Json.send(context, 200, json))
        .onFailure(context::fail);
  }

  private ObjectNode suggestions(List<String> ids, String typed, Optional<Language> language) {
    List<StoredTable> tables = answers.tables().get(ids);
    Catalog catalog = answers.tables().catalog(tables);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode list = json.putArray("suggestions");
    List<String> found =
        typed.isBlank()
            ? Suggestions.worthAsking(catalog, language)
            : Suggestions.completing(typed, catalog, answers.tables().values(tables), language);
    found.forEach(list::add);
    return json;
  }

  /** {@code GET /api/openapi.json}. */
  void openapi(RoutingContext context) {
    document(context, "/openapi.json");
  }

  /** {@code GET /api/schemas/chart-query.json}. */
  void chartQuerySchema(RoutingContext context) {
    document(context, "/schemas/chart-query.json");
  }

  private static void document(RoutingContext context, String name) {
    try (InputStream in = AboutRequests.class.getResourceAsStream(name)) {
      if (in == null) {
        Problems.ofStatus(context, 404);
        return;
      }
      context
          .response()
          .putHeader("content-type", "application/json; charset=utf-8")
          .end(Buffer.buffer(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
