package org.talktodata.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.ChartQueryJson;

/** Holds the hand-written corpus to its own README. */
class CorpusTest {
  private static final Path CORPUS = Path.of("corpus");

  @ParameterizedTest
  @ValueSource(strings = {"train", "dev", "test"})
  void everyQueryFitsItsSchema(String part) throws IOException {
    List<String> mistakes = new ArrayList<>();
    int sentences = 0;
    for (Path script : Corpus.scripts(CORPUS.resolve(part))) {
      try {
        sentences += check(script, mistakes);
      } catch (IllegalArgumentException e) {
        mistakes.add(e.getMessage());
      }
    }
    assertTrue(
        mistakes.isEmpty(), () -> mistakes.size() + " mistakes\n" + String.join("\n", mistakes));
    assertTrue(sentences > 500, "the folder must not be empty: " + sentences);
  }

  private static int check(Path script, List<String> mistakes) throws IOException {
    SchemaFile schema =
        SchemaReader.read(Path.of(script.toString().replaceAll("\\.talk$", ".schema.json")));
    TalkFile talk = TalkFile.read(script);
    assertEquals(List.of(schema.id()), talk.tables(), script.toString());
    for (TalkFile.Block block : talk.blocks()) {
      List<ChartQuery> queries =
          Stream.concat(block.query().stream(), block.accepted().stream()).toList();
      for (ChartQuery query : queries) {
        for (String mistake : CorpusLint.check(schema, query)) {
          mistakes.add(script + ":" + block.line() + ": " + mistake);
        }
      }
    }
    return talk.blocks().stream().mapToInt(b -> b.sentences().size()).sum();
  }

  /** Lines that nothing uses would be mistyped ones. */
  @Test
  void everyHeaderAndCellInAnotherFormStandsInTheTables() throws IOException {
    Path train = CORPUS.resolve("train");
    Set<String> names = new HashSet<>();
    for (SchemaFile schema : Corpus.schemas(train)) {
      for (SchemaFile.TableSpec table : schema.tables()) {
        names.add(table.name());
        for (SchemaFile.ColumnSpec column : table.columns()) {
          names.add(column.name());
          names.addAll(column.values());
        }
      }
    }
    for (String file : List.of("headers.tsv", "cells.tsv")) {
      for (String line : Files.readAllLines(train.resolve(file))) {
        assertTrue(line.startsWith("#") || names.contains(line.split("\t")[0]), file + ": " + line);
      }
    }
  }

  /** Every translation belongs to a sentence, and asks in English only over English tables. */
  @Test
  void everyTranslationAsksForWhatItsSentenceAsksFor() throws IOException {
    Path train = CORPUS.resolve("train");
    Translated translated =
        Translated.read(
            train.resolve("translated.tsv"),
            Headers.read(train.resolve("headers.tsv")),
            Cells.read(train.resolve("cells.tsv")));
    List<Example> corpus = Corpus.load(train, "corpus", true);
    Map<String, Set<String>> asked = new HashMap<>();
    for (Example example : corpus) {
      asked.computeIfAbsent(example.tables(), id -> new HashSet<>()).add(example.question().text());
    }
    translated
        .said()
        .forEach(
            (id, sentences) -> {
              Set<String> unknown = new TreeSet<>(sentences);
              unknown.removeAll(asked.getOrDefault(id, Set.of()));
              assertEquals(Set.of(), unknown, id);
            });
    List<Example> examples = translated.of(corpus, Corpus.schemas(train));
    assertTrue(examples.size() > 1000, "the file must not be empty: " + examples.size());
    for (Example example : examples) {
      String query = ChartQueryJson.print(example.accepted().get(0));
      assertFalse(query.codePoints().anyMatch(Character::isIdeographic), example.id() + query);
    }
  }

  /** A set that measures is worth nothing if its tables were learned, under whatever id. */
  @ParameterizedTest
  @ValueSource(strings = {"dev", "test"})
  void whatMeasuresSharesNoSchemaWithTraining(String part) throws IOException {
    List<SchemaFile> train = Corpus.schemas(CORPUS.resolve("train"));
    Set<String> ids = train.stream().map(SchemaFile::id).collect(Collectors.toSet());
    Set<String> tables = train.stream().flatMap(CorpusTest::tables).collect(Collectors.toSet());
    List<String> shared = new ArrayList<>();
    for (SchemaFile schema : Corpus.schemas(CORPUS.resolve(part))) {
      if (ids.contains(schema.id())) {
        shared.add(schema.id());
      }
      tables(schema).filter(tables::contains).forEach(shared::add);
    }
    assertEquals(List.of(), shared);
  }

  @Test
  void devAndTestShareNoSchema() throws IOException {
    Set<String> dev =
        Corpus.schemas(CORPUS.resolve("dev")).stream()
            .flatMap(CorpusTest::tables)
            .collect(Collectors.toSet());
    List<String> shared =
        Corpus.schemas(CORPUS.resolve("test")).stream()
            .flatMap(CorpusTest::tables)
            .filter(dev::contains)
            .toList();
    assertEquals(List.of(), shared);
  }

  /** Each table by its name and those of its columns, whatever their order and case. */
  private static Stream<String> tables(SchemaFile schema) {
    return schema.tables().stream()
        .map(
            table ->
                table.name().toLowerCase(Locale.ROOT)
                    + table.columns().stream()
                        .map(column -> column.name().toLowerCase(Locale.ROOT))
                        .sorted()
                        .toList());
  }

  @Test
  void loadsEachSentenceAsOneExample() throws IOException {
    List<Example> examples = Corpus.load(CORPUS.resolve("dev"), "dev", false);
    assertEquals(
        examples.size(), examples.stream().map(Example::id).distinct().count(), "ids are unique");
    assertTrue(
        examples.stream()
            .allMatch(
                e ->
                    e.question().catalog().tables().stream()
                        .allMatch(t -> t.columns().stream().allMatch(c -> c.called().isEmpty()))),
        "an uploaded file has no synonyms");
    assertTrue(examples.stream().anyMatch(e -> e.question().follows().isPresent()));
    assertTrue(examples.stream().anyMatch(e -> e.refusal().isPresent()));
    assertEquals(
        Set.of("en", "zh"), examples.stream().map(Example::language).collect(Collectors.toSet()));
  }
}
