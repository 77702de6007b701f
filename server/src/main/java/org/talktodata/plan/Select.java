package org.talktodata.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;

/** A SELECT in the making: its clauses are filled in any order, then {@link #node} makes it. */
final class Select {
  private final SqlNode from;
  private final List<SqlNode> items = new ArrayList<>();
  private final List<SqlNode> where = new ArrayList<>();
  private final List<SqlNode> groupBy = new ArrayList<>();
  private final List<SqlNode> having = new ArrayList<>();
  private final List<SqlNode> qualify = new ArrayList<>();
  private final List<SqlNode> orderBy = new ArrayList<>();
  private SqlNode limit;

  Select(SqlNode from) {
    this.from = from;
  }

  Select item(SqlNode node, String alias) {
    items.add(SqlTree.as(node, alias));
    return this;
  }

  Select item(SqlNode node) {
    items.add(node);
    return this;
  }

  Select where(List<SqlNode> conditions) {
    where.addAll(conditions);
    return this;
  }

  Select groupBy(List<SqlNode> keys) {
    groupBy.addAll(keys);
    return this;
  }

  Select having(List<SqlNode> conditions) {
    having.addAll(conditions);
    return this;
  }

  Select qualify(SqlNode condition) {
    qualify.add(condition);
    return this;
  }

  Select orderBy(List<SqlNode> keys) {
    orderBy.addAll(keys);
    return this;
  }

  Select limit(int count) {
    limit = SqlTree.number(count);
    return this;
  }

  SqlNode node() {
    return new SqlSelect(
        SqlTree.HERE,
        null,
        SqlTree.list(items),
        from,
        all(where),
        groupBy.isEmpty() ? null : SqlTree.list(groupBy),
        all(having),
        SqlNodeList.EMPTY,
        all(qualify),
        orderBy.isEmpty() ? null : SqlTree.list(orderBy),
        null,
        limit,
        null);
  }

  private static SqlNode all(List<SqlNode> conditions) {
    return conditions.isEmpty() ? null : SqlTree.and(conditions);
  }
}
