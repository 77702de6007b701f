package org.talktodata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.talktodata.chartquery.ChannelName;
import org.talktodata.chartquery.TimeUnit;
import org.talktodata.examples.CellType;
import org.talktodata.plan.OutputColumn;
import org.talktodata.table.Column;

/**
 * The result that was published with a chart: rows of x, y and the series they belong to. It fills
 * absent bins and series with zeros and writes weekdays, months and years in its own way.
 */
final class Published {
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  /** How long a day is in ISO form; times were not published. */
  private static final int DAY = 10;

  private static final int MINUTE = 5;

  private final List<Row> rows = new ArrayList<>();

  private record Row(String x, String y, Optional<String> series) {}

  Published(JsonNode result) {
    for (JsonNode row : result) {
      Optional<String> series =
          row.has("classify") ? Optional.of(row.path("classify").asText()) : Optional.empty();
      rows.add(new Row(row.path("x_data").asText(), row.path("y_data").asText(), series));
    }
  }

  /** Whether years were merged into intervals, which no query gives. */
  boolean merged() {
    return rows.stream().anyMatch(row -> row.x().matches("\\d{4}~\\d{4}"));
  }

  /**
   * Whether an answer gives these rows. Points of two measures were published without what they are
   * measured for.
   */
  boolean same(Answer answer) {
    List<OutputColumn> columns = answer.drawn().columns();
    boolean series = rows.stream().anyMatch(row -> row.series().isPresent());
    int x = index(columns, ChannelName.X);
    int y = index(columns, ChannelName.Y);
    int color = index(columns, ChannelName.COLOR);
    boolean fits = x >= 0 && y >= 0 && columns.size() == (color >= 0 ? 3 : 2);
    boolean unnamed = fits && color >= 0 && columns.get(x).measure() && columns.get(y).measure();
    if (!fits || series != color >= 0 && !unnamed) {
      return false;
    }
    List<List<Object>> mine = new ArrayList<>();
    for (List<Object> cells : answer.rows().cells()) {
      List<Object> row = new ArrayList<>();
      row.add(own(cells.get(x), columns.get(x)));
      row.add(own(cells.get(y), columns.get(y)));
      if (series) {
        row.add(own(cells.get(color), columns.get(color)));
      }
      mine.add(row);
    }
    List<List<Object>> theirs = new ArrayList<>();
    for (Row published : rows) {
      List<Object> row = new ArrayList<>();
      row.add(cell(published.x(), columns.get(x)));
      row.add(cell(published.y(), columns.get(y)));
      published.series().ifPresent(s -> row.add(cell(s, columns.get(color))));
      theirs.add(row);
    }
    return new Rows(full(mine)).same(new Rows(full(theirs)));
  }

  private static List<List<Object>> full(List<List<Object>> rows) {
    return rows.stream()
        .filter(row -> row.get(1) != null && !Double.valueOf(0).equals(row.get(1)))
        .toList();
  }

  private static int index(List<OutputColumn> columns, ChannelName channel) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).channel() == channel) {
        return i;
      }
    }
    return -1;
  }

  /** Our cell, where theirs tells less. */
  private static Object own(Object cell, OutputColumn column) {
    if ("".equals(cell)) {
      return null;
    }
    if (column.type() == Column.Type.TEXT && cell instanceof String text) {
      return bare(text);
    }
    if (column.type() == Column.Type.DATETIME && cell instanceof String text) {
      return cut(text, DAY);
    }
    if (column.type() == Column.Type.TIME && cell instanceof String text) {
      return cut(text, MINUTE);
    }
    boolean year = column.timeUnit().equals(Optional.of(TimeUnit.YEAR));
    return year && cell instanceof String text ? Double.valueOf(text.substring(0, 4)) : cell;
  }

  /** Their cell as ours is written. */
  private static Object cell(String text, OutputColumn column) {
    Optional<TimeUnit> unit = column.timeUnit();
    if (text.isEmpty() || text.equals("null") || text.equals("None") || text.equals("nan")) {
      return null;
    }
    if (unit.equals(Optional.of(TimeUnit.DAY))) {
      return place(DAYS, text);
    }
    if (unit.equals(Optional.of(TimeUnit.MONTH))) {
      return place(MONTHS, text);
    }
    if (unit.isPresent() || column.type() == Column.Type.NUMBER) {
      return number(text.replaceFirst("^(\\d{4})-01-01.*", "$1"));
    }
    if (column.type().temporal()) {
      String iso = CellType.of(List.of(text)).normal().apply(text).orElse(text);
      return cut(iso, DAY);
    }
    if (column.type() == Column.Type.TIME) {
      return cut(text, MINUTE);
    }
    return column.type() == Column.Type.TEXT ? bare(text) : text;
  }

  /** The published texts lost what looked like Python's marks of a text, such as a last u. */
  private static String bare(String text) {
    return text.replaceAll("^[u'\"\\s]+|[u'\"\\s]+$", "");
  }

  private static String cut(String text, int length) {
    return text.substring(0, Math.min(length, text.length()));
  }

  private static Object place(List<String> names, String text) {
    String start = text.substring(0, Math.min(3, text.length())).toLowerCase(Locale.ROOT);
    int place = names.indexOf(start);
    return place < 0 ? text : Double.valueOf(place + 1);
  }

  private static Object number(String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      return text;
    }
  }
}
