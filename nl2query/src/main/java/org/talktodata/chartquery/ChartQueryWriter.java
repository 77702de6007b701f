package org.talktodata.chartquery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** {@link ChartQuery} to JSON tree; the inverse of {@link ChartQueryReader}. */
final class ChartQueryWriter {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ChartQueryWriter() {}

  static ObjectNode write(ChartQuery query) {
    ObjectNode json = NODES.objectNode();
    if (query.mark() != Mark.AUTO) {
      json.put("mark", Words.of(query.mark()));
    }
    query.orient().ifPresent(orient -> json.put("orient", Words.of(orient)));
    query.stack().ifPresent(stack -> json.put("stack", Words.of(stack)));
    query.innerRadius().ifPresent(radius -> json.set("innerRadius", number(radius)));
    json.set("encoding", encoding(query.encoding()));
    if (!query.from().isEmpty()) {
      ArrayNode from = json.putArray("from");
      query.from().forEach(from::add);
    }
    query.filter().ifPresent(filter -> json.set("filter", predicate(filter)));
    query.having().ifPresent(having -> json.set("having", predicate(having)));
    query.sort().ifPresent(sort -> json.set("sort", sort(sort)));
    query.limit().ifPresent(limit -> json.set("limit", limit(limit)));
    return json;
  }

  private static ObjectNode encoding(Encoding encoding) {
    ObjectNode json = NODES.objectNode();
    encoding.x().ifPresent(channel -> json.set("x", channel(channel)));
    if (encoding.y().size() == 1) {
      json.set("y", channel(encoding.y().get(0)));
    } else if (!encoding.y().isEmpty()) {
      json.set("y", channels(encoding.y()));
    }
    encoding.color().ifPresent(channel -> json.set("color", channel(channel)));
    encoding.size().ifPresent(channel -> json.set("size", channel(channel)));
    encoding.facet().ifPresent(channel -> json.set("facet", channel(channel)));
    if (!encoding.columns().isEmpty()) {
      json.set("columns", channels(encoding.columns()));
    }
    return json;
  }

  private static ArrayNode channels(List<Channel> channels) {
    ArrayNode json = NODES.arrayNode();
    channels.forEach(channel -> json.add(channel(channel)));
    return json;
  }

  private static ObjectNode channel(Channel channel) {
    ObjectNode json = NODES.objectNode();
    if (channel instanceof Channel.Dimension dimension) {
      field(json, dimension.field());
      dimension.timeUnit().ifPresent(unit -> json.put("timeUnit", Words.of(unit)));
      dimension.bin().ifPresent(bin -> json.set("bin", bin(bin)));
    } else if (channel instanceof Channel.Measure measure) {
      measure(json, measure);
    }
    return json;
  }

  private static JsonNode bin(Bin bin) {
    if (bin.equals(Bin.AUTO)) {
      return NODES.booleanNode(true);
    }
    ObjectNode json = NODES.objectNode();
    bin.maxbins().ifPresent(count -> json.put("maxbins", count));
    bin.step().ifPresent(step -> json.set("step", number(step)));
    return json;
  }

  private static void measure(ObjectNode json, Channel.Measure measure) {
    if (measure instanceof Channel.Aggregated aggregated) {
      json.put("aggregate", Words.of(aggregated.aggregate()));
      aggregated.field().ifPresent(field -> field(json, field));
      aggregated.q().ifPresent(q -> json.set("q", number(q)));
      aggregated.where().ifPresent(where -> json.set("where", predicate(where)));
      aggregated.transform().ifPresent(change -> json.put("transform", Words.of(change)));
      aggregated.within().ifPresent(within -> json.put("within", Words.of(within)));
    } else if (measure instanceof Channel.Combined combined) {
      json.putArray(Words.of(combined.operation()))
          .add(channel(combined.left()))
          .add(channel(combined.right()));
    }
  }

  private static void field(ObjectNode json, FieldRef field) {
    json.put("field", field.column());
    field.table().ifPresent(table -> json.put("table", table));
  }

  private static ObjectNode predicate(Predicate predicate) {
    ObjectNode json = NODES.objectNode();
    if (predicate instanceof Predicate.And and) {
      json.set("and", predicates(and.parts()));
    } else if (predicate instanceof Predicate.Or or) {
      json.set("or", predicates(or.parts()));
    } else if (predicate instanceof Predicate.Not not) {
      json.set("not", predicate(not.part()));
    } else if (predicate instanceof Predicate.Is is) {
      operand(json, is.operand());
      test(json, is.test());
    }
    return json;
  }

  private static ArrayNode predicates(List<Predicate> parts) {
    ArrayNode json = NODES.arrayNode();
    parts.forEach(part -> json.add(predicate(part)));
    return json;
  }

  private static void operand(ObjectNode json, Predicate.Operand operand) {
    if (operand instanceof Predicate.Field field) {
      field(json, field.field());
      field.timeUnit().ifPresent(unit -> json.put("timeUnit", Words.of(unit)));
    } else if (operand instanceof Predicate.OfGroup group) {
      measure(json, group.measure());
    }
  }

  private static void test(ObjectNode json, Predicate.Test test) {
    if (test instanceof Predicate.Compare compare) {
      json.set(Words.of(compare.comparator()), value(compare.value()));
    } else if (test instanceof Predicate.Range range) {
      json.putArray("range")
          .add(range.from().map(ChartQueryWriter::value).orElse(NODES.nullNode()))
          .add(range.to().map(ChartQueryWriter::value).orElse(NODES.nullNode()));
    } else if (test instanceof Predicate.OneOf oneOf) {
      ArrayNode values = json.putArray("oneOf");
      oneOf.values().forEach(value -> values.add(value(value)));
    } else if (test instanceof Predicate.Like like) {
      json.put(Words.of(like.place()), like.part());
    } else if (test instanceof Predicate.Valid valid) {
      json.put("valid", valid.valid());
    } else if (test instanceof Predicate.Relative relative) {
      json.putObject("relative")
          .put("unit", Words.of(relative.unit()))
          .put("from", relative.from())
          .put("to", relative.to());
    } else if (test instanceof Predicate.In in) {
      ObjectNode other = json.putObject("in");
      field(other, in.field());
      in.filter().ifPresent(filter -> other.set("filter", predicate(filter)));
    }
  }

  private static JsonNode value(Value value) {
    if (value instanceof Value.Text text) {
      return NODES.textNode(text.text());
    }
    if (value instanceof Value.Number number) {
      return number(number.number());
    }
    if (value instanceof Value.Bool bool) {
      return NODES.booleanNode(bool.bool());
    }
    Value.OfTable ofTable = (Value.OfTable) value;
    ObjectNode json = NODES.objectNode();
    json.put("aggregate", Words.of(ofTable.aggregate()));
    ofTable.field().ifPresent(field -> field(json, field));
    return json;
  }

  /** Whole numbers without a fraction, as people write them. */
  private static JsonNode number(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? NODES.numberNode((long) number)
        : NODES.numberNode(number);
  }

  private static ObjectNode sort(Sort sort) {
    ObjectNode json = NODES.objectNode();
    if (sort.by() instanceof Sort.ByChannel byChannel) {
      json.put("by", Words.of(byChannel.channel()));
    } else if (sort.by() instanceof Sort.ByMeasure byMeasure) {
      json.set("by", channel(byMeasure.measure()));
    }
    return json.put("order", Words.of(sort.order()));
  }

  private static ObjectNode limit(Limit limit) {
    ObjectNode json = NODES.objectNode().put("count", limit.count());
    limit.per().ifPresent(per -> json.put("per", Words.of(per)));
    return json;
  }
}
