package org.talktodata.examples;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.table.Column;
import org.talktodata.table.ColumnValues;
import org.talktodata.table.Profile;
import org.talktodata.table.Roles;
import org.talktodata.table.Table;

/**
 * A CSV file with the types of its columns found out.
 *
 * @param table how the sentence reader sees it
 * @param values the different values of its text columns, most frequent first
 * @param rows the cells, in the one form of their type: plain numbers, ISO dates, {@code true} and
 *     {@code false}; null where missing
 */
public record CsvTable(Table table, List<ColumnValues> values, List<List<String>> rows) {
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");
  private static final Pattern CODE = Pattern.compile("[A-Za-z_\\-./]*[0-9][A-Za-z0-9_\\-./]*");
  private static final int SAMPLES = 8;
  private static final int VALUES = 500;

  /** Reads a file in UTF-8 with a header; columns without cells are text. */
  public static CsvTable read(String name, Path file) throws IOException {
    return read(name, file, Map.of());
  }

  /**
   * Reads a file in UTF-8 with a header.
   *
   * @param declared the types of columns that have no cells; others there are text
   */
  static CsvTable read(String name, Path file, Map<String, Column.Type> declared)
      throws IOException {
    List<List<String>> lines = Csv.read(file);
    List<String> header = lines.get(0);
    List<List<String>> rows = new ArrayList<>();
    lines.stream().skip(1).filter(l -> l.size() == header.size()).forEach(rows::add);
    List<Column> columns = new ArrayList<>();
    List<ColumnValues> values = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      CellType type = normalise(rows, i, declared.getOrDefault(header.get(i), Column.Type.TEXT));
      List<String> ranked = ranked(rows, i);
      Column column = column(header.get(i), type.type(), present(rows, i), ranked, rows.size());
      columns.add(column);
      if (type.type() == Column.Type.TEXT && !ranked.isEmpty()) {
        values.add(
            new ColumnValues(
                FieldRef.of(name, column.name()), ranked.stream().limit(VALUES).toList()));
      }
    }
    return new CsvTable(new Table(name, List.of(), columns, rows.size()), values, rows);
  }

  private static CellType normalise(List<List<String>> rows, int index, Column.Type declared) {
    List<String> cells = present(rows, index).stream().filter(c -> !c.isEmpty()).toList();
    CellType type = cells.isEmpty() ? CellType.empty(declared) : CellType.of(cells);
    if (type.type() != Column.Type.TEXT) {
      for (List<String> row : rows) {
        String cell = row.get(index);
        boolean missing = cell == null || cell.isEmpty();
        row.set(index, missing ? null : type.normal().apply(cell).orElseThrow());
      }
    }
    return type;
  }

  private static Column column(
      String name, Column.Type type, List<String> cells, List<String> ranked, int rows) {
    Comparator<String> order =
        type == Column.Type.NUMBER
            ? Comparator.comparing(BigDecimal::new)
            : Comparator.naturalOrder();
    Optional<String> min = ranked.stream().min(order);
    Profile profile =
        new Profile(
            rows - cells.size(),
            ranked.size(),
            min,
            ranked.stream().max(order),
            ranked.stream().limit(SAMPLES).toList());
    Roles.Facts facts =
        new Roles.Facts(
            name,
            type,
            cells.size(),
            ranked.size(),
            type == Column.Type.NUMBER && cells.stream().allMatch(WHOLE.asMatchPredicate()),
            min.equals(Optional.of("0")),
            cells.stream().mapToInt(String::length).average().orElse(0),
            cells.stream().allMatch(CODE.asMatchPredicate()));
    return new Column(name, type, Roles.of(facts), List.of(), "", profile);
  }

  private static List<String> present(List<List<String>> rows, int index) {
    return rows.stream().map(row -> row.get(index)).filter(Objects::nonNull).toList();
  }

  /** The different cells, most frequent first, then in the file's order. */
  private static List<String> ranked(List<List<String>> rows, int index) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    present(rows, index).forEach(cell -> counts.merge(cell, 1, Integer::sum));
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The position of a column, upper and lower case alike. */
  public Optional<Integer> index(String column) {
    for (int i = 0; i < table.columns().size(); i++) {
      if (table.columns().get(i).name().equalsIgnoreCase(column)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }
}
