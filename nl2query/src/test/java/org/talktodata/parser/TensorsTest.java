package org.talktodata.parser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.talktodata.parser.Tensors.Storage;
import org.talktodata.parser.Tensors.Tensor;

/** Weights come back from a file as they went in, to the precision of their storage. */
class TensorsTest {
  @TempDir Path folder;

  @Test
  void readsWhatItWrote() throws IOException {
    Random random = new Random(7);
    float[] data = new float[600];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) random.nextGaussian() * (i % 7 == 0 ? 1e-5f : 3f);
    }
    for (Storage storage : Storage.values()) {
      Path file = folder.resolve(storage + ".safetensors");
      new Tensors(Map.of("a", new Tensor(new long[] {20, 30}, data.clone())))
          .write(file, Map.of("about", "test"), (name, tensor) -> storage);
      Tensor back = Tensors.read(Files.newInputStream(file)).byName().get("a");
      assertArrayEquals(new long[] {20, 30}, back.shape());
      float tolerance = storage == Storage.F32 ? 0 : storage == Storage.F16 ? 0.005f : 0.06f;
      assertArrayEquals(data, back.data(), tolerance);
    }
  }

  @Test
  void aLaterFileOverridesWithItsOwnScales() throws IOException {
    Path first = folder.resolve("first.safetensors");
    Path second = folder.resolve("second.safetensors");
    Tensor scaled = new Tensor(new long[] {2, 2}, new float[] {127, 0, 254, 2});
    Tensor plain = new Tensor(new long[] {2, 2}, new float[] {1, 2, 3, 4});
    new Tensors(Map.of("a", scaled)).write(first, Map.of(), (name, tensor) -> Storage.I8);
    new Tensors(Map.of("a", plain)).write(second, Map.of(), (name, tensor) -> Storage.F16);
    byte[] one = Files.readAllBytes(first);
    byte[] other = Files.readAllBytes(second);

    assertArrayEquals(plain.data(), PackedTensors.of(one, other).get("a").data());
    assertArrayEquals(scaled.data(), PackedTensors.of(other, one).get("a").data());
  }

  @Test
  void halvesKeepTheirRange() {
    for (float number : new float[] {0, 1, -1, 0.5f, 65504, -65504, 6e-8f, 6.1035e-5f, 1 / 3f}) {
      float back = HalfFloat.toFloat(HalfFloat.fromFloat(number));
      assertEquals(number, back, Math.max(6e-8f, Math.abs(number) / 1000));
    }
    assertEquals(65504f, HalfFloat.toFloat(HalfFloat.fromFloat(1e9f)));
  }

  @Test
  void refusesOtherFiles() {
    assertThrows(
        IOException.class, () -> Tensors.read(new ByteArrayInputStream("no weights".getBytes())));
  }
}
