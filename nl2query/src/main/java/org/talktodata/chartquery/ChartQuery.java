package org.talktodata.chartquery;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.talktodata.problem.Contradiction;
import org.talktodata.problem.Message;

/**
 * What is asked of some tables and how it shall look; not yet checked against them. The manual is
 * docs/chart-query.md, the words are Vega-Lite's. {@link ChartQueryJson} reads and writes it.
 *
 * @param innerRadius the open share of an arc's radius, in [0, 1)
 * @param from tables whose rows are counted; empty for those that the fields name
 */
public record ChartQuery(
    Mark mark,
    Optional<Orient> orient,
    Optional<Stack> stack,
    Optional<Double> innerRadius,
    Encoding encoding,
    List<String> from,
    Optional<Predicate> filter,
    Optional<Predicate> having,
    Optional<Sort> sort,
    Optional<Limit> limit) {
  public ChartQuery {
    Objects.requireNonNull(mark);
    Objects.requireNonNull(encoding);
    from = List.copyOf(from);
    if (innerRadius.isPresent() && !(innerRadius.get() >= 0 && innerRadius.get() < 1)) {
      throw new Contradiction(Message.INNER_RADIUS_RANGE);
    }
  }

  /** A query that only says what is shown. */
  public static ChartQuery of(Mark mark, Encoding encoding) {
    return new ChartQuery(
        mark,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        encoding,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same query with another mark. */
  public ChartQuery withMark(Mark other) {
    return new ChartQuery(
        other, orient, stack, innerRadius, encoding, from, filter, having, sort, limit);
  }
}
