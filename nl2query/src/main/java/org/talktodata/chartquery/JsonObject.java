package org.talktodata.chartquery;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;

/** A JSON object that is read property by property and refuses what nobody asked for. */
final class JsonObject {
  private final JsonNode node;
  private final String pointer;
  private final Set<String> known = new HashSet<>();

  private JsonObject(JsonNode node, String pointer) {
    this.node = node;
    this.pointer = pointer;
  }

  static JsonObject at(JsonNode node, String pointer) {
    if (!node.isObject()) {
      throw invalid(pointer, Message.QUERY_NO_OBJECT);
    }
    return new JsonObject(node, pointer);
  }

  static ProblemException invalid(String pointer, Message message, Object... arguments) {
    return new ProblemException(Problem.of(message, arguments).at(pointer));
  }

  String pointer() {
    return pointer;
  }

  String pointer(String property) {
    return pointer + "/" + property.replace("~", "~0").replace("/", "~1");
  }

  ProblemException invalid(Message message, Object... arguments) {
    return invalid(pointer, message, arguments);
  }

  boolean has(String property) {
    known.add(property);
    return node.has(property);
  }

  /** The property read by {@code reader}, which also gets the pointer to it. */
  <T> Optional<T> optional(String property, BiFunction<JsonNode, String, T> reader) {
    return has(property)
        ? Optional.of(reader.apply(node.get(property), pointer(property)))
        : Optional.empty();
  }

  <T> T required(String property, BiFunction<JsonNode, String, T> reader) {
    return optional(property, reader)
        .orElseThrow(() -> invalid(Message.QUERY_PROPERTY_MISSING, property));
  }

  /** The only one of these properties that is present. */
  Optional<String> oneOf(List<String> properties) {
    List<String> present = properties.stream().filter(this::has).toList();
    if (present.size() > 1) {
      throw invalid(Message.QUERY_ONLY_ONE, String.join(", ", present));
    }
    return present.stream().findFirst();
  }

  /** To be called last: every property must have been asked for. */
  void close() {
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw invalid(
            pointer(name),
            Message.QUERY_UNKNOWN_PROPERTY,
            name,
            String.join(", ", new TreeSet<>(known)));
      }
    }
  }

  static String text(JsonNode node, String pointer) {
    if (!node.isTextual()) {
      throw invalid(pointer, Message.QUERY_WANT_TEXT);
    }
    return node.textValue();
  }

  static double number(JsonNode node, String pointer) {
    if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
      throw invalid(pointer, Message.QUERY_WANT_NUMBER);
    }
    return node.doubleValue();
  }

  static int integer(JsonNode node, String pointer) {
    if (!node.isNumber() || !node.canConvertToInt() || node.doubleValue() != node.intValue()) {
      throw invalid(pointer, Message.QUERY_WANT_INTEGER);
    }
    return node.intValue();
  }

  static boolean bool(JsonNode node, String pointer) {
    if (!node.isBoolean()) {
      throw invalid(pointer, Message.QUERY_WANT_FLAG);
    }
    return node.booleanValue();
  }

  static <E extends Enum<E>> BiFunction<JsonNode, String, E> word(Class<E> type) {
    return (node, pointer) ->
        Words.find(type, text(node, pointer))
            .orElseThrow(
                () ->
                    invalid(
                        pointer,
                        Message.QUERY_UNKNOWN_WORD,
                        node.textValue(),
                        String.join(", ", Words.all(type))));
  }

  static <T> BiFunction<JsonNode, String, List<T>> list(BiFunction<JsonNode, String, T> reader) {
    return (node, pointer) -> {
      if (!node.isArray() || node.isEmpty()) {
        throw invalid(pointer, Message.QUERY_WANT_LIST);
      }
      List<T> items = new java.util.ArrayList<>();
      for (int i = 0; i < node.size(); i++) {
        items.add(reader.apply(node.get(i), pointer + "/" + i));
      }
      return items;
    };
  }
}
