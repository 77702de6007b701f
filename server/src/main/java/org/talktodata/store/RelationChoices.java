package org.talktodata.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.talktodata.store.Relations.End;

/**
 * What people said of the relations between tables, kept in a small file: of two tables either
 * which columns connect them, or that nothing does. Of all others nothing was said.
 */
final class RelationChoices {
  private final Path file;
  private volatile Map<Set<String>, Choice> choices;

  private RelationChoices(Path file, Map<Set<String>, Choice> choices) {
    this.file = file;
    this.choices = choices;
  }

  /** What was said of two tables. */
  sealed interface Choice {}

  /** The column that refers, and the one it refers to. */
  record Connected(End from, End to) implements Choice {
    Set<String> tables() {
      return Set.of(from.table(), to.table());
    }
  }

  /** Nothing connects them. */
  record Separate() implements Choice {}

  /**
   * Reads what was kept, if anything was.
   *
   * @throws IOException if the file cannot be read
   */
  static RelationChoices open(Path file) throws IOException {
    Map<Set<String>, Choice> choices = new HashMap<>();
    if (Files.exists(file)) {
      JsonNode json = JsonFile.read(file);
      for (JsonNode told : json.get("connected")) {
        Connected connected = new Connected(end(told.get("from")), end(told.get("to")));
        choices.put(connected.tables(), connected);
      }
      for (JsonNode pair : json.get("separate")) {
        choices.put(Set.of(pair.get(0).textValue(), pair.get(1).textValue()), new Separate());
      }
    }
    return new RelationChoices(file, choices);
  }

  private static End end(JsonNode json) {
    return new End(json.get("table").textValue(), json.get("column").textValue());
  }

  /** What was said of two tables, in either order. */
  Optional<Choice> of(String table, String other) {
    return Optional.ofNullable(choices.get(Set.of(table, other)));
  }

  /**
   * Keeps that these columns connect their tables, in place of what was said of the two.
   *
   * @param exists knows the tables that are still there; what was said of others is forgotten
   */
  void connect(Connected connected, Predicate<String> exists) {
    keep(connected.tables(), connected, exists);
  }

  /** Keeps that nothing connects two tables, in place of what was said; {@code exists} as above. */
  void separate(String table, String other, Predicate<String> exists) {
    keep(Set.of(table, other), new Separate(), exists);
  }

  private synchronized void keep(Set<String> tables, Choice choice, Predicate<String> exists) {
    Map<Set<String>, Choice> next = new HashMap<>(choices);
    next.put(tables, choice);
    next.keySet().removeIf(pair -> !pair.stream().allMatch(exists));
    try {
      JsonFile.write(file, json(next));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    choices = next;
  }

  private static ObjectNode json(Map<Set<String>, Choice> choices) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode connected = json.putArray("connected");
    ArrayNode separate = json.putArray("separate");
    choices.forEach(
        (tables, choice) -> {
          if (choice instanceof Connected told) {
            ObjectNode relation = connected.addObject();
            write(relation.putObject("from"), told.from());
            write(relation.putObject("to"), told.to());
          } else {
            ArrayNode pair = separate.addArray();
            tables.forEach(pair::add);
          }
        });
    return json;
  }

  private static void write(ObjectNode json, End end) {
    json.put("table", end.table()).put("column", end.column());
  }
}
