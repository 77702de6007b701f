package org.talktodata.examples;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.talktodata.table.Column;

/**
 * What the cells of a CSV column are, and how to write them in the one form that queries use: plain
 * numbers, ISO dates, {@code true} and {@code false}.
 *
 * @param type what all cells are
 * @param normal writes a cell in that form; empty if it is not of the type
 */
public record CellType(Column.Type type, Function<String, Optional<String>> normal) {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private static final List<CellType> CANDIDATES =
      List.of(
          new CellType(Column.Type.NUMBER, CellType::number),
          new CellType(Column.Type.BOOLEAN, CellType::bool),
          date("uuuu-MM-dd"),
          date("uuuu/MM/dd"),
          date("M/d/uuuu"),
          date("d/M/uuuu"),
          date("MMMM d, uuuu"),
          date("d MMMM uuuu"),
          date("d MMM uuuu"),
          date("d-MMM-uuuu"),
          dateTime("uuuu-MM-dd HH:mm[:ss[.SSSSSS][.SSS]]"),
          dateTime("uuuu-MM-dd'T'HH:mm[:ss]"),
          dateTime("M/d/uuuu H:mm[:ss]"),
          new CellType(Column.Type.TIME, CellType::time));

  private static final CellType TEXT = new CellType(Column.Type.TEXT, Optional::of);

  /** The first type that all cells have; text if there is none. At least one cell is needed. */
  public static CellType of(List<String> cells) {
    return CANDIDATES.stream()
        .filter(c -> cells.stream().allMatch(cell -> c.normal.apply(cell).isPresent()))
        .findFirst()
        .orElse(TEXT);
  }

  /** Of a column without any cell. */
  static CellType empty(Column.Type type) {
    return new CellType(type, Optional::of);
  }

  private static Optional<String> number(String cell) {
    return NUMBER.matcher(cell).matches() ? Optional.of(cell) : Optional.empty();
  }

  private static Optional<String> bool(String cell) {
    String lower = cell.toLowerCase(Locale.ROOT);
    return lower.equals("true") || lower.equals("false") ? Optional.of(lower) : Optional.empty();
  }

  private static CellType date(String pattern) {
    DateTimeFormatter format = format(pattern);
    return new CellType(
        Column.Type.DATE, cell -> parsed(() -> LocalDate.parse(cell.strip(), format).toString()));
  }

  private static CellType dateTime(String pattern) {
    DateTimeFormatter format = format(pattern);
    return new CellType(
        Column.Type.DATETIME,
        cell ->
            parsed(
                () ->
                    DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                        LocalDateTime.parse(cell.strip(), format))));
  }

  private static Optional<String> time(String cell) {
    String padded = cell.matches("\\d:.*") ? "0" + cell : cell;
    return parsed(() -> DateTimeFormatter.ISO_LOCAL_TIME.format(LocalTime.parse(padded)));
  }

  private static Optional<String> parsed(Supplier<String> parse) {
    try {
      return Optional.of(parse.get());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static DateTimeFormatter format(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }
}
