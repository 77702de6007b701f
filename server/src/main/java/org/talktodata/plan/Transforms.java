package org.talktodata.plan;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.talktodata.chartquery.Channel;
import org.talktodata.chartquery.ChannelName;
import org.talktodata.chartquery.TimeUnit;
import org.talktodata.chartquery.Transform;
import org.talktodata.plan.Dimensions.Placed;
import org.talktodata.problem.Message;
import org.talktodata.table.Column;

/**
 * What is done to a measure over the whole result, as window functions. Running totals and growth
 * run along one dimension (x, or the first of a table) and start anew for each series.
 */
final class Transforms {
  private final List<Placed> dimensions;
  private final IntFunction<SqlNode> keys;

  /**
   * Over groups that have been computed.
   *
   * @param keys makes the expression of a dimension, by its place in the list
   */
  Transforms(List<Placed> dimensions, IntFunction<SqlNode> keys) {
    this.dimensions = dimensions;
    this.keys = keys;
  }

  /**
   * The transformed measure.
   *
   * @param value makes the measure before the transform
   */
  SqlNode node(Channel.Aggregated measure, Supplier<SqlNode> value, String pointer) {
    List<Integer> within = within(measure, pointer + "/within");
    return switch (measure.transform().orElseThrow()) {
      case SHARE -> SqlTree.ratio(value.get(), over(sum(value), within));
      case RANK -> rank(value, within);
      case CUMULATIVE -> cumulative(value, along(measure, within, pointer));
      case GROWTH -> growth(value, along(measure, within, pointer));
      case YEAR_OVER_YEAR -> yearOverYear(value, pointer);
    };
  }

  private List<Integer> within(Channel.Aggregated measure, String pointer) {
    if (measure.within().isEmpty()) {
      return List.of();
    }
    ChannelName channel = measure.within().get();
    List<Integer> places =
        places().filter(i -> dimensions.get(i).slot().name() == channel).boxed().toList();
    if (places.isEmpty()) {
      throw Refusal.of(pointer, Message.WITHIN_SHOWS_NO_COLUMN);
    }
    return places;
  }

  private IntStream places() {
    return IntStream.range(0, dimensions.size());
  }

  /** The dimension that a running total runs along: x, or else the first with dates. */
  private int along(Channel.Aggregated measure, List<Integer> within, String pointer) {
    return places()
        .filter(i -> !within.contains(i) && dimensions.get(i).slot().name() == ChannelName.X)
        .boxed()
        .findFirst()
        .or(() -> firstWithDates(within))
        .or(() -> places().filter(i -> !within.contains(i)).boxed().findFirst())
        .orElseThrow(
            () ->
                Refusal.of(
                    pointer + "/transform",
                    Message.NEEDS_DIMENSION,
                    measure.transform().orElseThrow() == Transform.GROWTH
                        ? "growth"
                        : "cumulative"));
  }

  private Optional<Integer> firstWithDates(List<Integer> within) {
    return places()
        .filter(i -> !within.contains(i) && dimensions.get(i).type().temporal())
        .boxed()
        .findFirst();
  }

  private static SqlNode sum(Supplier<SqlNode> value) {
    return SqlTree.call(SqlStdOperatorTable.SUM, value.get());
  }

  private SqlNode over(SqlNode function, List<Integer> partition) {
    return SqlTree.over(function, nodes(partition), List.of());
  }

  private List<SqlNode> nodes(List<Integer> places) {
    return places.stream().map(keys::apply).toList();
  }

  private List<SqlNode> allBut(int along) {
    return places().filter(i -> i != along).mapToObj(keys).toList();
  }

  private SqlNode rank(Supplier<SqlNode> value, List<Integer> within) {
    return SqlTree.over(
        SqlTree.call(SqlStdOperatorTable.RANK, new SqlNode[0]),
        nodes(within),
        OrderKey.nodes(List.of(new OrderKey(value, true))));
  }

  private SqlNode cumulative(Supplier<SqlNode> value, int along) {
    return SqlTree.overRowsSoFar(
        sum(value),
        allBut(along),
        OrderKey.nodes(List.of(OrderKey.ascending(() -> keys.apply(along)))));
  }

  /** Against the calendar unit before, which may be missing; else against the row before. */
  private SqlNode growth(Supplier<SqlNode> value, int along) {
    Optional<SqlTree.Distance> distance =
        dimensions.get(along).shows().timeUnit().flatMap(Calendar::unitBefore);
    SqlNode before =
        distance
            .map(d -> valueBefore(value, along, d))
            .orElseGet(
                () ->
                    SqlTree.over(
                        SqlTree.call(SqlStdOperatorTable.LAG, value.get()),
                        allBut(along),
                        List.of(keys.apply(along))));
    return change(value.get(), before);
  }

  private SqlNode yearOverYear(Supplier<SqlNode> value, String pointer) {
    int along =
        places()
            .filter(i -> yearBefore(i).isPresent())
            .findFirst()
            .orElseThrow(
                () -> Refusal.of(pointer + "/transform", Message.YEAR_OVER_YEAR_NEEDS_DATES));
    return change(value.get(), valueBefore(value, along, yearBefore(along).orElseThrow()));
  }

  /** A calendar unit, a plain date, or a number that counts years. */
  private Optional<SqlTree.Distance> yearBefore(int place) {
    Placed dimension = dimensions.get(place);
    Optional<TimeUnit> unit = dimension.shows().timeUnit();
    if (unit.isPresent()) {
      return Calendar.yearBefore(unit.get());
    }
    if (dimension.type().temporal()) {
      return Optional.of(Calendar.yearBefore());
    }
    boolean years = dimension.type() == Column.Type.NUMBER && dimension.width().isEmpty();
    return years ? Optional.of(new SqlTree.Distance(1, Optional.empty())) : Optional.empty();
  }

  /** The value of the group that lies so far before; MAX of at most one row. */
  private SqlNode valueBefore(Supplier<SqlNode> value, int along, SqlTree.Distance distance) {
    return SqlTree.overRowsBefore(
        SqlTree.call(SqlStdOperatorTable.MAX, value.get()),
        allBut(along),
        keys.apply(along),
        distance);
  }

  private static SqlNode change(SqlNode now, SqlNode before) {
    return SqlTree.minus(SqlTree.ratio(now, before), SqlTree.number(1));
  }
}
