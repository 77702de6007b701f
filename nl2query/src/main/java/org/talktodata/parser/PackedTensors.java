package org.talktodata.parser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.talktodata.parser.Tensors.Storage;
import org.talktodata.parser.Tensors.Tensor;

/**
 * The tensors of files in the format of {@link Tensors} as they are stored, a quarter of their size
 * in use: each is unpacked when it is asked for.
 */
final class PackedTensors {
  /** Ends the name of the tensor that scales the rows of another. */
  static final String SCALE = ".scale";

  private static final int LARGEST_HEADER = 100_000_000;

  private final Map<String, Packed> byName = new LinkedHashMap<>();

  private record Packed(Storage storage, long[] shape, ByteBuffer data) {}

  private PackedTensors() {}

  /**
   * Reads whole files; of tensors of one name the last is taken, with its scales or without.
   *
   * @throws IOException if one is not of this format
   */
  static PackedTensors of(byte[]... files) throws IOException {
    PackedTensors tensors = new PackedTensors();
    for (byte[] file : files) {
      tensors.add(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN));
    }
    return tensors;
  }

  private void add(ByteBuffer file) throws IOException {
    long size = file.remaining() < Long.BYTES ? 0 : file.getLong();
    if (size <= 0 || size > LARGEST_HEADER || size > file.remaining()) {
      throw new IOException("this is not a safetensors file");
    }
    byte[] text = new byte[(int) size];
    file.get(text);
    ObjectMapper mapper = new ObjectMapper();
    JsonNode header = mapper.readTree(new String(text, StandardCharsets.UTF_8));
    int start = file.position();
    for (Map.Entry<String, JsonNode> entry : header.properties()) {
      if (entry.getKey().equals("__metadata__")) {
        continue;
      }
      byName.remove(entry.getKey() + SCALE);
      JsonNode node = entry.getValue();
      int from = start + node.get("data_offsets").get(0).intValue();
      int to = start + node.get("data_offsets").get(1).intValue();
      if (to > file.limit()) {
        throw new IOException("the file ends within the tensor " + entry.getKey());
      }
      byName.put(
          entry.getKey(),
          new Packed(
              Storage.valueOf(node.get("dtype").textValue()),
              mapper.convertValue(node.get("shape"), long[].class),
              file.slice(from, to - from).order(ByteOrder.LITTLE_ENDIAN)));
    }
  }

  /** The names of the tensors; those that scale others are part of these. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>(byName.keySet());
    names.removeIf(name -> name.endsWith(SCALE));
    return names;
  }

  /** The tensor of a name; null if there is none. */
  Tensor get(String name) {
    Packed packed = byName.get(name);
    if (packed == null) {
      return null;
    }
    float[] numbers = numbers(packed);
    Packed scale = byName.get(name + SCALE);
    if (scale != null) {
      scaleRows(numbers, numbers(scale));
    }
    return new Tensor(packed.shape, numbers);
  }

  /** One loop for each type: this is millions of numbers, while somebody waits for the start. */
  private static float[] numbers(Packed packed) {
    ByteBuffer data = packed.data;
    float[] numbers = new float[data.limit() / packed.storage.bytes()];
    switch (packed.storage) {
      case F32 -> data.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers);
      case F16 -> {
        for (int i = 0; i < numbers.length; i++) {
          numbers[i] = HalfFloat.toFloat(data.getShort(2 * i));
        }
      }
      case I8 -> {
        for (int i = 0; i < numbers.length; i++) {
          numbers[i] = data.get(i);
        }
      }
    }
    return numbers;
  }

  private static void scaleRows(float[] data, float[] scales) {
    int width = data.length / scales.length;
    for (int row = 0; row < scales.length; row++) {
      float scale = scales[row];
      for (int i = row * width; i < (row + 1) * width; i++) {
        data[i] *= scale;
      }
    }
  }
}
