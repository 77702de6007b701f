package org.talktodata.examples;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.chartquery.JsonText;
import org.talktodata.chartquery.Words;
import org.talktodata.examples.SchemaFile.ColumnSpec;
import org.talktodata.examples.SchemaFile.TableSpec;
import org.talktodata.problem.ProblemException;
import org.talktodata.table.Column;
import org.talktodata.table.Relation;

/** Reads {@code NAME.schema.json} and says what is wrong with it. */
public final class SchemaReader {
  private static final long DEFAULT_ROWS = 400;
  private static final Set<String> COLUMN_KEYS =
      Set.of(
          "name", "type", "role", "called", "values", "min", "max", "integer", "from", "to",
          "pattern");

  private SchemaReader() {}

  /**
   * Reads a schema.
   *
   * @throws IllegalArgumentException with the file's name and what is wrong
   */
  public static SchemaFile read(Path file) throws IOException {
    try {
      return schema(JsonText.parse(Files.readString(file)));
    } catch (ProblemException | IllegalArgumentException e) {
      throw new IllegalArgumentException(file.getFileName() + ": " + e.getMessage(), e);
    }
  }

  private static SchemaFile schema(JsonNode json) {
    List<TableSpec> tables = new ArrayList<>();
    json.path("tables").forEach(table -> tables.add(table(table)));
    if (tables.isEmpty()) {
      throw new IllegalArgumentException("\"tables\" is missing or empty.");
    }
    List<Relation> relations = new ArrayList<>();
    json.path("relations")
        .forEach(
            relation ->
                relations.add(
                    new Relation(
                        column(tables, text(relation, "from")),
                        column(tables, text(relation, "to")))));
    return new SchemaFile(text(json, "id"), text(json, "language"), tables, relations);
  }

  private static TableSpec table(JsonNode json) {
    List<ColumnSpec> columns = new ArrayList<>();
    json.path("columns").forEach(column -> columns.add(column(column)));
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("table %s has no columns.".formatted(text(json, "name")));
    }
    return new TableSpec(
        text(json, "name"), texts(json, "called"), json.path("rows").asLong(DEFAULT_ROWS), columns);
  }

  private static ColumnSpec column(JsonNode json) {
    String name = text(json, "name");
    json.fieldNames()
        .forEachRemaining(
            key -> {
              if (!COLUMN_KEYS.contains(key)) {
                throw new IllegalArgumentException(
                    "column %s: \"%s\" is not known.".formatted(name, key));
              }
            });
    ColumnSpec column =
        new ColumnSpec(
            name,
            word(Column.Type.class, json, "type"),
            word(Column.Role.class, json, "role"),
            texts(json, "called"),
            texts(json, "values"),
            number(json, "min"),
            number(json, "max"),
            json.path("integer").asBoolean(false),
            optional(json, "from"),
            optional(json, "to"),
            optional(json, "pattern"));
    if (column.role() == Column.Role.CATEGORY && column.values().isEmpty()) {
      throw new IllegalArgumentException(
          "column %s: a category lists its \"values\".".formatted(name));
    }
    return column;
  }

  /** Table names may hold dots, so the tables decide where the name ends. */
  private static FieldRef column(List<TableSpec> tables, String text) {
    for (TableSpec table : tables) {
      for (ColumnSpec column : table.columns()) {
        if (text.equals(table.name() + "." + column.name())) {
          return FieldRef.of(table.name(), column.name());
        }
      }
    }
    throw new IllegalArgumentException(
        "the relation names %s, which no table has.".formatted(text));
  }

  private static <E extends Enum<E>> E word(Class<E> type, JsonNode json, String key) {
    String word = text(json, key);
    return Words.find(type, word)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\"%s\" is \"%s\"; known are %s."
                        .formatted(key, word, String.join(", ", Words.all(type)))));
  }

  private static String text(JsonNode json, String key) {
    return optional(json, key)
        .orElseThrow(() -> new IllegalArgumentException("\"%s\" is missing.".formatted(key)));
  }

  private static Optional<String> optional(JsonNode json, String key) {
    return json.hasNonNull(key) ? Optional.of(json.get(key).asText()) : Optional.empty();
  }

  private static Optional<Double> number(JsonNode json, String key) {
    return json.hasNonNull(key) ? Optional.of(json.get(key).asDouble()) : Optional.empty();
  }

  private static List<String> texts(JsonNode json, String key) {
    List<String> texts = new ArrayList<>();
    json.path(key).forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
