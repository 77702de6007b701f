package org.talktodata.plan;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.talktodata.chartquery.Channel;
import org.talktodata.chartquery.ChannelName;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.Encoding;
import org.talktodata.chartquery.Sort;
import org.talktodata.plan.Dimensions.Placed;
import org.talktodata.plan.OutputColumn.BoxPart;
import org.talktodata.table.Column;

/**
 * The SELECT of a box plot: for each group the quartiles, the whiskers (the outermost values within
 * 1.5 times the box's length) and the number of values beyond them.
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
    if (query.having().isPresent()) {
      throw Refusal.invalid("/having", "A box plot has no aggregates to test; use \"filter\".");
    }
    Select boxes = new Select(SqlTree.as(measured().node(), "measured"));
    boxes.groupBy(keys());
    OutputNames names = new OutputNames();
    List<OutputColumn> columns = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      OutputColumn column = groups.get(i).output(names.of(groups.get(i).shows()));
      columns.add(column);
      boxes.item(Dimensions.output(key(i), column.type()), column.name());
    }
    for (int i = 0; i < values.size(); i++) {
      for (BoxPart part : BoxPart.values()) {
        OutputColumn column = column(values.get(i), part, names);
        columns.add(column);
        boxes.item(Dimensions.output(part(i, part), Column.Type.NUMBER), column.name());
      }
    }
    List<OrderKey> order = order();
    boxes.orderBy(OrderKey.nodes(order));
    query.limit().ifPresent(limit -> limit(boxes, order));
    return new Built(boxes.node(), columns);
  }

  private void limit(Select boxes, List<OrderKey> order) {
    if (query.limit().orElseThrow().per().isPresent()) {
      throw Refusal.invalid("/limit/per", "A box plot cannot be limited per group.");
    }
    OrderKey.limit(boxes, query.limit().get(), order, name -> key(0));
  }

  /** Every value with the quartiles of its group beside it. */
  private Select measured() {
    Select select = new Select(scope.from());
    query.filter().ifPresent(f -> select.where(List.of(predicates.ofRow(f, "/filter"))));
    for (int i = 0; i < groups.size(); i++) {
      select.item(groups.get(i).node(), "d" + i);
      if (groups.get(i).needsValue()) {
        select.where(List.of(isPresent(groups.get(i).column().node())));
      }
    }
    for (int i = 0; i < values.size(); i++) {
      select.item(values.get(i).node(), "v" + i);
      select.item(quantile(values.get(i), 0.25), "q1_" + i);
      select.item(quantile(values.get(i), 0.5), "q2_" + i);
      select.item(quantile(values.get(i), 0.75), "q3_" + i);
    }
    return select;
  }

  private static SqlNode isPresent(SqlNode node) {
    return SqlTree.call(SqlStdOperatorTable.IS_NOT_NULL, node);
  }

  private SqlNode quantile(Placed value, double q) {
    return SqlTree.over(
        SqlTree.call(Functions.QUANTILE_CONT, value.node(), SqlTree.number(q)),
        groups.stream().map(Placed::node).toList(),
        List.of());
  }

  private List<SqlNode> keys() {
    return IntStream.range(0, groups.size()).mapToObj(BoxPlotSelect::key).toList();
  }

  private static SqlNode key(int place) {
    return SqlTree.name("measured", "d" + place);
  }

  private static SqlNode part(int place, BoxPart part) {
    return switch (part) {
      case LOW -> where(SqlTree.call(SqlStdOperatorTable.MIN, value(place)), inside(place));
      case Q1 -> quartile(place, 1);
      case MEDIAN -> quartile(place, 2);
      case Q3 -> quartile(place, 3);
      case HIGH -> where(SqlTree.call(SqlStdOperatorTable.MAX, value(place)), inside(place));
      case OUTLIERS ->
          where(
              SqlTree.call(SqlStdOperatorTable.COUNT, value(place)),
              SqlTree.call(SqlStdOperatorTable.NOT, inside(place)));
    };
  }

  private static SqlNode quartile(int place, int number) {
    return SqlTree.call(
        SqlStdOperatorTable.MIN, SqlTree.name("measured", "q" + number + "_" + place));
  }

  private static SqlNode value(int place) {
    return SqlTree.name("measured", "v" + place);
  }

  private static SqlNode where(SqlNode function, SqlNode condition) {
    return SqlTree.call(SqlStdOperatorTable.FILTER, function, condition);
  }

  private static SqlNode inside(int place) {
    SqlNode low = SqlTree.minus(SqlTree.name("measured", "q1_" + place), reach(place));
    SqlNode high =
        SqlTree.call(
            SqlStdOperatorTable.PLUS, SqlTree.name("measured", "q3_" + place), reach(place));
    return SqlTree.and(
        List.of(
            SqlTree.call(SqlStdOperatorTable.GREATER_THAN_OR_EQUAL, value(place), low),
            SqlTree.call(SqlStdOperatorTable.LESS_THAN_OR_EQUAL, value(place), high)));
  }

  private static SqlNode reach(int place) {
    SqlNode length =
        SqlTree.minus(
            SqlTree.name("measured", "q3_" + place), SqlTree.name("measured", "q1_" + place));
    return SqlTree.times(SqlTree.number(REACH), length);
  }

  private static OutputColumn column(Placed value, BoxPart part, OutputNames names) {
    return new OutputColumn(
        names.of(value.shows(), part),
        value.slot().name(),
        value.slot().index(),
        Optional.of(part),
        Column.Type.NUMBER,
        value.shows(),
        Optional.of(value.column().column()),
        OptionalDouble.empty());
  }

  /** Sorted by y means by the median. */
  private List<OrderKey> order() {
    List<OrderKey> keys = new ArrayList<>();
    query.sort().ifPresent(sort -> keys.add(OrderKey.of(() -> sorted(sort), sort)));
    for (int i = 0; i < groups.size(); i++) {
      int place = i;
      keys.add(OrderKey.ascending(() -> key(place)));
    }
    return keys;
  }

  private SqlNode sorted(Sort sort) {
    if (!(sort.by() instanceof Sort.ByChannel by)) {
      throw Refusal.invalid(
          "/sort/by", "A box plot is sorted by x, by color or, for the median, by y.");
    }
    Encoding.Slot slot = SortedSlot.of(query, by.channel());
    if (slot.name() == ChannelName.Y) {
      return part(0, BoxPart.MEDIAN);
    }
    return IntStream.range(0, groups.size())
        .filter(i -> groups.get(i).slot().equals(slot))
        .mapToObj(BoxPlotSelect::key)
        .findFirst()
        .orElseThrow();
  }
}
