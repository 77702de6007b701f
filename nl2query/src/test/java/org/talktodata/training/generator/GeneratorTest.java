package org.talktodata.training.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.examples.Example;
import org.talktodata.examples.NvBench;
import org.talktodata.parser.Lesson;
import org.talktodata.parser.ParserConfig;
import org.talktodata.parser.WordPiece;
import org.talktodata.problem.Problem;
import org.talktodata.question.ValueIndex;
import org.talktodata.table.Catalog;
import org.talktodata.table.Column;
import org.talktodata.table.Table;

/** Draws many examples over the schemas of the corpus. */
class GeneratorTest {
  private static final Path TRAIN = Path.of("corpus/train");
  private static final int DRAWS = 4000;
  private static final String BETWEEN_NAMES = ", and | and |, | & | vs |、|，|/|\\+";
  private static Generator generator;

  @BeforeAll
  static void read() throws IOException {
    generator = Generator.read(TRAIN, new NvBench(Path.of("none")), List.of());
  }

  private static List<Example> examples(long seed, int count) {
    Random random = new Random(seed);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      examples.add(generator.draw(random.nextInt(generator.size()), random));
    }
    return examples;
  }

  @Test
  void theSameSeedAsksTheSame() {
    assertEquals(examples(7, 100), examples(7, 100));
  }

  @Test
  void examplesOverTheSameTablesShareTheirValues() {
    Random random = new Random(4);
    assertSame(generator.draw(0, random).values(), generator.draw(0, random).values());
  }

  @Test
  void asksForEverythingThatTheLanguageHas() {
    Set<String> kinds = new TreeSet<>();
    Set<Problem.Code> refusals = new TreeSet<>();
    int chinese = 0;
    for (Example example : examples(1, DRAWS)) {
      kinds.addAll(example.kinds());
      example.refusal().ifPresent(r -> refusals.add(r.code()));
      chinese += example.language().equals("zh") ? 1 : 0;
    }
    assertTrue(
        kinds.containsAll(
            Set.of(
                "bar",
                "line",
                "area",
                "arc",
                "point",
                "boxplot",
                "rect",
                "table",
                "radar",
                "count",
                "sum",
                "mean",
                "median",
                "min",
                "max",
                "stdev",
                "distinct",
                "quantile",
                "share",
                "cumulative",
                "growth",
                "yearOverYear",
                "rank",
                "ratio",
                "difference",
                "filter",
                "having",
                "sort",
                "limit",
                "limit-per",
                "color",
                "facet",
                "several-measures",
                "bin",
                "time",
                "where",
                "raw",
                "relative-date",
                "sub-select",
                "join",
                "follow-up")),
        kinds::toString);
    assertEquals(Set.of(Problem.Code.COLUMN_NOT_FOUND, Problem.Code.NOT_ABOUT_DATA), refusals);
    assertTrue(chinese > DRAWS / 4 && chinese < DRAWS * 3 / 4, "Chinese: " + chinese);
  }

  @Test
  void almostAllCanBeLearnt() throws IOException {
    WordPiece wordPiece =
        new WordPiece(Files.readAllLines(Path.of("src/main/resources/model/vocabulary.txt")));
    Lesson.Maker maker = new Lesson.Maker(wordPiece, ParserConfig.SMALL);
    Map<List<?>, ValueIndex> indexes = new IdentityHashMap<>();
    Map<String, Integer> reasons = new TreeMap<>();
    List<String> lost = new ArrayList<>();
    for (Example example : examples(2, DRAWS)) {
      ValueIndex index =
          indexes.computeIfAbsent(example.values(), k -> new ValueIndex(example.values()));
      Lesson.Attempt attempt =
          maker.make(example.question(), index, UnaryOperator.identity(), example.gold(), false);
      if (attempt.lesson().isEmpty()) {
        reasons.merge(attempt.reason().replaceAll(" after.*", ""), 1, Integer::sum);
        lost.add(
            attempt.reason()
                + "\n  "
                + example.question().text()
                + "\n  "
                + example.gold().map(ChartQueryJson::print).orElse("refused"));
      }
    }
    assertTrue(lost.size() < DRAWS / 100, () -> reasons + "\n" + String.join("\n", lost));
  }

  /** A list of names is a question, too, and none of them is left out. */
  @Test
  void asksByNamesAlone() {
    Set<Integer> lengths = new TreeSet<>();
    for (Example example : examples(3, 3 * DRAWS)) {
      List<String> listed = List.of(example.question().text().split(BETWEEN_NAMES));
      Map<String, String> columns = columns(example.question().catalog());
      if (listed.size() > 1
          && columns.keySet().containsAll(listed)
          && example.question().follows().isEmpty()) {
        lengths.add(listed.size());
        Set<String> queried =
            new TreeSet<>(ChartQueryJson.tree(example.gold().get()).findValuesAsText("field"));
        assertEquals(
            new TreeSet<>(listed.stream().map(columns::get).toList()),
            queried,
            example.question().text());
      }
    }
    assertTrue(lengths.containsAll(Set.of(2, 3)), lengths::toString);
  }

  /** The columns by what they are called. */
  private static Map<String, String> columns(Catalog catalog) {
    Map<String, String> columns = new TreeMap<>();
    for (Table table : catalog.tables()) {
      for (Column column : table.columns()) {
        columns.put(column.name(), column.name());
        column.called().forEach(name -> columns.put(name, column.name()));
      }
    }
    return columns;
  }
}
