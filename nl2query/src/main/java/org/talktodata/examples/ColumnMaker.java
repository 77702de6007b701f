package org.talktodata.examples;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.talktodata.examples.SchemaFile.ColumnSpec;
import org.talktodata.table.Column;

/** Makes up the cells of one column; its names are the seed. */
final class ColumnMaker {
  private static final double MISSING = 0.03;
  private static final double WIDE_RANGE = 1_000;

  private final ColumnSpec column;
  private final int rows;
  private final Random random;

  ColumnMaker(String schema, String table, ColumnSpec column, int rows) {
    this.column = column;
    this.rows = rows;
    this.random = new Random((schema + "/" + table + "/" + column.name()).hashCode());
  }

  /** Whether a column numbers things rather than measuring them. */
  static boolean isNumberedKey(ColumnSpec column) {
    return column.role() == Column.Role.IDENTIFIER && column.type() == Column.Type.NUMBER;
  }

  /** Different cells, none missing. */
  List<String> unique() {
    if (!column.values().isEmpty()) {
      return column.values().subList(0, Math.min(rows, column.values().size()));
    }
    return filled(rows, new Counter());
  }

  /** Cells of another table's key, some of them often. */
  List<String> among(List<String> keys) {
    List<String> allowed =
        column.values().isEmpty() ? keys : keys.stream().filter(column.values()::contains).toList();
    List<String> chosen = allowed.isEmpty() ? keys : allowed;
    return filled(rows, () -> chosen.get(skewed(chosen.size())));
  }

  /** Cells as the column describes them, some missing. */
  List<String> cells() {
    Supplier<String> one = maker();
    if (column.role() == Column.Role.IDENTIFIER) {
      return filled(rows, one);
    }
    return filled(rows, () -> random.nextDouble() < MISSING ? null : one.get());
  }

  private static List<String> filled(int rows, Supplier<String> one) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      cells.add(one.get());
    }
    return cells;
  }

  private Supplier<String> maker() {
    if (!column.values().isEmpty()) {
      return () -> column.values().get(skewed(column.values().size()));
    }
    if (column.role() == Column.Role.IDENTIFIER) {
      List<String> few = filled(Math.max(2, rows / 4), new Counter());
      return () -> few.get(skewed(few.size()));
    }
    return switch (column.type()) {
      case NUMBER -> this::number;
      case BOOLEAN -> () -> String.valueOf(random.nextDouble() < 0.4);
      case DATE -> () -> instant().toLocalDate().toString();
      case DATETIME -> () -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(instant());
      case TIME -> () -> "%02d:%02d:00".formatted(random.nextInt(24), random.nextInt(60));
      case TEXT -> () -> column.name() + " " + random.nextInt(rows);
    };
  }

  /** One after the other. */
  private final class Counter implements Supplier<String> {
    private long next = column.min().map(Double::longValue).orElse(1L);

    @Override
    public String get() {
      String number = Long.toString(next);
      String cell = column.pattern().map(p -> SpecProfile.fill(p, next)).orElse(number);
      next++;
      return cell;
    }
  }

  /** The first places are likelier than the last. */
  private int skewed(int size) {
    return (int) (size * Math.pow(random.nextDouble(), 1.6));
  }

  private String number() {
    double min = column.min().orElse(0.0);
    double max = column.max().orElse(1000.0);
    boolean wide = min > 0 && max / min > WIDE_RANGE;
    double number =
        wide
            ? min * Math.pow(max / min, random.nextDouble())
            : min + (max - min) * Math.pow(random.nextDouble(), 1.5);
    return SpecProfile.plain(column.integer() ? Math.rint(number) : Math.rint(number * 100) / 100);
  }

  private LocalDateTime instant() {
    LocalDate first = LocalDate.parse(column.from().orElse("2020-01-01").substring(0, 10));
    LocalDate last = LocalDate.parse(column.to().orElse("2024-12-31").substring(0, 10));
    long days = ChronoUnit.DAYS.between(first, last) + 1;
    int hour = (int) (8 + 14 * random.nextDouble() * random.nextDouble());
    return first
        .plusDays((long) (days * Math.sqrt(random.nextDouble())))
        .atTime(hour, random.nextInt(60));
  }
}
