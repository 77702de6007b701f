package org.talktodata.examples;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.talktodata.chartquery.Aggregate;
import org.talktodata.chartquery.Channel;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.Encoding;
import org.talktodata.chartquery.Limit;
import org.talktodata.chartquery.Mark;
import org.talktodata.chartquery.Predicate;
import org.talktodata.chartquery.Sort;
import org.talktodata.chartquery.Stack;
import org.talktodata.chartquery.TimeUnit;
import org.talktodata.table.Catalog;
import org.talktodata.table.Column;

/** Says a VQL query as a chart query, or why that is not possible. */
final class VqlConverter {
  private final Catalog catalog;
  private final Vql vql;
  private final VqlScope scope;
  private final Shape shape;

  /** What nvBench's chart names draw. */
  private enum Shape {
    BAR(Mark.BAR, false),
    PIE(Mark.ARC, false),
    LINE(Mark.LINE, false),
    SCATTER(Mark.POINT, false),
    STACKED_BAR(Mark.BAR, true),
    GROUPING_LINE(Mark.LINE, true),
    GROUPING_SCATTER(Mark.POINT, true);

    private final Mark mark;
    private final boolean series;

    Shape(Mark mark, boolean series) {
      this.mark = mark;
      this.series = series;
    }

    static Shape of(String chart) throws Unsayable {
      try {
        return valueOf(chart.toUpperCase(Locale.ROOT).replace(' ', '_'));
      } catch (IllegalArgumentException e) {
        throw new Unsayable("a chart that the language lacks");
      }
    }
  }

  private VqlConverter(Catalog catalog, Vql vql, Shape shape) throws Unsayable {
    this.catalog = catalog;
    this.vql = vql;
    this.scope = new VqlScope(catalog, vql.select().from());
    this.shape = shape;
  }

  /**
   * The chart query that a published line means.
   *
   * @param chart nvBench's name of the chart, such as {@code Stacked Bar}
   */
  static ChartQuery convert(Catalog catalog, String chart, String vql) throws Unsayable {
    return new VqlConverter(catalog, VqlParser.parse(vql), Shape.of(chart)).query();
  }

  private ChartQuery query() throws Unsayable {
    Vql.Select select = vql.select();
    if (select.items().size() != 2 || !select.and().isEmpty()) {
      throw new Unsayable("not two columns");
    }
    Channel first = channel(select.items().get(0));
    Channel second = channel(select.items().get(1));
    boolean turned =
        shape.mark != Mark.POINT
            && first instanceof Channel.Measure
            && second instanceof Channel.Dimension;
    Channel x = turned ? second : first;
    Channel y = turned ? first : second;
    boolean measuresOnly = x instanceof Channel.Measure && y instanceof Channel.Measure;
    Optional<Channel> color = shape.series || measuresOnly ? series(x) : Optional.empty();
    Encoding encoding =
        new Encoding(
            Optional.of(x), List.of(y), color, Optional.empty(), Optional.empty(), List.of());
    return new ChartQuery(
        shape.mark,
        Optional.empty(),
        shape == Shape.STACKED_BAR ? Optional.of(Stack.ZERO) : Optional.empty(),
        Optional.empty(),
        encoding,
        catalog.tables().size() > 1 ? scope.names() : List.of(),
        filter(select.where()),
        filter(select.having()),
        sort(encoding),
        select.limit().map(count -> new Limit(count, Optional.empty())));
  }

  private Channel channel(Vql.Expression expression) throws Unsayable {
    if (expression instanceof Vql.Call) {
      return new VqlMeasures(scope).measure(expression);
    }
    if (!(expression instanceof Vql.Name name)) {
      throw new Unsayable("arithmetic");
    }
    VqlScope.Found found = scope.find(name);
    if (impliesMean(expression, found)) {
      return Channel.Aggregated.of(Aggregate.MEAN, scope.field(found));
    }
    return new Channel.Dimension(scope.field(found), unit(found), Optional.empty());
  }

  /** Bars of a number by group: the published queries leave out the mean that the words name. */
  private boolean impliesMean(Vql.Expression expression, VqlScope.Found found) {
    List<Vql.Expression> items = vql.select().items();
    return !shape.series
        && shape.mark != Mark.POINT
        && !vql.select().groupBy().isEmpty()
        && items.get(0) instanceof Vql.Name
        && expression.equals(items.get(1))
        && found.column().type() == Column.Type.NUMBER;
  }

  /** Moments that are counted or added up are taken by the day, as nobody means each second. */
  private Optional<TimeUnit> unit(VqlScope.Found found) throws Unsayable {
    if (!binned(found)) {
      boolean grouped =
          vql.select().items().stream().anyMatch(item -> item instanceof Vql.Call)
              && found.column().type() == Column.Type.DATETIME;
      return grouped ? Optional.of(TimeUnit.YEARMONTHDATE) : Optional.empty();
    }
    String unit = vql.bin().get().unit();
    if (unit.equals("YEAR") && found.column().type() == Column.Type.NUMBER) {
      return Optional.empty();
    }
    if (!found.column().type().temporal()) {
      throw new Unsayable("a calendar unit of what is no date");
    }
    return switch (unit) {
      case "YEAR" -> Optional.of(TimeUnit.YEAR);
      case "MONTH" -> Optional.of(TimeUnit.MONTH);
      case "WEEKDAY" -> Optional.of(TimeUnit.DAY);
      default -> throw new Unsayable("a calendar unit that the language lacks");
    };
  }

  /** A column that is binned but not shown stands for the one that is. */
  private boolean binned(VqlScope.Found found) throws Unsayable {
    if (vql.bin().isEmpty()) {
      return false;
    }
    VqlScope.Found bin = scope.find(vql.bin().get().column());
    if (bin.equals(found)) {
      return true;
    }
    for (Vql.Expression item : vql.select().items()) {
      if (item instanceof Vql.Name name && scope.find(name).equals(bin)) {
        return false;
      }
    }
    return found.column().type() == bin.column().type();
  }

  /** The series stand in GROUP BY: that column of it which is not x. */
  private Optional<Channel> series(Channel x) throws Unsayable {
    for (Vql.Expression expression : vql.select().groupBy()) {
      Channel channel = channel(expression);
      if (channel instanceof Channel.Dimension group && !sameField(group, x)) {
        return Optional.of(Channel.Dimension.of(group.field()));
      }
    }
    throw new Unsayable("series without a column");
  }

  private static boolean sameField(Channel.Dimension group, Channel x) {
    return x instanceof Channel.Dimension dimension && dimension.field().equals(group.field());
  }

  private Optional<Predicate> filter(Optional<Vql.Condition> condition) throws Unsayable {
    if (condition.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new VqlFilters(catalog, scope).predicate(condition.get()));
  }

  private Optional<Sort> sort(Encoding encoding) throws Unsayable {
    if (vql.select().order().isEmpty()) {
      return Optional.empty();
    }
    Vql.Order order = vql.select().order().get();
    Sort.Order way = order.descending() ? Sort.Order.DESCENDING : Sort.Order.ASCENDING;
    return Optional.of(new Sort(by(channel(order.by()), encoding), way));
  }

  private static Sort.By by(Channel channel, Encoding encoding) throws Unsayable {
    for (Encoding.Slot slot : encoding.slots()) {
      if (slot.channel().equals(channel)) {
        return new Sort.ByChannel(slot.name());
      }
    }
    if (channel instanceof Channel.Measure measure && encoding.aggregates()) {
      return new Sort.ByMeasure(measure);
    }
    throw new Unsayable("an order by what is not shown");
  }
}
