package org.talktodata.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.talktodata.chartquery.Predicate.Comparator;
import org.talktodata.chartquery.TimeUnit;
import org.talktodata.chartquery.Value;
import org.talktodata.problem.Message;
import org.talktodata.problem.Term;
import org.talktodata.table.Column;

/**
 * Compares an operand with a constant of its type. A day compared with dates that have times means
 * the whole day.
 */
final class Comparison {
  private static final Set<String> YES = Set.of("true", "yes", "y", "t", "是", "真");
  private static final Set<String> NO = Set.of("false", "no", "n", "f", "否", "假");

  private Comparison() {}

  static SqlNode of(Operand operand, Comparator comparator, Value value, String pointer) {
    Span span = span(operand, value, pointer);
    if (comparator != Comparator.EQUAL && operand.type() == Column.Type.BOOLEAN) {
      throw Refusal.of(pointer, Message.NO_ORDER, operand.described());
    }
    return compare(operand, comparator, span);
  }

  /** Equal to one of the values. */
  static SqlNode in(Operand operand, List<Value> values, String pointer) {
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      spans.add(span(operand, values.get(i), pointer + "/" + i));
    }
    List<SqlNode> conditions = new ArrayList<>();
    List<SqlNode> points =
        spans.stream().filter(span -> span.end.isEmpty()).map(span -> span.start.get()).toList();
    if (!points.isEmpty()) {
      conditions.add(
          SqlTree.call(SqlStdOperatorTable.IN, operand.node().get(), SqlTree.list(points)));
    }
    spans.stream()
        .filter(span -> span.end.isPresent())
        .forEach(span -> conditions.add(compare(operand, Comparator.EQUAL, span)));
    return SqlTree.or(conditions);
  }

  /** A value as SQL: a point, or for a day among times the first instant and the one after. */
  private record Span(Supplier<SqlNode> start, Optional<Supplier<SqlNode>> end) {
    static Span point(Supplier<SqlNode> literal) {
      return new Span(literal, Optional.empty());
    }
  }

  private static SqlNode compare(Operand operand, Comparator comparator, Span span) {
    return switch (comparator) {
      case LT -> call(SqlStdOperatorTable.LESS_THAN, operand, span.start);
      case GTE -> call(SqlStdOperatorTable.GREATER_THAN_OR_EQUAL, operand, span.start);
      case LTE ->
          span.end
              .map(end -> call(SqlStdOperatorTable.LESS_THAN, operand, end))
              .orElseGet(() -> call(SqlStdOperatorTable.LESS_THAN_OR_EQUAL, operand, span.start));
      case GT ->
          span.end
              .map(end -> call(SqlStdOperatorTable.GREATER_THAN_OR_EQUAL, operand, end))
              .orElseGet(() -> call(SqlStdOperatorTable.GREATER_THAN, operand, span.start));
      case EQUAL ->
          span.end.isEmpty()
              ? call(SqlStdOperatorTable.EQUALS, operand, span.start)
              : SqlTree.and(
                  List.of(
                      compare(operand, Comparator.GTE, span),
                      compare(operand, Comparator.LTE, span)));
    };
  }

  private static SqlNode call(
      SqlBinaryOperator operator, Operand operand, Supplier<SqlNode> value) {
    return SqlTree.call(operator, operand.node().get(), value.get());
  }

  private static Span span(Operand operand, Value value, String pointer) {
    if (operand.unit().isPresent()) {
      return Span.point(ofUnit(operand, operand.unit().get(), value, pointer));
    }
    return switch (operand.type()) {
      case NUMBER -> Span.point(ofNumber(operand, value, pointer));
      case TEXT -> Span.point(ofText(operand, value, pointer));
      case BOOLEAN -> Span.point(ofBoolean(operand, value, pointer));
      case TIME -> Span.point(ofTime(operand, value, pointer));
      case DATE -> Span.point(ofDate(operand, value, pointer));
      case DATETIME -> ofDatetime(operand, value, pointer);
    };
  }

  private static Supplier<SqlNode> ofUnit(
      Operand operand, TimeUnit unit, Value value, String pointer) {
    if (unit.cyclic()) {
      double number = value instanceof Value.Number n ? n.number() : Double.NaN;
      if (!Calendar.has(unit, number)) {
        throw badUnit(operand, unit, pointer);
      }
      return () -> SqlTree.number(number);
    }
    String text =
        value instanceof Value.Text t
            ? t.text()
            : value instanceof Value.Number n ? plain(n.number()) : "";
    if (unit == TimeUnit.YEARMONTHDATEHOURS) {
      LocalDateTime hour =
          Calendar.instant(text).orElseThrow(() -> badUnit(operand, unit, pointer));
      return () -> SqlTree.timestamp(hour.truncatedTo(ChronoUnit.HOURS));
    }
    LocalDate day = Calendar.day(unit, text).orElseThrow(() -> badUnit(operand, unit, pointer));
    return () -> SqlTree.date(day);
  }

  private static RuntimeException badUnit(Operand operand, TimeUnit unit, String pointer) {
    return Refusal.of(
        pointer,
        Message.UNIT_COMPARED_WITH,
        operand.name(),
        unit.name().toLowerCase(Locale.ROOT),
        Calendar.example(unit));
  }

  private static Supplier<SqlNode> ofNumber(Operand operand, Value value, String pointer) {
    if (value instanceof Value.Number number) {
      return () -> SqlTree.number(number.number());
    }
    throw bad(operand, Term.A_NUMBER, pointer);
  }

  /** A number stands for its digits: codes are text that looks like numbers. */
  private static Supplier<SqlNode> ofText(Operand operand, Value value, String pointer) {
    if (value instanceof Value.Text text) {
      return () -> SqlTree.text(checked(text.text(), pointer));
    }
    if (value instanceof Value.Number number) {
      return () -> SqlTree.text(plain(number.number()));
    }
    throw bad(operand, Term.A_TEXT, pointer);
  }

  /** The words that a file may have had for true and false stand for them. */
  private static Supplier<SqlNode> ofBoolean(Operand operand, Value value, String pointer) {
    if (value instanceof Value.Bool bool) {
      return () -> SqlTree.bool(bool.bool());
    }
    String word = textOf(value).orElse("").strip().toLowerCase(Locale.ROOT);
    if (YES.contains(word) || NO.contains(word)) {
      return () -> SqlTree.bool(YES.contains(word));
    }
    throw bad(operand, Term.TRUE_OR_FALSE, pointer);
  }

  private static Supplier<SqlNode> ofTime(Operand operand, Value value, String pointer) {
    LocalTime time =
        textOf(value).flatMap(Calendar::time).orElseThrow(() -> bad(operand, Term.A_TIME, pointer));
    return () -> SqlTree.time(time);
  }

  private static Supplier<SqlNode> ofDate(Operand operand, Value value, String pointer) {
    LocalDate date =
        textOf(value)
            .flatMap(
                text ->
                    Calendar.date(text)
                        .or(() -> Calendar.instant(text).map(LocalDateTime::toLocalDate)))
            .orElseThrow(() -> badDate(operand, pointer));
    return () -> SqlTree.date(date);
  }

  private static Span ofDatetime(Operand operand, Value value, String pointer) {
    String text = textOf(value).orElseThrow(() -> badDate(operand, pointer));
    Optional<LocalDate> day = Calendar.date(text);
    if (day.isPresent()) {
      return new Span(
          () -> SqlTree.timestamp(day.get().atStartOfDay()),
          Optional.of(() -> SqlTree.timestamp(day.get().plusDays(1).atStartOfDay())));
    }
    LocalDateTime instant = Calendar.instant(text).orElseThrow(() -> badDate(operand, pointer));
    return Span.point(() -> SqlTree.timestamp(instant));
  }

  private static RuntimeException badDate(Operand operand, String pointer) {
    return bad(operand, Term.A_DATE, pointer);
  }

  private static RuntimeException bad(Operand operand, Term wanted, String pointer) {
    return Refusal.of(pointer, Message.COMPARED_WITH, operand.described(), wanted);
  }

  private static Optional<String> textOf(Value value) {
    return value instanceof Value.Text text ? Optional.of(text.text()) : Optional.empty();
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  /** DuckDB cannot read a text with U+0000. */
  static String checked(String text, String pointer) {
    if (text.indexOf('\0') >= 0) {
      throw Refusal.of(pointer, Message.NUL_CHARACTER);
    }
    return text;
  }
}
