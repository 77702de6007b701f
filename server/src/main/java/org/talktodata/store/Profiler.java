package org.talktodata.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.talktodata.table.Column;
import org.talktodata.table.Column.Type;
import org.talktodata.table.Profile;
import org.talktodata.table.Roles;

/**
 * Says what the columns of a table look like: what DuckDB's own statistics know, one pass over many
 * columns at a time for the rest of the numbers, then one short query a column for its most
 * frequent values. Rows, missing ones, smallest and largest are exact; so is the number of
 * different values where there are few of them or where they may be a key, and told as an estimate
 * otherwise.
 */
public final class Profiler {
  private static final int CHUNK = 40;

  /** From this many columns on, no query is spent on a single one. */
  private static final int WIDE = 200;

  /** Up to this many rows, different values are counted exactly in a wide table. */
  private static final long COUNTED_ROWS = 100_000;

  private static final Pattern CODE = Pattern.compile("[A-Za-z_\\-./]*[0-9][A-Za-z0-9_\\-./]*");
  private static final int SAMPLES = 12;
  private static final int LONGEST_SAMPLE = 200;

  /** Up to this many different values are counted one by one. */
  private static final long COUNTED = 10_000;

  /** In tables with more rows the length of texts is that of a sample, of this share in percent. */
  private static final long SAMPLED_FROM = 2_000_000;

  private static final int SHARE = 10;

  /** Rows that show whether it is worth while to look whether all are in order. */
  private static final long GLANCE = 10_000;

  private final Connection connection;
  private final String table;
  private boolean wide;
  private long rows;

  private Profiler(Connection connection, String table) {
    this.connection = connection;
    this.table = table;
  }

  /**
   * Profiles all columns.
   *
   * @param table the table in SQL, quoted
   */
  public static List<Column> profile(Connection connection, String table) throws SQLException {
    return new Profiler(connection, table).columns();
  }

  private record Raw(String name, String sqlType) {
    Type type() {
      return typeOf(sqlType);
    }

    String sql() {
      return Sql.identifier(name);
    }
  }

  private record Extent(long present, String min, String max) {}

  private record Numbers(
      Extent extent,
      boolean ordered,
      long missing,
      long distinct,
      double length,
      List<String> frequent) {}

  private record Values(
      long distinct, boolean estimated, String min, String max, List<String> samples) {}

  /** What a DuckDB type is to people. */
  static Type typeOf(String sqlType) {
    return switch (sqlType) {
      case "BOOLEAN" -> Type.BOOLEAN;
      case "DATE" -> Type.DATE;
      case "TIME" -> Type.TIME;
      case "VARCHAR" -> Type.TEXT;
      default -> sqlType.startsWith("TIMESTAMP") ? Type.DATETIME : Type.NUMBER;
    };
  }

  private List<Column> columns() throws SQLException {
    List<Raw> raws =
        Sql.query(
            connection,
            "DESCRIBE " + table,
            row -> new Raw(row.getString("column_name"), row.getString("column_type")));
    wide = raws.size() > WIDE;
    rows = Sql.one(connection, "SELECT count(*) FROM " + table, row -> row.getLong(1));
    List<Column> columns = new ArrayList<>();
    for (int from = 0; from < raws.size(); from += CHUNK) {
      List<Raw> some = raws.subList(from, Math.min(from + CHUNK, raws.size()));
      List<Numbers> numbers = numbers(some);
      for (int i = 0; i < some.size(); i++) {
        columns.add(column(some.get(i), numbers.get(i)));
      }
    }
    return columns;
  }

  private List<Numbers> numbers(List<Raw> columns) throws SQLException {
    List<Extent> extents = extents(columns);
    List<Double> lengths = lengths(columns);
    List<Boolean> ordered = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Raw column = columns.get(i);
      String sql = column.sql();
      boolean allDiffer = isOrderedKey(column, extents.get(i));
      ordered.add(allDiffer);
      String count = countsEach() ? "count(DISTINCT %s)" : "approx_count_distinct(%s)";
      parts.add(allDiffer ? Long.toString(rows) : count.formatted(sql));
      parts.add(
          wide
              ? "approx_top_k(left(%s, %d), %d)"
                  .formatted(asText(column, sql), LONGEST_SAMPLE, SAMPLES)
              : "NULL::VARCHAR[]");
    }
    return Sql.one(
        connection,
        "SELECT %s FROM %s".formatted(String.join(", ", parts), table),
        row -> {
          List<Numbers> numbers = new ArrayList<>();
          for (int i = 0; i < columns.size(); i++) {
            long present = extents.get(i).present();
            numbers.add(
                new Numbers(
                    extents.get(i),
                    ordered.get(i),
                    rows - present,
                    Math.min(row.getLong(1 + 2 * i), present),
                    lengths.get(i),
                    frequent(row.getArray(2 + 2 * i))));
          }
          return numbers;
        });
  }

  private boolean countsEach() {
    return wide && rows <= COUNTED_ROWS;
  }

  /**
   * Asked column by column, DuckDB knows most of them without reading a row; not the smallest and
   * largest text, which are found later.
   */
  private List<Extent> extents(List<Raw> columns) throws SQLException {
    List<Extent> extents = new ArrayList<>();
    int step = wide ? columns.size() : 1;
    for (int from = 0; from < columns.size(); from += step) {
      List<Raw> some = columns.subList(from, from + step);
      List<String> parts = new ArrayList<>();
      for (Raw column : some) {
        boolean later = !wide && column.type() == Type.TEXT;
        parts.add("count(" + column.sql() + ")");
        parts.add(
            later ? "NULL" : "left(" + asText(column, "min(" + column.sql() + ")") + ", 200)");
        parts.add(
            later ? "NULL" : "left(" + asText(column, "max(" + column.sql() + ")") + ", 200)");
      }
      Sql.one(
          connection,
          "SELECT %s FROM %s".formatted(String.join(", ", parts), table),
          row -> {
            for (int i = 1; i <= 3 * some.size(); i += 3) {
              extents.add(new Extent(row.getLong(i), row.getString(i + 1), row.getString(i + 2)));
            }
            return row;
          });
    }
    return extents;
  }

  /** The mean number of characters of texts, for large tables of a sample: it tells roles only. */
  private List<Double> lengths(List<Raw> columns) throws SQLException {
    List<String> parts =
        columns.stream()
            .map(c -> c.type() == Type.TEXT ? "avg(length(" + c.sql() + "))" : "0")
            .toList();
    String sample =
        rows > SAMPLED_FROM
            ? " TABLESAMPLE SYSTEM (%s PERCENT) REPEATABLE (1)".formatted(SHARE)
            : "";
    return Sql.one(
        connection,
        "SELECT %s FROM %s%s".formatted(String.join(", ", parts), table, sample),
        row -> {
          List<Double> lengths = new ArrayList<>();
          for (int i = 1; i <= columns.size(); i++) {
            lengths.add(row.getDouble(i));
          }
          return lengths;
        });
  }

  private static List<String> frequent(Array values) throws SQLException {
    if (values == null) {
      return List.of();
    }
    return Arrays.stream((Object[]) values.getArray()).map(v -> plain(v.toString())).toList();
  }

  private Column column(Raw raw, Numbers numbers) throws SQLException {
    Values values = values(raw, numbers);
    Profile profile =
        new Profile(
            numbers.missing(),
            values.distinct(),
            values.estimated(),
            Optional.ofNullable(values.min()).map(Profiler::plain),
            Optional.ofNullable(values.max()).map(Profiler::plain),
            values.samples());
    boolean integer = raw.type() == Type.NUMBER && !isFraction(raw.sqlType());
    Roles.Facts facts =
        new Roles.Facts(
            raw.name(),
            raw.type(),
            numbers.extent().present(),
            values.distinct(),
            integer,
            "0".equals(numbers.extent().min()),
            numbers.length(),
            values.samples().stream().allMatch(CODE.asMatchPredicate()));
    return new Column(raw.name(), raw.type(), Roles.of(facts), List.of(), "", profile);
  }

  private static boolean isFraction(String sqlType) {
    return sqlType.equals("DOUBLE") || sqlType.equals("FLOAT") || sqlType.startsWith("DECIMAL");
  }

  private Values values(Raw raw, Numbers numbers) throws SQLException {
    if (wide) {
      Extent extent = numbers.extent();
      return new Values(
          numbers.distinct(), !countsEach(), extent.min(), extent.max(), numbers.frequent());
    }
    return numbers.distinct() <= COUNTED ? counted(raw) : many(raw, numbers);
  }

  private Values counted(Raw raw) throws SQLException {
    String sql =
        ("SELECT left(%1$s, %2$d), count(*) OVER (), left(%3$s, %2$d), left(%4$s, %2$d) FROM (SELECT %5$s AS v,"
                + " count(*) AS n FROM %6$s WHERE v IS NOT NULL GROUP BY v) ORDER BY n DESC, v LIMIT %7$d")
            .formatted(
                asText(raw, "v"),
                LONGEST_SAMPLE,
                asText(raw, "min(v) OVER ()"),
                asText(raw, "max(v) OVER ()"),
                raw.sql(),
                table,
                SAMPLES);
    long[] distinct = {0};
    String[] ends = new String[2];
    List<String> samples =
        Sql.query(
            connection,
            sql,
            row -> {
              distinct[0] = row.getLong(2);
              ends[0] = row.getString(3);
              ends[1] = row.getString(4);
              return plain(row.getString(1));
            });
    return new Values(distinct[0], false, ends[0], ends[1], samples);
  }

  private Values many(Raw raw, Numbers numbers) throws SQLException {
    boolean mayBeKey = canBeKey(raw) && numbers.distinct() >= numbers.extent().present() * 0.8;
    boolean count = mayBeKey && !numbers.ordered();
    long distinct = count ? counted(raw.sql()) : numbers.distinct();
    List<String> samples =
        Sql.query(
            connection,
            ("SELECT DISTINCT left(%s, %d) AS v FROM (SELECT %s AS w FROM %s WHERE w IS NOT NULL LIMIT 500)"
                    + " ORDER BY v LIMIT %d")
                .formatted(asText(raw, "w"), LONGEST_SAMPLE, raw.sql(), table, SAMPLES),
            row -> plain(row.getString(1)));
    Extent extent = raw.type() == Type.TEXT ? ends(raw, numbers) : numbers.extent();
    return new Values(distinct, !mayBeKey, extent.min(), extent.max(), samples);
  }

  /** The smallest and the largest text; where they stand in order, those at the ends. */
  private Extent ends(Raw raw, Numbers numbers) throws SQLException {
    String where = numbers.ordered() ? " WHERE rowid = 0 OR rowid = %d".formatted(rows - 1) : "";
    return Sql.one(
        connection,
        "SELECT left(min(%1$s), %2$d), left(max(%1$s), %2$d) FROM %3$s%4$s"
            .formatted(raw.sql(), LONGEST_SAMPLE, table, where),
        row -> new Extent(numbers.extent().present(), row.getString(1), row.getString(2)));
  }

  private static boolean canBeKey(Raw raw) {
    return (raw.type() == Type.TEXT || raw.type() == Type.NUMBER) && !isFraction(raw.sqlType());
  }

  private long counted(String sql) throws SQLException {
    return Sql.one(
        connection,
        "SELECT count(DISTINCT %s) FROM %s".formatted(sql, table),
        row -> row.getLong(1));
  }

  private boolean isOrderedKey(Raw raw, Extent extent) throws SQLException {
    return !wide
        && rows > COUNTED
        && extent.present() == rows
        && canBeKey(raw)
        && ordered(pairs(raw, " LIMIT " + GLANCE))
        && ordered(pairs(raw, upTo(rows / 2)) + " UNION ALL " + pairs(raw, from(rows / 2)));
  }

  /**
   * Whether each value of a column without missing ones is larger than the one before it, or each
   * is smaller. If so all are different, which most keys are found by in a tenth of the time that
   * counting takes.
   */
  private boolean ordered(String pairs) throws SQLException {
    return Sql.one(
        connection,
        "SELECT bool_and(v > before) OR bool_and(v < before) FROM (%s)".formatted(pairs),
        row -> row.getBoolean(1));
  }

  /** Values with the ones before them, for which DuckDB uses one thread: two halves take two. */
  private String pairs(Raw raw, String which) {
    return "SELECT v, lag(v) OVER () AS before FROM (SELECT %s AS v FROM %s%s)"
        .formatted(raw.sql(), table, which);
  }

  private static String upTo(long row) {
    return " WHERE rowid <= " + row;
  }

  private static String from(long row) {
    return " WHERE rowid >= " + row;
  }

  private static String asText(Raw column, String sql) {
    return column.type() == Type.DATETIME
        ? "strftime(%s, '%%Y-%%m-%%dT%%H:%%M:%%S')".formatted(sql)
        : "CAST(%s AS VARCHAR)".formatted(sql);
  }

  /** Whole numbers without the fraction that DuckDB prints. */
  private static String plain(String text) {
    return text.matches("-?[0-9]+\\.0") ? text.substring(0, text.length() - 2) : text;
  }
}
