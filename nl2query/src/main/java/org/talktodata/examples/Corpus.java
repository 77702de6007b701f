package org.talktodata.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.examples.TalkFile.Block;
import org.talktodata.examples.TalkFile.Sentence;
import org.talktodata.question.Question;
import org.talktodata.table.Catalog;
import org.talktodata.table.ColumnValues;

/** Reads the hand-written examples: folders of {@code NAME.schema.json} and {@code NAME.talk}. */
public final class Corpus {
  /** The clock of examples whose tables have no dates. */
  public static final LocalDateTime CLOCK = LocalDateTime.of(2025, 1, 15, 10, 0);

  private static final String TALK = ".talk";
  private static final String SCHEMA = ".schema.json";

  private Corpus() {}

  /**
   * All examples below a folder, in the order of the file names: each {@code ask} and each {@code
   * then} is one. An example's id is its file and line, its {@code tables} the schema's id.
   *
   * @param set the name of the set
   * @param called whether the catalogues keep the names that people use besides
   * @throws IllegalArgumentException if a file is not in the format
   */
  public static List<Example> load(Path folder, String set, boolean called) throws IOException {
    List<Example> examples = new ArrayList<>();
    for (Path talk : files(folder, TALK)) {
      SchemaFile tables = SchemaReader.read(schemaOf(talk));
      examples.addAll(new Script(set, folder, talk, tables, called).examples());
    }
    return examples;
  }

  /** The schemas below a folder, in the order of the file names. */
  public static List<SchemaFile> schemas(Path folder) throws IOException {
    List<SchemaFile> schemas = new ArrayList<>();
    for (Path file : files(folder, SCHEMA)) {
      schemas.add(SchemaReader.read(file));
    }
    return schemas;
  }

  private static Path schemaOf(Path talk) {
    String name = talk.getFileName().toString();
    return talk.resolveSibling(name.substring(0, name.length() - TALK.length()) + SCHEMA);
  }

  /** The scripts below a folder, in the order of their names. */
  static List<Path> scripts(Path folder) throws IOException {
    return files(folder, TALK);
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  /** The last day of the tables, so that relative dates lie within them. */
  static LocalDateTime clock(SchemaFile schema) {
    return schema.tables().stream()
        .flatMap(table -> table.columns().stream())
        .flatMap(column -> column.to().stream())
        .max(Comparator.naturalOrder())
        .map(last -> LocalDate.parse(last.substring(0, 10)).atTime(CLOCK.toLocalTime()))
        .orElse(CLOCK);
  }

  /** One script being turned into examples, which all share one catalogue. */
  private static final class Script {
    private final String set;
    private final String file;
    private final String tables;
    private final TalkFile talk;
    private final Catalog catalog;
    private final LocalDateTime now;
    private final List<ColumnValues> values;

    private Script(String set, Path folder, Path file, SchemaFile schema, boolean called)
        throws IOException {
      this.set = set;
      this.file = folder.relativize(file).toString().replace('\\', '/');
      this.tables = schema.id();
      this.talk = TalkFile.read(file);
      this.catalog = schema.catalog(called);
      this.now = talk.now().orElseGet(() -> clock(schema));
      this.values = schema.values();
    }

    private List<Example> examples() {
      return talk.blocks().stream()
          .flatMap(block -> block.sentences().stream().map(s -> example(block, s)))
          .toList();
    }

    private Example example(Block block, Sentence sentence) {
      String id = file + ":" + sentence.line();
      Question question = new Question(sentence.text(), catalog, block.follows(), now);
      Optional<Refusal> refusal = block.refusal();
      if (refusal.isPresent()) {
        return Example.refused(id, set, tables, question, values, refusal.get());
      }
      List<ChartQuery> right = new ArrayList<>();
      block.query().ifPresent(right::add);
      right.addAll(block.accepted());
      return Example.answered(id, set, tables, question, values, right);
    }
  }
}
