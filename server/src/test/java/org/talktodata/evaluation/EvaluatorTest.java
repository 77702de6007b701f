package org.talktodata.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.examples.CsvTable;
import org.talktodata.examples.Example;
import org.talktodata.problem.Problem;
import org.talktodata.question.Question;
import org.talktodata.question.QuestionReader;
import org.talktodata.question.Reading;
import org.talktodata.table.Catalog;
import org.talktodata.table.Column;
import org.talktodata.table.ColumnValues;
import org.talktodata.table.Profile;
import org.talktodata.table.Table;

class EvaluatorTest {
  /** Answers as told, sentence by sentence. */
  private record Told(Function<Question, Reading> answers) implements QuestionReader {
    @Override
    public Reading read(
        Question question,
        List<ColumnValues> values,
        Function<ChartQuery, Optional<ChartQuery>> drawn) {
      return answers.apply(question);
    }

    @Override
    public String name() {
      return "told";
    }

    @Override
    public String hash() {
      return "";
    }

    @Override
    public String device() {
      return "CPU";
    }

    @Override
    public void close() {}
  }

  private static Reading reading(ChartQuery query) {
    return new Reading(List.of(new Reading.Candidate(query, 1, List.of())), Optional.empty());
  }

  private static QuestionReader oracle(List<Example> examples) {
    Map<Question, Reading> answers = new HashMap<>();
    for (Example example : examples) {
      Reading reading =
          example
              .gold()
              .map(EvaluatorTest::reading)
              .orElseGet(
                  () ->
                      Reading.refused(
                          Problem.of(example.refusal().orElseThrow().code(), "refused")));
      answers.put(example.question(), reading);
    }
    return new Told(answers::get);
  }

  @Test
  void whoKnowsTheRightQueriesScoresFully() throws IOException {
    ExampleSet corpus = ExampleSet.corpus(Path.of("../nl2query/corpus/dev")).limited(60);
    List<Score> scores = new Evaluator(oracle(corpus.examples())).evaluate(corpus);
    assertEquals(60, scores.size());
    List<String> wrong =
        scores.stream()
            .filter(score -> !score.right() || score.parts().containsValue(false))
            .map(score -> score.example().id() + ": " + score.reason())
            .toList();
    assertEquals(List.of(), wrong);
    String report = Report.of(scores);
    assertTrue(report.contains("| dev | 60 | 100.0 | 100.0 |"), report);
    assertTrue(report.contains("| filter | 100.0 ("), report);
    assertTrue(report.contains("| all | 0.000 | 0.0 |"), report);
  }

  @Test
  void typingErrorsAndOtherNamesLeaveTheRightQueriesRight() throws IOException {
    Path folder = Path.of("../nl2query/corpus/test");
    ExampleSet noisy = ExampleSet.renamedCorpus(folder).mistyped().limited(60);
    ExampleSet plain = ExampleSet.corpus(folder).limited(60);
    assertEquals("test renamed mistyped", noisy.name());
    assertEquals(
        noisy.examples(),
        ExampleSet.renamedCorpus(folder).mistyped().limited(60).examples(),
        "the noise is always the same");
    long otherWords = 0;
    long otherTables = 0;
    for (int i = 0; i < 60; i++) {
      Question before = plain.examples().get(i).question();
      Question after = noisy.examples().get(i).question();
      otherWords += before.text().equals(after.text()) ? 0 : 1;
      otherTables += before.catalog().equals(after.catalog()) ? 0 : 1;
    }
    assertTrue(otherWords > 50, "sentences that changed: " + otherWords);
    assertEquals(60, otherTables);
    List<Score> scores = new Evaluator(oracle(noisy.examples())).evaluate(noisy);
    assertEquals(
        List.of(),
        scores.stream().filter(s -> !s.right()).map(s -> s.example().id() + s.reason()).toList());
  }

  private static final String GOLD =
      "{'mark':'bar','encoding':{'x':{'field':'origin'},'y':{'aggregate':'mean','field':'hp'}}}";

  private static CsvTable cars() {
    List<Column> columns = new ArrayList<>();
    columns.add(column("origin", Column.Type.TEXT, Column.Role.CATEGORY));
    columns.add(column("hp", Column.Type.NUMBER, Column.Role.NUMBER));
    columns.add(column("weight", Column.Type.NUMBER, Column.Role.NUMBER));
    List<List<String>> rows =
        List.of(
            List.of("Japan", "100", "1"),
            List.of("Japan", "50", "2"),
            List.of("Europe", "80", "3"),
            List.of("USA", "160", "4"));
    return new CsvTable(new Table("cars", List.of(), columns, rows.size()), List.of(), rows);
  }

  private static Column column(String name, Column.Type type, Column.Role role) {
    Profile profile = new Profile(0, 3, Optional.empty(), Optional.empty(), List.of());
    return new Column(name, type, role, List.of(), "", profile);
  }

  private static ChartQuery query(String json) {
    return ChartQueryJson.parse(json.replace('\'', '"'));
  }

  private static Score score(String gold, Reading reading) throws IOException {
    CsvTable cars = cars();
    Question question =
        new Question(
            "hp by origin",
            Catalog.of(cars.table()),
            Optional.empty(),
            LocalDateTime.of(2025, 1, 15, 10, 0));
    Example example =
        Example.answered("1", "test", "cars", question, List.of(), List.of(query(gold)));
    ExampleSet set = new ExampleSet("test", List.of(example), key -> List.of(cars), Map.of(), "");
    return new Evaluator(new Told(q -> reading)).evaluate(set).get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'encoding':{'x':{'field':'origin'},'y':{'aggregate':'mean','field':'hp'}}} | ``
          {'mark':'bar','encoding':{'x':{'field':'origin','table':'cars'},'y':{'aggregate':'mean','field':'hp'}},'filter':{'field':'hp','gt':10}} | ``
          {'mark':'line','encoding':{'x':{'field':'origin'},'y':{'aggregate':'mean','field':'hp'}}} | mark line instead of bar
          {'mark':'bar','encoding':{'x':{'field':'origin'},'y':{'aggregate':'max','field':'hp'}}} | other rows
          {'mark':'bar','encoding':{'x':{'field':'origin'},'y':{'aggregate':'mean','field':'hp'}},'filter':{'field':'origin','equal':'Japan'}} | other rows
          {'mark':'bar','encoding':{'x':{'field':'brand'},'y':{'aggregate':'mean','field':'hp'}}} | the query does not fit
          """)
  void comparesByWhatIsShown(String predicted, String reason) throws IOException {
    Score score = score(GOLD, reading(query(predicted)));
    assertEquals(reason.isEmpty(), score.right(), score.reason());
    assertTrue(score.reason().startsWith(reason), score.reason());
  }

  @Test
  void ordersCountWhereTheyAreAsked() throws IOException {
    String ascending = GOLD.replaceFirst("}$", ",'sort':{'by':'y','order':'ascending'}}");
    String descending = GOLD.replaceFirst("}$", ",'sort':{'by':'y','order':'descending'}}");
    assertTrue(score(GOLD, reading(query(ascending))).right());
    Score wrong = score(ascending, reading(query(descending)));
    assertEquals("another order", wrong.reason());
    assertEquals(false, wrong.parts().get(Part.SORT));
    assertEquals(true, wrong.parts().get(Part.X));
  }

  @Test
  void nothingFoundTwiceProvesNothing() throws IOException {
    String none = GOLD.replaceFirst("}$", ",'filter':{'field':'origin','equal':'Mars'}}");
    String other = GOLD.replaceFirst("}$", ",'filter':{'field':'origin','equal':'Venus'}}");
    assertTrue(score(none, reading(query(none))).right());
    assertFalse(score(none, reading(query(other))).right());
  }

  @Test
  void refusingWhatCanBeAnsweredIsWrong() throws IOException {
    Score score = score(GOLD, Reading.refused(Problem.of(Problem.Code.NOT_ABOUT_DATA, "no")));
    assertEquals("refused: NOT_ABOUT_DATA", score.reason());
    assertTrue(score.predicted().isEmpty());
  }

  @Test
  void laterReadingsAreFound() throws IOException {
    Reading.Candidate wrong =
        new Reading.Candidate(query(GOLD.replace("mean", "max")), 0.9, List.of());
    Reading.Candidate right = new Reading.Candidate(query(GOLD), 0.1, List.of());
    Score score = score(GOLD, new Reading(List.of(wrong, right), Optional.empty()));
    assertEquals(2, score.place());
    assertEquals(0.9, Report.calibrationError(List.of(score)), 1e-9);
  }
}
