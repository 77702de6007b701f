package org.talktodata.answer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.talktodata.chart.ChartTitle;
import org.talktodata.chart.Insight;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.plan.OutputColumn;
import org.talktodata.question.QuestionReader;
import org.talktodata.question.Reading;
import org.talktodata.question.Spelling;
import org.talktodata.store.StoredTable;

/** An {@link Answer} as the JSON that people get and that is stored. */
public final class AnswerJson {
  private static final int ALTERNATIVES = 4;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private AnswerJson() {}

  /**
   * Writes an answer.
   *
   * @param reader who read the sentence, or null if nobody had to
   */
  public static ObjectNode write(String id, Answer answer, QuestionReader reader) {
    ChartRequest request = answer.request();
    ObjectNode json = NODES.objectNode();
    json.put("id", id);
    ArrayNode tables = json.putArray("tables");
    answer.tables().stream().map(StoredTable::id).forEach(tables::add);
    ArrayNode names = json.putArray("tableNames");
    answer.tables().stream().map(stored -> stored.table().name()).forEach(names::add);
    request.question().ifPresent(question -> json.put("question", question));
    json.put("now", request.now().toString());
    json.put("language", answer.language().tag());
    json.set("query", ChartQueryJson.tree(answer.drawn().query()));
    json.set("asked", ChartQueryJson.tree(answer.candidates().get(0).query()));
    json.put("mark", word(answer.drawn().query().mark()));
    json.put("sql", answer.drawn().sql());
    json.put("title", ChartTitle.of(answer.drawn().query(), answer.language()));
    json.putObject("rule")
        .put("id", answer.choice().rule().id())
        .put("sentence", answer.choice().rule().sentence(answer.language()));
    Insight.of(answer.drawn().query(), answer.rows(), answer.language())
        .ifPresent(insight -> json.put("insight", insight));
    addReading(json, answer, reader);
    ArrayNode columns = json.putArray("columns");
    answer.drawn().columns().forEach(column -> columns.add(column(column)));
    json.put("rows", answer.rows().rows().size());
    json.put("truncated", answer.rows().truncated());
    ObjectNode timings = json.putObject("timings");
    answer.timings().forEach(timings::put);
    return json;
  }

  private static void addReading(ObjectNode json, Answer answer, QuestionReader reader) {
    if (reader == null) {
      return;
    }
    Reading.Candidate best = answer.candidates().get(0);
    json.put("confidence", best.confidence());
    ArrayNode phrases = json.putArray("reading");
    for (Reading.Phrase phrase : best.phrases()) {
      phrases
          .addObject()
          .put("text", phrase.text())
          .put("start", phrase.start())
          .put("end", phrase.end())
          .put("means", phrase.means());
    }
    if (!answer.mended().isEmpty()) {
      ArrayNode mended = json.putArray("mended");
      for (Spelling.Slip slip : answer.mended()) {
        mended
            .addObject()
            .put("start", slip.start())
            .put("end", slip.end())
            .put("meant", slip.meant());
      }
    }
    ArrayNode others = json.putArray("alternatives");
    answer.candidates().stream()
        .skip(1)
        .limit(ALTERNATIVES)
        .forEach(
            other ->
                others
                    .addObject()
                    .put("title", ChartTitle.of(other.query(), answer.language()))
                    .put("confidence", other.confidence())
                    .set("query", ChartQueryJson.tree(other.query())));
    json.putObject("model").put("name", reader.name()).put("hash", reader.hash());
  }

  private static ObjectNode column(OutputColumn column) {
    ObjectNode json = NODES.objectNode();
    json.put("name", column.name());
    json.put("channel", word(column.channel()));
    json.put("index", column.index());
    json.put("type", word(column.type()));
    column.binWidth().ifPresent(width -> json.put("binWidth", width));
    return json;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
