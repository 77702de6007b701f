package org.talktodata.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.talktodata.parser.Tensors;
import org.talktodata.parser.Tensors.Tensor;

class WeightAverageTest {
  @TempDir private Path folder;

  @Test
  void isTheMeanOfAllThatHaveATensor() throws IOException {
    Path old = run("old", Map.of("a", tensor(0, 4)));
    Path young = run("young", Map.of("a", tensor(3, 1), "b", tensor(7)));

    WeightAverage.write(List.of(old, young, young), folder.resolve("mean"));

    Map<String, Tensor> mean = read(folder.resolve("mean"));
    assertEquals(Set.of("a", "b"), mean.keySet());
    assertArrayEquals(new float[] {2, 2}, mean.get("a").data());
    assertArrayEquals(new float[] {7}, mean.get("b").data());
  }

  @Test
  void refusesTensorsOfDifferentShapes() throws IOException {
    Path one = run("one", Map.of("a", tensor(1, 2)));
    Path other = run("other", Map.of("a", tensor(1, 2, 3)));

    IOException refused =
        assertThrows(
            IOException.class,
            () -> WeightAverage.write(List.of(one, other), folder.resolve("mean")));

    assertTrue(refused.getMessage().contains("a has another shape"), refused.getMessage());
    assertTrue(Files.notExists(folder.resolve("mean")));
  }

  private Path run(String name, Map<String, Tensor> tensors) throws IOException {
    TrainingRun.writeWeights(tensors, folder.resolve(name));
    return folder.resolve(name);
  }

  private static Map<String, Tensor> read(Path run) throws IOException {
    try (InputStream in = Files.newInputStream(run.resolve(TrainingRun.WEIGHTS))) {
      return Tensors.read(in).byName();
    }
  }

  private static Tensor tensor(float... numbers) {
    return new Tensor(new long[] {numbers.length}, numbers);
  }
}
