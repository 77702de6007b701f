package org.talktodata.plan;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.talktodata.chartquery.Predicate.Relative;
import org.talktodata.chartquery.TimeUnit;
import org.talktodata.problem.Message;
import org.talktodata.table.Column;

/** Calendar units in SQL, and the dates that people write. */
final class Calendar {
  private static final Pattern QUARTER = Pattern.compile("(\\d{4})-?[Qq]([1-4])");
  private static final Pattern MONTH = Pattern.compile("(\\d{4})-(\\d{1,2})");
  private static final Pattern WEEK = Pattern.compile("(\\d{4})-?[Ww](\\d{1,2})");

  private Calendar() {}

  /** Refuses a unit that the column's cells do not have. */
  static void require(Located column, TimeUnit unit, String pointer) {
    boolean hours = unit == TimeUnit.HOURS || unit == TimeUnit.YEARMONTHDATEHOURS;
    if (column.type() == Column.Type.TIME && unit == TimeUnit.HOURS) {
      return;
    }
    if (!column.type().temporal()) {
      throw Refusal.of(
          pointer, Message.NO_CALENDAR_UNITS, column.name(), Refusal.word(column.type()));
    }
    if (hours && column.type() == Column.Type.DATE) {
      throw Refusal.of(pointer, Message.NO_HOURS, column.name());
    }
  }

  /** The unit that a cell lies in: its first day, its first second for hours, or a number. */
  static SqlNode unit(SqlNode date, TimeUnit unit) {
    return switch (unit) {
      case YEAR -> start(date, "year");
      case YEARQUARTER -> start(date, "quarter");
      case YEARMONTH -> start(date, "month");
      case YEARWEEK -> start(date, "week");
      case YEARMONTHDATE -> SqlTree.cast(date, SqlTypeName.DATE);
      case YEARMONTHDATEHOURS -> truncated(date, "hour");
      case QUARTER -> extract(date, TimeUnitRange.QUARTER);
      case MONTH -> extract(date, TimeUnitRange.MONTH);
      case WEEK -> extract(date, TimeUnitRange.WEEK);
      case DATE -> extract(date, TimeUnitRange.DAY);
      case DAY -> extract(date, TimeUnitRange.ISODOW);
      case HOURS -> extract(date, TimeUnitRange.HOUR);
    };
  }

  /** What {@link #unit} gives. */
  static Column.Type type(TimeUnit unit) {
    if (unit.cyclic()) {
      return Column.Type.NUMBER;
    }
    return unit == TimeUnit.YEARMONTHDATEHOURS ? Column.Type.DATETIME : Column.Type.DATE;
  }

  private static SqlNode start(SqlNode date, String unit) {
    return SqlTree.cast(truncated(date, unit), SqlTypeName.DATE);
  }

  private static SqlNode truncated(SqlNode date, String unit) {
    return SqlTree.call(Functions.DATE_TRUNC, SqlTree.text(unit), date);
  }

  private static SqlNode extract(SqlNode date, TimeUnitRange unit) {
    SqlNode part = SqlTree.call(SqlStdOperatorTable.EXTRACT, SqlTree.qualifier(unit), date);
    return SqlTree.cast(part, SqlTypeName.INTEGER);
  }

  /** How far before a unit the same unit of the year before lies; empty for cyclic units. */
  static Optional<SqlTree.Distance> yearBefore(TimeUnit unit) {
    if (unit.cyclic()) {
      return Optional.empty();
    }
    return Optional.of(
        unit == TimeUnit.YEARWEEK ? distance(52 * 7, TimeUnitRange.DAY) : yearBefore());
  }

  /** One year of a date column. */
  static SqlTree.Distance yearBefore() {
    return distance(1, TimeUnitRange.YEAR);
  }

  /** How far before a unit the previous one lies; empty where any earlier row is the previous. */
  static Optional<SqlTree.Distance> unitBefore(TimeUnit unit) {
    return switch (unit) {
      case YEAR -> Optional.of(yearBefore());
      case YEARQUARTER -> Optional.of(distance(3, TimeUnitRange.MONTH));
      case YEARMONTH -> Optional.of(distance(1, TimeUnitRange.MONTH));
      case YEARWEEK -> Optional.of(distance(7, TimeUnitRange.DAY));
      default -> Optional.empty();
    };
  }

  private static SqlTree.Distance distance(int count, TimeUnitRange unit) {
    return new SqlTree.Distance(count, Optional.of(unit));
  }

  /** The first day of the unit that a text names; empty if it names none. */
  static Optional<LocalDate> day(TimeUnit unit, String text) {
    try {
      return switch (unit) {
        case YEAR -> Optional.of(LocalDate.of(Integer.parseInt(text), 1, 1));
        case YEARQUARTER ->
            match(QUARTER, text).map(m -> LocalDate.of(part(m, 1), part(m, 2) * 3 - 2, 1));
        case YEARMONTH -> match(MONTH, text).map(m -> LocalDate.of(part(m, 1), part(m, 2), 1));
        case YEARWEEK -> match(WEEK, text).map(m -> week(part(m, 1), part(m, 2)));
        case YEARMONTHDATE -> Optional.of(LocalDate.parse(text));
        default -> Optional.empty();
      };
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Matcher> match(Pattern pattern, String text) {
    return Optional.of(pattern.matcher(text)).filter(Matcher::matches);
  }

  private static int part(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static LocalDate week(int year, int week) {
    return LocalDate.of(year, 1, 4)
        .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, week)
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** How a value of the unit is written, for messages. */
  static String example(TimeUnit unit) {
    return switch (unit) {
      case YEAR -> "2024";
      case YEARQUARTER -> "\"2024-Q1\"";
      case YEARMONTH -> "\"2024-03\"";
      case YEARWEEK -> "\"2024-W09\"";
      case YEARMONTHDATE -> "\"2024-03-05\"";
      case YEARMONTHDATEHOURS -> "\"2024-03-05T14:00\"";
      case QUARTER -> "1 to 4";
      case MONTH -> "1 to 12";
      case WEEK -> "1 to 53";
      case DATE -> "1 to 31";
      case DAY -> "1 (Monday) to 7 (Sunday)";
      case HOURS -> "0 to 23";
    };
  }

  /** Whether a cyclic unit has this number. */
  static boolean has(TimeUnit unit, double number) {
    int first = unit == TimeUnit.HOURS ? 0 : 1;
    int last =
        switch (unit) {
          case QUARTER -> 4;
          case MONTH -> 12;
          case WEEK -> 53;
          case DATE -> 31;
          case DAY -> 7;
          case HOURS -> 23;
          default -> throw new IllegalArgumentException("not cyclic: " + unit);
        };
    return number == Math.rint(number) && number >= first && number <= last;
  }

  /** An ISO date, and a time with it if there is one. */
  static Optional<LocalDateTime> instant(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text.replace(' ', 'T')));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** An ISO date. */
  static Optional<LocalDate> date(String text) {
    return day(TimeUnit.YEARMONTHDATE, text);
  }

  /** An ISO time of day. */
  static Optional<LocalTime> time(String text) {
    try {
      return Optional.of(LocalTime.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The first instant of the calendar unit that lies so many units from now's. */
  static LocalDateTime start(LocalDateTime now, Relative.Unit unit, int units) {
    LocalDate today = now.toLocalDate();
    return switch (unit) {
      case YEAR -> today.withDayOfYear(1).plusYears(units).atStartOfDay();
      case QUARTER ->
          today
              .withDayOfMonth(1)
              .with(today.getMonth().firstMonthOfQuarter())
              .plusMonths(3L * units)
              .atStartOfDay();
      case MONTH -> today.withDayOfMonth(1).plusMonths(units).atStartOfDay();
      case WEEK ->
          today
              .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
              .plusWeeks(units)
              .atStartOfDay();
      case DAY -> today.plusDays(units).atStartOfDay();
      case HOUR -> now.truncatedTo(ChronoUnit.HOURS).plusHours(units);
    };
  }
}
