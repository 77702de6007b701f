package org.talktodata.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.table.Catalog;
import org.talktodata.table.Column;
import org.talktodata.table.ColumnValues;
import org.talktodata.table.Relation;
import org.talktodata.table.Table;

/**
 * Columns under other names, as another owner of the same table might have written its header.
 *
 * @param names the new name by the old one; columns that keep theirs are not in it
 */
public record Renaming(Map<String, String> names) {
  /** Everything keeps its name. */
  public static final Renaming NONE = new Renaming(Map.of());

  public Renaming {
    names = Map.copyOf(names);
  }

  /**
   * Gives columns one of the names that people call them by. A column keeps its name if it has no
   * other, if another table has a column of that name, or if the new name is taken.
   *
   * @param catalog the tables, with what their columns are called
   * @param keeps asked for each column that could be renamed: whether it keeps its name
   */
  public static Renaming draw(Catalog catalog, Random random, BooleanSupplier keeps) {
    Map<String, Integer> count = new HashMap<>();
    Set<String> taken = new HashSet<>();
    for (Table table : catalog.tables()) {
      for (Column column : table.columns()) {
        count.merge(column.name(), 1, Integer::sum);
        taken.add(column.name().toLowerCase(Locale.ROOT));
      }
    }
    Map<String, String> names = new HashMap<>();
    for (Table table : catalog.tables()) {
      for (Column column : table.columns()) {
        List<String> called = column.called();
        if (called.isEmpty() || count.get(column.name()) > 1 || keeps.getAsBoolean()) {
          continue;
        }
        String name = HeaderStyle.styled(called.get(random.nextInt(called.size())), random);
        if (taken.add(name.toLowerCase(Locale.ROOT))) {
          names.put(column.name(), name);
        }
      }
    }
    return new Renaming(names);
  }

  /** The new name of a column. */
  public String of(String column) {
    return names.getOrDefault(column, column);
  }

  /** The field under its new name. */
  public FieldRef of(FieldRef field) {
    return new FieldRef(field.table(), of(field.column()));
  }

  /** The same key between renamed columns. */
  public Relation of(Relation relation) {
    return new Relation(of(relation.from()), of(relation.to()));
  }

  /** The same query about the renamed columns. */
  public ChartQuery of(ChartQuery query) {
    if (names.isEmpty()) {
      return query;
    }
    JsonNode tree = ChartQueryJson.tree(query);
    Map<String, String> folded = new HashMap<>();
    names.forEach((from, to) -> folded.put(from.toLowerCase(Locale.ROOT), to));
    rename(tree, folded);
    return ChartQueryJson.parse(tree);
  }

  private static void rename(JsonNode node, Map<String, String> folded) {
    if (node instanceof ObjectNode object && object.has("field")) {
      String name = folded.get(object.get("field").textValue().toLowerCase(Locale.ROOT));
      if (name != null) {
        object.put("field", name);
      }
    }
    node.forEach(child -> rename(child, folded));
  }

  /** The same tables with renamed columns; what they are called besides is forgotten. */
  public Catalog of(Catalog catalog) {
    return new Catalog(
        catalog.tables().stream().map(this::of).toList(),
        catalog.relations().stream().map(this::of).toList());
  }

  private Table of(Table table) {
    List<Column> columns =
        table.columns().stream()
            .map(c -> new Column(of(c.name()), c.type(), c.role(), List.of(), "", c.profile()))
            .toList();
    return new Table(table.name(), List.of(), columns, table.rows());
  }

  /** What the renamed columns hold. */
  public List<ColumnValues> of(List<ColumnValues> values) {
    return values.stream().map(v -> new ColumnValues(of(v.field()), v.values())).toList();
  }

  /** The same rows below another header. */
  public CsvTable of(CsvTable table) {
    return new CsvTable(of(table.table()), of(table.values()), table.rows());
  }
}
