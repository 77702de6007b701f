package org.talktodata.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
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
import org.talktodata.question.Question;
import org.talktodata.table.Catalog;
import org.talktodata.table.Column;
import org.talktodata.table.ColumnValues;
import org.talktodata.table.Relation;
import org.talktodata.table.Table;

/**
 * Columns and tables under other names, as another owner of the same table might have called them.
 * Case does not distinguish names.
 *
 * @param names the new name of a column by the old one; columns that keep theirs are not in it
 * @param tables the same of tables
 */
public record Renaming(Map<String, String> names, Map<String, String> tables) {
  /** Everything keeps its name. */
  public static final Renaming NONE = new Renaming(Map.of());

  public Renaming {
    names = Map.copyOf(names);
    tables = Map.copyOf(tables);
  }

  /** Other names of columns alone. */
  public Renaming(Map<String, String> names) {
    this(names, Map.of());
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
    return of(names, column);
  }

  /** The new name of a table. */
  public String ofTable(String table) {
    return of(tables, table);
  }

  private static String of(Map<String, String> others, String name) {
    String other = others.get(name);
    if (other != null) {
      return other;
    }
    return others.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(name);
  }

  /** The field under its new name. */
  public FieldRef of(FieldRef field) {
    return new FieldRef(field.table().map(this::ofTable), of(field.column()));
  }

  /** The same key between renamed columns. */
  public Relation of(Relation relation) {
    return new Relation(of(relation.from()), of(relation.to()));
  }

  /** The same query about the renamed columns. */
  public ChartQuery of(ChartQuery query) {
    if (equals(NONE)) {
      return query;
    }
    JsonNode tree = ChartQueryJson.tree(query);
    rename(tree);
    return ChartQueryJson.parse(tree);
  }

  private void rename(JsonNode node) {
    if (node instanceof ObjectNode object) {
      if (object.path("field").isTextual()) {
        object.put("field", of(object.get("field").textValue()));
      }
      if (object.path("table").isTextual()) {
        object.put("table", ofTable(object.get("table").textValue()));
      }
      if (object.path("from") instanceof ArrayNode from) {
        for (int i = 0; i < from.size(); i++) {
          from.set(i, TextNode.valueOf(ofTable(from.get(i).textValue())));
        }
      }
    }
    node.forEach(this::rename);
  }

  /**
   * The same tables under the other names; what renamed ones are called besides is forgotten, as is
   * what describes them.
   */
  public Catalog of(Catalog catalog) {
    return new Catalog(
        catalog.tables().stream().map(this::of).toList(),
        catalog.relations().stream().map(this::of).toList());
  }

  /** The same sentence about tables of other names. */
  public Question of(Question question) {
    return new Question(
        question.text(), of(question.catalog()), question.follows().map(this::of), question.now());
  }

  private Table of(Table table) {
    String name = ofTable(table.name());
    return new Table(
        name,
        name.equals(table.name()) ? table.called() : List.of(),
        table.columns().stream().map(this::of).toList(),
        table.rows());
  }

  private Column of(Column column) {
    String name = of(column.name());
    return name.equals(column.name())
        ? column
        : new Column(name, column.type(), column.role(), List.of(), "", column.profile());
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
