package org.talktodata.mcp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.talktodata.answer.Answer;
import org.talktodata.answer.AnswerJson;
import org.talktodata.answer.Application;
import org.talktodata.answer.ChartRequest;
import org.talktodata.chartquery.JsonText;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;
import org.talktodata.result.Cancellation;
import org.talktodata.result.JsonRows;
import org.talktodata.result.ResultRows;
import org.talktodata.store.StoredTable;
import org.talktodata.store.TableJson;

/** What an assistant can do. */
final class Tools {
  static final String NOTHING = "{\"type\": \"object\", \"properties\": {}}";
  static final String TABLE =
      """
      {"type": "object", "required": ["table"], "properties": {
        "table": {"type": "string", "description": "Name or id of the table."}}}
      """;
  static final String QUESTION =
      """
      {"type": "object", "required": ["tables", "question"], "properties": {
        "tables": {"type": "array", "items": {"type": "string"}, "minItems": 1,
                   "description": "Names or ids of the tables that the question is about."},
        "question": {"type": "string", "description": "One question in English or Chinese."}}}
      """;

  /** An assistant reads no more; the chart's address has them all. */
  private static final int MOST_ROWS = 200;

  private final Application application;

  Tools(Application application) {
    this.application = application;
  }

  ObjectNode list() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode tables = json.putArray("tables");
    for (StoredTable stored : application.store().list()) {
      ObjectNode table =
          tables.addObject().put("id", stored.id()).put("name", stored.table().name());
      table.put("rows", stored.table().rows());
      ArrayNode columns = table.putArray("columns");
      stored.table().columns().forEach(column -> columns.add(column.name()));
    }
    return json;
  }

  ObjectNode describe(Map<String, Object> arguments) {
    return TableJson.write(application.store().get(id(arguments.get("table"))), Locale.ENGLISH);
  }

  private String id(Object idOrName) {
    return application.answers().tables().idOf(String.valueOf(idOrName));
  }

  ObjectNode ask(Map<String, Object> arguments, String origin, Cancellation cancellation) {
    if (!(arguments.get("tables") instanceof List<?> tables)) {
      throw new ProblemException(Problem.of(Message.TABLES_MISSING));
    }
    ChartRequest request =
        new ChartRequest(
            tables.stream().map(this::id).toList(),
            Optional.of(String.valueOf(arguments.get("question"))),
            Optional.empty(),
            Optional.empty(),
            LocalDateTime.now(ZoneOffset.UTC).withNano(0),
            Optional.empty());
    Answer answer = application.answers().answer(request, cancellation);
    ObjectNode chart =
        AnswerJson.write(
            application.charts().newId(), answer, application.answers().reader().orElse(null));
    application.charts().keep(chart);
    return told(chart, answer, origin);
  }

  private static ObjectNode told(ObjectNode chart, Answer answer, String origin) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (String part : List.of("title", "insight", "confidence", "query", "sql")) {
      if (chart.has(part)) {
        json.set(part, chart.get(part));
      }
    }
    ResultRows all = answer.rows();
    ResultRows shown =
        new ResultRows(
            all.columns(),
            all.rows().subList(0, Math.min(MOST_ROWS, all.rows().size())),
            all.truncated());
    StringWriter rows = new StringWriter();
    try {
      JsonRows.write(shown, rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    json.set("result", JsonText.parse(rows.toString()));
    json.put("rows", all.rows().size());
    String path = origin + "/api/charts/" + chart.get("id").textValue();
    json.put("chart", path).put("picture", path + "/image.png").put("data", path + "/data.csv");
    return json;
  }
}
