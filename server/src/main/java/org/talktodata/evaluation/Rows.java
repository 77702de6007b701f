package org.talktodata.evaluation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What a query gives, in a form that can be compared: cells are doubles, texts or null.
 *
 * @param cells row by row; the columns stand in the order of {@link
 *     org.talktodata.chartquery.Encoding#slots}
 */
record Rows(List<List<Object>> cells) {
  private static final double TOLERANCE = 1e-6;
  private static final MathContext SIX_DIGITS = new MathContext(6);

  private static final Comparator<List<Object>> BY_TEXT =
      Comparator.comparing(Rows::roughly).thenComparing(Rows::exactly);

  /** Of cells as JDBC gives them. */
  static Rows of(List<List<Object>> raw) {
    return new Rows(raw.stream().map(row -> row.stream().map(Rows::cell).toList()).toList());
  }

  private static Object cell(Object raw) {
    if (raw instanceof Number number) {
      return number(number);
    }
    if (raw instanceof Timestamp timestamp) {
      return instant(timestamp.toLocalDateTime());
    }
    if (raw instanceof LocalDateTime instant) {
      return instant(instant);
    }
    if (raw instanceof Date date) {
      return date.toLocalDate().toString();
    }
    return raw == null ? null : raw.toString();
  }

  private static Double number(Number number) {
    if (number instanceof BigInteger || number instanceof BigDecimal) {
      return new BigDecimal(number.toString()).doubleValue();
    }
    double value = number.doubleValue();
    return value == 0 ? Double.valueOf(0) : Double.valueOf(value);
  }

  /** Midnight is written as the day alone, as a column of dates would have it. */
  private static String instant(LocalDateTime instant) {
    boolean midnight = instant.toLocalTime().toSecondOfDay() == 0;
    return midnight ? instant.toLocalDate().toString() : instant.toString();
  }

  boolean isEmpty() {
    return cells.isEmpty();
  }

  /** Whether any cell holds something: the sum of no rows is one row without a value. */
  boolean hasValues() {
    return cells.stream().flatMap(List::stream).anyMatch(Objects::nonNull);
  }

  /** Whether both have the same rows, in any order, numbers to a relative 1e-6. */
  boolean same(Rows other) {
    if (cells.size() != other.cells.size()) {
      return false;
    }
    List<List<Object>> mine = cells.stream().sorted(BY_TEXT).toList();
    List<List<Object>> theirs = other.cells.stream().sorted(BY_TEXT).toList();
    for (int i = 0; i < mine.size(); i++) {
      if (!sameRow(mine.get(i), theirs.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a column has the same values in the same order. */
  boolean sameOrder(int column, Rows other, int otherColumn) {
    if (cells.size() != other.cells.size()) {
      return false;
    }
    for (int i = 0; i < cells.size(); i++) {
      Object mine = cells.get(i).get(column);
      if (!sameCell(mine, other.cells.get(i).get(otherColumn))) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameRow(List<Object> mine, List<Object> theirs) {
    if (mine.size() != theirs.size()) {
      return false;
    }
    for (int i = 0; i < mine.size(); i++) {
      if (!sameCell(mine.get(i), theirs.get(i))) {
        return false;
      }
    }
    return true;
  }

  static boolean sameCell(Object mine, Object theirs) {
    if (mine == null || theirs == null) {
      return mine == theirs;
    }
    if (mine instanceof Double one && theirs instanceof Double two) {
      return Math.abs(one - two)
              <= TOLERANCE * Math.max(1e-9, Math.max(Math.abs(one), Math.abs(two)))
          || one.equals(two);
    }
    return mine.equals(theirs);
  }

  /** Near numbers read alike, so that they are sorted next to what they are compared with. */
  private static String roughly(List<Object> row) {
    StringBuilder text = new StringBuilder();
    for (Object cell : row) {
      text.append(
          cell instanceof Double number && Double.isFinite(number)
              ? new BigDecimal(number).round(SIX_DIGITS).stripTrailingZeros().toPlainString()
              : String.valueOf(cell));
      text.append('\u0001');
    }
    return text.toString();
  }

  private static String exactly(List<Object> row) {
    return String.valueOf(row);
  }
}
