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
import org.talktodata.parser.Tensors.Storage;
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
  void rowsThatCameLaterAreThoseOfTheYoung() throws IOException {
    Tensor oneRow = new Tensor(new long[] {1, 2}, new float[] {0, 4});
    Tensor twoRows = new Tensor(new long[] {2, 2}, new float[] {2, 2, 7, 9});
    Path old = run("old", Map.of("a", oneRow));
    Path young = run("young", Map.of("a", twoRows));

    WeightAverage.write(List.of(young, old), folder.resolve("mean"));
    WeightAverage.write(List.of(old, young), folder.resolve("same"));

    Tensor mean = read(folder.resolve("mean")).get("a");
    assertArrayEquals(new long[] {2, 2}, mean.shape());
    assertArrayEquals(new float[] {1, 3, 7, 9}, mean.data());
    assertArrayEquals(mean.data(), read(folder.resolve("same")).get("a").data());
  }

  @Test
  void takesWhatARunLeftAsItWasFromItsBase() throws IOException {
    Path old = run("old", Map.of("a", tensor(0)));
    new Tensors(Map.of("b", tensor(2), "c", tensor(5)))
        .write(old.resolve(TrainingRun.BASE), Map.of(), (name, tensor) -> Storage.F32);
    Path young = run("young", Map.of("a", tensor(4), "b", tensor(6)));

    WeightAverage.write(List.of(young, old), folder.resolve("mean"));

    Map<String, Tensor> mean = read(folder.resolve("mean"));
    assertEquals(Set.of("a", "b"), mean.keySet());
    assertArrayEquals(new float[] {2}, mean.get("a").data());
    assertArrayEquals(new float[] {4}, mean.get("b").data());
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
