package org.talktodata.parser;

import java.util.Optional;
import org.talktodata.chartquery.Aggregate;
import org.talktodata.chartquery.Mark;
import org.talktodata.chartquery.Predicate;
import org.talktodata.chartquery.TimeUnit;
import org.talktodata.chartquery.Transform;

/**
 * The fixed words of the action language in which the decoder writes a chart query; everything else
 * it writes is a pointer to an item. {@link Grammar} says which action may follow which. New words
 * go to the end: their order is that of trained weights.
 */
enum Word {
  PAD,
  START,
  AUTO,
  BAR,
  LINE,
  AREA,
  ARC,
  DONUT,
  POINT,
  BOXPLOT,
  RECT,
  TABLE,
  TEXT,
  RADAR,
  FUNNEL,
  TREEMAP,
  CALENDAR,
  GEOSHAPE,
  HORIZONTAL,
  VERTICAL,
  STACK_ZERO,
  STACK_NORMALIZE,
  STACK_NONE,
  FROM,
  X,
  Y,
  COLOR,
  SIZE,
  FACET,
  COLUMNS,
  FILTER,
  HAVING,
  SORT,
  LIMIT,
  END,
  UNIT_YEAR,
  UNIT_YEARQUARTER,
  UNIT_YEARMONTH,
  UNIT_YEARWEEK,
  UNIT_YEARMONTHDATE,
  UNIT_YEARMONTHDATEHOURS,
  UNIT_QUARTER,
  UNIT_MONTH,
  UNIT_WEEK,
  UNIT_DATE,
  UNIT_DAY,
  UNIT_HOURS,
  BIN,
  BIN_MAXBINS,
  BIN_STEP,
  COUNT,
  DISTINCT,
  SUM,
  MEAN,
  MEDIAN,
  MIN,
  MAX,
  STDEV,
  QUANTILE,
  RATIO,
  DIFFERENCE,
  WHERE,
  SHARE,
  CUMULATIVE,
  GROWTH,
  YEAR_OVER_YEAR,
  RANK,
  WITHIN_X,
  WITHIN_COLOR,
  WITHIN_FACET,
  AND,
  OR,
  NOT,
  CLOSE,
  EQUAL,
  LT,
  LTE,
  GT,
  GTE,
  RANGE,
  ONE_OF,
  CONTAINS,
  STARTS_WITH,
  ENDS_WITH,
  VALID,
  MISSING,
  RELATIVE,
  IN,
  TRUE,
  FALSE,
  OPEN,
  SORT_X,
  SORT_Y,
  SORT_COLOR,
  ASCENDING,
  DESCENDING,
  ZERO,
  ONE,
  PER_X,
  PER_COLOR,
  PER_FACET,
  QUANTILE_10,
  QUANTILE_25,
  QUANTILE_75,
  QUANTILE_90,
  QUANTILE_95,
  QUANTILE_99,
  REFUSE_COLUMN,
  REFUSE_TOPIC;

  private static final Word[] ALL = values();

  static Word at(int action) {
    return ALL[action];
  }

  /** How many words there are; actions from here on are pointers. */
  static int count() {
    return ALL.length;
  }

  static Word of(Mark mark) {
    return valueOf(mark.name());
  }

  static Word of(TimeUnit unit) {
    return valueOf("UNIT_" + unit.name());
  }

  static Word of(Aggregate aggregate) {
    return valueOf(aggregate.name());
  }

  static Word of(Transform transform) {
    return valueOf(transform.name());
  }

  static Word of(Predicate.Comparator comparator) {
    return valueOf(comparator.name());
  }

  boolean isBetween(Word first, Word last) {
    return compareTo(first) >= 0 && compareTo(last) <= 0;
  }

  boolean isMark() {
    return isBetween(AUTO, GEOSHAPE);
  }

  boolean isTimeUnit() {
    return isBetween(UNIT_YEAR, UNIT_HOURS);
  }

  boolean isAggregate() {
    return isBetween(COUNT, QUANTILE);
  }

  boolean isTransform() {
    return isBetween(SHARE, RANK);
  }

  boolean isQuantile() {
    return isBetween(QUANTILE_10, QUANTILE_99);
  }

  /** The quantile that the word names, in (0, 1). */
  double quantile() {
    return Integer.parseInt(name().substring("QUANTILE_".length())) / 100.0;
  }

  TimeUnit timeUnit() {
    return TimeUnit.valueOf(name().substring("UNIT_".length()));
  }

  Optional<Aggregate> aggregate() {
    return isAggregate() ? Optional.of(Aggregate.valueOf(name())) : Optional.empty();
  }
}
