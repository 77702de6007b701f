package org.talktodata.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.examples.Corpus;
import org.talktodata.examples.Example;
import org.talktodata.question.Question;
import org.talktodata.table.Column;

/** What a follow-up keeps may be anything, and is the same in both queries. */
class KeptTest {
  private static final String FILTER = "{\"field\": \"region\", \"equal\": \"East\"}";

  private static ChartQuery query(String encoding, String rest) {
    return ChartQueryJson.parse("{\"encoding\": %s%s}".formatted(encoding, rest));
  }

  /** The example of the corpus with these queries instead of its own. */
  private static Example following(Example example, ChartQuery last, ChartQuery answer) {
    return following(example, last, answer, "only East");
  }

  private static Example following(
      Example example, ChartQuery last, ChartQuery answer, String sentence) {
    Question question = example.question();
    return Example.answered(
        example.id(),
        example.set(),
        example.tables(),
        new Question(sentence, question.catalog(), Optional.of(last), question.now()),
        example.values(),
        List.of(answer));
  }

  private static List<Example> examples() throws Exception {
    return Corpus.load(Path.of("corpus/train/en"), "corpus", true);
  }

  @Test
  void aRatioIsTurnedRoundInBoth() throws Exception {
    String there = "{\"x\": {\"field\": \"a\"}, \"y\": {\"ratio\": [%s, %s]}}";
    String one = "{\"aggregate\": \"sum\", \"field\": \"b\"}";
    String other = "{\"aggregate\": \"sum\", \"field\": \"c\"}";
    ChartQuery last = query(there.formatted(one, other), "");
    ChartQuery answer = query(there.formatted(one, other), ", \"filter\": " + FILTER);
    Example example = following(examples().get(0), last, answer);
    Set<String> seen = new TreeSet<>();
    Random random = new Random(1);
    for (int i = 0; i < 20; i++) {
      UnaryOperator<ChartQuery> change = Kept.change(example, random);
      assertEquals(change.apply(last).encoding(), change.apply(answer).encoding());
      assertEquals(answer.filter(), change.apply(answer).filter());
      seen.add(ChartQueryJson.print(change.apply(last)));
    }
    assertEquals(
        Set.of(
            ChartQueryJson.print(last),
            ChartQueryJson.print(query(there.formatted(other, one), ""))),
        seen);
  }

  @Test
  void whatIsNotKeptStaysAsItIs() throws Exception {
    ChartQuery last =
        query("{\"x\": {\"field\": \"a\"}, \"y\": {\"aggregate\": \"sum\", \"field\": \"b\"}}", "");
    ChartQuery answer =
        query(
            "{\"x\": {\"field\": \"c\"}, \"y\": {\"aggregate\": \"mean\", \"field\": \"b\"}}", "");
    Example example = following(examples().get(0), last, answer);
    Random random = new Random(1);
    for (int i = 0; i < 20; i++) {
      UnaryOperator<ChartQuery> change = Kept.change(example, random);
      assertEquals(last, change.apply(last));
      assertEquals(answer, change.apply(answer));
    }
  }

  @Test
  void whatTheSentenceNamesStays() throws Exception {
    Example example = examples().get(0);
    Column number =
        example.question().catalog().tables().get(0).columns().stream()
            .filter(column -> column.role() == Column.Role.NUMBER)
            .findFirst()
            .orElseThrow();
    String measure =
        "{\"y\": {\"aggregate\": \"sum\", \"field\": \"%s\"}}".formatted(number.name());
    ChartQuery last = query(measure, "");
    Example named = following(example, last, last, "sort by " + number.name());
    Example silent = following(example, last, last, "make it a line");
    boolean varied = false;
    Random random = new Random(1);
    for (int i = 0; i < 20; i++) {
      assertEquals(last, Kept.change(named, random).apply(last));
      varied |= !Kept.change(silent, random).apply(last).equals(last);
    }
    assertTrue(varied);
  }

  @Test
  void whatFollowUpsOfTheCorpusKeepIsVaried() throws Exception {
    List<Example> all = new ArrayList<>(examples());
    all.removeIf(example -> example.question().follows().isEmpty() || example.accepted().isEmpty());
    int changed = 0;
    for (Example example : all) {
      ChartQuery last = example.question().follows().orElseThrow();
      UnaryOperator<ChartQuery> change = Kept.change(example, new Random(example.id().hashCode()));
      ChartQuery varied = change.apply(last);
      changed += varied.equals(last) ? 0 : 1;
      ChartQuery answer = change.apply(example.accepted().get(0));
      assertEquals(example.accepted().get(0).filter(), answer.filter());
      assertEquals(last.filter(), varied.filter());
    }
    assertTrue(changed > all.size() / 2, changed + " of " + all.size());
  }
}
