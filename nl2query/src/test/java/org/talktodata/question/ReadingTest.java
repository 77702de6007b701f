package org.talktodata.question;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.question.Reading.Candidate;

class ReadingTest {
  private static ChartQuery query(String column) {
    return ChartQueryJson.parse(
        "{\"encoding\": {\"x\": {\"field\": \"%s\"}, \"y\": {\"aggregate\": \"count\"}}}"
            .formatted(column));
  }

  /** Candidates a, b, c, … of these confidences. */
  private static Reading reading(double... confidences) {
    List<Candidate> candidates =
        IntStream.range(0, confidences.length)
            .mapToObj(i -> new Candidate(query("" + (char) ('a' + i)), confidences[i], List.of()))
            .toList();
    return new Reading(candidates, Optional.empty());
  }

  private static String order(Reading reading, String... finding) {
    Set<String> columns = Set.of(finding);
    Reading preferred =
        reading.preferring(query -> columns.stream().anyMatch(c -> query.equals(query(c))));
    StringBuilder order = new StringBuilder();
    for (Candidate candidate : preferred.candidates()) {
      for (char c = 'a'; c < 'z'; c++) {
        order.append(candidate.query().equals(query("" + c)) ? c : "");
      }
    }
    return order.toString();
  }

  @Test
  void staysAsItIsIfTheLikeliestFindsSomething() {
    assertEquals("abc", order(reading(0.6, 0.5, 0.4), "a", "b"));
  }

  @Test
  void putsTheLikeliestThatFindsSomethingFirst() {
    assertEquals("cab", order(reading(0.6, 0.5, 0.4), "c"));
  }

  @Test
  void staysIfNothingElseIsLikelyOrFindsAnything() {
    assertEquals("abc", order(reading(0.6, 0.5, 0.4)));
    assertEquals("ab", order(reading(0.6, 0.05), "b"));
    assertEquals("a", order(reading(0.6)));
  }
}
