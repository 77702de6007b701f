package org.talktodata.question;

import java.util.Optional;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.chartquery.Predicate;

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

  /** Whether both stand for the same value, wherever the words are. */
  public boolean sameValue(Mention other) {
    return kind == other.kind
        && text.equals(other.text)
        && Double.compare(number, other.number) == 0
        && relative.equals(other.relative)
        && field.equals(other.field);
  }
}
