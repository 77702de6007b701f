package org.talktodata.parser;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Named arrays of numbers in the safetensors file format (Hugging Face, 2022): eight bytes of
 * header length, a JSON header with type, shape and place of each tensor, then the data,
 * little-endian. Here types are F32, F16 and I8; an I8 tensor NAME of rows goes with NAME.scale,
 * one F32 factor a row.
 */
public final class Tensors {
  /** One tensor: its shape and its elements, row by row. */
  public record Tensor(long[] shape, float[] data) {
    public Tensor {
      long size = 1;
      for (long length : shape) {
        size *= length;
      }
      if (size != data.length) {
        throw new IllegalArgumentException("the shape does not fit the data");
      }
    }
  }

  /** How a tensor is stored. */
  public enum Storage {
    F32(4),
    F16(2),
    I8(1);

    private final int bytes;

    Storage(int bytes) {
      this.bytes = bytes;
    }

    /** That one number takes. */
    int bytes() {
      return bytes;
    }
  }

  /** Decides how each tensor is stored. */
  public interface Precision {
    Storage of(String name, Tensor tensor);
  }

  private final Map<String, Tensor> byName;

  public Tensors(Map<String, Tensor> byName) {
    this.byName = new LinkedHashMap<>(byName);
  }

  /** The tensors by name, in file order. */
  public Map<String, Tensor> byName() {
    return byName;
  }

  /** Writes the file whole or not at all. */
  public void write(Path file, Map<String, String> metadata, Precision precision)
      throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    Files.createDirectories(parent);
    Path unfinished = Files.createTempFile(parent, "weights", ".part");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 20)) {
      write(out, metadata, precision);
    }
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private void write(OutputStream out, Map<String, String> metadata, Precision precision)
      throws IOException {
    Map<String, Encoded> encoded = new LinkedHashMap<>();
    byName.forEach((name, tensor) -> encode(name, tensor, precision.of(name, tensor), encoded));
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode header = mapper.createObjectNode();
    ObjectNode about = header.putObject("__metadata__");
    metadata.forEach(about::put);
    long offset = 0;
    for (Map.Entry<String, Encoded> entry : encoded.entrySet()) {
      Encoded tensor = entry.getValue();
      ObjectNode node = header.putObject(entry.getKey());
      node.put("dtype", tensor.storage.name());
      node.set("shape", mapper.valueToTree(tensor.shape));
      node.putArray("data_offsets").add(offset).add(offset + tensor.bytes.length);
      offset += tensor.bytes.length;
    }
    byte[] text = mapper.writeValueAsBytes(header);
    out.write(little(8).putLong(text.length).array());
    out.write(text);
    for (Encoded tensor : encoded.values()) {
      out.write(tensor.bytes);
    }
  }

  /**
   * Reads what a file holds.
   *
   * @throws IOException if it cannot be read or is not of this format
   */
  public static Tensors read(InputStream in) throws IOException {
    PackedTensors packed = PackedTensors.of(in.readAllBytes());
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    packed.names().forEach(name -> tensors.put(name, packed.get(name)));
    return new Tensors(tensors);
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read or is not of this format
   */
  public static Tensors read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in);
    }
  }

  private record Encoded(Storage storage, long[] shape, byte[] bytes) {}

  private static void encode(
      String name, Tensor tensor, Storage storage, Map<String, Encoded> into) {
    float[] data = tensor.data;
    switch (storage) {
      case F32 -> {
        ByteBuffer buffer = little(data.length * 4);
        for (float number : data) {
          buffer.putFloat(number);
        }
        into.put(name, new Encoded(storage, tensor.shape, buffer.array()));
      }
      case F16 -> {
        ByteBuffer buffer = little(data.length * 2);
        for (float number : data) {
          buffer.putShort(HalfFloat.fromFloat(number));
        }
        into.put(name, new Encoded(storage, tensor.shape, buffer.array()));
      }
      case I8 -> {
        int rows = (int) tensor.shape[0];
        int width = data.length / rows;
        byte[] bytes = new byte[data.length];
        ByteBuffer scales = little(rows * 4);
        for (int row = 0; row < rows; row++) {
          float largest = 0;
          for (int i = row * width; i < (row + 1) * width; i++) {
            largest = Math.max(largest, Math.abs(data[i]));
          }
          float scale = largest == 0 ? 1 : largest / 127;
          scales.putFloat(scale);
          for (int i = row * width; i < (row + 1) * width; i++) {
            bytes[i] = (byte) Math.round(data[i] / scale);
          }
        }
        into.put(name, new Encoded(storage, tensor.shape, bytes));
        into.put(
            name + PackedTensors.SCALE,
            new Encoded(Storage.F32, new long[] {rows}, scales.array()));
      }
    }
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
