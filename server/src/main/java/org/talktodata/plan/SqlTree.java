package org.talktodata.plan;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;

/** Short names for building Calcite's trees. Every call makes new nodes: a tree shares none. */
final class SqlTree {
  static final SqlParserPos HERE = SqlParserPos.ZERO;
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private SqlTree() {}

  static SqlNode call(SqlOperator operator, SqlNode... operands) {
    return operator.createCall(HERE, operands);
  }

  static SqlIdentifier name(String... parts) {
    return new SqlIdentifier(List.of(parts), HERE);
  }

  static SqlNode as(SqlNode node, String alias) {
    return call(SqlStdOperatorTable.AS, node, name(alias));
  }

  static SqlNodeList list(List<? extends SqlNode> nodes) {
    return new SqlNodeList(nodes, HERE);
  }

  static SqlNode text(String value) {
    return SqlLiteral.createCharString(value, HERE);
  }

  static SqlNode number(double value) {
    return number(BigDecimal.valueOf(value));
  }

  static SqlNode number(BigDecimal value) {
    BigDecimal digits = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    boolean plain = digits.precision() <= 18 && Math.abs(digits.scale()) <= 18;
    SqlNode magnitude =
        plain
            ? SqlLiteral.createExactNumeric(digits.abs().toPlainString(), HERE)
            : SqlLiteral.createApproxNumeric(
                digits.abs().round(MathContext.DECIMAL64).toString(), HERE);
    return value.signum() < 0 ? call(SqlStdOperatorTable.UNARY_MINUS, magnitude) : magnitude;
  }

  static SqlNode bool(boolean value) {
    return SqlLiteral.createBoolean(value, HERE);
  }

  static SqlNode date(LocalDate value) {
    return SqlLiteral.createDate(
        new DateString(value.getYear(), value.getMonthValue(), value.getDayOfMonth()), HERE);
  }

  static SqlNode timestamp(LocalDateTime value) {
    return SqlLiteral.createTimestamp(
        SqlTypeName.TIMESTAMP, new TimestampString(value.format(TIMESTAMP)), 0, HERE);
  }

  static SqlNode time(LocalTime value) {
    return SqlLiteral.createTime(new TimeString(value.format(TIME)), 0, HERE);
  }

  static SqlNode and(List<SqlNode> parts) {
    return chain(SqlStdOperatorTable.AND, parts);
  }

  static SqlNode or(List<SqlNode> parts) {
    return chain(SqlStdOperatorTable.OR, parts);
  }

  private static SqlNode chain(SqlOperator operator, List<SqlNode> parts) {
    return parts.stream().reduce((left, right) -> call(operator, left, right)).orElseThrow();
  }

  static SqlNode cast(SqlNode node, SqlTypeName type) {
    return call(
        SqlStdOperatorTable.CAST,
        node,
        new SqlDataTypeSpec(new SqlBasicTypeNameSpec(type, HERE), HERE));
  }

  static SqlNode minus(SqlNode left, SqlNode right) {
    return call(SqlStdOperatorTable.MINUS, left, right);
  }

  static SqlNode times(SqlNode left, SqlNode right) {
    return call(SqlStdOperatorTable.MULTIPLY, left, right);
  }

  /** Left divided by right as a fraction; null where right is 0. */
  static SqlNode ratio(SqlNode left, SqlNode right) {
    return call(
        SqlStdOperatorTable.DIVIDE,
        cast(left, SqlTypeName.DOUBLE),
        call(SqlStdOperatorTable.NULLIF, right, number(0)));
  }

  static SqlNode descending(SqlNode node) {
    return call(SqlStdOperatorTable.DESC, node);
  }

  static SqlNode nullsLast(SqlNode node) {
    return call(SqlStdOperatorTable.NULLS_LAST, node);
  }

  static SqlNode countAll() {
    return call(SqlStdOperatorTable.COUNT, SqlIdentifier.star(HERE));
  }

  static SqlNode countDistinct(SqlNode node) {
    return SqlStdOperatorTable.COUNT.createCall(SqlSelectKeyword.DISTINCT.symbol(HERE), HERE, node);
  }

  /** The function over the rows of one group, in an order if there is one. */
  static SqlNode over(SqlNode function, List<SqlNode> partition, List<SqlNode> order) {
    return over(function, partition, order, false, Optional.empty(), Optional.empty());
  }

  /** The function over all rows of one group up to this one. */
  static SqlNode overRowsSoFar(SqlNode function, List<SqlNode> partition, List<SqlNode> order) {
    return over(
        function,
        partition,
        order,
        true,
        Optional.of(SqlWindow.createUnboundedPreceding(HERE)),
        Optional.of(SqlWindow.createCurrentRow(HERE)));
  }

  /** The function over the rows whose order key lies exactly {@code distance} before this one's. */
  static SqlNode overRowsBefore(
      SqlNode function, List<SqlNode> partition, SqlNode order, Distance distance) {
    return over(
        function,
        partition,
        List.of(order),
        false,
        Optional.of(SqlWindow.createPreceding(distance.node(), HERE)),
        Optional.of(SqlWindow.createPreceding(distance.node(), HERE)));
  }

  /** A unit as EXTRACT and INTERVAL have it. */
  static SqlIntervalQualifier qualifier(TimeUnitRange unit) {
    return new SqlIntervalQualifier(unit.startUnit, null, HERE);
  }

  /** How far apart two order keys are: so many units, or a plain number where there is none. */
  record Distance(int count, Optional<TimeUnitRange> unit) {
    SqlNode node() {
      if (unit.isEmpty()) {
        return number(count);
      }
      return SqlLiteral.createInterval(1, Integer.toString(count), qualifier(unit.get()), HERE);
    }
  }

  private static SqlNode over(
      SqlNode function,
      List<SqlNode> partition,
      List<SqlNode> order,
      boolean rows,
      Optional<SqlNode> lower,
      Optional<SqlNode> upper) {
    SqlWindow window =
        SqlWindow.create(
            null,
            null,
            list(partition),
            list(order),
            SqlLiteral.createBoolean(rows, HERE),
            lower.orElse(null),
            upper.orElse(null),
            null,
            HERE);
    return call(SqlStdOperatorTable.OVER, function, window);
  }

  static SqlNode join(SqlNode left, SqlNode right, SqlNode condition) {
    return new SqlJoin(
        HERE,
        left,
        SqlLiteral.createBoolean(false, HERE),
        JoinType.INNER.symbol(HERE),
        right,
        JoinConditionType.ON.symbol(HERE),
        condition);
  }

  static SqlNode symbol(Enum<?> value) {
    return SqlLiteral.createSymbol(value, HERE);
  }
}
