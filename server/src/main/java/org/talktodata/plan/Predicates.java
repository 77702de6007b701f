package org.talktodata.plan;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.talktodata.chartquery.Aggregate;
import org.talktodata.chartquery.Channel;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.chartquery.Predicate;
import org.talktodata.chartquery.TimeUnit;
import org.talktodata.chartquery.Value;
import org.talktodata.problem.Message;
import org.talktodata.problem.Term;
import org.talktodata.table.Column;

/** Predicates as SQL conditions, over the rows of one scope. */
final class Predicates {
  private static final String ESCAPE = "!";

  private final Scope scope;
  private final LocalDateTime now;

  Predicates(Scope scope, LocalDateTime now) {
    this.scope = scope;
    this.now = now;
  }

  /** What must hold of a row. */
  SqlNode ofRow(Predicate predicate, String pointer) {
    return node(predicate, pointer, this::field);
  }

  /**
   * What must hold of a group.
   *
   * @param measures turns a measure, and the pointer to it, into an operand
   */
  SqlNode ofGroup(
      Predicate predicate, String pointer, BiFunction<Channel.Measure, String, Operand> measures) {
    return node(
        predicate,
        pointer,
        (operand, at) ->
            operand instanceof Predicate.OfGroup group
                ? measures.apply(group.measure(), at)
                : field(operand, at));
  }

  private SqlNode node(
      Predicate predicate,
      String pointer,
      BiFunction<Predicate.Operand, String, Operand> operands) {
    if (predicate instanceof Predicate.And and) {
      return SqlTree.and(parts(and.parts(), pointer + "/and", operands));
    }
    if (predicate instanceof Predicate.Or or) {
      return SqlTree.or(parts(or.parts(), pointer + "/or", operands));
    }
    if (predicate instanceof Predicate.Not not) {
      SqlNode part = node(not.part(), pointer + "/not", operands);
      return SqlTree.call(SqlStdOperatorTable.IS_NOT_TRUE, part);
    }
    Predicate.Is is = (Predicate.Is) predicate;
    return test(operands.apply(is.operand(), pointer), is.test());
  }

  private List<SqlNode> parts(
      List<Predicate> parts,
      String pointer,
      BiFunction<Predicate.Operand, String, Operand> operands) {
    List<SqlNode> nodes = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      nodes.add(node(parts.get(i), pointer + "/" + i, operands));
    }
    return nodes;
  }

  private Operand field(Predicate.Operand operand, String pointer) {
    Predicate.Field field = (Predicate.Field) operand;
    Located column = scope.locate(field.field());
    Optional<TimeUnit> unit = field.timeUnit();
    unit.ifPresent(u -> Calendar.require(column, u, pointer + "/timeUnit"));
    return new Operand(
        () -> unit.map(u -> Calendar.unit(column.node(), u)).orElseGet(column::node),
        unit.map(Calendar::type).orElse(column.type()),
        unit,
        column.name(),
        Optional.of(field.field()),
        pointer);
  }

  private SqlNode test(Operand operand, Predicate.Test test) {
    if (test instanceof Predicate.Compare compare) {
      return compare(operand, compare);
    }
    if (test instanceof Predicate.Range range) {
      return range(operand, range);
    }
    if (test instanceof Predicate.OneOf oneOf) {
      return Comparison.in(operand, oneOf.values(), operand.pointer() + "/oneOf");
    }
    if (test instanceof Predicate.Like like) {
      return like(operand, like);
    }
    if (test instanceof Predicate.Valid valid) {
      return SqlTree.call(
          valid.valid() ? SqlStdOperatorTable.IS_NOT_NULL : SqlStdOperatorTable.IS_NULL,
          operand.node().get());
    }
    if (test instanceof Predicate.Relative relative) {
      return relative(operand, relative);
    }
    return in(operand, (Predicate.In) test);
  }

  private SqlNode compare(Operand operand, Predicate.Compare compare) {
    String pointer = operand.pointer() + "/" + compare.comparator().name().toLowerCase(Locale.ROOT);
    if (!(compare.value() instanceof Value.OfTable whole)) {
      return Comparison.of(operand, compare.comparator(), compare.value(), pointer);
    }
    SqlNode value = wholeTable(operand, whole, pointer);
    return SqlTree.call(
        switch (compare.comparator()) {
          case EQUAL -> SqlStdOperatorTable.EQUALS;
          case LT -> SqlStdOperatorTable.LESS_THAN;
          case LTE -> SqlStdOperatorTable.LESS_THAN_OR_EQUAL;
          case GT -> SqlStdOperatorTable.GREATER_THAN;
          case GTE -> SqlStdOperatorTable.GREATER_THAN_OR_EQUAL;
        },
        operand.node().get(),
        value);
  }

  /** {@code (SELECT AVG(c) FROM t)}: of all rows, whatever the query filters. */
  private SqlNode wholeTable(Operand operand, Value.OfTable whole, String pointer) {
    Optional<FieldRef> field = whole.field().or(operand::field);
    boolean rows = whole.aggregate() == Aggregate.COUNT && whole.field().isEmpty();
    if (field.isEmpty() && !rows) {
      throw Refusal.of(pointer, Message.WHOLE_NEEDS_FIELD);
    }
    List<Mention> mentions = field.map(f -> new Mention(f, pointer)).stream().toList();
    List<String> from = mentions.isEmpty() ? List.of(scope.joins().tables().get(0)) : List.of();
    Scope inner = FieldResolver.resolve(scope.catalog(), from, pointer, mentions);
    Channel.Aggregated measure =
        rows ? Channel.Aggregated.count() : Channel.Aggregated.of(whole.aggregate(), field.get());
    Aggregates aggregates = new Aggregates(inner, now);
    Column.Type type = aggregates.type(measure);
    if (type != operand.type() || operand.unit().isPresent()) {
      throw Refusal.of(
          pointer,
          Message.AGGREGATE_DIFFERS,
          operand.described(),
          whole.aggregate().name().toLowerCase(Locale.ROOT),
          Refusal.word(type));
    }
    return new Select(inner.from()).item(aggregates.node(measure, pointer)).node();
  }

  private SqlNode range(Operand operand, Predicate.Range range) {
    String pointer = operand.pointer() + "/range";
    List<SqlNode> ends = new ArrayList<>();
    range
        .from()
        .ifPresent(
            v -> ends.add(Comparison.of(operand, Predicate.Comparator.GTE, v, pointer + "/0")));
    range
        .to()
        .ifPresent(
            v -> ends.add(Comparison.of(operand, Predicate.Comparator.LTE, v, pointer + "/1")));
    return SqlTree.and(ends);
  }

  private static SqlNode like(Operand operand, Predicate.Like like) {
    String word =
        switch (like.place()) {
          case CONTAINS -> "contains";
          case STARTS_WITH -> "startsWith";
          case ENDS_WITH -> "endsWith";
        };
    String pointer = operand.pointer() + "/" + word;
    if (operand.type() != Column.Type.TEXT) {
      throw Refusal.of(pointer, Message.LOOKS_INTO_TEXT, operand.described(), word);
    }
    String part = escaped(Comparison.checked(like.part(), pointer));
    String pattern =
        switch (like.place()) {
          case CONTAINS -> "%" + part + "%";
          case STARTS_WITH -> part + "%";
          case ENDS_WITH -> "%" + part;
        };
    return SqlTree.call(
        SqlStdOperatorTable.LIKE,
        SqlTree.call(SqlStdOperatorTable.LOWER, operand.node().get()),
        SqlTree.call(SqlStdOperatorTable.LOWER, SqlTree.text(pattern)),
        SqlTree.text(ESCAPE));
  }

  private static String escaped(String part) {
    return part.replace(ESCAPE, ESCAPE + ESCAPE)
        .replace("%", ESCAPE + "%")
        .replace("_", ESCAPE + "_");
  }

  private SqlNode relative(Operand operand, Predicate.Relative relative) {
    String pointer = operand.pointer() + "/relative";
    boolean hours = relative.unit() == Predicate.Relative.Unit.HOUR;
    boolean fits =
        operand.unit().isEmpty()
            && (operand.type() == Column.Type.DATETIME
                || operand.type() == Column.Type.DATE && !hours);
    if (!fits) {
      throw Refusal.of(
          pointer,
          Message.RELATIVE_NEEDS_DATES,
          operand.described(),
          hours ? Term.WITH_TIMES : Term.NOTHING);
    }
    LocalDateTime start = Calendar.start(now, relative.unit(), relative.from());
    LocalDateTime end = Calendar.start(now, relative.unit(), relative.to() + 1);
    return SqlTree.and(
        List.of(
            SqlTree.call(
                SqlStdOperatorTable.GREATER_THAN_OR_EQUAL,
                operand.node().get(),
                literal(operand.type(), start)),
            SqlTree.call(
                SqlStdOperatorTable.LESS_THAN,
                operand.node().get(),
                literal(operand.type(), end))));
  }

  private static SqlNode literal(Column.Type type, LocalDateTime instant) {
    return type == Column.Type.DATE
        ? SqlTree.date(instant.toLocalDate())
        : SqlTree.timestamp(instant);
  }

  private SqlNode in(Operand operand, Predicate.In in) {
    String pointer = operand.pointer() + "/in";
    List<Mention> mentions = new ArrayList<>(List.of(new Mention(in.field(), pointer)));
    mentions.addAll(Mention.of(in.filter(), pointer + "/filter"));
    Scope inner =
        FieldResolver.resolve(
            scope.catalog(), List.of(in.field().table().orElseThrow()), pointer, mentions);
    Located column = inner.locate(in.field());
    if (column.type() != operand.type() || operand.unit().isPresent()) {
      throw Refusal.of(
          pointer,
          Message.IN_DIFFERS,
          operand.described(),
          column.name(),
          Refusal.word(column.type()));
    }
    Select select = new Select(inner.from()).item(column.node());
    in.filter()
        .ifPresent(
            filter ->
                select.where(
                    List.of(new Predicates(inner, now).ofRow(filter, pointer + "/filter"))));
    return SqlTree.call(SqlStdOperatorTable.IN, operand.node().get(), select.node());
  }
}
