package org.talktodata.plan;

import java.time.LocalDateTime;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.Mark;
import org.talktodata.problem.ProblemException;
import org.talktodata.table.Catalog;

/**
 * Checks chart queries against the tables that they are about and writes the SQL that answers them.
 * Thread-safe.
 */
public final class Planner {
  /** How many rows a result may have unless told otherwise. */
  public static final int USUAL_ROW_LIMIT = 200_000;

  private final int rowLimit;

  /** A planner whose results have at most {@link #USUAL_ROW_LIMIT} rows. */
  public Planner() {
    this(USUAL_ROW_LIMIT);
  }

  /** A planner whose results have at most so many rows. */
  public Planner(int rowLimit) {
    if (rowLimit < 1) {
      throw new IllegalArgumentException("a result has at least 1 row");
    }
    this.rowLimit = rowLimit;
  }

  /**
   * Checks a query and writes its SQL.
   *
   * @param catalog the tables, each known to the database under its own name
   * @param now what relative dates count from, in the asker's time zone
   * @throws ProblemException if the query does not fit the tables: COLUMN_NOT_FOUND,
   *     COLUMN_AMBIGUOUS, TABLE_NOT_FOUND, NO_JOIN, TYPE_MISMATCH or INVALID_QUERY, with a JSON
   *     pointer into the query
   */
  public ValidatedQuery plan(ChartQuery query, Catalog catalog, LocalDateTime now) {
    Scope scope = scope(query, catalog);
    Built built = build(query, scope, now);
    String sql = SqlCheck.sql(built.select(), catalog);
    return new ValidatedQuery(query, sql, built.columns(), scope.joins().tables(), rowLimit);
  }

  private static Scope scope(ChartQuery query, Catalog catalog) {
    MarkCheck.channels(query);
    return FieldResolver.resolve(catalog, query.from(), "/from", Mention.of(query));
  }

  private Built build(ChartQuery query, Scope scope, LocalDateTime now) {
    Built built = select(query, scope, now);
    MarkCheck.types(query, built.columns());
    return built;
  }

  /** Boxes are drawn from all values while these fit into a result, else from five each. */
  private Built select(ChartQuery query, Scope scope, LocalDateTime now) {
    if (query.mark() == Mark.BOXPLOT && scope.rows() > rowLimit) {
      return new BoxPlotSelect(query, scope, now).build();
    }
    return query.encoding().aggregates()
        ? new GroupedSelect(query, scope, now).build()
        : new RowSelect(query, scope, now).build();
  }
}
