package org.talktodata.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void takesTheNearestRank() {
    double[] hundredDownToOne = IntStream.rangeClosed(1, 100).mapToDouble(i -> 101 - i).toArray();
    assertEquals(new Spread(100, 50, 95, 100), Spread.of(hundredDownToOne));
    assertEquals(100, hundredDownToOne[0], "the durations are left in their order");
    assertEquals(new Spread(3, 2, 9, 9), Spread.of(new double[] {9, 1, 2}));
    assertEquals(new Spread(1, 7, 7, 7), Spread.of(new double[] {7}));
  }

  @Test
  void cannotSumUpNothing() {
    assertThrows(IllegalArgumentException.class, () -> Spread.of(new double[0]));
  }
}
