package org.talktodata.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.talktodata.chartquery.Channel;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.Encoding;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.chartquery.Predicate;
import org.talktodata.chartquery.Sort;
import org.talktodata.chartquery.Value;
import org.talktodata.table.Catalog;
import org.talktodata.table.Table;

/**
 * Writes queries in one way, so that equal ones are equal: every column with its table and in the
 * table's spelling, conditions flat and in a fixed order.
 */
final class Qualified {
  private static final Comparator<Predicate> TEXT = Comparator.comparing(Predicate::toString);

  private final Catalog catalog;
  private final List<String> from;

  private Qualified(Catalog catalog, List<String> from) {
    this.catalog = catalog;
    this.from = from;
  }

  static ChartQuery of(ChartQuery query, Catalog catalog) {
    Qualified qualified = new Qualified(catalog, query.from());
    Encoding encoding = query.encoding();
    return new ChartQuery(
        query.mark(),
        query.orient(),
        query.stack(),
        query.innerRadius(),
        new Encoding(
            encoding.x().map(qualified::channel),
            encoding.y().stream().map(qualified::channel).toList(),
            encoding.color().map(qualified::channel),
            encoding.size().map(qualified::channel),
            encoding.facet().map(qualified::channel),
            encoding.columns().stream().map(qualified::channel).toList()),
        query.from().stream().map(name -> qualified.table(name)).sorted().toList(),
        query.filter().map(qualified::predicate),
        query.having().map(qualified::predicate),
        query.sort().map(qualified::sort),
        query.limit());
  }

  private String table(String name) {
    return catalog.table(name).map(Table::name).orElse(name);
  }

  private Sort sort(Sort sort) {
    return sort.by() instanceof Sort.ByMeasure by
        ? new Sort(new Sort.ByMeasure((Channel.Measure) channel(by.measure())), sort.order())
        : sort;
  }

  private Channel channel(Channel channel) {
    if (channel instanceof Channel.Dimension dimension) {
      return new Channel.Dimension(field(dimension.field()), dimension.timeUnit(), dimension.bin());
    }
    if (channel instanceof Channel.Combined both) {
      return new Channel.Combined(both.operation(), measure(both.left()), measure(both.right()));
    }
    return measure((Channel.Aggregated) channel);
  }

  private Channel.Aggregated measure(Channel.Aggregated measure) {
    return new Channel.Aggregated(
        measure.aggregate(),
        measure.field().map(this::field),
        measure.q(),
        measure.where().map(this::predicate),
        measure.transform(),
        measure.within());
  }

  private Predicate predicate(Predicate predicate) {
    if (predicate instanceof Predicate.And and) {
      List<Predicate> parts = and.parts().stream().flatMap(this::conjuncts).sorted(TEXT).toList();
      return parts.size() == 1 ? parts.get(0) : new Predicate.And(parts);
    }
    if (predicate instanceof Predicate.Or or) {
      return or(or);
    }
    if (predicate instanceof Predicate.Not not) {
      Predicate part = predicate(not.part());
      return part instanceof Predicate.Not twice ? twice.part() : new Predicate.Not(part);
    }
    Predicate.Is is = (Predicate.Is) predicate;
    return new Predicate.Is(operand(is.operand()), test(is.test()));
  }

  private Stream<Predicate> conjuncts(Predicate part) {
    Predicate one = predicate(part);
    return one instanceof Predicate.And inner ? inner.parts().stream() : Stream.of(one);
  }

  /** Several equals of one column are a set. */
  private Predicate or(Predicate.Or or) {
    List<Predicate> parts = or.parts().stream().map(this::predicate).sorted(TEXT).toList();
    List<Predicate.Operand> operands =
        parts.stream()
            .filter(p -> p instanceof Predicate.Is is && is.test() instanceof Predicate.OneOf)
            .map(p -> ((Predicate.Is) p).operand())
            .toList();
    if (operands.size() < parts.size() || operands.stream().distinct().count() > 1) {
      return parts.size() == 1 ? parts.get(0) : new Predicate.Or(parts);
    }
    List<Value> values =
        parts.stream()
            .flatMap(p -> ((Predicate.OneOf) ((Predicate.Is) p).test()).values().stream())
            .toList();
    return new Predicate.Is(operands.get(0), oneOf(values));
  }

  private Predicate.Operand operand(Predicate.Operand operand) {
    return operand instanceof Predicate.Field field
        ? new Predicate.Field(field(field.field()), field.timeUnit())
        : new Predicate.OfGroup((Channel.Measure) channel(((Predicate.OfGroup) operand).measure()));
  }

  private Predicate.Test test(Predicate.Test test) {
    if (test instanceof Predicate.OneOf oneOf) {
      return oneOf(oneOf.values());
    }
    if (test instanceof Predicate.Compare compare) {
      boolean equal = compare.comparator() == Predicate.Comparator.EQUAL;
      if (compare.value() instanceof Value.OfTable of) {
        return new Predicate.Compare(
            compare.comparator(), new Value.OfTable(of.aggregate(), of.field().map(this::field)));
      }
      return equal ? oneOf(List.of(compare.value())) : compare;
    }
    if (test instanceof Predicate.Range range && range.to().isEmpty()) {
      return new Predicate.Compare(Predicate.Comparator.GTE, range.from().orElseThrow());
    }
    if (test instanceof Predicate.Range range && range.from().isEmpty()) {
      return new Predicate.Compare(Predicate.Comparator.LTE, range.to().orElseThrow());
    }
    if (test instanceof Predicate.In in) {
      return new Predicate.In(field(in.field()), in.filter().map(this::predicate));
    }
    return test;
  }

  private static Predicate.OneOf oneOf(List<Value> values) {
    return new Predicate.OneOf(
        values.stream().distinct().sorted(Comparator.comparing(Value::toString)).toList());
  }

  private FieldRef field(FieldRef field) {
    List<Table> tables =
        field.table().isPresent()
            ? catalog.table(field.table().get()).stream().toList()
            : having(field, counted()).isEmpty() ? catalog.tables() : counted();
    List<Table> found = having(field, tables);
    return found.size() == 1
        ? FieldRef.of(found.get(0).name(), found.get(0).column(field.column()).orElseThrow().name())
        : field;
  }

  private List<Table> counted() {
    return from.stream().map(catalog::table).flatMap(Optional::stream).toList();
  }

  private static List<Table> having(FieldRef field, List<Table> tables) {
    return tables.stream().filter(table -> table.column(field.column()).isPresent()).toList();
  }
}
