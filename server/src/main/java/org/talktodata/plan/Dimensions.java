package org.talktodata.plan;

import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.talktodata.chartquery.Channel;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.Encoding;
import org.talktodata.problem.Message;
import org.talktodata.problem.Term;
import org.talktodata.table.Column;

/** Dimensions and raw values as SQL. */
final class Dimensions {
  private final Scope scope;
  private final ChartQuery query;

  Dimensions(Scope scope, ChartQuery query) {
    this.scope = scope;
    this.query = query;
  }

  /**
   * A dimension at its place, checked.
   *
   * @param width of its intervals, if it has any
   */
  record Placed(Encoding.Slot slot, Channel.Dimension shows, Located column, OptionalDouble width) {

    /** What rows are grouped by. */
    SqlNode node() {
      if (shows.timeUnit().isPresent()) {
        return Calendar.unit(column.node(), shows.timeUnit().get());
      }
      return width.isPresent() ? Bins.start(column.node(), width.getAsDouble()) : column.node();
    }

    Column.Type type() {
      return shows.timeUnit().map(Calendar::type).orElse(column.type());
    }

    OutputColumn output(String name) {
      return new OutputColumn(
          name, slot.name(), slot.index(), type(), shows, Optional.of(column.column()), width);
    }

    /** Whether its values stand on a line where a missing one has no place. */
    boolean needsValue() {
      return shows.timeUnit().isPresent() || width.isPresent();
    }
  }

  Placed place(Encoding.Slot slot, Channel.Dimension dimension) {
    String pointer = Pointers.of(slot, query.encoding());
    Located column = scope.locate(dimension.field());
    dimension.timeUnit().ifPresent(unit -> Calendar.require(column, unit, pointer + "/timeUnit"));
    if (dimension.bin().isEmpty()) {
      return new Placed(slot, dimension, column, OptionalDouble.empty());
    }
    if (column.type() != Column.Type.NUMBER) {
      throw Refusal.of(
          pointer + "/bin",
          Message.ONLY_NUMBERS_BIN,
          column.name(),
          Refusal.word(column.type()),
          column.type().temporal() ? Term.DATES_USE_TIME_UNIT : Term.NOTHING);
    }
    double width =
        Bins.width(dimension.bin().get(), column.column(), dimension.field(), query.filter());
    return new Placed(slot, dimension, column, OptionalDouble.of(width));
  }

  /** The form in which cells leave the database, fit for a browser. */
  static SqlNode output(SqlNode node, Column.Type type) {
    return switch (type) {
      case NUMBER -> SqlTree.cast(node, SqlTypeName.DOUBLE);
      case TIME -> SqlTree.cast(node, SqlTypeName.VARCHAR);
      case TEXT, DATE, DATETIME, BOOLEAN -> node;
    };
  }
}
