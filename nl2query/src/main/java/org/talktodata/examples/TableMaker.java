package org.talktodata.examples;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.examples.SchemaFile.ColumnSpec;
import org.talktodata.examples.SchemaFile.TableSpec;
import org.talktodata.table.Relation;

/**
 * Fills the tables of a schema with made-up rows, so that queries over it can be compared by what
 * they give. The same schema always gives the same rows: categories and numbers are skewed, about 3
 * % of the cells are missing, and keys match.
 */
public final class TableMaker {
  private final SchemaFile schema;
  private final Map<FieldRef, List<String>> keys = new HashMap<>();
  private final Map<String, List<List<String>>> made = new HashMap<>();

  private TableMaker(SchemaFile schema) {
    this.schema = schema;
  }

  /** The tables of a schema with rows, in the schema's order. */
  public static List<CsvTable> make(SchemaFile schema) {
    TableMaker maker = new TableMaker(schema);
    schema.tables().forEach(table -> maker.make(table, new LinkedHashSet<>()));
    List<CsvTable> tables = new ArrayList<>();
    for (int i = 0; i < schema.tables().size(); i++) {
      TableSpec spec = schema.tables().get(i);
      tables.add(
          new CsvTable(
              schema.catalog(false).tables().get(i),
              schema.values().stream()
                  .filter(v -> v.field().table().equals(Optional.of(spec.name())))
                  .toList(),
              maker.made.get(spec.name())));
    }
    return tables;
  }

  /** Tables that this one refers to are made first; a circle of references is cut. */
  private void make(TableSpec table, Set<String> waiting) {
    if (made.containsKey(table.name()) || !waiting.add(table.name())) {
      return;
    }
    for (Relation relation : schema.relations()) {
      if (isIn(relation.from(), table)) {
        schema.tables().stream()
            .filter(other -> isIn(relation.to(), other))
            .forEach(other -> make(other, waiting));
      }
    }
    int rows = rows(table);
    List<List<String>> columns = new ArrayList<>();
    boolean first = true;
    for (ColumnSpec column : table.columns()) {
      boolean identifier = column.pattern().isPresent() || ColumnMaker.isNumberedKey(column);
      columns.add(column(table, column, rows, identifier && first));
      first &= !identifier;
    }
    made.put(table.name(), turned(columns, rows));
  }

  private List<String> column(
      TableSpec table, ColumnSpec column, int rows, boolean firstIdentifier) {
    FieldRef field = FieldRef.of(table.name(), column.name());
    ColumnMaker maker = new ColumnMaker(schema.id(), table.name(), column, rows);
    Optional<List<String>> referred =
        schema.relations().stream()
            .filter(r -> r.from().equals(field))
            .map(r -> keys.get(r.to()))
            .filter(k -> k != null && !k.isEmpty())
            .findFirst();
    if (referred.isPresent()) {
      return maker.among(referred.get());
    }
    boolean key = isKey(field);
    List<String> cells = key || firstIdentifier ? maker.unique() : maker.cells();
    if (key) {
      keys.put(field, List.copyOf(cells));
    }
    return cells;
  }

  /** A table whose key has named values has a row for each of them and no more. */
  private int rows(TableSpec table) {
    int rows = (int) table.rows();
    for (ColumnSpec column : table.columns()) {
      if (isKey(FieldRef.of(table.name(), column.name())) && !column.values().isEmpty()) {
        rows = Math.min(rows, column.values().size());
      }
    }
    return rows;
  }

  private boolean isKey(FieldRef field) {
    return schema.relations().stream().anyMatch(r -> r.to().equals(field));
  }

  private static boolean isIn(FieldRef field, TableSpec table) {
    return field.table().equals(Optional.of(table.name()));
  }

  private static List<List<String>> turned(List<List<String>> columns, int rows) {
    List<List<String>> turned = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      List<String> cells = new ArrayList<>();
      for (List<String> column : columns) {
        cells.add(column.get(row));
      }
      turned.add(cells);
    }
    return turned;
  }
}
