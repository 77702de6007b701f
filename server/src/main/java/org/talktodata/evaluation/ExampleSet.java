package org.talktodata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.talktodata.examples.Corpus;
import org.talktodata.examples.CsvTable;
import org.talktodata.examples.Example;
import org.talktodata.examples.JsonLines;
import org.talktodata.examples.NlvCorpus;
import org.talktodata.examples.NvBench;
import org.talktodata.examples.NvDatabase;
import org.talktodata.examples.Renaming;
import org.talktodata.examples.SchemaFile;
import org.talktodata.examples.TableMaker;
import org.talktodata.examples.Typo;

/**
 * Examples to be measured by, with the rows of their tables.
 *
 * @param name for the report
 * @param examples in any order
 * @param tables gives the tables that an example's key names
 * @param published results that were published with examples, by the part of the id before the #
 * @param note what to know about the set; may be empty
 */
public record ExampleSet(
    String name,
    List<Example> examples,
    Tables tables,
    Map<String, JsonNode> published,
    String note) {
  private static final long SEED = 20_240_601;

  public ExampleSet {
    examples = List.copyOf(examples);
    published = Map.copyOf(published);
  }

  /** Gives the tables that a key names, with their rows. */
  @FunctionalInterface
  public interface Tables {
    /** The tables with their rows. */
    List<CsvTable> of(String key) throws IOException;
  }

  /** The hand-written examples of a folder, over made-up rows. */
  public static ExampleSet corpus(Path folder) throws IOException {
    Map<String, SchemaFile> schemas =
        Corpus.schemas(folder).stream().collect(Collectors.toMap(SchemaFile::id, s -> s));
    return new ExampleSet(
        nameOf(folder),
        Corpus.load(folder, "corpus", false),
        key -> TableMaker.make(schemas.get(key)),
        Map.of(),
        "");
  }

  /**
   * The hand-written examples of a folder, whose columns are named as people call them: each that
   * has such a name gets one, for a folder always the same.
   */
  public static ExampleSet renamedCorpus(Path folder) throws IOException {
    Map<String, SchemaFile> schemas = new HashMap<>();
    Map<String, Renaming> renamings = new HashMap<>();
    for (SchemaFile schema : Corpus.schemas(folder)) {
      Random random = new Random(schema.id().hashCode());
      schemas.put(schema.id(), schema);
      renamings.put(schema.id(), Renaming.draw(schema.catalog(true), random, () -> false));
    }
    return new ExampleSet(
        nameOf(folder) + " renamed",
        Corpus.load(folder, "corpus", false).stream()
            .map(example -> example.renamed(renamings.get(example.tables())))
            .toList(),
        key -> TableMaker.make(schemas.get(key)).stream().map(renamings.get(key)::of).toList(),
        Map.of(),
        "");
  }

  /**
   * A file of nvBench; the published results are taken from {@code records.jsonl.gz} beside it, if
   * it is there.
   *
   * @param reproducingOnly leaves out lines whose published result is not what their query gives
   */
  public static ExampleSet nvBench(Path file, Path databases, boolean reproducingOnly)
      throws IOException {
    NvBench.Options options = new NvBench.Options(reproducingOnly, false, false);
    NvBench.Loaded loaded = new NvBench(databases).load(file, options);
    return new ExampleSet(
        file.getFileName().toString().replaceFirst("\\.jsonl(\\.gz)?$", ""),
        loaded.examples(),
        key -> NvDatabase.tables(databases.resolve(key)),
        published(file.resolveSibling("records.jsonl.gz"), loaded.examples()),
        loaded.summary());
  }

  /** What people typed about the cars table, from a folder. */
  public static ExampleSet nlv(Path folder) throws IOException {
    return new ExampleSet(
        "nlv",
        NlvCorpus.load(folder),
        key -> List.of(CsvTable.read(key.replaceFirst("\\.csv$", ""), folder.resolve(key))),
        Map.of(),
        "");
  }

  /** What the folder is called below {@code corpus}: dev/zh. */
  private static String nameOf(Path folder) {
    Path whole = folder.toAbsolutePath().normalize();
    for (int i = whole.getNameCount() - 2; i >= 0; i--) {
      if (whole.getName(i).toString().equals("corpus")) {
        return whole.subpath(i + 1, whole.getNameCount()).toString().replace('\\', '/');
      }
    }
    return whole.getFileName().toString();
  }

  /** At most so many examples, spread evenly over the set; 0 keeps all. */
  public ExampleSet limited(int count) {
    int size = examples.size();
    if (count == 0 || size <= count) {
      return this;
    }
    List<Example> some =
        IntStream.range(0, count)
            .mapToObj(i -> examples.get((int) ((long) i * size / count)))
            .toList();
    return new ExampleSet(name, some, tables, published, note);
  }

  /** The same with one typing error in each sentence, always the same. */
  public ExampleSet mistyped() {
    Random random = new Random(SEED);
    List<Example> typed = new ArrayList<>();
    for (Example example : examples) {
      typed.add(example.saying(Typo.in(example.question().text(), random)));
    }
    return new ExampleSet(name + " mistyped", typed, tables, published, note);
  }

  /** The result that was published with an example. */
  Optional<Published> published(Example example) {
    return Optional.ofNullable(published.get(chart(example))).map(Published::new);
  }

  private static String chart(Example example) {
    return example.id().replaceFirst("#.*", "");
  }

  private static Map<String, JsonNode> published(Path records, List<Example> examples)
      throws IOException {
    Map<String, JsonNode> results = new HashMap<>();
    if (Files.exists(records)) {
      Set<String> wanted = examples.stream().map(ExampleSet::chart).collect(Collectors.toSet());
      JsonLines.read(
          records,
          record -> {
            boolean exact = record.path("repro").asText().equals("exact");
            if (exact && wanted.contains(record.path("id").asText())) {
              results.put(record.path("id").asText(), record.path("result"));
            }
          });
    }
    return results;
  }
}
