package org.talktodata.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.examples.Example;
import org.talktodata.question.Names;
import org.talktodata.question.Names.Likeness;
import org.talktodata.table.Catalog;
import org.talktodata.table.Column;
import org.talktodata.table.Table;

/**
 * Changes what a follow-up keeps of the last query, in both queries alike: other columns and
 * aggregates, a ratio turned round, x and y of points in each other's place. "Only the east shop"
 * then follows whatever was drawn before. What the sentence names stays. A network that has often
 * seen the tables knows by heart what is asked of them, and learns to look at the last query only
 * where that may be anything.
 */
final class Kept {
  private static final double CHANCE = 0.5;
  private static final List<String> CHANNELS = List.of("x", "y", "color", "size", "facet");
  private static final List<String> AGGREGATES = List.of("sum", "mean", "median", "min", "max");

  private final Catalog catalog;
  private final Names sentence;
  private final List<JsonNode> queries = new ArrayList<>();
  private final Random random;

  /** The columns that any of the queries has. */
  private final Set<String> used = new TreeSet<>();

  /** Those in conditions, whose cells belong to them. */
  private final Set<String> conditions = new TreeSet<>();

  /** What stands in each channel of all queries, and what shall stand there. */
  private final Map<String, Map<JsonNode, JsonNode>> changes = new LinkedHashMap<>();

  private Kept(Example example, Random random) {
    this.catalog = example.question().catalog();
    this.sentence = new Names(example.question().text());
    this.random = random;
    example.question().follows().map(ChartQueryJson::tree).ifPresent(queries::add);
    example.accepted().stream().map(ChartQueryJson::tree).forEach(queries::add);
    for (JsonNode query : queries) {
      Augmenter.fields(query, used);
      Augmenter.fields(query.path("filter"), conditions);
      Augmenter.fields(query.path("having"), conditions);
      query.findValues("where").forEach(where -> Augmenter.fields(where, conditions));
    }
  }

  /** The change for both queries of a follow-up; one that changes nothing if it is none. */
  static UnaryOperator<ChartQuery> change(Example example, Random random) {
    if (example.question().follows().isEmpty() || example.accepted().isEmpty()) {
      return UnaryOperator.identity();
    }
    return new Kept(example, random).change();
  }

  private UnaryOperator<ChartQuery> change() {
    boolean turned = arePointsKept() && random.nextDouble() < CHANCE;
    for (String channel : CHANNELS) {
      Map<JsonNode, JsonNode> here = new LinkedHashMap<>();
      for (JsonNode part : parts(queries.get(0), channel)) {
        if (isKept(channel, part) && !isNamed(part) && random.nextDouble() < CHANCE) {
          other(part).ifPresent(other -> here.put(part, other));
        }
      }
      changes.put(channel, here);
    }
    return query -> ChartQueryJson.parse(changed(ChartQueryJson.tree(query), turned));
  }

  /** What stands in a channel: several measures, one thing, or nothing. */
  private static List<JsonNode> parts(JsonNode query, String channel) {
    JsonNode at = query.path("encoding").path(channel);
    List<JsonNode> parts = new ArrayList<>();
    if (at.isArray()) {
      at.forEach(parts::add);
    } else if (at.isObject()) {
      parts.add(at);
    }
    return parts;
  }

  private boolean isKept(String channel, JsonNode part) {
    return queries.stream().allMatch(query -> parts(query, channel).contains(part));
  }

  /** Whether the sentence names a column of the part: then it means that one. */
  private boolean isNamed(JsonNode part) {
    Set<String> fields = new TreeSet<>();
    Augmenter.fields(part, fields);
    return catalog.tables().stream()
        .flatMap(table -> table.columns().stream())
        .filter(column -> fields.contains(key(column)))
        .anyMatch(this::isNamed);
  }

  private boolean isNamed(Column column) {
    List<String> names = new ArrayList<>(column.called());
    names.add(column.name());
    return Stream.of(sentence.find(names))
        .anyMatch(likeness -> likeness.compareTo(Likeness.FUZZY) > 0);
  }

  /**
   * Whether all queries draw the same two numbers, one over the other, row by row, and the sentence
   * names neither.
   */
  private boolean arePointsKept() {
    JsonNode x = queries.get(0).path("encoding").path("x");
    JsonNode y = queries.get(0).path("encoding").path("y");
    return isPlainNumber(x)
        && isPlainNumber(y)
        && isKept("x", x)
        && isKept("y", y)
        && !isNamed(x)
        && !isNamed(y);
  }

  private boolean isPlainNumber(JsonNode part) {
    return part.size() == 1
        && column(part).filter(column -> column.role() == Column.Role.NUMBER).isPresent();
  }

  /** Something else of the same kind; empty if there is none. */
  private Optional<JsonNode> other(JsonNode part) {
    for (String pair : List.of("ratio", "difference")) {
      if (part.has(pair)) {
        return part.findValue("where") == null ? Optional.of(turned(part, pair)) : Optional.empty();
      }
    }
    boolean aggregated = AGGREGATES.contains(part.path("aggregate").asText());
    if (aggregated && random.nextBoolean()) {
      ObjectNode other = part.deepCopy();
      return Optional.of(other.put("aggregate", drawn(AGGREGATES)));
    }
    return part.has("timeUnit") || part.has("bin") || part.has("where")
        ? Optional.empty()
        : withOtherField(part);
  }

  private static JsonNode turned(JsonNode part, String pair) {
    ObjectNode other = part.deepCopy();
    other.putArray(pair).add(part.get(pair).get(1)).add(part.get(pair).get(0));
    return other;
  }

  /** The same of another column of the table, which no query has. */
  private Optional<JsonNode> withOtherField(JsonNode part) {
    Optional<Column> column = column(part);
    if (column.isEmpty() || conditions.contains(key(column.get()))) {
      return Optional.empty();
    }
    List<String> others = new ArrayList<>();
    for (Table table : catalog.tables()) {
      if (table.columns().contains(column.get())) {
        table.columns().stream()
            .filter(other -> other.type() == column.get().type())
            .filter(other -> other.role() == column.get().role())
            .filter(other -> !used.contains(key(other)))
            .forEach(other -> others.add(other.name()));
      }
    }
    if (others.isEmpty()) {
      return Optional.empty();
    }
    String name = drawn(others);
    used.add(name.toLowerCase(Locale.ROOT));
    ObjectNode other = part.deepCopy();
    return Optional.of(other.put("field", name));
  }

  private static String key(Column column) {
    return column.name().toLowerCase(Locale.ROOT);
  }

  /** The column that a part names; empty if it names none, or one of several tables. */
  private Optional<Column> column(JsonNode part) {
    String name = part.path("field").asText();
    String table = part.path("table").asText();
    List<Column> found =
        catalog.tables().stream()
            .filter(t -> table.isEmpty() || t.name().equalsIgnoreCase(table))
            .flatMap(t -> t.columns().stream())
            .filter(column -> column.name().equalsIgnoreCase(name))
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private String drawn(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private JsonNode changed(JsonNode query, boolean turned) {
    ObjectNode encoding = (ObjectNode) query.get("encoding");
    changes.forEach((channel, here) -> replace(encoding, channel, here));
    if (query.path("sort").isObject()) {
      replace((ObjectNode) query.get("sort"), "by", changes.get("y"));
    }
    if (turned) {
      JsonNode x = encoding.get("x");
      encoding.set("x", encoding.get("y"));
      encoding.set("y", x);
    }
    return query;
  }

  private static void replace(ObjectNode in, String at, Map<JsonNode, JsonNode> changes) {
    JsonNode there = in.path(at);
    if (there instanceof ArrayNode several) {
      for (int i = 0; i < several.size(); i++) {
        several.set(i, changes.getOrDefault(several.get(i), several.get(i)));
      }
    } else if (changes.containsKey(there)) {
      in.set(at, changes.get(there));
    }
  }
}
