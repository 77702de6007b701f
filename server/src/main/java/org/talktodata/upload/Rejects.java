package org.talktodata.upload;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.talktodata.problem.Term;
import org.talktodata.problem.Text;
import org.talktodata.store.Sql;

/**
 * The rows that DuckDB could not load, with the reasons it gave.
 *
 * @param lines how many different lines are touched; at most {@link #LIMIT}
 * @param first the first of them
 * @param castColumns columns of which some cell did not fit the type
 * @param kinds DuckDB's names of all kinds of errors that occurred
 */
record Rejects(long lines, List<Reject> first, Set<String> castColumns, Set<String> kinds) {
  /** DuckDB stops counting here. */
  static final int LIMIT = 100_000;

  private static final int TOLD = 20;

  /** One row that was left out. */
  record Reject(long line, String kind, String column, String message) {}

  static Rejects of(Connection connection, String table) throws SQLException {
    String errors = Sql.identifier(table);
    Set<String> columns = new TreeSet<>();
    Set<String> kinds = new TreeSet<>();
    for (String[] pair :
        Sql.query(
            connection,
            "SELECT DISTINCT error_type::VARCHAR, CASE WHEN error_type = 'CAST' THEN column_name END FROM "
                + errors,
            row -> new String[] {row.getString(1), row.getString(2)})) {
      kinds.add(pair[0]);
      if (pair[1] != null) {
        columns.add(pair[1]);
      }
    }
    long lines =
        Sql.one(connection, "SELECT count(DISTINCT line) FROM " + errors, row -> row.getLong(1));
    List<Reject> first =
        Sql.query(
            connection,
            ("SELECT line, arg_min(error_type::VARCHAR, column_idx), arg_min(column_name, column_idx),"
                    + " arg_max(error_message, column_idx) FROM %s GROUP BY line ORDER BY line LIMIT %d")
                .formatted(errors, TOLD),
            row ->
                new Reject(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)));
    return new Rejects(lines, first, columns, kinds);
  }

  boolean has(String kind) {
    return kinds.contains(kind);
  }

  /** Tells the first ones with line and column, and how many there are. */
  void tell(List<Warning> warnings) {
    for (Reject reject : first) {
      warnings.add(
          Warning.ofLine(
              Notice.ROW_LEFT_OUT,
              reject.line(),
              Optional.ofNullable(reject.column()),
              reject.line(),
              reason(reject)));
    }
    if (lines > first.size()) {
      warnings.add(
          Warning.ofFile(
              Notice.ROWS_LEFT_OUT,
              lines >= LIMIT ? Phrase.MORE_THAN : Term.NOTHING,
              lines,
              first.size()));
    }
  }

  /** Tells of a quote that would have swallowed the rest of the file. */
  void tellUnclosed(List<Warning> warnings) {
    first.stream()
        .filter(reject -> reject.kind().equals("UNQUOTED VALUE"))
        .findFirst()
        .ifPresent(
            reject ->
                warnings.add(
                    Warning.ofLine(
                        Notice.UNCLOSED_QUOTE,
                        reject.line(),
                        Optional.ofNullable(reject.column()),
                        reject.line())));
  }

  private static Text reason(Reject reject) {
    String counts =
        reject.message() == null ? "" : reject.message().replaceAll("[^0-9]+", " ").strip();
    String[] numbers = counts.split(" ");
    return switch (reject.kind()) {
      case "MISSING COLUMNS", "TOO MANY COLUMNS" ->
          numbers.length == 2
              ? Text.of(Phrase.CELLS_DIFFER, numbers[1], numbers[0])
              : Text.of(Phrase.CELLS_DIFFER_SOMEHOW);
      case "UNQUOTED VALUE" -> Text.of(Phrase.QUOTE_OPEN);
      case "LINE SIZE OVER MAXIMUM" ->
          Text.of(Phrase.LINE_TOO_LONG, Dialect.LONGEST_LINE / 1_000_000);
      case "INVALID ENCODING" -> Text.of(Phrase.OTHER_ENCODING);
      default -> Text.plain(String.valueOf(reject.message()));
    };
  }
}
