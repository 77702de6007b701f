package org.talktodata.question;

import java.util.Optional;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.chartquery.Predicate;
import org.talktodata.table.Column;

/**
 * A value that the sentence may name: a candidate that the model may point to, never more.
 *
 * @param kind what sort of value it is
 * @param start first UTF-16 unit of the words; -1 if no words name it
 * @param end after the last unit; -1 likewise
 * @param text the cell, the quoted text, or the period or date in ISO form; empty for numbers
 * @param number the number, month, quarter, weekday or hour; NaN for others
 * @param relative the relative date
 * @param field the column of a cell
 */
public record Mention(
    Kind kind,
    int start,
    int end,
    String text,
    double number,
    Optional<Predicate.Relative> relative,
    Optional<FieldRef> field) {

  /** The sorts of values. */
  public enum Kind {
    CELL,
    TEXT,
    NUMBER,
    YEARMONTH,
    YEARQUARTER,
    DATE,
    MONTH,
    QUARTER,
    WEEKDAY,
    HOUR,
    RELATIVE
  }

  /** A value of a column. */
  public static Mention cell(FieldRef field, String value, int start, int end) {
    return new Mention(
        Kind.CELL, start, end, value, Double.NaN, Optional.empty(), Optional.of(field));
  }

  /** Free text, a period or a date. */
  public static Mention text(Kind kind, String text, int start, int end) {
    return new Mention(kind, start, end, text, Double.NaN, Optional.empty(), Optional.empty());
  }

  /** A number, or a part of the calendar that is counted. */
  public static Mention number(Kind kind, double number, int start, int end) {
    return new Mention(kind, start, end, "", number, Optional.empty(), Optional.empty());
  }

  /** Calendar units counted from now. */
  public static Mention relative(Predicate.Relative relative, int start, int end) {
    return new Mention(
        Kind.RELATIVE, start, end, "", Double.NaN, Optional.of(relative), Optional.empty());
  }

  /** The same cell in a column of another name. */
  public Mention withField(FieldRef other) {
    return cell(other, text, start, end);
  }

  /** Whether words of the sentence name it. */
  public boolean named() {
    return start >= 0;
  }

  /** Whether the words of the sentence that name this cell say all of it, if only by its stem. */
  public boolean isWholeIn(String sentence) {
    String words = Names.lower(sentence.substring(start, end));
    String cell = Names.lower(text).strip();
    return words.equals(cell) || Stem.of(words).equals(Stem.of(cell));
  }

  /**
   * Whether it is a number or a date between the smallest and the largest cell of the column; a
   * number that may be a year lies among dates, too. False if the column's cells are not known.
   */
  public boolean liesIn(Column column) {
    if (column.profile().min().isEmpty() || column.profile().max().isEmpty()) {
      return false;
    }
    String min = column.profile().min().get();
    String max = column.profile().max().get();
    if (kind == Kind.NUMBER && column.type() == Column.Type.NUMBER) {
      return decimal(min) <= number && number <= decimal(max);
    }
    if (!column.type().temporal()) {
      return false;
    }
    return switch (kind) {
      case NUMBER -> number >= 1000 && number <= 9999 && isAmong((int) number + "", min, max);
      case YEARMONTH, DATE -> isAmong(text, min, max);
      case YEARQUARTER -> isAmong(text.substring(0, Math.min(4, text.length())), min, max);
      default -> false;
    };
  }

  /**
   * Whether it is a number so many times larger than all cells of the column or smaller than all of
   * them, or on the other side of zero. False if the column's cells are not known.
   */
  public boolean isBeyond(Column column, double times) {
    if (kind != Kind.NUMBER
        || column.profile().min().isEmpty()
        || column.profile().max().isEmpty()) {
      return false;
    }
    double min = decimal(column.profile().min().get());
    double max = decimal(column.profile().max().get());
    return number > 0
        ? max <= 0 || number > max * times || number < min / times
        : number < 0 && (min >= 0 || number < min * times || number > max / times);
  }

  /** Whether it is a number that cells of the column reach only together, be all of them added. */
  public boolean liesInTotalsOf(Column column, long rows) {
    if (kind != Kind.NUMBER || column.profile().max().isEmpty()) {
      return false;
    }
    double max = decimal(column.profile().max().get());
    return number > max && number <= max * rows;
  }

  /**
   * A bound of a column; not a number, beside which nothing lies, for infinity in another spelling.
   */
  private static double decimal(String bound) {
    try {
      return Double.parseDouble(bound);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** Whether it is a number that people would take for a year. */
  public boolean mayBeYear() {
    return kind == Kind.NUMBER && number >= 1900 && number <= 2100;
  }

  /** Whether a period lies between two dates, compared by as much of them as it names. */
  private static boolean isAmong(String period, String min, String max) {
    return beginning(min, period).compareTo(period) <= 0
        && beginning(max, period).compareTo(period) >= 0;
  }

  private static String beginning(String date, String period) {
    return date.substring(0, Math.min(date.length(), period.length()));
  }

  /** Whether both stand for the same value, wherever the words are. */
  public boolean sameValue(Mention other) {
    return kind == other.kind
        && text.equals(other.text)
        && Double.compare(number, other.number) == 0
        && relative.equals(other.relative)
        && field.equals(other.field);
  }
}
