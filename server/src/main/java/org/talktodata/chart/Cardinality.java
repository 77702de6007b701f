package org.talktodata.chart;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.talktodata.chartquery.TimeUnit;
import org.talktodata.plan.OutputColumn;
import org.talktodata.table.Column;
import org.talktodata.table.Profile;

/** How many different values a dimension has, as far as the profile of its column tells. */
final class Cardinality {
  private static final Pattern YEAR_NAME =
      Pattern.compile("(?i)(?:^|[^a-z])(?:year|yr)(?:$|[^a-z])|年份|年度|^年$");

  private static final double FIRST_YEAR = 1500;
  private static final double LAST_YEAR = 2200;

  /** The number of different values may be an estimate. */
  private static final double SLACK = 1.2;

  private Cardinality() {}

  static long of(OutputColumn column) {
    Profile profile = column.source().map(Column::profile).orElse(Profile.UNKNOWN);
    if (column.timeUnit().isPresent()) {
      return units(column.timeUnit().get(), profile);
    }
    if (column.binWidth().isPresent()) {
      return intervals(profile, column.binWidth().getAsDouble());
    }
    return profile.distinct();
  }

  private static long units(TimeUnit unit, Profile profile) {
    if (unit.cyclic()) {
      return cycle(unit);
    }
    Optional<LocalDate> min = profile.min().flatMap(Cardinality::date);
    Optional<LocalDate> max = profile.max().flatMap(Cardinality::date);
    if (min.isEmpty() || max.isEmpty()) {
      return profile.distinct();
    }
    long days = ChronoUnit.DAYS.between(min.get(), max.get());
    return switch (unit) {
      case YEAR -> days / 365 + 1;
      case YEARQUARTER -> days / 91 + 1;
      case YEARMONTH -> days / 30 + 1;
      case YEARWEEK -> days / 7 + 1;
      case YEARMONTHDATEHOURS -> profile.distinct();
      default -> Math.min(days + 1, profile.distinct());
    };
  }

  private static long cycle(TimeUnit unit) {
    return switch (unit) {
      case QUARTER -> 4;
      case MONTH -> 12;
      case WEEK -> 53;
      case DATE -> 31;
      case DAY -> 7;
      case HOURS -> 24;
      default -> throw new IllegalArgumentException("not cyclic: " + unit);
    };
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text.substring(0, Math.min(10, text.length()))));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static long intervals(Profile profile, double width) {
    Optional<Double> min = profile.min().flatMap(Cardinality::number);
    Optional<Double> max = profile.max().flatMap(Cardinality::number);
    return min.isPresent() && max.isPresent()
        ? (long) ((max.get() - min.get()) / width) + 1
        : profile.distinct();
  }

  private static Optional<Double> number(String text) {
    try {
      return Optional.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether a column of whole numbers seems to hold years; of two digits only if its name says so.
   */
  static boolean countsYears(Column column) {
    Optional<Double> min = column.profile().min().flatMap(Cardinality::number);
    Optional<Double> max = column.profile().max().flatMap(Cardinality::number);
    boolean named = YEAR_NAME.matcher(column.name()).find();
    return column.type() == Column.Type.NUMBER
        && min.filter(number -> isYear(number, named)).isPresent()
        && max.filter(number -> isYear(number, named)).isPresent()
        && column.profile().distinct() <= SLACK * (max.get() - min.get() + 2);
  }

  private static boolean isYear(double number, boolean named) {
    return number == Math.rint(number)
        && (number >= FIRST_YEAR && number <= LAST_YEAR || named && number >= 0 && number <= 99);
  }
}
