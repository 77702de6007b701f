package org.talktodata.parser;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.talktodata.chartquery.Bin;
import org.talktodata.chartquery.Channel;
import org.talktodata.chartquery.ChannelName;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.chartquery.Mark;
import org.talktodata.chartquery.Predicate;
import org.talktodata.chartquery.Sort;
import org.talktodata.chartquery.TimeUnit;
import org.talktodata.chartquery.Value;
import org.talktodata.parser.Item.ColumnItem;
import org.talktodata.parser.Item.TableItem;
import org.talktodata.parser.Item.ValueItem;
import org.talktodata.question.Mention;
import org.talktodata.table.Catalog;
import org.talktodata.table.Column;
import org.talktodata.table.JoinGraph;
import org.talktodata.table.Table;

/**
 * The actions that write a given query: what the decoder is taught, and how the last query of a
 * conversation is shown to it. The inverse of {@link QueryBuilder}.
 */
final class Oracle {
  private final Catalog catalog;
  private final List<Item> items;
  private final List<Integer> actions = new ArrayList<>();
  private final Set<Integer> named = new LinkedHashSet<>();
  private final Set<Integer> tables = new LinkedHashSet<>();

  private Oracle(Catalog catalog, List<Item> items) {
    this.catalog = catalog;
    this.items = items;
  }

  /** Something in the query that no action can write. */
  static final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreachable(String what) {
      super(what, null, false, false);
    }
  }

  /**
   * Writes a query.
   *
   * @throws Unreachable if it needs a value or column that is not among the items
   */
  static List<Integer> actions(ChartQuery query, Catalog catalog, List<Item> items) {
    Oracle oracle = new Oracle(catalog, items);
    oracle.query(query);
    return oracle.actions;
  }

  private void query(ChartQuery query) {
    boolean donut = query.mark() == Mark.ARC && query.innerRadius().orElse(0.0) > 0;
    word(donut ? Word.DONUT : Word.of(query.mark()));
    query.orient().ifPresent(orient -> word(Word.valueOf(orient.name())));
    query.stack().ifPresent(stack -> word(Word.valueOf("STACK_" + stack.name())));
    tables(query);
    query.encoding().x().ifPresent(channel -> channel(Word.X, channel));
    query.encoding().y().forEach(channel -> channel(Word.Y, channel));
    query.encoding().color().ifPresent(channel -> channel(Word.COLOR, channel));
    query.encoding().size().ifPresent(channel -> channel(Word.SIZE, channel));
    query.encoding().facet().ifPresent(channel -> channel(Word.FACET, channel));
    query.encoding().columns().forEach(channel -> channel(Word.COLUMNS, channel));
    query
        .filter()
        .ifPresent(
            filter -> {
              word(Word.FILTER);
              predicate(Canonical.of(filter));
            });
    query
        .having()
        .ifPresent(
            having -> {
              word(Word.HAVING);
              predicate(Canonical.of(having));
            });
    query.sort().ifPresent(this::sort);
    query
        .limit()
        .ifPresent(
            limit -> {
              word(Word.LIMIT);
              number(limit.count());
              limit.per().ifPresent(per -> word(Word.valueOf("PER_" + per.name())));
            });
    from();
    word(Word.END);
  }

  /** The tables of its columns. */
  private void tables(ChartQuery query) {
    if (catalog.tables().size() < 2) {
      return;
    }
    query.from().forEach(name -> named.add(tableNamed(name)));
    query.encoding().slots().forEach(slot -> tablesOf(slot.channel()));
    query.filter().ifPresent(this::tablesOf);
    query.having().ifPresent(this::tablesOf);
    query
        .sort()
        .ifPresent(
            sort -> {
              if (sort.by() instanceof Sort.ByMeasure byMeasure) {
                tablesOf(byMeasure.measure());
              }
            });
  }

  /** Those that the query needs beyond. */
  private void from() {
    if (catalog.tables().size() < 2) {
      return;
    }
    if (tables.isEmpty() && named.isEmpty()) {
      throw new Unreachable("no table is named");
    }
    for (int table : new JoinGraph(catalog).beyond(tables, named)) {
      word(Word.FROM);
      for (int i = 0; i < items.size(); i++) {
        if (items.get(i) instanceof TableItem item && item.table() == table) {
          point(i);
        }
      }
    }
  }

  private int tableNamed(String name) {
    for (int i = 0; i < catalog.tables().size(); i++) {
      if (catalog.tables().get(i).name().equalsIgnoreCase(name)) {
        return i;
      }
    }
    throw new Unreachable("table " + name);
  }

  private void tablesOf(Channel channel) {
    if (channel instanceof Channel.Dimension dimension) {
      tables.add(tableOf(dimension.field()));
    } else if (channel instanceof Channel.Aggregated aggregated) {
      aggregated.field().ifPresent(field -> tables.add(tableOf(field)));
      aggregated.where().ifPresent(this::tablesOf);
    } else if (channel instanceof Channel.Combined combined) {
      tablesOf(combined.left());
      tablesOf(combined.right());
    }
  }

  private void tablesOf(Predicate predicate) {
    if (predicate instanceof Predicate.And and) {
      and.parts().forEach(this::tablesOf);
    } else if (predicate instanceof Predicate.Or or) {
      or.parts().forEach(this::tablesOf);
    } else if (predicate instanceof Predicate.Not not) {
      tablesOf(not.part());
    } else if (predicate instanceof Predicate.Is is) {
      if (is.operand() instanceof Predicate.Field field) {
        tables.add(tableOf(field.field()));
      } else if (is.operand() instanceof Predicate.OfGroup group) {
        tablesOf(group.measure());
      }
    }
  }

  private int tableOf(FieldRef field) {
    return ((ColumnItem) items.get(placeOf(field))).table();
  }

  /**
   * The item of a column: of its table if one is given, else of a table in use, else of the first
   * that has it.
   */
  private int placeOf(FieldRef field) {
    int best = -1;
    for (int i = 0; i < items.size(); i++) {
      if (!(items.get(i) instanceof ColumnItem item)
          || !item.column().name().equalsIgnoreCase(field.column())) {
        continue;
      }
      Table table = catalog.tables().get(item.table());
      if (field.table().isPresent()) {
        if (field.table().get().equalsIgnoreCase(table.name())) {
          return i;
        }
      } else if (named.contains(item.table()) || tables.contains(item.table())) {
        return i;
      } else if (best < 0) {
        best = i;
      }
    }
    if (best < 0) {
      throw new Unreachable("column " + field.column());
    }
    return best;
  }

  private Column column(int place) {
    return ((ColumnItem) items.get(place)).column();
  }

  private void channel(Word section, Channel channel) {
    word(section);
    if (channel instanceof Channel.Measure measure) {
      measure(measure);
      return;
    }
    Channel.Dimension dimension = (Channel.Dimension) channel;
    point(placeOf(dimension.field()));
    dimension.timeUnit().ifPresent(unit -> word(Word.of(unit)));
    dimension.bin().ifPresent(this::bin);
  }

  private void bin(Bin bin) {
    if (bin.maxbins().isPresent()) {
      word(Word.BIN_MAXBINS);
      number(bin.maxbins().get());
    } else if (bin.step().isPresent()) {
      word(Word.BIN_STEP);
      number(bin.step().get());
    } else {
      word(Word.BIN);
    }
  }

  private void measure(Channel.Measure measure) {
    if (measure instanceof Channel.Combined combined) {
      word(Word.valueOf(combined.operation().name()));
      aggregated(combined.left());
      aggregated(combined.right());
    } else {
      aggregated((Channel.Aggregated) measure);
    }
  }

  private void aggregated(Channel.Aggregated measure) {
    word(Word.of(measure.aggregate()));
    measure.q().ifPresent(this::quantile);
    if (measure.aggregate() != org.talktodata.chartquery.Aggregate.COUNT) {
      point(placeOf(measure.field().orElseThrow()));
    }
    measure
        .where()
        .ifPresent(
            where -> {
              word(Word.WHERE);
              predicate(Canonical.of(where));
            });
    measure.transform().ifPresent(transform -> word(Word.of(transform)));
    measure.within().ifPresent(within -> word(Word.valueOf("WITHIN_" + within.name())));
  }

  private void quantile(double q) {
    for (Word word : Word.values()) {
      if (word.isQuantile() && word.quantile() == q) {
        word(word);
        return;
      }
    }
    throw new Unreachable("quantile " + q);
  }

  private void predicate(Predicate predicate) {
    if (predicate instanceof Predicate.And and) {
      parts(Word.AND, and.parts());
    } else if (predicate instanceof Predicate.Or or) {
      parts(Word.OR, or.parts());
    } else if (predicate instanceof Predicate.Not not) {
      word(Word.NOT);
      predicate(not.part());
    } else {
      is((Predicate.Is) predicate);
    }
  }

  private void parts(Word word, List<Predicate> parts) {
    word(word);
    parts.forEach(this::predicate);
    word(Word.CLOSE);
  }

  private void is(Predicate.Is is) {
    Optional<TimeUnit> unit = Optional.empty();
    int place = -1;
    if (is.operand() instanceof Predicate.Field field) {
      place = placeOf(field.field());
      point(place);
      unit = field.timeUnit();
      unit.ifPresent(u -> word(Word.of(u)));
    } else {
      measure(((Predicate.OfGroup) is.operand()).measure());
    }
    test(is.test(), place, unit);
  }

  private void test(Predicate.Test test, int place, Optional<TimeUnit> unit) {
    if (test instanceof Predicate.Compare compare) {
      word(Word.of(compare.comparator()));
      value(compare.value(), place, unit);
    } else if (test instanceof Predicate.Range range) {
      word(Word.RANGE);
      end(range.from(), place, unit);
      end(range.to(), place, unit);
    } else if (test instanceof Predicate.OneOf oneOf) {
      word(Word.ONE_OF);
      int first = actions.size();
      oneOf.values().forEach(value -> value(value, place, unit));
      actions.subList(first, actions.size()).sort(null);
      word(Word.CLOSE);
    } else if (test instanceof Predicate.Like like) {
      word(Word.valueOf(like.place().name()));
      value(new Value.Text(like.part()), place, unit);
    } else if (test instanceof Predicate.Valid valid) {
      word(valid.valid() ? Word.VALID : Word.MISSING);
    } else if (test instanceof Predicate.Relative relative) {
      word(Word.RELATIVE);
      mention(m -> m.relative().filter(relative::equals).isPresent(), "relative date");
    } else if (test instanceof Predicate.In in) {
      word(Word.IN);
      point(placeOf(in.field()));
      in.filter()
          .ifPresent(
              filter -> {
                word(Word.WHERE);
                predicate(Canonical.of(filter));
              });
    }
  }

  private void end(Optional<Value> end, int place, Optional<TimeUnit> unit) {
    if (end.isEmpty()) {
      word(Word.OPEN);
    } else {
      value(end.get(), place, unit);
    }
  }

  private void value(Value value, int place, Optional<TimeUnit> unit) {
    if (value instanceof Value.Bool bool) {
      word(bool.bool() ? Word.TRUE : Word.FALSE);
    } else if (value instanceof Value.OfTable ofTable) {
      word(Word.of(ofTable.aggregate()));
    } else if (value instanceof Value.Number number) {
      if (unit.isPresent()) {
        calendar(number.number(), unit.get());
      } else if (place >= 0 && column(place).type() == Column.Type.TEXT) {
        text(QueryBuilder.plain(number.number()), place);
      } else {
        number(number.number());
      }
    } else if (value instanceof Value.Text text) {
      text(text.text(), place);
    }
  }

  private void calendar(double number, TimeUnit unit) {
    Mention.Kind kind =
        switch (unit) {
          case MONTH -> Mention.Kind.MONTH;
          case QUARTER -> Mention.Kind.QUARTER;
          case DAY -> Mention.Kind.WEEKDAY;
          case HOURS -> Mention.Kind.HOUR;
          default -> Mention.Kind.NUMBER;
        };
    int found = find(m -> m.kind() == kind && m.number() == number);
    if (found < 0 && unit != TimeUnit.DAY) {
      found = find(m -> m.kind() == Mention.Kind.NUMBER && m.number() == number);
    }
    if (found < 0) {
      throw new Unreachable("calendar value " + number);
    }
    point(found);
  }

  private void text(String text, int place) {
    if (place >= 0 && column(place).type() == Column.Type.TEXT) {
      for (int i = 0; i < items.size(); i++) {
        if (items.get(i) instanceof ValueItem item
            && item.columnItem() == place
            && item.mention().text().equals(text)) {
          point(i);
          return;
        }
      }
      int number =
          find(m -> m.kind() == Mention.Kind.NUMBER && QueryBuilder.plain(m.number()).equals(text));
      int free = find(m -> m.kind() == Mention.Kind.TEXT && m.text().equalsIgnoreCase(text));
      if (free < 0 && number < 0) {
        throw new Unreachable("text " + text);
      }
      point(free >= 0 ? free : number);
      return;
    }
    mention(m -> m.kind() != Mention.Kind.CELL && m.text().equalsIgnoreCase(text), text);
  }

  private void number(double number) {
    int found = find(m -> m.kind() == Mention.Kind.NUMBER && m.number() == number);
    if (found >= 0) {
      point(found);
    } else if (number == 0 || number == 1) {
      word(number == 0 ? Word.ZERO : Word.ONE);
    } else {
      throw new Unreachable("number " + number);
    }
  }

  private void mention(java.util.function.Predicate<Mention> test, String what) {
    int found = find(test);
    if (found < 0) {
      throw new Unreachable(what);
    }
    point(found);
  }

  private int find(java.util.function.Predicate<Mention> test) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof ValueItem value && test.test(value.mention())) {
        return i;
      }
    }
    return -1;
  }

  private void sort(Sort sort) {
    word(Word.SORT);
    if (sort.by() instanceof Sort.ByMeasure byMeasure) {
      measure(byMeasure.measure());
    } else {
      ChannelName channel = ((Sort.ByChannel) sort.by()).channel();
      word(Word.valueOf("SORT_" + channel.name()));
    }
    word(Word.valueOf(sort.order().name()));
  }

  private void word(Word word) {
    actions.add(word.ordinal());
  }

  private void point(int place) {
    actions.add(Word.count() + place);
  }
}
