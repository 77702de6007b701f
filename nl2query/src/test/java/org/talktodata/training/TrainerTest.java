package org.talktodata.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainerTest {
  @Test
  void neighbouringStepsDrawFromAllSources() {
    for (int seed = 1; seed <= 3; seed++) {
      int fixed = seed;
      double mean =
          IntStream.rangeClosed(1, 1000)
              .mapToDouble(step -> Trainer.chance(fixed, step).nextDouble())
              .average()
              .orElseThrow();
      long low =
          IntStream.rangeClosed(1, 1000)
              .filter(step -> Trainer.chance(fixed, step).nextDouble() < 0.3)
              .count();
      assertEquals(0.5, mean, 0.05);
      assertEquals(300, low, 60);
    }
  }
}
