package org.talktodata.chartquery;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.talktodata.problem.Contradiction;
import org.talktodata.problem.Message;

/** What must hold for a row ({@code filter}, {@code where}) or for a group ({@code having}). */
public sealed interface Predicate {
  /** All hold. */
  record And(List<Predicate> parts) implements Predicate {
    public And {
      parts = List.copyOf(parts);
      if (parts.isEmpty()) {
        throw new Contradiction(Message.AND_EMPTY);
      }
    }
  }

  /** At least one holds. */
  record Or(List<Predicate> parts) implements Predicate {
    public Or {
      parts = List.copyOf(parts);
      if (parts.isEmpty()) {
        throw new Contradiction(Message.OR_EMPTY);
      }
    }
  }

  /** The part does not hold; a missing value counts as not holding. */
  record Not(Predicate part) implements Predicate {
    public Not {
      Objects.requireNonNull(part);
    }
  }

  /** A test of one operand. */
  record Is(Operand operand, Test test) implements Predicate {
    public Is {
      Objects.requireNonNull(operand);
      Objects.requireNonNull(test);
    }
  }

  /** What is tested: a column (optionally by calendar unit) or, in {@code having}, a measure. */
  sealed interface Operand {}

  /** A column, by calendar unit if one is given. */
  record Field(FieldRef field, Optional<TimeUnit> timeUnit) implements Operand {
    public Field {
      Objects.requireNonNull(field);
      Objects.requireNonNull(timeUnit);
    }

    /** The column as it is. */
    public static Field of(FieldRef field) {
      return new Field(field, Optional.empty());
    }
  }

  /** A measure of the group. */
  record OfGroup(Channel.Measure measure) implements Operand {
    public OfGroup {
      Objects.requireNonNull(measure);
    }
  }

  /** The operators. */
  sealed interface Test {}

  /** The order comparisons, named as in Vega-Lite. */
  enum Comparator {
    EQUAL,
    LT,
    LTE,
    GT,
    GTE
  }

  /** Compared with one value. */
  record Compare(Comparator comparator, Value value) implements Test {
    public Compare {
      Objects.requireNonNull(comparator);
      Objects.requireNonNull(value);
    }
  }

  /** Between two values, both included; an empty side is open. */
  record Range(Optional<Value> from, Optional<Value> to) implements Test {
    public Range {
      if (from.isEmpty() && to.isEmpty()) {
        throw new Contradiction(Message.RANGE_EMPTY);
      }
    }
  }

  /** One of some values. */
  record OneOf(List<Value> values) implements Test {
    public OneOf {
      values = List.copyOf(values);
      if (values.isEmpty()) {
        throw new Contradiction(Message.ONE_OF_EMPTY);
      }
    }
  }

  /** Text that contains, starts or ends with a part, upper and lower case alike. */
  record Like(Place place, String part) implements Test {
    /** Where the part stands. */
    public enum Place {
      CONTAINS,
      STARTS_WITH,
      ENDS_WITH
    }

    public Like {
      Objects.requireNonNull(place);
      Objects.requireNonNull(part);
    }
  }

  /** Present ({@code valid}) or missing. */
  record Valid(boolean valid) implements Test {}

  /** Inside calendar units counted from now, both included; 0 is the current unit. */
  record Relative(Unit unit, int from, int to) implements Test {
    /** Units that relative dates count in. */
    public enum Unit {
      YEAR,
      QUARTER,
      MONTH,
      WEEK,
      DAY,
      HOUR
    }

    public Relative {
      Objects.requireNonNull(unit);
      if (from > to) {
        throw new Contradiction(Message.FROM_AFTER_TO);
      }
    }
  }

  /** Among the values of a column of another table, of the rows that its filter keeps. */
  record In(FieldRef field, Optional<Predicate> filter) implements Test {
    public In {
      Objects.requireNonNull(field);
      if (field.table().isEmpty()) {
        throw new Contradiction(Message.IN_NEEDS_TABLE);
      }
    }
  }
}
