package org.talktodata.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Of readings nearly as likely, the one that uses more of the words comes first. */
class CoverageTest {
  private final Linked linked =
      Small.linked(Small.pieces(), "price rooms garage", "price", "rooms", "garage");

  private static BeamSearch.Found found(Linked linked, double probability, String... columns) {
    List<Integer> actions =
        List.of(columns).stream().map(name -> Word.count() + Small.place(linked, name)).toList();
    return new BeamSearch.Found(actions, Math.log(probability));
  }

  private BeamSearch.Found less(double probability) {
    return found(linked, probability, "price", "rooms");
  }

  private BeamSearch.Found all(double probability) {
    return found(linked, probability, "price", "rooms", "garage");
  }

  private List<BeamSearch.Found> weighed(BeamSearch.Found... found) {
    return new Coverage(linked).weighed(List.of(found));
  }

  @Test
  void theFullerReadingComesFirst() {
    List<BeamSearch.Found> weighed = weighed(less(0.35), all(0.30));
    assertEquals(all(0.30).actions(), weighed.get(0).actions());
    double total = weighed.stream().mapToDouble(one -> Math.exp(one.logProbability())).sum();
    assertEquals(0.65, total, 1e-9);
  }

  @Test
  void whatIsMuchLikelierStaysFirst() {
    List<BeamSearch.Found> weighed = weighed(less(0.6), all(0.1));
    assertEquals(less(0.6).actions(), weighed.get(0).actions());
    assertTrue(weighed.get(0).logProbability() < less(0.6).logProbability());
  }

  @Test
  void whereNothingIsLeftOutAllStaysAsItIs() {
    Linked both = Small.linked(Small.pieces(), "price rooms", "price", "rooms", "garage");
    List<BeamSearch.Found> found = List.of(found(both, 0.6, "price", "rooms"));
    assertEquals(0.6, Math.exp(new Coverage(both).weighed(found).get(0).logProbability()), 1e-9);
  }
}
