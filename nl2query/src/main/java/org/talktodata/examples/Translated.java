package org.talktodata.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.examples.SchemaFile.ColumnSpec;
import org.talktodata.examples.SchemaFile.TableSpec;
import org.talktodata.question.Question;
import org.talktodata.table.Catalog;
import org.talktodata.table.ColumnValues;

/**
 * Questions of the corpus in the other language. A Chinese question over an English table asks for
 * what the English one asks for; an English question over a Chinese table does so too, but people
 * ask it over that table as an English-speaking owner has it: with English names and cells.
 */
public final class Translated {
  private static final int FIELDS = 3;

  private final Headers headers;
  private final Cells cells;

  /** The sentences in the other language by the one of the corpus, by the schema's id. */
  private final Map<String, Map<String, List<String>>> sentences;

  private Translated(
      Headers headers, Cells cells, Map<String, Map<String, List<String>>> sentences) {
    this.headers = headers;
    this.cells = cells;
    this.sentences = sentences;
  }

  /**
   * Reads lines of a schema's id, a sentence and the same in the other language, separated by tabs;
   * lines that begin with # are notes.
   *
   * @param headers what Chinese tables and columns are called in English
   * @param cells what Chinese cells are in English
   * @throws IllegalArgumentException if a line has not three fields
   */
  public static Translated read(Path file, Headers headers, Cells cells) throws IOException {
    Map<String, Map<String, List<String>>> sentences = new HashMap<>();
    for (TabLines.Line line :
        TabLines.read(
            file, FIELDS, FIELDS, "a schema and a sentence in two languages are needed")) {
      sentences
          .computeIfAbsent(line.fields().get(0), id -> new LinkedHashMap<>())
          .computeIfAbsent(line.fields().get(1), said -> new ArrayList<>())
          .add(line.fields().get(2));
    }
    return new Translated(headers, cells, sentences);
  }

  /** The schemas, and their sentences that are there in the other language. */
  Map<String, Set<String>> said() {
    Map<String, Set<String>> said = new HashMap<>();
    sentences.forEach((id, lines) -> said.put(id, lines.keySet()));
    return said;
  }

  /** One schema, in English if it was Chinese. */
  private record English(
      Cells.Translation cells, Renaming names, Catalog catalog, List<ColumnValues> values) {
    ChartQuery of(ChartQuery query) {
      return names.of(cells.of(query));
    }
  }

  /**
   * The examples in the other language, each with the query of the one that it translates.
   *
   * @param examples those of the corpus
   * @param schemas theirs
   */
  public List<Example> of(List<Example> examples, List<SchemaFile> schemas) {
    Map<String, English> english = new HashMap<>();
    schemas.stream()
        .filter(schema -> sentences.containsKey(schema.id()))
        .forEach(schema -> english.put(schema.id(), english(schema)));
    return examples.stream()
        .filter(example -> english.containsKey(example.tables()) && example.refusal().isEmpty())
        .flatMap(example -> of(example, english.get(example.tables())))
        .toList();
  }

  private Stream<Example> of(Example example, English english) {
    Question question = example.question();
    return sentences.get(example.tables()).getOrDefault(question.text(), List.of()).stream()
        .map(
            said ->
                Example.answered(
                    example.id() + " translated",
                    example.set(),
                    example.tables() + " translated",
                    new Question(
                        said, english.catalog, question.follows().map(english::of), question.now()),
                    english.values,
                    example.accepted().stream().map(english::of).toList()));
  }

  private English english(SchemaFile schema) {
    Cells.Translation translation = cells.words(schema);
    Map<String, String> columns = new HashMap<>();
    Map<String, String> tables = new HashMap<>();
    Set<String> taken = new HashSet<>();
    for (TableSpec table : schema.tables()) {
      table.columns().forEach(column -> taken.add(column.name().toLowerCase(Locale.ROOT)));
    }
    for (TableSpec table : schema.tables()) {
      free(table.name(), taken).ifPresent(name -> tables.put(table.name(), name));
      for (ColumnSpec column : table.columns()) {
        if (!columns.containsKey(column.name())) {
          free(column.name(), taken).ifPresent(name -> columns.put(column.name(), name));
        }
      }
    }
    Renaming names = new Renaming(columns, tables);
    SchemaFile named =
        new SchemaFile(
            schema.id(),
            schema.language(),
            translation.schema().tables().stream().map(table -> of(table, names)).toList(),
            schema.relations().stream().map(names::of).toList());
    return new English(translation, names, named.catalog(true), named.values());
  }

  /** The first English name that nothing else has; it is taken from then on. */
  private Optional<String> free(String name, Set<String> taken) {
    return headers.of(name).stream()
        .filter(other -> taken.add(other.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  private TableSpec of(TableSpec table, Renaming names) {
    String name = names.ofTable(table.name());
    List<ColumnSpec> columns = table.columns().stream().map(c -> of(c, names)).toList();
    return name.equals(table.name())
        ? new TableSpec(name, table.called(), table.rows(), columns)
        : new TableSpec(name, others(table.name(), name), table.rows(), columns);
  }

  private ColumnSpec of(ColumnSpec column, Renaming names) {
    String name = names.of(column.name());
    return name.equals(column.name()) ? column : column.named(name, others(column.name(), name));
  }

  /** The other English names of what has one of them now. */
  private List<String> others(String chinese, String english) {
    return headers.of(chinese).stream().filter(name -> !name.equals(english)).distinct().toList();
  }
}
