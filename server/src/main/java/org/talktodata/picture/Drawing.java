package org.talktodata.picture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
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

  private final Script options = new Script("/web/chart.js", "talkChart");
  private final Script pictures = new Script("/web/render.js", "talkRender");

  /** The ECharts option of a chart. */
  public JsonNode option(ObjectNode chart, ResultRows rows) {
    return JsonText.parse(options.call("option", withData(chart, rows).toString()));
  }

  /** The chart as SVG. */
  public String svg(ObjectNode chart, ResultRows rows, Picture picture) {
    ObjectNode json = withData(chart, rows).put("theme", picture.dark() ? "dark" : "light");
    return pictures.call("svg", json.toString(), picture.width(), picture.height());
  }

  /** The chart as PNG. */
  public byte[] png(ObjectNode chart, ResultRows rows, Picture picture) {
    return Raster.png(svg(chart, rows, picture), picture);
  }

  /** The chart as PDF, on a page of its own. */
  public byte[] pdf(ObjectNode chart, ResultRows rows, Picture picture) {
    return Paper.pdf(svg(chart, rows, picture), chart.path("title").asText(), picture);
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
