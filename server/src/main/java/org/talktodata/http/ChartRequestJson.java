package org.talktodata.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.talktodata.answer.ChartRequest;
import org.talktodata.chart.Language;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;

/** Reads what is sent to {@code POST /api/charts}. */
final class ChartRequestJson {
  private static final List<String> KNOWN =
      List.of("tables", "question", "query", "follows", "now", "timezone", "language");

  private ChartRequestJson() {}

  /**
   * Reads a request.
   *
   * @param charts finds an earlier answer by its id
   * @throws ProblemException INVALID_REQUEST, INVALID_QUERY, with a pointer to the place
   */
  static ChartRequest read(JsonNode json, Function<String, ObjectNode> charts) {
    Json.requireOnly(json, "", KNOWN);
    Optional<String> question = Json.text(json, "", "question");
    JsonNode query = json.get("query");
    if (question.isPresent() == (query != null && !query.isNull())) {
      throw Json.invalid("", Message.QUESTION_OR_QUERY);
    }
    List<String> tables =
        Json.texts(json, "", "tables")
            .orElseThrow(() -> Json.invalid("/tables", Message.TABLES_MISSING));
    return new ChartRequest(
        tables,
        question,
        question.isPresent() ? Optional.empty() : Optional.of(query(query, "/query")),
        follows(json.get("follows"), charts),
        now(json),
        language(json));
  }

  private static ChartQuery query(JsonNode json, String pointer) {
    try {
      return ChartQueryJson.parse(json);
    } catch (ProblemException e) {
      Problem problem = e.problem();
      throw new ProblemException(
          new Problem(
              problem.code(),
              problem.text(),
              problem.pointer().map(place -> pointer + place),
              problem.words(),
              problem.suggestions()),
          e);
    }
  }

  private static Optional<ChartQuery> follows(JsonNode json, Function<String, ObjectNode> charts) {
    if (json == null || json.isNull()) {
      return Optional.empty();
    }
    if (json.isObject()) {
      return Optional.of(query(json, "/follows"));
    }
    if (!json.isTextual()) {
      throw Json.invalid("/follows", Message.FOLLOWS_WHAT);
    }
    ObjectNode chart = charts.apply(json.textValue());
    return Optional.of(ChartQueryJson.parse(chart.get(chart.has("asked") ? "asked" : "query")));
  }

  private static LocalDateTime now(JsonNode json) {
    ZoneId zone = zone(json);
    Optional<String> now = Json.text(json, "", "now");
    if (now.isEmpty()) {
      return LocalDateTime.now(zone).withNano(0);
    }
    String text = now.get();
    try {
      if (text.length() <= 10) {
        return LocalDate.parse(text).atStartOfDay();
      }
      return text.matches(".*(Z|[+-][0-9]{2}:?[0-9]{2})$")
          ? OffsetDateTime.parse(text).atZoneSameInstant(zone).toLocalDateTime()
          : LocalDateTime.parse(text);
    } catch (DateTimeParseException e) {
      throw Json.invalid("/now", Message.BAD_TIME, text);
    }
  }

  private static ZoneId zone(JsonNode json) {
    String name = Json.text(json, "", "timezone").orElse(null);
    try {
      return name == null ? ZoneOffset.UTC : ZoneId.of(name);
    } catch (DateTimeException e) {
      throw Json.invalid("/timezone", Message.BAD_TIME_ZONE, name);
    }
  }

  private static Optional<Language> language(JsonNode json) {
    Optional<String> language = Json.text(json, "", "language");
    if (language.isPresent() && !Language.isKnown(language.get())) {
      throw Json.invalid("/language", Message.BAD_LANGUAGE);
    }
    return language.map(Language::of);
  }
}
