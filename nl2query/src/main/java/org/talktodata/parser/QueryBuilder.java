package org.talktodata.parser;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.talktodata.chartquery.Aggregate;
import org.talktodata.chartquery.Bin;
import org.talktodata.chartquery.Channel;
import org.talktodata.chartquery.ChannelName;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.Encoding;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.chartquery.Limit;
import org.talktodata.chartquery.Mark;
import org.talktodata.chartquery.Orient;
import org.talktodata.chartquery.Predicate;
import org.talktodata.chartquery.Sort;
import org.talktodata.chartquery.Stack;
import org.talktodata.chartquery.TimeUnit;
import org.talktodata.chartquery.Transform;
import org.talktodata.chartquery.Value;
import org.talktodata.parser.Item.ColumnItem;
import org.talktodata.parser.Item.TableItem;
import org.talktodata.parser.Item.ValueItem;
import org.talktodata.question.Mention;
import org.talktodata.table.Catalog;
import org.talktodata.table.Column;
import org.talktodata.table.JoinGraph;

/**
 * The query that a complete list of actions writes; reads them by recursive descent along {@link
 * Grammar}.
 */
final class QueryBuilder {
  private static final double DONUT = 0.5;

  private final Catalog catalog;
  private final List<Item> items;
  private final List<Integer> actions;
  private final Set<Integer> tables = new TreeSet<>();
  private int next;

  private QueryBuilder(Catalog catalog, List<Item> items, List<Integer> actions) {
    this.catalog = catalog;
    this.items = items;
    this.actions = actions;
  }

  /**
   * Builds it.
   *
   * @throws IllegalArgumentException if the parts do not fit together (a range upside down, a limit
   *     of half a row, a measure beside or over itself)
   */
  static ChartQuery build(Catalog catalog, List<Item> items, List<Integer> actions) {
    return new QueryBuilder(catalog, items, actions).query();
  }

  private ChartQuery query() {
    Word mark = word();
    Optional<Orient> orient = Optional.empty();
    Optional<Stack> stack = Optional.empty();
    Optional<Channel> x = Optional.empty();
    List<Channel> y = new ArrayList<>();
    Optional<Channel> color = Optional.empty();
    Optional<Channel> size = Optional.empty();
    Optional<Channel> facet = Optional.empty();
    List<Channel> columns = new ArrayList<>();
    Optional<Predicate> filter = Optional.empty();
    Optional<Predicate> having = Optional.empty();
    Optional<Sort> sort = Optional.empty();
    Optional<Limit> limit = Optional.empty();
    for (Word section = word(); section != Word.END; section = word()) {
      switch (section) {
        case HORIZONTAL, VERTICAL -> orient = Optional.of(Orient.valueOf(section.name()));
        case STACK_ZERO, STACK_NORMALIZE, STACK_NONE ->
            stack = Optional.of(Stack.valueOf(section.name().substring("STACK_".length())));
        case FROM -> tables.add(((TableItem) item()).table());
        case X -> x = Optional.of(channel());
        case Y -> y.add(other(channel(), y));
        case COLOR -> color = Optional.of(channel());
        case SIZE -> size = Optional.of(channel());
        case FACET -> facet = Optional.of(channel());
        case COLUMNS -> columns.add(channel());
        case FILTER -> filter = Optional.of(predicate());
        case HAVING -> having = Optional.of(predicate());
        case SORT -> sort = Optional.of(sort());
        case LIMIT -> limit = Optional.of(limit());
        default -> throw new IllegalArgumentException("no section begins with " + section);
      }
    }
    return new ChartQuery(
        mark == Word.DONUT ? Mark.ARC : Mark.valueOf(mark.name()),
        orient,
        stack,
        mark == Word.DONUT ? Optional.of(DONUT) : Optional.empty(),
        new Encoding(x, y, color, size, facet, columns),
        from(),
        filter,
        having,
        sort,
        limit);
  }

  /** All joined tables by name; none if there is only one to choose from. */
  private List<String> from() {
    if (catalog.tables().size() < 2) {
      return List.of();
    }
    return new JoinGraph(catalog)
        .joined(tables).stream().map(table -> catalog.tables().get(table).name()).toList();
  }

  private Channel channel() {
    if (peekWord() != null) {
      return measure();
    }
    FieldRef field = field();
    Word modifier = peekWord();
    if (modifier != null && modifier.isTimeUnit()) {
      next++;
      return new Channel.Dimension(field, Optional.of(modifier.timeUnit()), Optional.empty());
    }
    Optional<Bin> bin = Optional.empty();
    if (modifier == Word.BIN) {
      next++;
      bin = Optional.of(Bin.AUTO);
    } else if (modifier == Word.BIN_MAXBINS) {
      next++;
      bin = Optional.of(new Bin(Optional.of(whole()), Optional.empty()));
    } else if (modifier == Word.BIN_STEP) {
      next++;
      bin = Optional.of(new Bin(Optional.empty(), Optional.of(number())));
    }
    return new Channel.Dimension(field, Optional.empty(), bin);
  }

  private Channel.Measure measure() {
    Word word = peekWord();
    if (word == Word.RATIO || word == Word.DIFFERENCE) {
      next++;
      Channel.Aggregated left = aggregated();
      return new Channel.Combined(
          Channel.Combined.Operation.valueOf(word.name()),
          left,
          other(aggregated(), List.of(left)));
    }
    return aggregated();
  }

  /** The channel, which must not stand among these already: nobody asks for the same twice. */
  private static <T extends Channel> T other(T channel, List<? extends Channel> known) {
    if (known.contains(channel)) {
      throw new IllegalArgumentException("the same twice: " + channel);
    }
    return channel;
  }

  private Channel.Aggregated aggregated() {
    Aggregate aggregate = word().aggregate().orElseThrow();
    Optional<Double> q =
        aggregate == Aggregate.QUANTILE ? Optional.of(word().quantile()) : Optional.empty();
    Optional<FieldRef> field =
        aggregate == Aggregate.COUNT ? Optional.empty() : Optional.of(field());
    Optional<Predicate> where = Optional.empty();
    if (peekWord() == Word.WHERE) {
      next++;
      where = Optional.of(predicate());
    }
    Optional<Transform> transform = Optional.empty();
    Optional<ChannelName> within = Optional.empty();
    if (peekWord() != null && peekWord().isTransform()) {
      transform = Optional.of(Transform.valueOf(word().name()));
      Word after = peekWord();
      if (after != null && after.isBetween(Word.WITHIN_X, Word.WITHIN_FACET)) {
        next++;
        within = Optional.of(ChannelName.valueOf(after.name().substring("WITHIN_".length())));
      }
    }
    return new Channel.Aggregated(aggregate, field, q, where, transform, within);
  }

  private Predicate predicate() {
    Word word = peekWord();
    if (word == Word.AND || word == Word.OR) {
      next++;
      List<Predicate> parts = new ArrayList<>();
      while (peekWord() != Word.CLOSE) {
        parts.add(predicate());
      }
      next++;
      return word == Word.AND ? new Predicate.And(parts) : new Predicate.Or(parts);
    }
    if (word == Word.NOT) {
      next++;
      return new Predicate.Not(predicate());
    }
    if (word != null) {
      Channel.Measure measure = measure();
      return new Predicate.Is(new Predicate.OfGroup(measure), test(false));
    }
    ColumnItem item = (ColumnItem) item();
    Optional<TimeUnit> unit = Optional.empty();
    if (peekWord() != null && peekWord().isTimeUnit()) {
      unit = Optional.of(word().timeUnit());
    }
    boolean text = item.column().type() == Column.Type.TEXT;
    return new Predicate.Is(new Predicate.Field(field(item), unit), test(text));
  }

  /** A test; numbers that are compared with text become text. */
  private Predicate.Test test(boolean text) {
    Word word = word();
    return switch (word) {
      case EQUAL, LT, LTE, GT, GTE ->
          new Predicate.Compare(Predicate.Comparator.valueOf(word.name()), value(text));
      case RANGE -> range(end(text), end(text));
      case ONE_OF -> {
        List<Value> values = new ArrayList<>();
        while (peekWord() != Word.CLOSE) {
          values.add(value(text));
        }
        next++;
        List<Value> different = values.stream().distinct().toList();
        if (different.size() < 2) {
          throw new IllegalArgumentException("a list of one value");
        }
        yield new Predicate.OneOf(different);
      }
      case CONTAINS, STARTS_WITH, ENDS_WITH ->
          new Predicate.Like(
              Predicate.Like.Place.valueOf(word.name()), ((Value.Text) value(true)).text());
      case VALID, MISSING -> new Predicate.Valid(word == Word.VALID);
      case RELATIVE -> ((ValueItem) item()).mention().relative().orElseThrow();
      case IN -> {
        Set<Integer> outside = Set.copyOf(tables);
        FieldRef field = qualified();
        Optional<Predicate> filter = Optional.empty();
        if (peekWord() == Word.WHERE) {
          next++;
          filter = Optional.of(predicate());
        }
        tables.retainAll(outside);
        yield new Predicate.In(field, filter);
      }
      default -> throw new IllegalArgumentException("no test begins with " + word);
    };
  }

  /** A range that begins before it ends: no row lies in one that is upside down. */
  private static Predicate.Range range(Optional<Value> from, Optional<Value> to) {
    if (from.orElse(null) instanceof Value.Number low
        && to.orElse(null) instanceof Value.Number high
        && low.number() > high.number()) {
      throw new IllegalArgumentException("a range upside down");
    }
    return new Predicate.Range(from, to);
  }

  private Optional<Value> end(boolean text) {
    if (peekWord() == Word.OPEN) {
      next++;
      return Optional.empty();
    }
    return Optional.of(value(text));
  }

  private Value value(boolean text) {
    Word word = peekWord();
    if (word != null) {
      next++;
      return switch (word) {
        case TRUE, FALSE -> new Value.Bool(word == Word.TRUE);
        case ZERO, ONE -> new Value.Number(word == Word.ONE ? 1 : 0);
        default -> new Value.OfTable(word.aggregate().orElseThrow(), Optional.empty());
      };
    }
    Mention mention = ((ValueItem) item()).mention();
    if (Double.isNaN(mention.number())) {
      return new Value.Text(mention.text());
    }
    return text ? new Value.Text(plain(mention.number())) : new Value.Number(mention.number());
  }

  private Sort sort() {
    Word word = peekWord();
    Sort.By by;
    if (word == Word.SORT_X || word == Word.SORT_Y || word == Word.SORT_COLOR) {
      next++;
      by = new Sort.ByChannel(ChannelName.valueOf(word.name().substring("SORT_".length())));
    } else {
      by = new Sort.ByMeasure(measure());
    }
    return new Sort(by, Sort.Order.valueOf(word().name()));
  }

  private Limit limit() {
    int count = whole();
    Word per = peekWord();
    if (per != null && per.isBetween(Word.PER_X, Word.PER_FACET)) {
      next++;
      return new Limit(
          count, Optional.of(ChannelName.valueOf(per.name().substring("PER_".length()))));
    }
    return new Limit(count, Optional.empty());
  }

  private int whole() {
    double number = number();
    if (number != Math.rint(number) || Math.abs(number) > 1e6) {
      throw new IllegalArgumentException("this number must be whole");
    }
    return (int) number;
  }

  private double number() {
    return ((Value.Number) value(false)).number();
  }

  private FieldRef field() {
    return field((ColumnItem) item());
  }

  private FieldRef field(ColumnItem item) {
    return catalog.tables().size() < 2 ? FieldRef.of(item.column().name()) : qualified(item);
  }

  private FieldRef qualified() {
    return qualified((ColumnItem) item());
  }

  private FieldRef qualified(ColumnItem item) {
    tables.add(item.table());
    return FieldRef.of(catalog.tables().get(item.table()).name(), item.column().name());
  }

  private Word peekWord() {
    int action = actions.get(next);
    return action < Word.count() ? Word.at(action) : null;
  }

  private Word word() {
    Word word = peekWord();
    if (word == null) {
      throw new IllegalArgumentException("a word was expected at action " + next);
    }
    next++;
    return word;
  }

  private Item item() {
    int action = actions.get(next++);
    if (action < Word.count()) {
      throw new IllegalArgumentException("a pointer was expected at action " + (next - 1));
    }
    return items.get(action - Word.count());
  }

  /** A number as people write it. */
  static String plain(double number) {
    return new BigDecimal(String.valueOf(number)).stripTrailingZeros().toPlainString();
  }
}
