package org.talktodata.picture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.talktodata.chartquery.JsonText;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;
import org.talktodata.result.ResultRows;

/**
 * The same drawing code as the page's, run on the server. Safe for use by many threads; one draws
 * at a time, and the first has to wait for the scripts to load.
 */
public final class Drawing implements AutoCloseable {
  /** Beyond this a picture takes seconds and shows no more. */
  private static final int MOST_ROWS = 5_000;

  private static final long MOST_BYTES = 32L << 20;

  private final Script options = new Script("/web/chart.js", "talkChart");
  private final Script pictures = new Script("/web/render.js", "talkRender");

  /** Pictures that were drawn lately: a report asks for the same ones again and again. */
  private final Cache<String, byte[]> drawn =
      CacheBuilder.newBuilder()
          .maximumWeight(MOST_BYTES)
          .weigher((String key, byte[] image) -> image.length)
          .recordStats()
          .build();

  /** The ECharts option of a chart. */
  public JsonNode option(ObjectNode chart, ResultRows rows) {
    return JsonText.parse(options.call("option", withData(chart, rows).toString()));
  }

  /** The chart as SVG. */
  public String svg(ObjectNode chart, ResultRows rows, Picture picture) {
    String json = json(chart, rows, picture);
    return new String(
        kept("svg", json, picture, () -> svg(json, picture).getBytes(StandardCharsets.UTF_8)),
        StandardCharsets.UTF_8);
  }

  /** The chart as PNG. */
  public byte[] png(ObjectNode chart, ResultRows rows, Picture picture) {
    String json = json(chart, rows, picture);
    return kept("png", json, picture, () -> Raster.png(svg(json, picture), picture)).clone();
  }

  /** The chart as PDF, on a page of its own. */
  public byte[] pdf(ObjectNode chart, ResultRows rows, Picture picture) {
    String json = json(chart, rows, picture);
    String title = chart.path("title").asText();
    return kept("pdf", json, picture, () -> Paper.pdf(svg(json, picture), title, picture)).clone();
  }

  /** All that a picture depends on but for its size: not when and how fast it was answered. */
  private static String json(ObjectNode chart, ResultRows rows, Picture picture) {
    ObjectNode json = withData(chart, rows).put("theme", picture.dark() ? "dark" : "light");
    return json.without(List.of("id", "now", "timings")).toString();
  }

  private String svg(String json, Picture picture) {
    return pictures.call("svg", json, picture.width(), picture.height());
  }

  /** How many pictures did not have to be drawn again. */
  long spared() {
    return drawn.stats().hitCount();
  }

  private byte[] kept(String kind, String json, Picture picture, Supplier<byte[]> draw) {
    String key = kind + picture + Hashing.sha256().hashString(json, StandardCharsets.UTF_8);
    byte[] known = drawn.getIfPresent(key);
    if (known != null) {
      return known;
    }
    byte[] image = draw.get();
    drawn.put(key, image);
    return image;
  }

  private static ObjectNode withData(ObjectNode chart, ResultRows rows) {
    if (rows.rows().size() > MOST_ROWS) {
      throw new ProblemException(
          Problem.of(Message.TOO_MANY_ROWS_TO_DRAW, rows.rows().size(), MOST_ROWS));
    }
    ObjectNode json = chart.deepCopy();
    ArrayNode data = json.putArray("data");
    for (int i = 0; i < rows.columns().size(); i++) {
      ArrayNode column = data.addArray();
      for (List<Object> row : rows.rows()) {
        add(column, row.get(i));
      }
    }
    return json;
  }

  private static void add(ArrayNode column, Object cell) {
    if (cell instanceof Double number && Double.isFinite(number)) {
      column.add(number);
    } else if (cell instanceof Boolean bool) {
      column.add(bool);
    } else if (cell instanceof LocalDate date) {
      column.add(date.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli());
    } else if (cell instanceof LocalDateTime time) {
      column.add(time.toInstant(ZoneOffset.UTC).toEpochMilli());
    } else if (cell == null || cell instanceof Double) {
      column.addNull();
    } else {
      column.add(cell.toString());
    }
  }

  @Override
  public void close() {
    options.close();
    pictures.close();
  }
}
