package org.talktodata.plan;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.talktodata.chartquery.Channel;
import org.talktodata.chartquery.ChannelName;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.Encoding;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.chartquery.Limit;
import org.talktodata.chartquery.Predicate;
import org.talktodata.chartquery.Sort;
import org.talktodata.plan.Dimensions.Placed;
import org.talktodata.problem.Message;
import org.talktodata.table.Column;

/**
 * The SELECT of a query with measures. Groups and their aggregates are one level; transforms read
 * it from outside ({@code groups}); conditions on transformed values and limits per group read
 * those ({@code result}). Levels that nobody needs are left out.
 */
final class GroupedSelect {
  private final ChartQuery query;
  private final Scope scope;
  private final Aggregates aggregates;
  private final Predicates predicates;
  private final List<Placed> dimensions = new ArrayList<>();

  /** Every measure that is shown, sorted by or tested, with the place of its first use. */
  private final Map<Channel.Measure, String> measures = new LinkedHashMap<>();

  GroupedSelect(ChartQuery query, Scope scope, LocalDateTime now) {
    this.query = query;
    this.scope = scope;
    this.aggregates = new Aggregates(scope, now);
    this.predicates = new Predicates(scope, now);
    Dimensions places = new Dimensions(scope, query);
    for (Encoding.Slot slot : query.encoding().slots()) {
      if (slot.channel() instanceof Channel.Dimension dimension) {
        dimensions.add(places.place(slot, dimension));
      } else {
        measures.putIfAbsent((Channel.Measure) slot.channel(), Pointers.of(slot, query.encoding()));
      }
    }
    query.sort().ifPresent(this::collect);
    query.having().ifPresent(having -> collect(having, "/having"));
  }

  private void collect(Sort sort) {
    if (sort.by() instanceof Sort.ByMeasure by) {
      measures.putIfAbsent(by.measure(), "/sort/by");
    }
  }

  private void collect(Predicate predicate, String pointer) {
    if (predicate instanceof Predicate.And and) {
      collect(and.parts(), pointer + "/and");
    } else if (predicate instanceof Predicate.Or or) {
      collect(or.parts(), pointer + "/or");
    } else if (predicate instanceof Predicate.Not not) {
      collect(not.part(), pointer + "/not");
    } else if (predicate instanceof Predicate.Is is
        && is.operand() instanceof Predicate.OfGroup group) {
      measures.putIfAbsent(group.measure(), pointer);
    }
  }

  private void collect(List<Predicate> parts, String pointer) {
    for (int i = 0; i < parts.size(); i++) {
      collect(parts.get(i), pointer + "/" + i);
    }
  }

  Built build() {
    boolean transformed = measures.keySet().stream().anyMatch(GroupedSelect::isTransformed);
    boolean perGroup = query.limit().flatMap(Limit::per).isPresent();
    if (!transformed && !perGroup) {
      return result(rows(), select -> group(select, rows()).having(having(rows())));
    }
    Select groups = group(new Select(rows().from()), rows());
    if (!transformed) {
      groups.having(having(rows()));
      return result(groups(groups), select -> select);
    }
    Level level = groups(groups);
    if (perGroup || query.having().isPresent()) {
      level = values(level);
    }
    Level last = level;
    return result(last, select -> select.where(having(last)));
  }

  private static boolean isTransformed(Channel.Measure measure) {
    return measure.parts().stream().anyMatch(part -> part.transform().isPresent());
  }

  /**
   * What a SELECT may read.
   *
   * @param from its FROM clause
   * @param keys makes the expression of a dimension, by its place
   * @param values makes the expression of a measure, given the pointer to it
   */
  private record Level(
      SqlNode from,
      IntFunction<SqlNode> keys,
      BiFunction<Channel.Measure, String, SqlNode> values) {}

  /** The rows of the tables, to be grouped. */
  private Level rows() {
    return new Level(
        scope.from(),
        place -> dimensions.get(place).node(),
        (measure, pointer) -> combine(measure, pointer, aggregates::node));
  }

  /** The rows that the filter keeps, in groups. */
  private Select group(Select select, Level rows) {
    query.filter().ifPresent(f -> select.where(List.of(predicates.ofRow(f, "/filter"))));
    for (Placed dimension : dimensions) {
      if (dimension.needsValue()) {
        select.where(
            List.of(SqlTree.call(SqlStdOperatorTable.IS_NOT_NULL, dimension.column().node())));
      }
    }
    return select.groupBy(keys(rows));
  }

  private List<SqlNode> keys(Level level) {
    return IntStream.range(0, dimensions.size()).mapToObj(level.keys()).toList();
  }

  /** One row for each group, read from outside. */
  private Level groups(Select groups) {
    List<SqlNode> keys = keys(rows());
    for (int i = 0; i < keys.size(); i++) {
      groups.item(keys.get(i), "d" + i);
    }
    Map<Channel.Aggregated, String> aliases = new LinkedHashMap<>();
    measures.forEach(
        (measure, pointer) ->
            combine(
                measure,
                pointer,
                (part, at) -> {
                  String alias = "m" + aliases.size();
                  if (aliases.putIfAbsent(plain(part), alias) == null) {
                    groups.item(aggregates.node(plain(part), at), alias);
                  }
                  return SqlTree.number(0);
                }));
    IntFunction<SqlNode> outer = place -> SqlTree.name("groups", "d" + place);
    Transforms transforms = new Transforms(dimensions, outer);
    return new Level(
        SqlTree.as(groups.node(), "groups"),
        outer,
        (measure, pointer) ->
            combine(
                measure,
                pointer,
                (part, at) -> {
                  String alias = aliases.get(plain(part));
                  return part.transform().isEmpty()
                      ? SqlTree.name("groups", alias)
                      : transforms.node(part, () -> SqlTree.name("groups", alias), at);
                }));
  }

  /** Transformed values, read from outside. */
  private Level values(Level level) {
    Select select = new Select(level.from());
    List<SqlNode> keys = keys(level);
    for (int i = 0; i < keys.size(); i++) {
      select.item(keys.get(i), "d" + i);
    }
    Map<Channel.Measure, String> aliases = new HashMap<>();
    measures.forEach(
        (measure, pointer) -> {
          String alias = "v" + aliases.size();
          aliases.put(measure, alias);
          select.item(level.values().apply(measure, pointer), alias);
        });
    return new Level(
        SqlTree.as(select.node(), "result"),
        place -> SqlTree.name("result", "d" + place),
        (measure, pointer) -> SqlTree.name("result", aliases.get(measure)));
  }

  private static Channel.Aggregated plain(Channel.Aggregated measure) {
    return new Channel.Aggregated(
        measure.aggregate(),
        measure.field(),
        measure.q(),
        measure.where(),
        Optional.empty(),
        Optional.empty());
  }

  /** A measure made of its parts. */
  private SqlNode combine(
      Channel.Measure measure,
      String pointer,
      BiFunction<Channel.Aggregated, String, SqlNode> parts) {
    if (measure instanceof Channel.Aggregated single) {
      requireNumber(plain(single), single.transform().isPresent(), pointer);
      return parts.apply(single, pointer);
    }
    Channel.Combined both = (Channel.Combined) measure;
    requireNumber(both.left(), true, Pointers.left(both, pointer));
    requireNumber(both.right(), true, Pointers.right(both, pointer));
    SqlNode left = parts.apply(both.left(), Pointers.left(both, pointer));
    SqlNode right = parts.apply(both.right(), Pointers.right(both, pointer));
    return both.operation() == Channel.Combined.Operation.RATIO
        ? SqlTree.ratio(left, right)
        : SqlTree.minus(left, right);
  }

  private void requireNumber(Channel.Aggregated measure, boolean needed, String pointer) {
    Column.Type type = aggregates.type(measure);
    if (needed && type != Column.Type.NUMBER) {
      throw Refusal.of(pointer, Message.ONLY_NUMBERS_CHANGE, Refusal.word(type));
    }
  }

  private Column.Type type(Channel.Measure measure) {
    return measure instanceof Channel.Aggregated single
        ? aggregates.type(single)
        : Column.Type.NUMBER;
  }

  private List<SqlNode> having(Level level) {
    return query
        .having()
        .map(having -> predicates.ofGroup(having, "/having", (m, at) -> operand(level, m, at)))
        .stream()
        .toList();
  }

  private Operand operand(Level level, Channel.Measure measure, String pointer) {
    Optional<FieldRef> field =
        measure instanceof Channel.Aggregated single ? single.field() : Optional.empty();
    return new Operand(
        () -> level.values().apply(measure, pointer),
        type(measure),
        Optional.empty(),
        OutputNames.describe(measure),
        field,
        pointer);
  }

  /** The outermost SELECT: columns for the browser, in order, cut to the limit. */
  private Built result(Level level, UnaryOperator<Select> conditions) {
    Select select = new Select(level.from());
    conditions.apply(select);
    OutputNames names = new OutputNames();
    List<OutputColumn> columns = new ArrayList<>();
    for (Encoding.Slot slot : query.encoding().slots()) {
      OutputColumn column = column(slot, names);
      columns.add(column);
      select.item(Dimensions.output(value(level, slot), column.type()), column.name());
    }
    List<OrderKey> order = order(level);
    select.orderBy(OrderKey.nodes(order));
    query
        .limit()
        .ifPresent(limit -> OrderKey.limit(select, limit, order, name -> dimension(level, name)));
    return new Built(select.node(), columns);
  }

  private OutputColumn column(Encoding.Slot slot, OutputNames names) {
    String name = names.of(slot.channel());
    if (slot.channel() instanceof Channel.Measure measure) {
      Optional<Column> source =
          measure instanceof Channel.Aggregated single
              ? single.field().map(field -> scope.locate(field).column())
              : Optional.empty();
      return new OutputColumn(
          name, slot.name(), slot.index(), type(measure), measure, source, OptionalDouble.empty());
    }
    return dimensions.get(place(slot)).output(name);
  }

  private SqlNode value(Level level, Encoding.Slot slot) {
    return slot.channel() instanceof Channel.Measure measure
        ? level.values().apply(measure, Pointers.of(slot, query.encoding()))
        : level.keys().apply(place(slot));
  }

  private int place(Encoding.Slot slot) {
    return IntStream.range(0, dimensions.size())
        .filter(i -> dimensions.get(i).slot().equals(slot))
        .findFirst()
        .orElseThrow();
  }

  private SqlNode dimension(Level level, ChannelName channel) {
    return IntStream.range(0, dimensions.size())
        .filter(i -> dimensions.get(i).slot().name() == channel)
        .mapToObj(level.keys())
        .findFirst()
        .orElseThrow(() -> Refusal.of("/limit/per", Message.PER_SHOWS_NO_COLUMN));
  }

  /** As the query sorts; then, and among equals, by the dimensions, so that the order is fixed. */
  private List<OrderKey> order(Level level) {
    List<OrderKey> keys = new ArrayList<>();
    query.sort().ifPresent(sort -> keys.add(OrderKey.of(() -> sorted(level, sort), sort)));
    for (int i = 0; i < dimensions.size(); i++) {
      int place = i;
      keys.add(OrderKey.ascending(() -> level.keys().apply(place)));
    }
    return keys;
  }

  private SqlNode sorted(Level level, Sort sort) {
    if (sort.by() instanceof Sort.ByMeasure by) {
      return level.values().apply(by.measure(), "/sort/by");
    }
    return value(level, SortedSlot.of(query, ((Sort.ByChannel) sort.by()).channel()));
  }
}
