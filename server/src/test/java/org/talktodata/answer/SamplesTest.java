package org.talktodata.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.examples.Corpus;
import org.talktodata.examples.TalkFile;
import org.talktodata.plan.Planner;
import org.talktodata.plan.ValidatedQuery;
import org.talktodata.problem.ProblemException;
import org.talktodata.result.Cancellation;
import org.talktodata.result.CellText;
import org.talktodata.result.QueryEngine;
import org.talktodata.result.ResultRows;
import org.talktodata.store.Relations;
import org.talktodata.store.StoredTable;
import org.talktodata.store.TableStore;
import org.talktodata.table.Catalog;
import org.talktodata.upload.Progress;
import org.talktodata.upload.ReadingOptions;

/** The samples' queries over the samples' files, from upload to rows: samples/README.md. */
class SamplesTest {
  private static final Path SAMPLES = Path.of("../samples");
  private static final Pattern CELL = Pattern.compile("\"((?:[^\"]|\"\")*)\"|[^ ]+");

  @TempDir private Path data;

  @ParameterizedTest
  @MethodSource("scripts")
  void answersItsQueries(Path script) throws IOException {
    TalkFile talk = TalkFile.read(script);
    try (TableStore store = TableStore.open(data);
        QueryEngine engine = new QueryEngine(store.database()::connect, Duration.ofMinutes(1))) {
      List<StoredTable> stored = new ArrayList<>();
      for (String name : talk.tables()) {
        stored.add(load(store, name, script.resolveSibling(name + ".csv")));
      }
      Catalog catalog = new Tables(store, Relations.open(data, store)).catalog(stored);
      LocalDateTime now = talk.now().orElse(Corpus.CLOCK);
      List<String> wrong = new ArrayList<>();
      for (TalkFile.Block block : talk.blocks()) {
        check(block, catalog, now, engine, wrong);
      }
      assertEquals("", String.join("\n", wrong));
    }
  }

  static Stream<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      List<Path> scripts =
          files.filter(file -> file.toString().endsWith(".talk")).sorted().toList();
      assertTrue(scripts.size() > 3);
      return scripts.stream();
    }
  }

  private static StoredTable load(TableStore store, String name, Path file) throws IOException {
    Path inbox = store.newInbox();
    Path copy = Files.copy(file, inbox.resolve("upload.csv"));
    StoredTable table =
        store.create(
            copy,
            name,
            ReadingOptions.NONE,
            Progress.NONE,
            new org.talktodata.store.Cancellation());
    store.forget(inbox);
    return table;
  }

  private static void check(
      TalkFile.Block block,
      Catalog catalog,
      LocalDateTime now,
      QueryEngine engine,
      List<String> wrong) {
    List<ChartQuery> queries = new ArrayList<>(block.query().stream().toList());
    queries.addAll(block.accepted());
    for (ChartQuery query : queries) {
      String place = "line %d: %s\n  ".formatted(block.line(), ChartQueryJson.print(query));
      try {
        if (block.refusal().isPresent()) {
          refused(block, query, catalog, now);
          continue;
        }
        ValidatedQuery planned = new Planner().plan(query, catalog, now);
        ResultRows rows = engine.rows(planned, new Cancellation());
        if (query.equals(block.query().orElse(null))) {
          compare(block, query, rows);
        }
      } catch (ProblemException | AssertionError e) {
        wrong.add(place + e.getMessage());
      }
    }
  }

  private static void refused(
      TalkFile.Block block, ChartQuery query, Catalog catalog, LocalDateTime now) {
    ProblemException exception =
        assertThrows(ProblemException.class, () -> new Planner().plan(query, catalog, now));
    assertEquals(block.refusal().get().code(), exception.problem().code());
    String detail = exception.problem().detail().toLowerCase(Locale.ROOT);
    assertTrue(detail.contains(block.refusal().get().word().toLowerCase(Locale.ROOT)), detail);
  }

  private static void compare(TalkFile.Block block, ChartQuery query, ResultRows result) {
    block.count().ifPresent(count -> assertEquals(count, result.rows().size()));
    if (block.rows().isEmpty()) {
      return;
    }
    List<List<String>> expected =
        Stream.of(block.rows().get().split(" \\| ")).map(SamplesTest::cells).toList();
    List<List<String>> actual = result.rows().stream().map(row -> texts(result, row)).toList();
    boolean ordered = query.sort().isPresent();
    assertTrue(
        agree(ordered ? expected : sorted(expected), ordered ? actual : sorted(actual)),
        () -> "expected %s\n  but was  %s".formatted(expected, actual));
  }

  private static List<List<String>> sorted(List<List<String>> rows) {
    return rows.stream().sorted(Comparator.comparing(Object::toString)).toList();
  }

  private static List<String> cells(String row) {
    return CELL.matcher(row)
        .results()
        .map(match -> match.group(1) == null ? bare(match) : match.group(1).replace("\"\"", "\""))
        .toList();
  }

  private static String bare(MatchResult match) {
    return match.group().equals("null") ? "" : match.group();
  }

  private static List<String> texts(ResultRows result, List<Object> row) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      texts.add(CellText.of(result.columns().get(i), row.get(i)));
    }
    return texts;
  }

  private static boolean agree(List<List<String>> expected, List<List<String>> actual) {
    if (expected.size() != actual.size()) {
      return false;
    }
    for (int row = 0; row < expected.size(); row++) {
      for (int cell = 0; cell < expected.get(row).size(); cell++) {
        if (!agree(expected.get(row).get(cell), actual.get(row).get(cell))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean agree(String expected, String actual) {
    try {
      return Math.abs(Double.parseDouble(expected) - Double.parseDouble(actual)) < 1.51e-4;
    } catch (NumberFormatException e) {
      return actual.equals(expected) || !expected.isEmpty() && actual.startsWith(expected + "-");
    }
  }
}
