package org.talktodata.chart;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.plan.Planner;
import org.talktodata.plan.ValidatedQuery;
import org.talktodata.problem.ProblemException;
import org.talktodata.table.Catalog;
import org.talktodata.table.Table;

/**
 * What becomes of queries over some tables: each is planned, and the chart rules choose what it
 * leaves open. Remembers what was planned; for one thread.
 */
public final class Drawings {
  private final Planner planner;
  private final Catalog catalog;
  private final LocalDateTime now;
  private final Map<ChartQuery, Drawing> known = new HashMap<>();

  /**
   * @param now what relative dates count from
   */
  public Drawings(Planner planner, Catalog catalog, LocalDateTime now) {
    this.planner = planner;
    this.catalog = catalog;
    this.now = now;
  }

  /**
   * How a query is drawn.
   *
   * @param query the chosen one, ready to be run
   */
  public record Drawing(ChartChoice choice, ValidatedQuery query) {}

  /**
   * Plans a query.
   *
   * @throws ProblemException if it does not fit the tables
   */
  public Drawing of(ChartQuery asked) {
    Drawing chosen = choose(asked);
    ChartQuery query = chosen.choice.query();
    return query.equals(asked)
        ? chosen
        : new Drawing(chosen.choice, planner.plan(query, catalog, now));
  }

  /** The query with everything chosen that it leaves open; empty if it does not fit the tables. */
  public Optional<ChartQuery> drawn(ChartQuery asked) {
    try {
      return Optional.of(choose(asked).choice.query());
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  /** What is chosen for a query, with the plan of what was asked. */
  private Drawing choose(ChartQuery asked) {
    Drawing before = known.get(asked);
    if (before != null) {
      return before;
    }
    ValidatedQuery planned = planner.plan(asked, catalog, now);
    Drawing drawing = new Drawing(ChartRules.choose(planned, mostRows(planned)), planned);
    known.put(asked, drawing);
    return drawing;
  }

  private long mostRows(ValidatedQuery planned) {
    return planned.tables().stream()
        .flatMap(name -> catalog.table(name).stream())
        .mapToLong(Table::rows)
        .max()
        .orElse(0);
  }
}
