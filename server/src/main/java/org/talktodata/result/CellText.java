package org.talktodata.result;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Optional;
import org.talktodata.chartquery.TimeUnit;
import org.talktodata.plan.OutputColumn;

/** A cell as text: dates in ISO form, calendar units as a filter writes them (2024-Q1). */
public final class CellText {
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu-MM");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

  private CellText() {}

  /** The text of a cell; empty for a missing one and for what is no number. */
  public static String of(OutputColumn column, Object cell) {
    if (cell == null) {
      return "";
    }
    if (cell instanceof Double number) {
      return number(number);
    }
    if (cell instanceof LocalDate date) {
      return column.timeUnit().map(unit -> unit(unit, date)).orElseGet(date::toString);
    }
    if (cell instanceof LocalDateTime instant) {
      boolean hours = column.timeUnit().equals(Optional.of(TimeUnit.YEARMONTHDATEHOURS));
      return hours ? instant.format(MINUTE) : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(instant);
    }
    return cell.toString();
  }

  /** A number in plain digits, whole ones without a point. */
  static String number(double number) {
    if (!Double.isFinite(number)) {
      return "";
    }
    return number == 0 ? "0" : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  private static String unit(TimeUnit unit, LocalDate start) {
    return switch (unit) {
      case YEAR -> Integer.toString(start.getYear());
      case YEARQUARTER -> "%d-Q%d".formatted(start.getYear(), start.get(IsoFields.QUARTER_OF_YEAR));
      case YEARMONTH -> start.format(MONTH);
      case YEARWEEK ->
          "%d-W%02d"
              .formatted(
                  start.get(IsoFields.WEEK_BASED_YEAR),
                  start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      default -> start.toString();
    };
  }
}
