package org.talktodata.upload;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.talktodata.problem.Term;
import org.talktodata.problem.Text;
import org.talktodata.store.Sql;

/** Converts the columns of a loaded table whose every cell a {@link Recogniser} can read. */
final class Conversions {
  private static final int SAMPLE = 2_000;
  private static final int CHUNK = 10;
  private static final String CONVERTED = "converted";
  private static final long ROWS_THAT_PROVE_DATES = 20;
  private static final Pattern NAMED_DATE = Pattern.compile("(?i).*(date|day|日期|时间|日$|_dt$|^dt).*");

  private static final int GLANCE = 300;

  /** DuckDB plans many short queries faster than one over thousands of columns. */
  private static final int CHECKED_AT_ONCE = 50;

  /** Begins like a number, a date, an amount of money or a word for true or false. */
  private static final Pattern PROMISING =
      Pattern.compile(
          "(?i)[ \t\u3000]*("
              + "(y|n|yes|no|true|false|是|否|真|假)[ \t\u3000]*"
              + "|[-+]?(([￥¥$€£]|RMB|CNY|USD|EUR|GBP|HK\\$) *)?[-+]?[.0-9].*"
              + "|[a-z]{3,9} [0-9].*)");

  /** Days written as whole numbers, such as 20240105. */
  private static final Recogniser DAY_NUMBER =
      new Recogniser(
          "DATE",
          "CASE WHEN regexp_full_match({}, '(19|20)[0-9]{6}') THEN try_strptime({}, '%Y%m%d')::DATE END",
          "true",
          Text.of(Phrase.DAY_NUMBERS));

  private final Workshop workshop;
  private final String table;
  private final List<Warning> warnings;

  private Conversions(Workshop workshop, String table, List<Warning> warnings) {
    this.workshop = workshop;
    this.table = table;
    this.warnings = warnings;
  }

  /**
   * Converts what can be converted.
   *
   * @return the table file to go on with: the same, or a new one if any column was converted
   */
  static String apply(Workshop workshop, String table, List<Warning> warnings, Progress progress)
      throws SQLException {
    Conversions conversions = new Conversions(workshop, table, warnings);
    Map<String, Recogniser> chosen = conversions.choose();
    if (chosen.isEmpty()) {
      return table;
    }
    List<String> replacements = new ArrayList<>();
    chosen.forEach(
        (column, way) ->
            replacements.add(
                "%s AS %s".formatted(way.valueOf(text(column)), Sql.identifier(column))));
    workshop.attach(CONVERTED);
    workshop.run(
        "CREATE TABLE %s AS SELECT * REPLACE (%s) FROM %s"
            .formatted(
                Workshop.tableOf(CONVERTED),
                String.join(", ", replacements),
                Workshop.tableOf(table)),
        share -> progress.at("convert", share));
    workshop.discard(table);
    return CONVERTED;
  }

  /** The cell as text; a long one as something that fits nothing, without looking through it. */
  private static String text(String column) {
    return "(CASE WHEN strlen(CAST(%1$s AS VARCHAR)) <= 100 THEN CAST(%1$s AS VARCHAR) ELSE '!' || left(CAST(%1$s AS VARCHAR), 40) END)"
        .formatted(Sql.identifier(column));
  }

  private Map<String, Recogniser> choose() throws SQLException {
    Map<String, Recogniser> chosen = new LinkedHashMap<>();
    List<String> texts = promising(columns("VARCHAR"));
    for (int from = 0; from < texts.size(); from += CHUNK) {
      List<String> some = texts.subList(from, Math.min(from + CHUNK, texts.size()));
      for (Map.Entry<String, List<Recogniser>> candidate : candidates(some).entrySet()) {
        first(candidate.getKey(), candidate.getValue())
            .ifPresent(way -> chosen.put(candidate.getKey(), way));
      }
    }
    for (String number : eightDigits(columns("BIGINT"))) {
      if (provesDates(number)) {
        first(number, List.of(DAY_NUMBER)).ifPresent(way -> chosen.put(number, way));
      }
    }
    return chosen;
  }

  private List<String> columns(String type) throws SQLException {
    return Sql.query(
        workshop.connection(),
        ("SELECT column_name FROM duckdb_columns() WHERE database_name = %s AND table_name = 'data'"
                + " AND data_type = %s ORDER BY column_index")
            .formatted(Sql.literal(table), Sql.literal(type)),
        row -> row.getString(1));
  }

  /** The columns of which some early cell looks like something better than text. */
  private List<String> promising(List<String> columns) throws SQLException {
    if (columns.isEmpty()) {
      return columns;
    }
    Set<String> promising = new LinkedHashSet<>();
    String cells =
        String.join(
            ", ", columns.stream().map(c -> "left(%s, 60)".formatted(Sql.identifier(c))).toList());
    Sql.query(
        workshop.connection(),
        "SELECT %s FROM %s LIMIT %d".formatted(cells, Workshop.tableOf(table), GLANCE),
        row -> {
          for (int i = 0; i < columns.size(); i++) {
            String cell = row.getString(i + 1);
            if (cell != null && PROMISING.matcher(cell).matches()) {
              promising.add(columns.get(i));
            }
          }
          return row;
        });
    return columns.stream().filter(promising::contains).toList();
  }

  /** The ways that read all cells of the first rows. */
  private Map<String, List<Recogniser>> candidates(List<String> columns) throws SQLException {
    List<String> counts = new ArrayList<>();
    for (String column : columns) {
      String text = text(column);
      String full = Recogniser.holdsSomething(text);
      counts.add("count(*) FILTER (%s)".formatted(full));
      for (Recogniser way : Recogniser.ALL) {
        counts.add("count(*) FILTER (%s AND (%s) IS NOT NULL)".formatted(full, way.valueOf(text)));
      }
    }
    String sql =
        "SELECT %s FROM (FROM %s LIMIT %d)"
            .formatted(String.join(", ", counts), Workshop.tableOf(table), SAMPLE);
    return Sql.one(
        workshop.connection(),
        sql,
        row -> {
          Map<String, List<Recogniser>> fitting = new LinkedHashMap<>();
          int at = 1;
          for (String column : columns) {
            long full = row.getLong(at++);
            List<Recogniser> ways = new ArrayList<>();
            for (Recogniser way : Recogniser.ALL) {
              // Nearly all is enough here: the whole column is checked next, and exceptions told.
              if (full > 0 && row.getLong(at) >= full - full / 50) {
                ways.add(way);
              }
              at++;
            }
            if (!ways.isEmpty()) {
              fitting.put(column, ways);
            }
          }
          return fitting;
        });
  }

  /** The first way that reads all cells of the whole column. */
  private Optional<Recogniser> first(String column, List<Recogniser> ways) throws SQLException {
    Optional<Fit> nearest = Optional.empty();
    for (Recogniser way : ways) {
      Fit fit = fit(column, way);
      if (fit.also() && fit.misfits() == 0) {
        tell(column, way, fit);
        return Optional.of(way);
      }
      if (fit.also() && nearest.map(other -> fit.misfits() < other.misfits()).orElse(true)) {
        nearest = Optional.of(fit);
      }
    }
    nearest
        .filter(fit -> fit.misfits() * 50 <= fit.full())
        .ifPresent(fit -> tellMisfits(column, fit));
    return Optional.empty();
  }

  private record Fit(
      long full, long misfits, long signs, boolean also, String example, String type) {}

  private Fit fit(String column, Recogniser way) throws SQLException {
    String text = text(column);
    String full = Recogniser.holdsSomething(text);
    String misfit = "%s AND (%s) IS NULL".formatted(full, way.valueOf(text));
    return Sql.one(
        workshop.connection(),
        ("SELECT count(*) FILTER (%1$s), count(*) FILTER (%2$s), count(*) FILTER (%3$s IS NOT NULL AND NOT"
                + " %1$s), %4$s, any_value(%3$s) FILTER (%2$s) FROM %5$s")
            .formatted(full, misfit, text, way.alsoRequiredOf(text), Workshop.tableOf(table)),
        row ->
            new Fit(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getBoolean(4),
                row.getString(5),
                way.type()));
  }

  private void tell(String column, Recogniser way, Fit fit) {
    Text signs = fit.signs() == 0 ? Text.plain("") : Text.of(Phrase.SIGNS_EMPTIED, fit.signs());
    warnings.add(Warning.ofColumn(Notice.CONVERTED, column, column, way.says(), signs));
  }

  private void tellMisfits(String column, Fit fit) {
    Text.Words type =
        switch (fit.type()) {
          case "DOUBLE" -> Term.NUMBERS;
          case "BOOLEAN" -> Phrase.YES_OR_NO;
          default -> Term.DATES;
        };
    warnings.add(
        Warning.ofColumn(
            Notice.MISFITS, column, column, fit.misfits(), fit.full(), type, fit.example()));
  }

  /** The columns whose numbers all have the eight digits of a day. */
  private List<String> eightDigits(List<String> columns) throws SQLException {
    List<String> days = new ArrayList<>();
    for (int from = 0; from < columns.size(); from += CHECKED_AT_ONCE) {
      addDays(columns.subList(from, Math.min(from + CHECKED_AT_ONCE, columns.size())), days);
    }
    return days;
  }

  private void addDays(List<String> columns, List<String> days) throws SQLException {
    String checks =
        String.join(
            ", ",
            columns.stream()
                .map(Sql::identifier)
                .map("coalesce(min(%1$s) >= 19000101 AND max(%1$s) <= 20991231, false)"::formatted)
                .toList());
    Sql.one(
        workshop.connection(),
        "SELECT %s FROM %s".formatted(checks, Workshop.tableOf(table)),
        row -> {
          for (int i = 0; i < columns.size(); i++) {
            if (row.getBoolean(i + 1)) {
              days.add(columns.get(i));
            }
          }
          return row;
        });
  }

  private boolean provesDates(String column) throws SQLException {
    return NAMED_DATE.matcher(column).matches()
        || Sql.one(
            workshop.connection(),
            "SELECT count(%s) >= %d FROM %s"
                .formatted(Sql.identifier(column), ROWS_THAT_PROVE_DATES, Workshop.tableOf(table)),
            row -> row.getBoolean(1));
  }
}
