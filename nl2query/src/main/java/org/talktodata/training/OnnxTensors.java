package org.talktodata.training;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.talktodata.parser.Tensors.Tensor;

/**
 * Reads the float tensors of an ONNX model (onnx.proto: ModelProto.graph = 7; GraphProto.node = 1,
 * initializer = 5). Weights of matrix products have made-up names in exported models; they are
 * found under the name of the node that uses them.
 */
final class OnnxTensors {
  private static final int FLOAT = 1;

  private final Map<String, Tensor> tensors = new HashMap<>();
  private final Map<String, String> weightOfNode = new HashMap<>();

  OnnxTensors(byte[] model) {
    each(
        ByteBuffer.wrap(model).order(ByteOrder.LITTLE_ENDIAN),
        (field, value) -> {
          if (field == 7) {
            graph(value.bytes());
          }
        });
  }

  /** The tensor of that name. */
  Tensor named(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("the ONNX model has no tensor " + name);
    }
    return tensor;
  }

  /** The weight, input by output, of the matrix product at a node. */
  Tensor ofNode(String node) {
    String name = weightOfNode.get(node);
    if (name == null) {
      throw new IllegalArgumentException("the ONNX model has no node " + node);
    }
    return named(name);
  }

  private void graph(ByteBuffer graph) {
    each(
        graph,
        (field, value) -> {
          if (field == 1) {
            node(value.bytes());
          } else if (field == 5) {
            tensor(value.bytes());
          }
        });
  }

  private void node(ByteBuffer node) {
    List<String> inputs = new ArrayList<>();
    String[] name = {""};
    each(
        node,
        (field, value) -> {
          if (field == 1) {
            inputs.add(text(value.bytes()));
          } else if (field == 3) {
            name[0] = text(value.bytes());
          }
        });
    if (name[0].endsWith("/MatMul") && inputs.size() == 2) {
      weightOfNode.put(name[0], inputs.get(1));
    }
  }

  private void tensor(ByteBuffer bytes) {
    List<Long> shape = new ArrayList<>();
    String[] name = {""};
    long[] type = {0};
    ByteBuffer[] raw = {null};
    each(
        bytes,
        (field, value) -> {
          switch (field) {
            case 1 -> {
              if (value.bytes() == null) {
                shape.add(value.number());
              } else {
                while (value.bytes().hasRemaining()) {
                  shape.add(varint(value.bytes()));
                }
              }
            }
            case 2 -> type[0] = value.number();
            case 8 -> name[0] = text(value.bytes());
            case 9 -> raw[0] = value.bytes();
            default -> {}
          }
        });
    if (type[0] != FLOAT || raw[0] == null) {
      return;
    }
    float[] data = new float[raw[0].remaining() / 4];
    raw[0].asFloatBuffer().get(data);
    tensors.put(name[0], new Tensor(shape.stream().mapToLong(Long::longValue).toArray(), data));
  }

  private record Value(long number, ByteBuffer bytes) {}

  private interface Visitor {
    void visit(int field, Value value);
  }

  private static void each(ByteBuffer message, Visitor visitor) {
    while (message.hasRemaining()) {
      long key = varint(message);
      int field = (int) (key >>> 3);
      switch ((int) (key & 7)) {
        case 0 -> visitor.visit(field, new Value(varint(message), null));
        case 1 -> visitor.visit(field, new Value(message.getLong(), null));
        case 2 -> {
          int length = (int) varint(message);
          ByteBuffer part =
              message.slice(message.position(), length).order(ByteOrder.LITTLE_ENDIAN);
          message.position(message.position() + length);
          visitor.visit(field, new Value(0, part));
        }
        case 5 -> visitor.visit(field, new Value(message.getInt(), null));
        default -> throw new IllegalArgumentException("this is not an ONNX model");
      }
    }
  }

  private static long varint(ByteBuffer message) {
    long number = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte part = message.get();
      number |= (long) (part & 0x7F) << shift;
      if (part >= 0) {
        return number;
      }
    }
    throw new IllegalArgumentException("this is not an ONNX model");
  }

  private static String text(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
  }
}
