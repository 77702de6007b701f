package org.talktodata.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.talktodata.parser.Calibration.Observation;

class CalibrationTest {
  /** Observations whose true chance is known: the fit finds what bent it. */
  @Test
  void findsTheBend() {
    Calibration bent = new Calibration(0.6, -0.4);
    Random random = new Random(5);
    List<Observation> observations = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      double said = random.nextDouble();
      observations.add(new Observation(said, random.nextDouble() < bent.of(said)));
    }
    Calibration found = Calibration.fit(observations);
    assertEquals(bent.slope(), found.slope(), 0.05);
    assertEquals(bent.offset(), found.offset(), 0.05);
  }

  @Test
  void keepsTheOrderAndTheBounds() {
    Calibration calibration = new Calibration(0.7, 0.2);
    double before = -1;
    for (double p = 0; p <= 1; p += 0.01) {
      double now = calibration.of(p);
      assertTrue(now >= before && now >= 0 && now <= 1);
      before = now;
    }
    assertEquals(0.3, Calibration.NONE.of(0.3), 1e-9);
  }

  @Test
  void oneAfterTheOtherIsOne() {
    Calibration first = new Calibration(0.7, 0.2);
    Calibration second = new Calibration(1.5, -0.3);
    assertEquals(second.of(first.of(0.4)), first.then(second).of(0.4), 1e-9);
  }

  @Test
  void surenessThatMisleadsIsRefused() {
    List<Observation> observations = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      observations.add(new Observation(0.9, i % 10 == 0));
      observations.add(new Observation(0.1, i % 10 != 0));
    }
    assertThrows(IllegalArgumentException.class, () -> Calibration.fit(observations));
  }

  @Test
  void comesBackFromItsFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("calibration.json");
    new Calibration(0.8, -0.1).write(file);
    try (var in = Files.newInputStream(file)) {
      assertEquals(new Calibration(0.8, -0.1), Calibration.read(in));
    }
  }
}
