package org.talktodata.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.talktodata.chartquery.ChannelName;
import org.talktodata.chartquery.Limit;
import org.talktodata.chartquery.Sort;

/** One key of an order; missing values come last either way. */
record OrderKey(Supplier<SqlNode> node, boolean descending) {
  static OrderKey ascending(Supplier<SqlNode> node) {
    return new OrderKey(node, false);
  }

  static OrderKey of(Supplier<SqlNode> node, Sort sort) {
    return new OrderKey(node, sort.order() == Sort.Order.DESCENDING);
  }

  static List<SqlNode> nodes(List<OrderKey> keys) {
    List<SqlNode> nodes = new ArrayList<>();
    for (OrderKey key : keys) {
      SqlNode node = key.node.get();
      nodes.add(SqlTree.nullsLast(key.descending ? SqlTree.descending(node) : node));
    }
    return nodes;
  }

  /** Keeps the first rows, of all or of each group. */
  static void limit(
      Select select, Limit limit, List<OrderKey> keys, Function<ChannelName, SqlNode> channel) {
    if (limit.per().isEmpty()) {
      select.limit(limit.count());
      return;
    }
    SqlNode number =
        SqlTree.over(
            SqlTree.call(SqlStdOperatorTable.ROW_NUMBER, new SqlNode[0]),
            List.of(channel.apply(limit.per().get())),
            nodes(keys));
    select.qualify(
        SqlTree.call(
            SqlStdOperatorTable.LESS_THAN_OR_EQUAL, number, SqlTree.number(limit.count())));
  }
}
