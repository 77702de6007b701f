package org.talktodata.plan;

import java.time.LocalDateTime;
import java.util.Locale;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.talktodata.chartquery.Aggregate;
import org.talktodata.chartquery.Channel;
import org.talktodata.problem.Message;
import org.talktodata.table.Column;
import org.talktodata.table.Table;

/** Aggregates as SQL, before any transform, over the groups of one scope. */
final class Aggregates {
  private final Scope scope;
  private final Predicates predicates;

  Aggregates(Scope scope, LocalDateTime now) {
    this.scope = scope;
    this.predicates = new Predicates(scope, now);
  }

  /** What a measure gives: the smallest and largest are of the column's own type. */
  Column.Type type(Channel.Aggregated measure) {
    boolean own = measure.aggregate() == Aggregate.MIN || measure.aggregate() == Aggregate.MAX;
    return own && measure.transform().isEmpty()
        ? scope.locate(measure.field().orElseThrow()).type()
        : Column.Type.NUMBER;
  }

  /** The aggregate of a group; it sees only the rows of its "where". */
  SqlNode node(Channel.Aggregated measure, String pointer) {
    SqlNode function =
        measure.field().isEmpty()
            ? countRows()
            : ofColumn(measure, scope.locate(measure.field().get()), pointer);
    return measure
        .where()
        .map(where -> predicates.ofRow(where, pointer + "/where"))
        .map(where -> SqlTree.call(SqlStdOperatorTable.FILTER, function, where))
        .orElse(function);
  }

  /** Rows of the counted table count once, however many rows of another were joined to them. */
  private SqlNode countRows() {
    if (scope.counted().size() != 1) {
      return SqlTree.countAll();
    }
    Table table = scope.counted().get(0);
    if (!scope.joins().repeats(table)) {
      return SqlTree.countAll();
    }
    return Joins.key(scope.catalog(), table)
        .map(key -> SqlTree.countDistinct(key.node()))
        .orElseGet(SqlTree::countAll);
  }

  private static SqlNode ofColumn(Channel.Aggregated measure, Located column, String pointer) {
    if (measure.aggregate().needsNumber() && column.type() != Column.Type.NUMBER) {
      throw Refusal.of(
          pointer + "/field",
          Message.AGGREGATE_NEEDS_NUMBERS,
          measure.aggregate().name().toLowerCase(Locale.ROOT),
          column.name(),
          Refusal.word(column.type()));
    }
    SqlNode node = column.node();
    return switch (measure.aggregate()) {
      case COUNT -> SqlTree.call(SqlStdOperatorTable.COUNT, node);
      case DISTINCT -> SqlTree.countDistinct(node);
      case SUM -> SqlTree.call(SqlStdOperatorTable.SUM, node);
      case MEAN -> SqlTree.call(SqlStdOperatorTable.AVG, node);
      case MEDIAN -> SqlTree.call(Functions.MEDIAN, node);
      case MIN -> SqlTree.call(SqlStdOperatorTable.MIN, node);
      case MAX -> SqlTree.call(SqlStdOperatorTable.MAX, node);
      case STDEV -> SqlTree.call(SqlStdOperatorTable.STDDEV_SAMP, node);
      case QUANTILE ->
          SqlTree.call(Functions.QUANTILE_CONT, node, SqlTree.number(measure.q().orElseThrow()));
    };
  }
}
