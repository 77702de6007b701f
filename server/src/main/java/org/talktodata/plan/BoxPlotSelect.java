package org.talktodata.plan;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.talktodata.chartquery.Channel;
import org.talktodata.chartquery.ChannelName;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.Encoding;
import org.talktodata.chartquery.Sort;
import org.talktodata.plan.Dimensions.Placed;
import org.talktodata.problem.Message;

/**
 * The SELECT of a box plot over more values than a result may have: for each box five rows, the
 * lower whisker (the smallest value within 1.5 times the box's length), the quartiles and the upper
 * whisker. Whoever computes the quartiles and whiskers of these five gets the same box; the values
 * beyond the whiskers are left out.
 */
final class BoxPlotSelect {
  private static final double REACH = 1.5;

  private final ChartQuery query;
  private final Scope scope;
  private final Predicates predicates;
  private final List<Placed> groups = new ArrayList<>();
  private final List<Placed> values = new ArrayList<>();

  BoxPlotSelect(ChartQuery query, Scope scope, LocalDateTime now) {
    this.query = query;
    this.scope = scope;
    this.predicates = new Predicates(scope, now);
    Dimensions places = new Dimensions(scope, query);
    for (Encoding.Slot slot : query.encoding().slots()) {
      Placed placed = places.place(slot, (Channel.Dimension) slot.channel());
      (slot.name() == ChannelName.Y ? values : groups).add(placed);
    }
  }

  Built build() {
    Select rows = new Select(SqlTree.as(boxes().node(), "boxes"));
    OutputNames names = new OutputNames();
    List<OutputColumn> columns = new ArrayList<>();
    for (Encoding.Slot slot : query.encoding().slots()) {
      Placed placed = at(slot);
      OutputColumn column = placed.output(names.of(placed.shows()));
      columns.add(column);
      SqlNode node =
          slot.name() == ChannelName.Y
              ? five(values.indexOf(placed))
              : name("boxes", "d", groups.indexOf(placed));
      rows.item(Dimensions.output(node, column.type()), column.name());
    }
    return new Built(rows.orderBy(OrderKey.nodes(order())).node(), columns);
  }

  private Placed at(Encoding.Slot slot) {
    return Stream.concat(groups.stream(), values.stream())
        .filter(placed -> placed.slot().equals(slot))
        .findFirst()
        .orElseThrow();
  }

  private static SqlNode name(String level, String letter, int place) {
    return SqlTree.name(level, letter + place);
  }

  private static SqlNode five(int place) {
    SqlNode list =
        SqlTree.call(
            Functions.LIST_VALUE,
            name("boxes", "low", place),
            name("boxes", "lower", place),
            name("boxes", "middle", place),
            name("boxes", "upper", place),
            name("boxes", "high", place));
    return SqlTree.call(Functions.UNNEST, list);
  }

  /** Every value with the quartiles of its group beside it. */
  private Select measured() {
    Select select = new Select(scope.from());
    query.filter().ifPresent(f -> select.where(List.of(predicates.ofRow(f, "/filter"))));
    for (int i = 0; i < groups.size(); i++) {
      select.item(groups.get(i).node(), "d" + i);
      if (groups.get(i).needsValue()) {
        SqlNode column = groups.get(i).column().node();
        select.where(List.of(SqlTree.call(SqlStdOperatorTable.IS_NOT_NULL, column)));
      }
    }
    for (int i = 0; i < values.size(); i++) {
      select.item(values.get(i).node(), "v" + i);
      select.item(quantile(values.get(i), 0.25), "lower" + i);
      select.item(quantile(values.get(i), 0.5), "middle" + i);
      select.item(quantile(values.get(i), 0.75), "upper" + i);
    }
    return select;
  }

  private SqlNode quantile(Placed value, double q) {
    return SqlTree.over(
        SqlTree.call(Functions.QUANTILE_CONT, value.node(), SqlTree.number(q)),
        groups.stream().map(Placed::node).toList(),
        List.of());
  }

  /** One row for each box. */
  private Select boxes() {
    Select select = new Select(SqlTree.as(measured().node(), "measured"));
    for (int i = 0; i < groups.size(); i++) {
      select.item(name("measured", "d", i), "d" + i);
    }
    select.groupBy(
        IntStream.range(0, groups.size()).mapToObj(i -> name("measured", "d", i)).toList());
    for (int i = 0; i < values.size(); i++) {
      SqlNode low = SqlTree.call(SqlStdOperatorTable.MIN, name("measured", "v", i));
      SqlNode high = SqlTree.call(SqlStdOperatorTable.MAX, name("measured", "v", i));
      select.item(SqlTree.call(SqlStdOperatorTable.FILTER, low, inside(i)), "low" + i);
      for (String part : List.of("lower", "middle", "upper")) {
        select.item(SqlTree.call(SqlStdOperatorTable.MIN, name("measured", part, i)), part + i);
      }
      select.item(SqlTree.call(SqlStdOperatorTable.FILTER, high, inside(i)), "high" + i);
    }
    return select;
  }

  private static SqlNode inside(int place) {
    SqlNode value = name("measured", "v", place);
    SqlNode low = SqlTree.minus(name("measured", "lower", place), reach(place));
    SqlNode high =
        SqlTree.call(SqlStdOperatorTable.PLUS, name("measured", "upper", place), reach(place));
    return SqlTree.and(
        List.of(
            SqlTree.call(SqlStdOperatorTable.GREATER_THAN_OR_EQUAL, value, low),
            SqlTree.call(
                SqlStdOperatorTable.LESS_THAN_OR_EQUAL, name("measured", "v", place), high)));
  }

  private static SqlNode reach(int place) {
    SqlNode length =
        SqlTree.minus(name("measured", "upper", place), name("measured", "lower", place));
    return SqlTree.times(SqlTree.number(REACH), length);
  }

  /** Sorted by y means by the median. */
  private List<OrderKey> order() {
    List<OrderKey> keys = new ArrayList<>();
    query.sort().ifPresent(sort -> keys.add(OrderKey.of(() -> sorted(sort), sort)));
    for (int i = 0; i < groups.size(); i++) {
      int place = i;
      keys.add(OrderKey.ascending(() -> name("boxes", "d", place)));
    }
    return keys;
  }

  private SqlNode sorted(Sort sort) {
    if (!(sort.by() instanceof Sort.ByChannel by)) {
      throw Refusal.of("/sort/by", Message.NO_AGGREGATE_TO_SORT_BY);
    }
    Placed placed = at(SortedSlot.of(query, by.channel()));
    return values.contains(placed)
        ? name("boxes", "middle", values.indexOf(placed))
        : name("boxes", "d", groups.indexOf(placed));
  }
}
