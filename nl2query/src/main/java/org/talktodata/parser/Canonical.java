package org.talktodata.parser;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.chartquery.Predicate;
import org.talktodata.chartquery.Predicate.And;
import org.talktodata.chartquery.Predicate.Comparator;
import org.talktodata.chartquery.Predicate.Compare;
import org.talktodata.chartquery.Predicate.Field;
import org.talktodata.chartquery.Predicate.Is;
import org.talktodata.chartquery.Predicate.Not;
import org.talktodata.chartquery.Predicate.OneOf;
import org.talktodata.chartquery.Predicate.Or;
import org.talktodata.chartquery.Predicate.Range;
import org.talktodata.chartquery.TimeUnit;
import org.talktodata.chartquery.Value;

/**
 * One way to say each predicate, so that the model learns one: nested and-s are flat, an or of
 * equals is a set, two bounds are a range, and dates that bound whole years, quarters or months are
 * those.
 */
final class Canonical {
  private Canonical() {}

  static Predicate of(Predicate predicate) {
    if (predicate instanceof And and) {
      return and(and);
    }
    if (predicate instanceof Or or) {
      return or(or);
    }
    if (predicate instanceof Not not) {
      return new Not(of(not.part()));
    }
    Is is = (Is) predicate;
    if (is.operand() instanceof Field field && field.timeUnit().isEmpty()) {
      return dates(field, is);
    }
    return is;
  }

  private static Predicate and(And and) {
    List<Predicate> parts = new ArrayList<>();
    for (Predicate part : and.parts()) {
      Predicate canonical = part instanceof Is ? part : of(part);
      if (canonical instanceof And inner) {
        parts.addAll(inner.parts());
      } else {
        parts.add(canonical);
      }
    }
    List<Predicate> merged = new ArrayList<>();
    for (Predicate part : parts) {
      int last = merged.size() - 1;
      Optional<Predicate> range = last < 0 ? Optional.empty() : range(merged.get(last), part);
      if (range.isPresent()) {
        merged.set(last, range.get());
      } else {
        merged.add(part);
      }
    }
    List<Predicate> result = merged.stream().map(Canonical::of).toList();
    return result.size() == 1 ? result.get(0) : new And(result);
  }

  /** Two bounds of one operand as a range, if they are included ones. */
  private static Optional<Predicate> range(Predicate first, Predicate second) {
    if (!(first instanceof Is a && second instanceof Is b && a.operand().equals(b.operand()))) {
      return Optional.empty();
    }
    Optional<Value> from = bound(a, Comparator.GTE).or(() -> bound(b, Comparator.GTE));
    Optional<Value> to = bound(a, Comparator.LTE).or(() -> bound(b, Comparator.LTE));
    if (to.isEmpty()) {
      to = bound(a, Comparator.LT).or(() -> bound(b, Comparator.LT)).flatMap(Canonical::dayBefore);
    }
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Is(a.operand(), new Range(from, to)));
  }

  private static Optional<Value> bound(Is is, Comparator comparator) {
    return is.test() instanceof Compare compare
            && compare.comparator() == comparator
            && !(compare.value() instanceof Value.OfTable)
        ? Optional.of(compare.value())
        : Optional.empty();
  }

  private static Optional<Value> dayBefore(Value value) {
    return day(value).map(day -> new Value.Text(day.minusDays(1).toString()));
  }

  private static Predicate or(Or or) {
    List<Predicate> parts = or.parts().stream().map(Canonical::of).toList();
    if (parts.size() == 1) {
      return parts.get(0);
    }
    List<Value> values = new ArrayList<>();
    Predicate.Operand operand = null;
    for (Predicate part : parts) {
      if (!(part instanceof Is is) || (operand != null && !operand.equals(is.operand()))) {
        return new Or(parts);
      }
      operand = is.operand();
      if (is.test() instanceof Compare compare
          && compare.comparator() == Comparator.EQUAL
          && !(compare.value() instanceof Value.OfTable)) {
        values.add(compare.value());
      } else if (is.test() instanceof OneOf oneOf) {
        values.addAll(oneOf.values());
      } else {
        return new Or(parts);
      }
    }
    return new Is(operand, new OneOf(values));
  }

  private static Predicate dates(Field field, Is is) {
    if (is.test() instanceof OneOf oneOf && oneOf.values().size() == 1) {
      return dates(field, new Is(field, new Compare(Comparator.EQUAL, oneOf.values().get(0))));
    }
    if (is.test() instanceof Range range) {
      if (range.from().isEmpty()) {
        return dates(field, new Is(field, new Compare(Comparator.LTE, range.to().orElseThrow())));
      }
      if (range.to().isEmpty()) {
        return dates(field, new Is(field, new Compare(Comparator.GTE, range.from().orElseThrow())));
      }
      Optional<LocalDate> from = range.from().flatMap(Canonical::day);
      Optional<LocalDate> to = range.to().flatMap(Canonical::day);
      return from.isPresent() && to.isPresent()
          ? whole(field.field(), from.get(), to.get()).orElse(is)
          : is;
    }
    if (is.test() instanceof Compare compare) {
      return day(compare.value()).flatMap(day -> bound(field.field(), compare, day)).orElse(is);
    }
    return is;
  }

  /** Whole years, quarters or months between two days. */
  private static Optional<Predicate> whole(FieldRef field, LocalDate from, LocalDate to) {
    if (from.getDayOfMonth() != 1 || to.getDayOfMonth() != to.lengthOfMonth()) {
      return Optional.empty();
    }
    if (from.getMonthValue() == 1 && to.getMonthValue() == 12) {
      return Optional.of(
          period(
              field,
              TimeUnit.YEAR,
              new Value.Number(from.getYear()),
              new Value.Number(to.getYear())));
    }
    boolean quarters = from.getMonthValue() % 3 == 1 && to.getMonthValue() % 3 == 0;
    if (quarters
        && from.getYear() == to.getYear()
        && from.getMonthValue() + 2 == to.getMonthValue()) {
      Value quarter = new Value.Text(quarter(from));
      return Optional.of(period(field, TimeUnit.YEARQUARTER, quarter, quarter));
    }
    return Optional.of(
        period(field, TimeUnit.YEARMONTH, new Value.Text(month(from)), new Value.Text(month(to))));
  }

  private static Predicate period(FieldRef field, TimeUnit unit, Value from, Value to) {
    Field operand = new Field(field, Optional.of(unit));
    return new Is(
        operand,
        from.equals(to)
            ? new Compare(Comparator.EQUAL, from)
            : new Range(Optional.of(from), Optional.of(to)));
  }

  /** A bound at the edge of a year or month, as that. */
  private static Optional<Predicate> bound(FieldRef field, Compare compare, LocalDate day) {
    boolean atStart =
        compare.comparator() == Comparator.GTE || compare.comparator() == Comparator.LT;
    boolean atEnd = compare.comparator() == Comparator.LTE || compare.comparator() == Comparator.GT;
    if (atStart && day.getDayOfYear() == 1 || atEnd && day.getDayOfYear() == day.lengthOfYear()) {
      return Optional.of(
          new Is(
              new Field(field, Optional.of(TimeUnit.YEAR)),
              new Compare(compare.comparator(), new Value.Number(day.getYear()))));
    }
    if (atStart && day.getDayOfMonth() == 1
        || atEnd && day.getDayOfMonth() == day.lengthOfMonth()) {
      return Optional.of(
          new Is(
              new Field(field, Optional.of(TimeUnit.YEARMONTH)),
              new Compare(compare.comparator(), new Value.Text(month(day)))));
    }
    return Optional.empty();
  }

  private static String month(LocalDate day) {
    return day.toString().substring(0, 7);
  }

  private static String quarter(LocalDate day) {
    return day.getYear() + "-Q" + ((day.getMonthValue() + 2) / 3);
  }

  private static Optional<LocalDate> day(Value value) {
    if (!(value instanceof Value.Text text) || text.text().length() != 10) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text.text()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
