package org.talktodata.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.examples.SchemaFile.ColumnSpec;
import org.talktodata.examples.SchemaFile.TableSpec;
import org.talktodata.question.Question;
import org.talktodata.table.Catalog;
import org.talktodata.table.ColumnValues;

/**
 * What other systems hold in place of Chinese cells: an order that is 已付款 here is {@code Paid} in
 * one table and {@code PD} in the next. The question 已付款的订单 is as good over these.
 */
public final class Cells {
  private static final int FIELDS = 3;

  private final Map<String, List<String>> forms;

  private Cells(Map<String, List<String>> forms) {
    this.forms = forms;
  }

  /**
   * Reads lines of a Chinese cell, its plain English and what a terser system would hold, separated
   * by tabs; lines that begin with # are notes.
   *
   * @throws IllegalArgumentException if a line has not three fields or the cell of another line
   */
  public static Cells read(Path file) throws IOException {
    Map<String, List<String>> forms = new HashMap<>();
    for (TabLines.Line line :
        TabLines.read(file, FIELDS, FIELDS, "a cell and two other forms are needed")) {
      if (forms.put(line.fields().get(0), line.fields().subList(1, FIELDS)) != null) {
        throw line.wrong("the cell stands in another line, too");
      }
    }
    return new Cells(forms);
  }

  /**
   * A schema with other cells.
   *
   * @param columns the new cell by the old one, by the column's name in lower case
   */
  record Translation(SchemaFile schema, Map<String, Map<String, String>> columns) {
    /** The same query about the other cells. */
    ChartQuery of(ChartQuery query) {
      JsonNode tree = ChartQueryJson.tree(query);
      translate(tree);
      return ChartQueryJson.parse(tree);
    }

    private void translate(JsonNode node) {
      if (node instanceof ObjectNode object && object.path("field").isTextual()) {
        Map<String, String> cells =
            columns.getOrDefault(
                object.get("field").textValue().toLowerCase(Locale.ROOT), Map.of());
        if (object.path("equal").isTextual()) {
          String cell = object.get("equal").textValue();
          object.put("equal", cells.getOrDefault(cell, cell));
        }
        if (object.path("oneOf") instanceof ArrayNode list) {
          for (int i = 0; i < list.size(); i++) {
            String other = cells.get(list.get(i).asText());
            if (list.get(i).isTextual() && other != null) {
              list.set(i, JsonNodeFactory.instance.textNode(other));
            }
          }
        }
      }
      node.forEach(this::translate);
    }
  }

  /**
   * Those examples whose query names a Chinese cell that other systems hold in another form, over
   * the same tables in that form. The sentences stay.
   *
   * @param examples of the corpus
   * @param schemas theirs
   */
  public List<Example> of(List<Example> examples, List<SchemaFile> schemas, Random random) {
    Map<String, Over> translated = new HashMap<>();
    for (SchemaFile schema : schemas) {
      draw(schema, random)
          .ifPresent(
              cells ->
                  translated.put(
                      schema.id(),
                      new Over(cells, cells.schema.catalog(true), cells.schema.values())));
    }
    return examples.stream()
        .filter(example -> translated.containsKey(example.tables()))
        .flatMap(example -> translated.get(example.tables()).of(example).stream())
        .toList();
  }

  /** One schema's tables with other cells. */
  private record Over(Translation cells, Catalog catalog, List<ColumnValues> values) {
    /** The example over these; empty if its query is the same. */
    private Optional<Example> of(Example example) {
      List<ChartQuery> accepted = example.accepted().stream().map(cells::of).toList();
      if (accepted.equals(example.accepted())) {
        return Optional.empty();
      }
      Question question = example.question();
      return Optional.of(
          Example.answered(
              example.id(),
              example.set(),
              example.tables(),
              new Question(
                  question.text(), catalog, question.follows().map(cells::of), question.now()),
              values,
              accepted));
    }
  }

  /**
   * The tables as another system would fill them: a column changes if all of its Chinese cells are
   * known and stay different. Columns of one name change alike.
   *
   * @return empty if no column can change
   */
  private Optional<Translation> draw(SchemaFile schema, Random random) {
    Translation drawn = translate(schema, () -> random.nextDouble() < 0.6 ? 0 : 1);
    return drawn.columns.isEmpty() ? Optional.empty() : Optional.of(drawn);
  }

  /** The tables with every column in plain English that can be. */
  Translation words(SchemaFile schema) {
    return translate(schema, () -> 0);
  }

  private Translation translate(SchemaFile schema, IntSupplier form) {
    Map<String, List<String>> values = new TreeMap<>();
    schema.tables().stream()
        .flatMap(table -> table.columns().stream())
        .forEach(
            column ->
                values
                    .computeIfAbsent(
                        column.name().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .addAll(column.values()));
    Map<String, Map<String, String>> columns = new HashMap<>();
    values.forEach(
        (name, old) -> other(old, form.getAsInt()).ifPresent(cells -> columns.put(name, cells)));
    List<TableSpec> tables = schema.tables().stream().map(table -> of(table, columns)).toList();
    SchemaFile other = new SchemaFile(schema.id(), schema.language(), tables, schema.relations());
    return new Translation(other, columns);
  }

  private Optional<Map<String, String>> other(List<String> values, int form) {
    Map<String, String> cells = new HashMap<>();
    for (String value : new HashSet<>(values)) {
      boolean chinese = value.codePoints().anyMatch(Character::isIdeographic);
      if (chinese && !forms.containsKey(value)) {
        return Optional.empty();
      }
      cells.put(value, chinese ? forms.get(value).get(form) : value);
    }
    boolean different =
        cells.values().stream().map(cell -> cell.toLowerCase(Locale.ROOT)).distinct().count()
            == cells.size();
    boolean changed = cells.entrySet().stream().anyMatch(e -> !e.getKey().equals(e.getValue()));
    return different && changed ? Optional.of(cells) : Optional.empty();
  }

  private static TableSpec of(TableSpec table, Map<String, Map<String, String>> columns) {
    return new TableSpec(
        table.name(),
        table.called(),
        table.rows(),
        table.columns().stream()
            .map(c -> of(c, columns.getOrDefault(c.name().toLowerCase(Locale.ROOT), Map.of())))
            .toList());
  }

  private static ColumnSpec of(ColumnSpec column, Map<String, String> cells) {
    return column.with(
        column.values().stream().map(value -> cells.getOrDefault(value, value)).toList());
  }
}
