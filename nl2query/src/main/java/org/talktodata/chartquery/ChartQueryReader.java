package org.talktodata.chartquery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.talktodata.problem.Contradiction;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;

/** JSON tree to {@link ChartQuery}. */
final class ChartQueryReader {
  private static final int MAX_DEPTH = 32;
  private static final List<String> TESTS =
      List.of(
          "equal",
          "lt",
          "lte",
          "gt",
          "gte",
          "range",
          "oneOf",
          "contains",
          "startsWith",
          "endsWith",
          "valid",
          "relative",
          "in");

  private ChartQueryReader() {}

  static ChartQuery read(JsonNode node) {
    JsonObject json = JsonObject.at(node, "");
    try {
      ChartQuery query =
          new ChartQuery(
              json.optional("mark", JsonObject.word(Mark.class)).orElse(Mark.AUTO),
              json.optional("orient", JsonObject.word(Orient.class)),
              json.optional("stack", JsonObject.word(Stack.class)),
              json.optional("innerRadius", JsonObject::number),
              json.required("encoding", ChartQueryReader::encoding),
              json.optional("from", JsonObject.list(JsonObject::text)).orElse(List.of()),
              json.optional("filter", (n, p) -> predicate(n, p, false, 0)),
              json.optional("having", (n, p) -> predicate(n, p, true, 0)),
              json.optional("sort", ChartQueryReader::sort),
              json.optional("limit", ChartQueryReader::limit));
      json.close();
      return query;
    } catch (IllegalArgumentException e) {
      throw contradiction(json, e);
    }
  }

  private static Encoding encoding(JsonNode node, String pointer) {
    JsonObject json = JsonObject.at(node, pointer);
    Encoding encoding;
    try {
      encoding =
          new Encoding(
              json.optional("x", ChartQueryReader::channel),
              json.optional("y", ChartQueryReader::channels).orElse(List.of()),
              json.optional("color", ChartQueryReader::channel),
              json.optional("size", ChartQueryReader::channel),
              json.optional("facet", ChartQueryReader::channel),
              json.optional("columns", JsonObject.list(ChartQueryReader::channel))
                  .orElse(List.of()));
    } catch (IllegalArgumentException e) {
      throw contradiction(json, e);
    }
    json.close();
    return encoding;
  }

  private static List<Channel> channels(JsonNode node, String pointer) {
    return node.isArray()
        ? JsonObject.list(ChartQueryReader::channel).apply(node, pointer)
        : List.of(channel(node, pointer));
  }

  private static Channel channel(JsonNode node, String pointer) {
    JsonObject json = JsonObject.at(node, pointer);
    if (json.has("aggregate") || json.has("ratio") || json.has("difference")) {
      return measure(node, pointer);
    }
    FieldRef field = field(json);
    try {
      Channel.Dimension dimension =
          new Channel.Dimension(
              field,
              json.optional("timeUnit", JsonObject.word(TimeUnit.class)),
              json.optional("bin", ChartQueryReader::bin).flatMap(bin -> bin));
      json.close();
      return dimension;
    } catch (IllegalArgumentException e) {
      throw contradiction(json, e);
    }
  }

  private static Optional<Bin> bin(JsonNode node, String pointer) {
    if (node.isBoolean()) {
      return node.booleanValue() ? Optional.of(Bin.AUTO) : Optional.empty();
    }
    JsonObject json = JsonObject.at(node, pointer);
    try {
      Bin bin =
          new Bin(
              json.optional("maxbins", JsonObject::integer),
              json.optional("step", JsonObject::number));
      json.close();
      return Optional.of(bin);
    } catch (IllegalArgumentException e) {
      throw contradiction(json, e);
    }
  }

  private static Channel.Measure measure(JsonNode node, String pointer) {
    JsonObject json = JsonObject.at(node, pointer);
    Channel.Measure measure = measureOf(json);
    json.close();
    return measure;
  }

  /** The measure that the object holds; other properties are left to the caller. */
  private static Channel.Measure measureOf(JsonObject json) {
    Optional<String> combined = json.oneOf(List.of("ratio", "difference"));
    if (combined.isEmpty()) {
      return aggregatedOf(json);
    }
    List<Channel.Aggregated> parts =
        json.required(combined.get(), JsonObject.list(ChartQueryReader::aggregated));
    if (parts.size() != 2) {
      throw JsonObject.invalid(json.pointer(combined.get()), Message.TWO_MEASURES);
    }
    return new Channel.Combined(
        JsonObject.word(Channel.Combined.Operation.class)
            .apply(TextNode.valueOf(combined.get()), json.pointer()),
        parts.get(0),
        parts.get(1));
  }

  private static Channel.Aggregated aggregated(JsonNode node, String pointer) {
    JsonObject json = JsonObject.at(node, pointer);
    Channel.Aggregated measure = aggregatedOf(json);
    json.close();
    return measure;
  }

  private static Channel.Aggregated aggregatedOf(JsonObject json) {
    try {
      return new Channel.Aggregated(
          json.required("aggregate", JsonObject.word(Aggregate.class)),
          json.has("field") ? Optional.of(field(json)) : Optional.empty(),
          json.optional("q", JsonObject::number),
          json.optional("where", (n, p) -> predicate(n, p, false, 0)),
          json.optional("transform", JsonObject.word(Transform.class)),
          json.optional("within", JsonObject.word(ChannelName.class)));
    } catch (IllegalArgumentException e) {
      throw contradiction(json, e);
    }
  }

  private static FieldRef field(JsonObject json) {
    String column = json.required("field", JsonObject::text);
    return new FieldRef(json.optional("table", JsonObject::text), column);
  }

  private static Predicate predicate(JsonNode node, String pointer, boolean having, int depth) {
    if (depth > MAX_DEPTH) {
      throw JsonObject.invalid(pointer, Message.TOO_DEEP, MAX_DEPTH);
    }
    JsonObject json = JsonObject.at(node, pointer);
    Predicate predicate;
    try {
      if (json.has("and")) {
        predicate = new Predicate.And(json.required("and", parts(having, depth)));
      } else if (json.has("or")) {
        predicate = new Predicate.Or(json.required("or", parts(having, depth)));
      } else if (json.has("not")) {
        predicate =
            new Predicate.Not(json.required("not", (n, p) -> predicate(n, p, having, depth + 1)));
      } else {
        predicate = new Predicate.Is(operand(json, having), test(json, depth));
      }
    } catch (IllegalArgumentException e) {
      throw contradiction(json, e);
    }
    json.close();
    return predicate;
  }

  private static BiFunction<JsonNode, String, List<Predicate>> parts(boolean having, int depth) {
    return JsonObject.list((n, p) -> predicate(n, p, having, depth + 1));
  }

  private static Predicate.Operand operand(JsonObject json, boolean having) {
    if (having) {
      return new Predicate.OfGroup(measureOf(json));
    }
    return new Predicate.Field(
        field(json), json.optional("timeUnit", JsonObject.word(TimeUnit.class)));
  }

  private static Predicate.Test test(JsonObject json, int depth) {
    String name =
        json.oneOf(TESTS)
            .orElseThrow(() -> json.invalid(Message.OPERATOR_MISSING, String.join(", ", TESTS)));
    return switch (name) {
      case "range" -> range(json);
      case "oneOf" ->
          new Predicate.OneOf(json.required(name, JsonObject.list(ChartQueryReader::constant)));
      case "contains", "startsWith", "endsWith" ->
          new Predicate.Like(
              Words.find(Predicate.Like.Place.class, name).orElseThrow(),
              json.required(name, JsonObject::text));
      case "valid" -> new Predicate.Valid(json.required(name, JsonObject::bool));
      case "relative" -> json.required(name, ChartQueryReader::relative);
      case "in" -> json.required(name, (n, p) -> in(n, p, depth));
      default ->
          new Predicate.Compare(
              Words.find(Predicate.Comparator.class, name).orElseThrow(),
              json.required(name, ChartQueryReader::value));
    };
  }

  private static Predicate.Range range(JsonObject json) {
    return json.required(
        "range",
        (node, pointer) -> {
          if (!node.isArray() || node.size() != 2) {
            throw JsonObject.invalid(pointer, Message.RANGE_SHAPE);
          }
          return new Predicate.Range(
              end(node.get(0), pointer + "/0"), end(node.get(1), pointer + "/1"));
        });
  }

  private static Optional<Value> end(JsonNode node, String pointer) {
    return node.isNull() ? Optional.empty() : Optional.of(constant(node, pointer));
  }

  private static Value value(JsonNode node, String pointer) {
    if (!node.isObject()) {
      return constant(node, pointer);
    }
    JsonObject json = JsonObject.at(node, pointer);
    Value value =
        new Value.OfTable(
            json.required("aggregate", JsonObject.word(Aggregate.class)),
            json.has("field") ? Optional.of(field(json)) : Optional.empty());
    json.close();
    return value;
  }

  private static Value constant(JsonNode node, String pointer) {
    if (node.isTextual()) {
      return new Value.Text(node.textValue());
    }
    if (node.isBoolean()) {
      return new Value.Bool(node.booleanValue());
    }
    if (node.isNumber()) {
      return new Value.Number(JsonObject.number(node, pointer));
    }
    throw JsonObject.invalid(pointer, Message.QUERY_WANT_VALUE);
  }

  private static Predicate.Relative relative(JsonNode node, String pointer) {
    JsonObject json = JsonObject.at(node, pointer);
    Predicate.Relative relative =
        new Predicate.Relative(
            json.required("unit", JsonObject.word(Predicate.Relative.Unit.class)),
            json.required("from", JsonObject::integer),
            json.required("to", JsonObject::integer));
    json.close();
    return relative;
  }

  private static Predicate.In in(JsonNode node, String pointer, int depth) {
    JsonObject json = JsonObject.at(node, pointer);
    Predicate.In in =
        new Predicate.In(
            field(json), json.optional("filter", (n, p) -> predicate(n, p, false, depth + 1)));
    json.close();
    return in;
  }

  private static Sort sort(JsonNode node, String pointer) {
    JsonObject json = JsonObject.at(node, pointer);
    try {
      Sort sort =
          new Sort(
              json.required("by", ChartQueryReader::by),
              json.optional("order", JsonObject.word(Sort.Order.class))
                  .orElse(Sort.Order.ASCENDING));
      json.close();
      return sort;
    } catch (IllegalArgumentException e) {
      throw contradiction(json, e);
    }
  }

  private static Sort.By by(JsonNode node, String pointer) {
    if (node.isTextual()) {
      return new Sort.ByChannel(JsonObject.word(ChannelName.class).apply(node, pointer));
    }
    return new Sort.ByMeasure(measure(node, pointer));
  }

  private static Limit limit(JsonNode node, String pointer) {
    JsonObject json = JsonObject.at(node, pointer);
    try {
      Limit limit =
          new Limit(
              json.required("count", JsonObject::integer),
              json.optional("per", JsonObject.word(ChannelName.class)));
      json.close();
      return limit;
    } catch (IllegalArgumentException e) {
      throw contradiction(json, e);
    }
  }

  private static ProblemException contradiction(JsonObject json, IllegalArgumentException e) {
    return e instanceof Contradiction known
        ? json.invalid(known.said())
        : new ProblemException(
            Problem.of(Problem.Code.INVALID_QUERY, e.getMessage()).at(json.pointer()), e);
  }
}
