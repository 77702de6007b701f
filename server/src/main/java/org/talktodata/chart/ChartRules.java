package org.talktodata.chart;

import java.util.Optional;
import org.talktodata.chartquery.ChannelName;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.Mark;
import org.talktodata.chartquery.Orient;
import org.talktodata.chartquery.Sort;
import org.talktodata.chartquery.Stack;
import org.talktodata.plan.ValidatedQuery;

/**
 * Chooses what the query leaves open: the mark by the {@link ChartRule}s; for bars which way they
 * lie, whether they stand on each other, and that the largest comes first unless the categories
 * have an order of their own.
 */
public final class ChartRules {
  private ChartRules() {}

  /**
   * The choice for a query that fits its tables. It decides from types and from what the profiles
   * tell about the number of values, so that it is the same before and after the query ran.
   *
   * @param rows how many rows the largest table of the query has
   * @return the query to run and draw; where it differs from the one that was planned, it must be
   *     planned again
   */
  public static ChartChoice choose(ValidatedQuery planned, long rows) {
    ChartQuery query = planned.query();
    Facts facts = new Facts(query, planned.columns(), rows);
    ChartRule rule = rule(facts);
    Mark mark = rule == ChartRule.ASKED ? query.mark() : rule.mark();
    ChartQuery drawn = query.withMark(mark);
    return new ChartChoice(mark == Mark.BAR ? bars(drawn, facts) : areas(drawn, facts), rule);
  }

  private static ChartRule rule(Facts facts) {
    for (ChartRule rule : ChartRule.values()) {
      if (rule.applies(facts)) {
        return rule;
      }
    }
    throw new IllegalStateException("the last rule applies always");
  }

  private static ChartQuery bars(ChartQuery query, Facts facts) {
    if (!facts.xPresent()) {
      return query;
    }
    Orient orient = facts.crowded() ? Orient.HORIZONTAL : Orient.VERTICAL;
    return with(
        query,
        query.orient().or(() -> Optional.of(orient)),
        stack(query, facts),
        query.sort().or(() -> largestFirst(query, facts)));
  }

  private static ChartQuery areas(ChartQuery query, Facts facts) {
    return query.mark() == Mark.AREA
        ? with(query, query.orient(), stack(query, facts), query.sort())
        : query;
  }

  /** Series stand on each other where they add up, else side by side. */
  private static Optional<Stack> stack(ChartQuery query, Facts facts) {
    if (query.stack().isPresent() || !facts.colorPresent()) {
      return query.stack();
    }
    return Optional.of(facts.adds() ? Stack.ZERO : Stack.NONE);
  }

  /** Not for series: which of them is largest differs from place to place. */
  private static Optional<Sort> largestFirst(ChartQuery query, Facts facts) {
    boolean single = query.encoding().color().isEmpty() && query.encoding().facet().isEmpty();
    return facts.grouped() && single && !facts.ordered()
        ? Optional.of(new Sort(new Sort.ByChannel(ChannelName.Y), Sort.Order.DESCENDING))
        : Optional.empty();
  }

  private static ChartQuery with(
      ChartQuery query, Optional<Orient> orient, Optional<Stack> stack, Optional<Sort> sort) {
    return new ChartQuery(
        query.mark(),
        orient,
        stack,
        query.innerRadius(),
        query.encoding(),
        query.from(),
        query.filter(),
        query.having(),
        sort,
        query.limit());
  }
}
