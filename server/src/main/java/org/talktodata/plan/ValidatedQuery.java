package org.talktodata.plan;

import java.util.List;
import org.talktodata.chartquery.ChartQuery;

/**
 * A query that the {@link Planner}, and nobody else, found right, with the SQL that answers it. It
 * is the only thing that reaches an engine.
 */
public final class ValidatedQuery {
  private final ChartQuery query;
  private final String sql;
  private final List<OutputColumn> columns;
  private final List<String> tables;
  private final int rowLimit;

  ValidatedQuery(
      ChartQuery query, String sql, List<OutputColumn> columns, List<String> tables, int rowLimit) {
    this.query = query;
    this.sql = sql;
    this.columns = List.copyOf(columns);
    this.tables = List.copyOf(tables);
    this.rowLimit = rowLimit;
  }

  /** What was asked. */
  public ChartQuery query() {
    return query;
  }

  /** One SELECT in DuckDB's SQL. */
  public String sql() {
    return sql;
  }

  /** The same, stopped one row after {@link #rowLimit}, so that the engine sees there were more. */
  public String boundedSql() {
    boolean limited = query.limit().filter(limit -> limit.per().isEmpty()).isPresent();
    return limited ? sql : "%s%nLIMIT %d".formatted(sql, rowLimit + 1L);
  }

  /**
   * The result's columns, in its order: one for each of {@link
   * org.talktodata.chartquery.Encoding#slots}.
   */
  public List<OutputColumn> columns() {
    return columns;
  }

  /** The names of the tables that the rows come from. */
  public List<String> tables() {
    return tables;
  }

  /** At most so many rows are delivered. */
  public int rowLimit() {
    return rowLimit;
  }
}
