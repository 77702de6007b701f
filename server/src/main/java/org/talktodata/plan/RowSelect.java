package org.talktodata.plan;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.talktodata.chartquery.Channel;
import org.talktodata.chartquery.ChannelName;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.Encoding;
import org.talktodata.chartquery.Mark;
import org.talktodata.chartquery.Sort;
import org.talktodata.plan.Dimensions.Placed;
import org.talktodata.problem.Message;

/** The SELECT of a query without measures: rows as they are, in the table's order. */
final class RowSelect {
  private static final Set<Mark> LEFT_TO_RIGHT = Set.of(Mark.LINE, Mark.AREA, Mark.BOXPLOT);

  private final ChartQuery query;
  private final Scope scope;
  private final Predicates predicates;
  private final List<Placed> shown = new ArrayList<>();

  RowSelect(ChartQuery query, Scope scope, LocalDateTime now) {
    this.query = query;
    this.scope = scope;
    this.predicates = new Predicates(scope, now);
    Dimensions places = new Dimensions(scope, query);
    for (Encoding.Slot slot : query.encoding().slots()) {
      shown.add(places.place(slot, (Channel.Dimension) slot.channel()));
    }
  }

  Built build() {
    if (query.having().isPresent()) {
      throw Refusal.of("/having", Message.HAVING_WITHOUT_GROUPS);
    }
    Select select = new Select(scope.from()).where(conditions());
    OutputNames names = new OutputNames();
    List<OutputColumn> columns = new ArrayList<>();
    for (Placed placed : shown) {
      OutputColumn column = placed.output(names.of(placed.shows()));
      columns.add(column);
      select.item(Dimensions.output(placed.node(), column.type()), column.name());
    }
    List<OrderKey> order = order();
    select.orderBy(OrderKey.nodes(order));
    query.limit().ifPresent(limit -> OrderKey.limit(select, limit, order, this::node));
    return new Built(select.node(), columns);
  }

  private List<SqlNode> conditions() {
    List<SqlNode> conditions = new ArrayList<>();
    query.filter().ifPresent(filter -> conditions.add(predicates.ofRow(filter, "/filter")));
    shown.stream()
        .filter(Placed::needsValue)
        .map(placed -> SqlTree.call(SqlStdOperatorTable.IS_NOT_NULL, placed.column().node()))
        .forEach(conditions::add);
    return conditions;
  }

  private SqlNode node(ChannelName channel) {
    return shown.stream()
        .filter(placed -> placed.slot().name() == channel)
        .findFirst()
        .orElseThrow(() -> Refusal.of("/limit/per", Message.PER_SHOWS_NO_COLUMN))
        .node();
  }

  /** As the query sorts, or along time; otherwise as the table has the rows. */
  private List<OrderKey> order() {
    if (query.sort().isPresent()) {
      Sort sort = query.sort().get();
      Placed by = sorted(sort);
      return List.of(OrderKey.of(() -> sortedBy(by), sort));
    }
    boolean path = LEFT_TO_RIGHT.contains(query.mark());
    return shown.stream()
        .filter(placed -> placed.slot().name() == ChannelName.X)
        .filter(placed -> path || placed.type().temporal())
        .map(placed -> OrderKey.ascending(placed::node))
        .toList();
  }

  /** Boxes are sorted by their median. */
  private SqlNode sortedBy(Placed placed) {
    if (query.mark() != Mark.BOXPLOT || placed.slot().name() != ChannelName.Y) {
      return placed.node();
    }
    return SqlTree.over(
        SqlTree.call(Functions.MEDIAN, placed.node()),
        shown.stream()
            .filter(other -> other.slot().name() != ChannelName.Y)
            .map(Placed::node)
            .toList(),
        List.of());
  }

  private Placed sorted(Sort sort) {
    if (!(sort.by() instanceof Sort.ByChannel by)) {
      throw Refusal.of("/sort/by", Message.NO_AGGREGATE_TO_SORT_BY);
    }
    Encoding.Slot slot = SortedSlot.of(query, by.channel());
    return shown.stream().filter(placed -> placed.slot().equals(slot)).findFirst().orElseThrow();
  }
}
