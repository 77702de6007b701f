package org.talktodata.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.talktodata.problem.Problem.Span;

/** Finds the words that a reader misses who refuses whatever holds them. */
class MissingWordsTest {
  @ParameterizedTest
  @CsvSource({
    "average profit by maker, profit",
    "各地区的利润, 利润",
    "按利润率排序的商家, 利润率排序",
    "show gross profit per shop, gross profit",
    "各origin的profit, profit",
    "profit, profit"
  })
  void finds(String text, String missing) {
    Optional<Span> found =
        new MissingWords(text, refusing(sentence -> sentence.contains(missing) ? 0.9 : 0.1)).find();
    assertEquals(
        missing, found.map(span -> text.substring(span.start(), span.end())).orElse("none"));
  }

  @Test
  void findsNothingWhereNoWordMatters() {
    assertEquals(
        Optional.empty(),
        new MissingWords("book me a flight by Friday", refusing(text -> 0.9)).find());
  }

  private static Function<List<String>, double[]> refusing(ToDoubleFunction<String> probability) {
    return sentences -> sentences.stream().mapToDouble(probability).toArray();
  }
}
