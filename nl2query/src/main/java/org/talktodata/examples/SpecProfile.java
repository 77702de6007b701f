package org.talktodata.examples;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.talktodata.examples.SchemaFile.ColumnSpec;
import org.talktodata.table.Column;
import org.talktodata.table.Profile;

/** The profile that a described column would have once it is filled. */
final class SpecProfile {
  private static final int SAMPLES = 8;

  private SpecProfile() {}

  static Profile of(ColumnSpec column, long rows) {
    if (!column.values().isEmpty()) {
      return ofValues(column);
    }
    if (column.type() == Column.Type.BOOLEAN) {
      return profile(2, Optional.of("false"), Optional.of("true"), List.of("true", "false"));
    }
    if (column.type().temporal()) {
      return ofDates(column, rows);
    }
    if (column.type() == Column.Type.NUMBER) {
      return ofNumbers(column, rows);
    }
    return ofIdentifiers(column, rows);
  }

  /** An identifier of that look: the digits of {@code number} fill the # from the right. */
  static String fill(String pattern, long number) {
    StringBuilder text = new StringBuilder(pattern);
    long rest = number;
    for (int i = text.length() - 1; i >= 0; i--) {
      if (text.charAt(i) == '#') {
        text.setCharAt(i, (char) ('0' + rest % 10));
        rest /= 10;
      }
    }
    return text.toString();
  }

  /** A number as people write it: without exponent or needless zeros. */
  static String plain(double number) {
    BigDecimal decimal = BigDecimal.valueOf(number).stripTrailingZeros();
    return decimal.signum() == 0 ? "0" : decimal.toPlainString();
  }

  private static Profile ofValues(ColumnSpec column) {
    Comparator<String> order =
        column.type() == Column.Type.NUMBER
            ? Comparator.comparing(BigDecimal::new)
            : Comparator.naturalOrder();
    return profile(
        column.values().size(),
        column.values().stream().min(order),
        column.values().stream().max(order),
        column.values().stream().limit(SAMPLES).toList());
  }

  private static Profile ofDates(ColumnSpec column, long rows) {
    String from = column.from().orElse("2020-01-01");
    String to = column.to().orElse("2024-12-31");
    LocalDate first = LocalDate.parse(from.substring(0, 10));
    LocalDate last = LocalDate.parse(to.substring(0, 10));
    long days = ChronoUnit.DAYS.between(first, last) + 1;
    long distinct = column.type() == Column.Type.DATE ? Math.min(rows, days) : rows;
    return profile(distinct, Optional.of(from), Optional.of(to), List.of(from));
  }

  private static Profile ofNumbers(ColumnSpec column, long rows) {
    double min = column.min().orElse(0.0);
    double max = column.max().orElse(1000.0);
    long distinct = column.integer() ? Math.min(rows, (long) (max - min) + 1) : rows;
    double third = min + (max - min) / 3;
    String sample = plain(column.integer() ? Math.rint(third) : Math.rint(third * 100) / 100);
    return profile(distinct, Optional.of(plain(min)), Optional.of(plain(max)), List.of(sample));
  }

  private static Profile ofIdentifiers(ColumnSpec column, long rows) {
    List<String> samples =
        column.pattern().stream()
            .flatMap(p -> LongStream.rangeClosed(1, 3).mapToObj(i -> fill(p, i)))
            .toList();
    return profile(rows, samples.stream().findFirst(), Optional.empty(), samples);
  }

  private static Profile profile(
      long distinct, Optional<String> min, Optional<String> max, List<String> samples) {
    return new Profile(0, distinct, min, max, samples);
  }
}
