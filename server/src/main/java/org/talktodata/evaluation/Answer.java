package org.talktodata.evaluation;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.talktodata.chartquery.Channel;
import org.talktodata.chartquery.ChannelName;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.Encoding;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.chartquery.Sort;
import org.talktodata.chartquery.Stack;
import org.talktodata.plan.OutputColumn;
import org.talktodata.plan.ValidatedQuery;
import org.talktodata.table.Catalog;
import org.talktodata.table.Column;

/**
 * A query, planned, drawn by the rules and run.
 *
 * @param asked the query as it was asked, written in one way
 * @param drawn the same after the chart rules chose what it leaves open
 */
record Answer(ChartQuery asked, ValidatedQuery drawn, Rows rows) {
  static Answer of(ChartQuery asked, Catalog catalog, ValidatedQuery drawn, Rows rows) {
    return new Answer(Qualified.of(asked, catalog), drawn, rows);
  }

  /**
   * Why this is not the same chart as the right one; empty if it is. Rows are compared by what they
   * hold; their order counts only where the right query states one. Two empty results prove
   * nothing, so there the queries must be the same.
   */
  Optional<String> differs(Answer right) {
    if (!mark().equals(right.mark())) {
      return Optional.of("mark %s instead of %s".formatted(mark(), right.mark()));
    }
    if (right.rows.isEmpty() && rows.isEmpty()) {
      boolean same = parts().equals(right.parts());
      return same ? Optional.empty() : Optional.of("another query, though both find nothing");
    }
    if (!rows.same(right.rows)) {
      return Optional.of("other rows");
    }
    return ordersAs(right) ? Optional.empty() : Optional.of("another order");
  }

  /** Whether the rows stand in the order that the right query states. */
  boolean ordersAs(Answer right) {
    if (right.asked.sort().isEmpty() || right.asked.sort().equals(asked.sort())) {
      return true;
    }
    if (!(right.asked.sort().get().by() instanceof Sort.ByChannel by)) {
      return false;
    }
    int mine = column(by.channel());
    int theirs = right.column(by.channel());
    return mine >= 0 && theirs >= 0 && rows.sameOrder(mine, right.rows, theirs);
  }

  private int column(ChannelName channel) {
    List<OutputColumn> columns = drawn.columns();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).channel() == channel) {
        return i;
      }
    }
    return -1;
  }

  /** The type of the cells of x. */
  Optional<Column.Type> typeOfX() {
    int x = column(ChannelName.X);
    return x < 0 ? Optional.empty() : Optional.of(drawn.columns().get(x).type());
  }

  /** What is drawn. Whether series stand on each other or side by side is left to the data. */
  String mark() {
    boolean whole = drawn.query().stack().equals(Optional.of(Stack.NORMALIZE));
    String mark = drawn.query().mark().name().toLowerCase(Locale.ROOT);
    return whole ? mark + " of 100 %" : mark;
  }

  /** What the query consists of; equal parts are equal. */
  Map<Part, Object> parts() {
    Encoding encoding = asked.encoding();
    Map<Part, Object> parts = new EnumMap<>(Part.class);
    parts.put(Part.MARK, mark());
    parts.put(Part.X, encoding.x());
    parts.put(Part.Y, measures(encoding).flatMap(c -> fields(c).stream()).toList());
    parts.put(Part.AGGREGATE, measures(encoding).map(Answer::function).toList());
    parts.put(
        Part.COLOR,
        Stream.of(encoding.color(), encoding.facet(), encoding.size())
            .flatMap(Optional::stream)
            .collect(Collectors.toSet()));
    parts.put(Part.FILTER, List.of(asked.filter(), asked.having()));
    parts.put(Part.SORT, asked.sort());
    parts.put(Part.LIMIT, asked.limit());
    parts.put(Part.TABLES, Set.copyOf(new TreeSet<>(drawn.tables())));
    return parts;
  }

  private static Stream<Channel> measures(Encoding encoding) {
    return Stream.concat(encoding.y().stream(), encoding.columns().stream());
  }

  private static List<Optional<FieldRef>> fields(Channel channel) {
    if (channel instanceof Channel.Dimension dimension) {
      return List.of(Optional.of(dimension.field()));
    }
    return ((Channel.Measure) channel).parts().stream().map(Channel.Aggregated::field).toList();
  }

  /** A channel without its column. */
  private static Object function(Channel channel) {
    if (channel instanceof Channel.Dimension dimension) {
      return List.of(dimension.timeUnit(), dimension.bin());
    }
    if (channel instanceof Channel.Combined both) {
      return List.of(both.operation(), function(both.left()), function(both.right()));
    }
    Channel.Aggregated measure = (Channel.Aggregated) channel;
    return List.of(
        measure.aggregate(), measure.q(), measure.where(), measure.transform(), measure.within());
  }
}
