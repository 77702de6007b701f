package org.talktodata.chartquery;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.talktodata.problem.Contradiction;
import org.talktodata.problem.Message;

/** What one encoding channel shows: a dimension (or raw value) or a measure. */
public sealed interface Channel {

  /**
   * A column as it is, by calendar unit, or in intervals.
   *
   * @param field the column
   * @param timeUnit folds dates to this unit; excludes {@code bin}
   * @param bin cuts numbers into intervals
   */
  record Dimension(FieldRef field, Optional<TimeUnit> timeUnit, Optional<Bin> bin)
      implements Channel {
    public Dimension {
      Objects.requireNonNull(field);
      if (timeUnit.isPresent() && bin.isPresent()) {
        throw new Contradiction(Message.TIME_UNIT_OR_BIN);
      }
    }

    /** The column as it is. */
    public static Dimension of(FieldRef field) {
      return new Dimension(field, Optional.empty(), Optional.empty());
    }
  }

  /** A value computed from many rows. */
  sealed interface Measure extends Channel {
    /** The aggregates that it is made of: itself, or both that are set against each other. */
    List<Aggregated> parts();
  }

  /**
   * An aggregate of a column, or the count of rows.
   *
   * @param aggregate the function
   * @param field the column; empty only for {@link Aggregate#COUNT}
   * @param q the quantile in (0, 1), for {@link Aggregate#QUANTILE} only
   * @param where the rows it sees; empty for all
   * @param transform what is done with it over the result
   * @param within the channel inside whose groups the transform works; empty for the whole result
   */
  record Aggregated(
      Aggregate aggregate,
      Optional<FieldRef> field,
      Optional<Double> q,
      Optional<Predicate> where,
      Optional<Transform> transform,
      Optional<ChannelName> within)
      implements Measure {
    public Aggregated {
      Objects.requireNonNull(aggregate);
      if (field.isEmpty() && aggregate != Aggregate.COUNT) {
        throw new Contradiction(Message.AGGREGATE_NEEDS_FIELD);
      }
      if (q.isPresent() != (aggregate == Aggregate.QUANTILE)) {
        throw new Contradiction(Message.Q_WITH_QUANTILE);
      }
      if (q.isPresent() && !(q.get() > 0 && q.get() < 1)) {
        throw new Contradiction(Message.Q_RANGE);
      }
      if (within.isPresent() && transform.isEmpty()) {
        throw new Contradiction(Message.WITHIN_WITH_TRANSFORM);
      }
    }

    /** The number of rows. */
    public static Aggregated count() {
      return new Aggregated(
          Aggregate.COUNT,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    /** A function of one column. */
    public static Aggregated of(Aggregate aggregate, FieldRef field) {
      return new Aggregated(
          aggregate,
          Optional.of(field),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    @Override
    public List<Aggregated> parts() {
      return List.of(this);
    }

    /** The same measure, transformed over the whole result. */
    public Aggregated with(Transform change) {
      return new Aggregated(aggregate, field, q, where, Optional.of(change), within);
    }
  }

  /**
   * Two measures set against each other.
   *
   * @param operation ratio (left divided by right; null where right is 0) or difference (left minus
   *     right)
   */
  record Combined(Operation operation, Aggregated left, Aggregated right) implements Measure {
    /** How two measures become one. */
    public enum Operation {
      RATIO,
      DIFFERENCE
    }

    public Combined {
      Objects.requireNonNull(operation);
      Objects.requireNonNull(left);
      Objects.requireNonNull(right);
    }

    @Override
    public List<Aggregated> parts() {
      return List.of(left, right);
    }
  }
}
