package org.talktodata.examples;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.chartquery.JsonText;
import org.talktodata.table.Catalog;
import org.talktodata.table.Column;
import org.talktodata.table.ColumnValues;
import org.talktodata.table.Relation;
import org.talktodata.table.Table;

/**
 * One of nvBench's databases: what the sentence reader sees of it. The rows are read again from its
 * folder when they are needed.
 *
 * @param id its name
 * @param catalog its tables and the keys between them
 * @param values the different values of its text columns, most frequent first
 */
public record NvDatabase(String id, Catalog catalog, List<ColumnValues> values) {
  public NvDatabase {
    values = List.copyOf(values);
  }

  /**
   * Reads a database's folder: {@code schema.json} and a CSV file for each table.
   *
   * @throws IOException if a file is missing or cannot be read
   */
  static NvDatabase read(Path folder) throws IOException {
    JsonNode schema = schema(folder);
    List<Table> tables = new ArrayList<>();
    List<ColumnValues> values = new ArrayList<>();
    for (CsvTable table : tables(folder)) {
      tables.add(table.table());
      values.addAll(table.values());
    }
    Catalog all = new Catalog(tables, List.of());
    List<Relation> relations = new ArrayList<>();
    schema.path("foreign_keys").forEach(key -> relation(all, key).ifPresent(relations::add));
    return new NvDatabase(folder.getFileName().toString(), new Catalog(tables, relations), values);
  }

  /** The tables of a database's folder with all their rows. */
  public static List<CsvTable> tables(Path folder) throws IOException {
    List<CsvTable> tables = new ArrayList<>();
    for (JsonNode table : schema(folder).path("tables")) {
      String name = table.path("name").asText();
      Path file = folder.resolve(name + ".csv");
      if (table.path("available").asBoolean(true) && Files.exists(file)) {
        tables.add(CsvTable.read(name, file, declared(table)));
      }
    }
    return tables;
  }

  /** Only these tables, as if nothing else had been uploaded. */
  NvDatabase only(Set<String> names) {
    List<Table> tables =
        catalog.tables().stream()
            .filter(t -> names.contains(t.name().toLowerCase(Locale.ROOT)))
            .toList();
    Set<String> kept = tables.stream().map(Table::name).collect(Collectors.toSet());
    List<Relation> relations =
        catalog.relations().stream()
            .filter(r -> kept.contains(r.from().table().orElseThrow()))
            .filter(r -> kept.contains(r.to().table().orElseThrow()))
            .toList();
    return new NvDatabase(
        id + names.stream().sorted().toList(),
        new Catalog(tables, relations),
        values.stream().filter(v -> kept.contains(v.field().table().orElseThrow())).toList());
  }

  private static JsonNode schema(Path folder) throws IOException {
    return JsonText.parse(Files.readString(folder.resolve("schema.json")));
  }

  private static Map<String, Column.Type> declared(JsonNode table) {
    Map<String, Column.Type> types = new HashMap<>();
    for (JsonNode column : table.path("columns")) {
      Column.Type type =
          switch (column.path("spider_type").asText()) {
            case "number" -> Column.Type.NUMBER;
            case "time" -> Column.Type.DATETIME;
            case "boolean" -> Column.Type.BOOLEAN;
            default -> Column.Type.TEXT;
          };
      types.put(column.path("name").asText(), type);
    }
    return types;
  }

  private static Optional<Relation> relation(Catalog catalog, JsonNode key) {
    Optional<FieldRef> from = field(catalog, key.path("table"), key.path("column"));
    Optional<FieldRef> to = field(catalog, key.path("ref_table"), key.path("ref_column"));
    return from.flatMap(f -> to.map(t -> new Relation(f, t)));
  }

  private static Optional<FieldRef> field(Catalog catalog, JsonNode table, JsonNode column) {
    return catalog
        .table(table.asText())
        .flatMap(t -> t.column(column.asText()).map(c -> FieldRef.of(t.name(), c.name())));
  }
}
