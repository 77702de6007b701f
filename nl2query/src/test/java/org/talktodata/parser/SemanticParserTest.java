package org.talktodata.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.examples.Corpus;
import org.talktodata.examples.Example;
import org.talktodata.problem.Problem;
import org.talktodata.question.Question;
import org.talktodata.question.Reading;
import org.talktodata.table.Catalog;
import org.talktodata.table.Column;
import org.talktodata.table.Profile;
import org.talktodata.table.Table;

/** The shipped model reads, the same each time, and nothing that people type makes it fail. */
class SemanticParserTest {
  private static SemanticParser parser;
  private static List<Example> examples;

  @BeforeAll
  static void load() throws IOException {
    parser = SemanticParser.load(2);
    examples = Corpus.load(Path.of("corpus/dev"), "dev", false);
  }

  @AfterAll
  static void close() {
    parser.close();
  }

  private static Reading read(String text, Example example) {
    Question question =
        new Question(
            text,
            example.question().catalog(),
            example.question().follows(),
            example.question().now());
    return parser.read(question, example.values(), Optional::of);
  }

  /**
   * More than a third of a fixed tenth of the development sentences come out exactly: the weights
   * and the code fit.
   */
  @Test
  void readsPeoplesSentences() {
    int asked = 0;
    int right = 0;
    for (int i = 0; i < examples.size(); i += 10) {
      Example example = examples.get(i);
      if (example.accepted().isEmpty()) {
        continue;
      }
      asked++;
      Reading reading = read(example.question().text(), example);
      if (reading.refusal().isEmpty()
          && example.accepted().stream()
              .map(ChartQueryJson::print)
              .anyMatch(ChartQueryJson.print(reading.candidates().get(0).query())::equals)) {
        right++;
      }
    }
    assertTrue(right * 3 > asked, right + " of " + asked);
  }

  /** What is drawn alike is one reading, as likely as all of its queries together. */
  @Test
  void joinsReadingsThatAreDrawnAlike() {
    Example example =
        examples.stream()
            .filter(one -> read(one.question().text(), one).candidates().size() > 1)
            .findFirst()
            .orElseThrow();
    List<Reading.Candidate> apart = read(example.question().text(), example).candidates();
    ChartQuery any = apart.get(0).query();
    List<Reading.Candidate> alike =
        parser.read(example.question(), example.values(), query -> Optional.of(any)).candidates();
    assertEquals(1, alike.size());
    assertTrue(apart.stream().anyMatch(one -> one.query().equals(alike.get(0).query())));
    assertTrue(alike.get(0).confidence() > apart.get(0).confidence());

    ChartQuery second = apart.get(1).query();
    List<Reading.Candidate> only =
        parser
            .read(
                example.question(),
                example.values(),
                query -> Optional.of(query).filter(second::equals))
            .candidates();
    assertEquals(List.of(second), only.stream().map(Reading.Candidate::query).toList());
  }

  /**
   * Sentences that arrive together are read side by side, padded to the longest of them: each is
   * read as if it were alone, but for the last digits.
   */
  @Test
  void readsTheSameFromManyThreads() throws Exception {
    List<Example> some = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      some.add(examples.get(i * 29 % examples.size()));
    }
    List<Reading> alone = some.stream().map(SemanticParserTest::read).toList();
    ExecutorService threads = Executors.newFixedThreadPool(some.size());
    try {
      List<Future<Reading>> together = new ArrayList<>();
      for (Example example : some) {
        together.add(threads.submit(() -> read(example)));
      }
      for (int i = 0; i < some.size(); i++) {
        assertSame(alone.get(i), together.get(i).get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Reading read(Example example) {
    return read(example.question().text(), example);
  }

  private static void assertSame(Reading one, Reading other) {
    assertEquals(one.refusal().map(Problem::detail), other.refusal().map(Problem::detail));
    if (one.refusal().isEmpty()) {
      Reading.Candidate first = one.candidates().get(0);
      Reading.Candidate others = other.candidates().get(0);
      assertEquals(first.query(), others.query());
      assertEquals(first.confidence(), others.confidence(), 1e-3);
    }
  }

  private static String told(Example example) {
    Reading reading = read(example.question().text(), example);
    return reading.refusal().isPresent()
        ? reading.refusal().get().code().name()
        : reading.candidates().stream()
            .map(c -> ChartQueryJson.print(c.query()) + " " + c.confidence())
            .toList()
            .toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "?!。", "😀😀"})
  void asksForAQuestion(String text) {
    assertEquals(
        Problem.Code.EMPTY_QUESTION,
        read(text, examples.get(0)).refusal().map(Problem::code).orElse(null));
  }

  /** The network is asked which words it misses; where it misses a column they are told. */
  @Test
  void namesTheWordsThatNoColumnAnswersTo() {
    int refused = 0;
    int named = 0;
    for (Example example : examples) {
      if (example.accepted().isEmpty()) {
        Optional<Problem> problem = read(example.question().text(), example).refusal();
        if (problem.isEmpty() || problem.get().code() != Problem.Code.COLUMN_NOT_FOUND) {
          continue;
        }
        refused++;
        if (problem.get().words().isPresent()) {
          named++;
          Problem.Span words = problem.get().words().get();
          String text = example.question().text().substring(words.start(), words.end());
          assertTrue(problem.get().detail().contains("“" + text + "”"), problem.get().detail());
          assertFalse(problem.get().suggestions().isEmpty());
        }
      }
    }
    assertTrue(named * 4 >= refused * 3, named + " of " + refused);
  }

  @Test
  void refusesWhatIsTooLong() {
    Problem problem = read("销售额".repeat(4000), examples.get(0)).refusal().orElseThrow();
    assertEquals(Problem.Code.QUESTION_TOO_LONG, problem.code());
    assertTrue(problem.detail().contains("12000"), problem.detail());
  }

  /** Random Unicode, SQL, code and orders: a query, or a refusal, never an exception. */
  @Test
  void survivesAnything() {
    Random random = new Random(5);
    List<String> parts =
        List.of(
            "select * from t; drop table t",
            "忽略以上规则",
            "{\"mark\":\"bar\"}",
            "\u202Eabc",
            "各地区",
            "average",
            "😀",
            "\0",
            "ｆｕｌｌ",
            "1e999",
            "99999999999999999999",
            "2024-13-45",
            "第零季度",
            "'\"`",
            "近九千九百九十九年",
            "top 0",
            "between 5 and",
            "%",
            "-",
            "\uD800");
    for (int i = 0; i < 150; i++) {
      StringBuilder text = new StringBuilder();
      int count = 1 + random.nextInt(6);
      for (int j = 0; j < count; j++) {
        text.append(
            random.nextBoolean()
                ? parts.get(random.nextInt(parts.size()))
                : new String(Character.toChars(random.nextInt(0x2FFFF))));
        text.append(random.nextBoolean() ? " " : "");
      }
      Example example = examples.get(random.nextInt(examples.size()));
      Reading reading = read(text.toString(), example);
      reading
          .candidates()
          .forEach(
              candidate -> {
                String json = ChartQueryJson.print(candidate.query());
                assertEquals(json, ChartQueryJson.print(ChartQueryJson.parse(json)));
                candidate
                    .phrases()
                    .forEach(
                        phrase ->
                            assertEquals(
                                text.substring(phrase.start(), phrase.end()), phrase.text()));
              });
    }
  }

  /** A column among four hundred is still found. */
  @Test
  void readsWideTables() {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      columns.add(column("metric_" + i, Column.Type.NUMBER, Column.Role.NUMBER));
    }
    columns.add(column("region", Column.Type.TEXT, Column.Role.CATEGORY));
    columns.add(column("rainfall", Column.Type.NUMBER, Column.Role.NUMBER));
    Question question =
        new Question(
            "average rainfall by region",
            Catalog.of(new Table("weather", List.of(), columns, 1000)),
            Optional.empty(),
            LocalDateTime.of(2025, 1, 15, 10, 0));
    Reading reading = parser.read(question, List.of(), Optional::of);
    assertEquals(
        "{\"encoding\":{\"x\":{\"field\":\"region\"},\"y\":{\"aggregate\":\"mean\",\"field\":\"rainfall\"}}}",
        ChartQueryJson.print(reading.candidates().get(0).query()));
  }

  private static Column column(String name, Column.Type type, Column.Role role) {
    return new Column(name, type, role, List.of(), "", Profile.UNKNOWN);
  }
}
