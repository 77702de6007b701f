package org.talktodata.result;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.talktodata.chartquery.TimeUnit;
import org.talktodata.plan.OutputColumn;
import org.talktodata.table.Column;

/**
 * A result as a workbook (Office Open XML) with one sheet, whose bold header stays in view. Numbers
 * and dates are real ones; text is text, also where it begins like a formula.
 */
public final class XlsxRows {
  /** Rows that a sheet can hold below its header. */
  public static final int MOST_ROWS = Worksheet.MAX_ROWS - 1;

  /** Characters that a cell can hold. */
  private static final int LONGEST_TEXT = 32_767;

  private static final int ROWS_AT_ONCE = 1_000;
  private static final int ROWS_MEASURED = 100;
  private static final int WIDEST = 60;
  private static final int NARROWEST = 8;
  private static final double NANOSECONDS_OF_DAY = 86_400e9;

  /** A workbook writes characters that XML has not as _x0001_. */
  private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

  /** A workbook counts days from here. */
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

  /** What has a name rather than a day: 2024-Q1. */
  private static final Set<TimeUnit> NAMED = EnumSet.of(TimeUnit.YEARQUARTER, TimeUnit.YEARWEEK);

  private final List<OutputColumn> columns;
  private final Worksheet sheet;

  private XlsxRows(List<OutputColumn> columns, Worksheet sheet) {
    this.columns = columns;
    this.sheet = sheet;
  }

  /** Writes all rows that a sheet can hold, row by row. The stream stays open. */
  public static void write(ResultRows result, OutputStream out) throws IOException {
    Workbook workbook = new Workbook(out, "Talk to Data", null);
    new XlsxRows(result.columns(), workbook.newWorksheet("data")).write(result.rows());
    workbook.finish();
  }

  private void write(List<List<Object>> rows) throws IOException {
    sheet.freezePane(0, 1);
    for (int column = 0; column < columns.size(); column++) {
      sheet.width(column, width(column, rows));
      sheet.value(0, column, fitting(columns.get(column).name()));
      sheet.style(0, column).bold().set();
    }
    for (int row = 0; row < Math.min(rows.size(), MOST_ROWS); row++) {
      for (int column = 0; column < columns.size(); column++) {
        cell(row + 1, column, rows.get(row).get(column));
      }
      if (row % ROWS_AT_ONCE == 0) {
        sheet.flush();
      }
    }
  }

  /** As many characters as the first rows need; a Chinese one takes the room of two. */
  private double width(int column, List<List<Object>> rows) {
    int widest =
        rows.stream()
            .limit(ROWS_MEASURED)
            .map(row -> CellText.of(columns.get(column), row.get(column)))
            .mapToInt(XlsxRows::room)
            .max()
            .orElse(0);
    int wanted = Math.max(widest, room(columns.get(column).name())) + 2;
    return Math.max(NARROWEST, Math.min(WIDEST, wanted));
  }

  private static int room(String text) {
    return text.codePoints().limit(WIDEST).map(c -> Character.isIdeographic(c) ? 2 : 1).sum();
  }

  private void cell(int row, int column, Object cell) {
    if (cell instanceof Double number) {
      if (Double.isFinite(number)) {
        sheet.value(row, column, number);
      }
    } else if (cell instanceof Boolean truth) {
      sheet.value(row, column, truth);
    } else if (cell instanceof LocalDate day && isKnown(day)) {
      day(row, column, day);
    } else if (cell instanceof LocalDateTime moment && isKnown(moment.toLocalDate())) {
      boolean seconds = moment.getSecond() != 0 || moment.getNano() != 0;
      sheet.value(row, column, moment);
      format(row, column, seconds ? "yyyy-mm-dd hh:mm:ss" : "yyyy-mm-dd hh:mm");
    } else if (cell != null && columns.get(column).type() == Column.Type.TIME) {
      time(row, column, cell.toString());
    } else if (cell != null) {
      sheet.value(row, column, fitting(CellText.of(columns.get(column), cell)));
    }
  }

  private static boolean isKnown(LocalDate day) {
    return !day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY);
  }

  private void day(int row, int column, LocalDate day) {
    Optional<TimeUnit> unit = columns.get(column).timeUnit();
    if (unit.filter(NAMED::contains).isPresent()) {
      sheet.value(row, column, CellText.of(columns.get(column), day));
    } else if (unit.equals(Optional.of(TimeUnit.YEAR))) {
      sheet.value(row, column, day.getYear());
    } else {
      sheet.value(row, column, day);
      boolean month = unit.equals(Optional.of(TimeUnit.YEARMONTH));
      format(row, column, month ? "yyyy-mm" : "yyyy-mm-dd");
    }
  }

  /** A time of day, a part of one day; those that are none, such as 24:00, stay text. */
  private void time(int row, int column, String text) {
    try {
      sheet.value(row, column, LocalTime.parse(text).toNanoOfDay() / NANOSECONDS_OF_DAY);
      format(row, column, "hh:mm:ss");
    } catch (DateTimeParseException e) {
      sheet.value(row, column, text);
    }
  }

  private void format(int row, int column, String format) {
    sheet.style(row, column).format(format).set();
  }

  /** As much as a cell holds, with what would be read as an escaped character kept as it is. */
  private static String fitting(String text) {
    String plain = ESCAPE.matcher(text).replaceAll("_x005F_");
    return plain.length() <= LONGEST_TEXT ? plain : plain.substring(0, LONGEST_TEXT);
  }
}
