package org.talktodata.examples;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.Mark;
import org.talktodata.chartquery.Stack;
import org.talktodata.question.Question;

/**
 * Reads nvBench: questions in English over real databases, with their queries turned into chart
 * queries. Databases are read when first needed and kept.
 */
public final class NvBench {
  private static final Pattern CHART_WORDS =
      Pattern.compile(
          "(?i)\\b(bars?|pies?|charts?|plots?|graphs?|lines?|scatter\\w*|histograms?|trends?|draw\\w*"
              + "|visuali[sz]\\w*|stack\\w*|diagrams?|relationships?|correlations?|proportions?)\\b"
              + "|柱|条形|饼|扇形|折线|曲线|线图|散点|堆叠|堆积|图|趋势|走势|关系|相关");

  private static final Pattern STACK_WORDS = Pattern.compile("(?i)\\bstack|堆");

  private final Path folder;
  private final Map<String, NvDatabase> databases = new HashMap<>();

  /**
   * Which lines become examples, and how.
   *
   * @param reproducingOnly leaves out lines whose published result their query does not give
   * @param single shows only the tables of the line's own query, not the whole database
   * @param autoMark leaves the mark open where the question names no chart, as people mean it; else
   *     the published chart is kept
   */
  public record Options(boolean reproducingOnly, boolean single, boolean autoMark) {
    /** For training. */
    public static final Options TRAINING = new Options(true, false, true);

    /** For measuring. */
    public static final Options EVALUATION = new Options(false, false, false);
  }

  /**
   * What became of a file.
   *
   * @param lines how many were to be converted
   * @param skipped how many could not be, by reason
   */
  public record Loaded(List<Example> examples, int lines, Map<String, Integer> skipped) {
    public Loaded {
      examples = List.copyOf(examples);
      skipped = Map.copyOf(skipped);
    }

    /** One line for people. */
    public String summary() {
      StringBuilder text = new StringBuilder();
      text.append(
          "%d of %d lines (%.1f %%)"
              .formatted(examples.size(), lines, 100.0 * examples.size() / Math.max(1, lines)));
      skipped.entrySet().stream()
          .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
          .forEach(e -> text.append("; %d %s".formatted(e.getValue(), e.getKey())));
      return text.toString();
    }
  }

  /** Of databases in this folder: {@code NAME/schema.json} and {@code NAME/TABLE.csv}. */
  public NvBench(Path databases) {
    this.folder = databases;
  }

  /**
   * Reads a file of question lines ({@code .jsonl} or {@code .jsonl.gz}). An example's id is the
   * line's {@code qid}.
   */
  public Loaded load(Path file, Options options) throws IOException {
    Building building = new Building(options);
    for (JsonNode line : JsonLines.all(file)) {
      building.add(line, line.path("question").asText(), "nvbench", line.path("qid").asText());
    }
    return building.loaded();
  }

  /**
   * Reads sentences in another language for lines of a file.
   *
   * @param sentences tab-separated {@code qid} and {@code sentence}, with a header
   * @param file the lines that the sentences belong to
   */
  public Loaded translated(Path sentences, Path file, Options options) throws IOException {
    Map<String, List<String>> byLine = new HashMap<>();
    Files.readAllLines(sentences).stream()
        .skip(1)
        .map(row -> row.split("\t", 2))
        .filter(row -> row.length == 2)
        .forEach(row -> byLine.computeIfAbsent(row[0], k -> new ArrayList<>()).add(row[1]));
    Building building = new Building(options);
    for (JsonNode line : JsonLines.all(file)) {
      String id = line.path("qid").asText();
      for (String sentence : byLine.getOrDefault(id, List.of())) {
        building.add(line, sentence, "nvbench-zh", id + "@" + sentence);
      }
    }
    return building.loaded();
  }

  /** The database of that name. */
  public NvDatabase database(String id) throws IOException {
    try {
      return databases.computeIfAbsent(id, this::read);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private NvDatabase read(String id) {
    try {
      return NvDatabase.read(folder.resolve(id));
    } catch (IOException e) {
      throw new UncheckedIOException("The database %s cannot be read.".formatted(id), e);
    }
  }

  private NvDatabase single(String id, Set<String> tables) throws IOException {
    NvDatabase whole = database(id);
    return databases.computeIfAbsent(id + tables, key -> whole.only(tables));
  }

  /** Examples being made of lines. */
  private final class Building {
    private final Options options;
    private final List<Example> examples = new ArrayList<>();
    private final Map<String, Integer> skipped = new TreeMap<>();
    private int count;

    private Building(Options options) {
      this.options = options;
    }

    private void add(JsonNode line, String sentence, String set, String id) throws IOException {
      if (options.reproducingOnly() && !line.path("repro").asText().equals("exact")) {
        return;
      }
      count++;
      try {
        examples.add(example(line, sentence, set, id));
      } catch (Unsayable e) {
        skipped.merge(e.getMessage(), 1, Integer::sum);
      }
    }

    private Example example(JsonNode line, String sentence, String set, String id)
        throws IOException, Unsayable {
      NvDatabase database = tables(line);
      ChartQuery gold =
          VqlConverter.convert(
              database.catalog(), line.path("chart").asText(), line.path("vql").asText());
      Question question =
          new Question(sentence, database.catalog(), Optional.empty(), Corpus.CLOCK);
      return Example.answered(
              id, set, database.id(), question, database.values(), List.of(said(gold, sentence)))
          .withKinds(Set.of(hardness(line)));
    }

    private NvDatabase tables(JsonNode line) throws IOException, Unsayable {
      String id = line.path("db_id").asText();
      if (!Files.isDirectory(folder.resolve(id))) {
        throw new Unsayable("a database that is not there");
      }
      if (!options.single()) {
        return database(id);
      }
      Set<String> names = new TreeSet<>();
      line.path("tables").forEach(t -> names.add(t.asText().toLowerCase(Locale.ROOT)));
      return single(id, names);
    }

    private ChartQuery said(ChartQuery gold, String sentence) {
      ChartQuery query = STACK_WORDS.matcher(sentence).find() ? gold : withoutStack(gold);
      boolean open = options.autoMark() && !CHART_WORDS.matcher(sentence).find();
      return open ? query.withMark(Mark.AUTO) : query;
    }

    private Loaded loaded() {
      return new Loaded(examples, count, skipped);
    }
  }

  private static String hardness(JsonNode line) {
    return line.path("hardness").asText().toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  /** Stacking is how bars with series stand anyway; it is only said where the words say it. */
  private static ChartQuery withoutStack(ChartQuery query) {
    if (!query.stack().equals(Optional.of(Stack.ZERO))) {
      return query;
    }
    return new ChartQuery(
        query.mark(),
        query.orient(),
        Optional.empty(),
        query.innerRadius(),
        query.encoding(),
        query.from(),
        query.filter(),
        query.having(),
        query.sort(),
        query.limit());
  }
}
