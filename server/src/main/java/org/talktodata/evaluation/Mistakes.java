package org.talktodata.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.examples.Example;

/** Writes what was read wrongly, one JSON object a line, for people to learn from. */
public final class Mistakes {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Mistakes() {}

  /** Writes the mistakes among these scores; a file that is there is replaced. */
  public static void write(List<Score> scores, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (Score score : scores) {
        if (!score.right()) {
          out.write(MAPPER.writeValueAsString(json(score)));
          out.newLine();
        }
      }
    }
  }

  private static ObjectNode json(Score score) {
    Example example = score.example();
    ObjectNode json = MAPPER.createObjectNode();
    json.put("set", score.set());
    json.put("id", example.id());
    json.put("tables", example.tables());
    ArrayNode before = MAPPER.createArrayNode();
    example.before().forEach(before::add);
    if (!before.isEmpty()) {
      json.set("before", before);
    }
    json.put("question", example.question().text());
    json.put("reason", score.reason());
    example.gold().ifPresent(gold -> json.set("right", ChartQueryJson.tree(gold)));
    score.predicted().ifPresent(query -> json.set("read", ChartQueryJson.tree(query)));
    example.question().follows().ifPresent(q -> json.set("follows", ChartQueryJson.tree(q)));
    json.put("confidence", score.confidence());
    json.put("place", score.place());
    return json;
  }
}
