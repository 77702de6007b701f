package org.talktodata.upload;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;

/**
 * Writes the cells of a workbook as text, as a CSV file would have them, and counts those that have
 * no value.
 */
final class WorkbookCells {
  /** Numbers of a workbook have no more digits; what follows them is noise. */
  private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_UP);

  /** Longer rows of digits would be taken for codes. */
  private static final int PLAIN_DIGITS = 15;

  /** The day after 9999-12-31, the last one that a workbook knows, as a number. */
  private static final double AFTER_LAST_DAY = 2_958_466;

  private static final double SECONDS_OF_DAY = 86_400;
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final DateTimeFormatter FRACTION =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");

  private static final Set<String> ERRORS =
      Set.of(
          "#BLOCKED!",
          "#BUSY!",
          "#CALC!",
          "#CONNECT!",
          "#DIV/0!",
          "#FIELD!",
          "#GETTING_DATA",
          "#N/A",
          "#NAME?",
          "#NULL!",
          "#NUM!",
          "#REF!",
          "#SPILL!",
          "#UNKNOWN!",
          "#VALUE!");

  /** Characters that XML has no other way to write. */
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  /** How dates are written as text, a day or a time of day or both; nobody counts smaller parts. */
  private static final Pattern ISO =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)?T?(\\d\\d:\\d\\d:\\d\\d)?(?:(\\.\\d{1,3})\\d*)?Z?");

  private final Map<String, DateFormat> formats = new HashMap<>();
  private long errors;
  private String firstError;
  private long formulasWithoutValue;

  /** Whether the cell holds something, if only an error. */
  static boolean isFilled(Cell cell) {
    return cell != null && cell.getRawValue() != null && !cell.getRawValue().isBlank();
  }

  /** The text of a cell; empty for one without a value. */
  String text(Cell cell) {
    if (cell == null) {
      return "";
    }
    Object value = cell.getValue();
    if (value == null) {
      formulasWithoutValue += cell.getType() == CellType.FORMULA ? 1 : 0;
      return "";
    }
    if (cell.getType() == CellType.ERROR) {
      Matcher date = ISO.matcher(value.toString());
      if (date.matches() && (date.group(1) != null || date.group(2) != null)) {
        return date(cell, date);
      }
    }
    if (isError(cell, value)) {
      errors++;
      firstError = firstError == null ? value.toString() : firstError;
      return "";
    }
    if (value instanceof BigDecimal number) {
      return number(cell, number);
    }
    return value instanceof String text ? unescaped(text) : value.toString();
  }

  /** A formula's error looks like any other text of a formula. */
  private static boolean isError(Cell cell, Object value) {
    return cell.getType() == CellType.ERROR
        || cell.getType() == CellType.FORMULA && value instanceof String && ERRORS.contains(value);
  }

  private String date(Cell cell, MatchResult date) {
    String day = date.group(1);
    String time = date.group(2);
    String fraction = date.group(3) == null || date.group(3).matches("\\.0*") ? "" : date.group(3);
    if (day == null) {
      return time;
    }
    boolean midnight = time != null && time.equals("00:00:00") && fraction.isEmpty();
    return time == null || midnight && format(cell) == DateFormat.DATE
        ? day
        : day + " " + time + fraction;
  }

  private String number(Cell cell, BigDecimal number) {
    double days = number.doubleValue();
    DateFormat format = format(cell);
    if (format == DateFormat.NONE || days < 0 || days >= AFTER_LAST_DAY) {
      return number(number);
    }
    if (format == DateFormat.DURATION || format == DateFormat.TIME && days < 1) {
      return time(days);
    }
    LocalDateTime moment = cell.asDate();
    boolean wholeDay = moment.toLocalTime().equals(LocalTime.MIDNIGHT);
    if (format == DateFormat.DATE && wholeDay) {
      return moment.toLocalDate().toString();
    }
    return moment.format(moment.getNano() == 0 ? SECOND : FRACTION);
  }

  private DateFormat format(Cell cell) {
    Integer id = formatId(cell);
    String code = cell.getDataFormatString();
    return id == null
        ? DateFormat.NONE
        : formats.computeIfAbsent(id + " " + code, key -> DateFormat.of(id, code));
  }

  private static Integer formatId(Cell cell) {
    try {
      return cell.getDataFormatId();
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static String time(double days) {
    long seconds = Math.round(days * SECONDS_OF_DAY);
    return "%02d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  /** A number in plain digits, unless it would have more of them than it is exact to. */
  static String number(BigDecimal exact) {
    BigDecimal number = exact.round(DIGITS).stripTrailingZeros();
    boolean plain =
        number.precision() - number.scale() <= PLAIN_DIGITS && number.scale() <= PLAIN_DIGITS;
    return plain ? number.toPlainString() : number.unscaledValue() + "E" + -number.scale();
  }

  private static String unescaped(String text) {
    return text.contains("_x") ? ESCAPED.matcher(text).replaceAll(WorkbookCells::character) : text;
  }

  private static String character(MatchResult escaped) {
    char character = (char) Integer.parseInt(escaped.group(1), 16);
    boolean text = character >= ' ' || character == '\n' || character == '\r' || character == '\t';
    return text ? Matcher.quoteReplacement(String.valueOf(character)) : "";
  }

  /** How many cells held an error. */
  long errors() {
    return errors;
  }

  /** The first error, such as {@code #DIV/0!}; null if there was none. */
  String firstError() {
    return firstError;
  }

  /** How many formulas came without the value that they had. */
  long formulasWithoutValue() {
    return formulasWithoutValue;
  }
}
