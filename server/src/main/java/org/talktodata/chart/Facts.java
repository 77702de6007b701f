package org.talktodata.chart;

import java.util.List;
import java.util.Optional;
import org.talktodata.chartquery.ChannelName;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.Mark;
import org.talktodata.chartquery.Stack;
import org.talktodata.plan.OutputColumn;
import org.talktodata.table.Column;

/** What the rules ask about a query and its result. */
final class Facts {
  /** From so many values for each place on, they are drawn as a box. */
  static final int MANY_A_PLACE = 8;

  /** With no more periods than this there is no line to draw. */
  static final int FEW_PERIODS = 2;

  /** Cycles with more units than this are lines: hours and days of the month, not weekdays. */
  static final int LONG_CYCLE = 12;

  /** From so many values of both dimensions on, they are crossed in a heat map. */
  static final int MANY_CROSSED = 10;

  /** More bars than this lie down, or become a line. */
  static final int MANY_BARS = 12;

  /** What the eye sees in a channel. */
  enum Kind {
    CATEGORY,
    NUMBER,
    INTERVAL,
    TIME,
    CYCLE
  }

  /** Where the content is. */
  enum Shows {
    AXES,
    COLUMNS
  }

  private final ChartQuery query;
  private final List<OutputColumn> columns;
  private final long rows;

  Facts(ChartQuery query, List<OutputColumn> columns, long rows) {
    this.query = query;
    this.columns = columns;
    this.rows = rows;
  }

  Mark mark() {
    return query.mark();
  }

  Shows shows() {
    return query.encoding().columns().isEmpty() ? Shows.AXES : Shows.COLUMNS;
  }

  boolean grouped() {
    return query.encoding().aggregates();
  }

  long dimensions() {
    return columns.stream().filter(column -> !column.measure()).count();
  }

  long measures() {
    return columns.stream().filter(OutputColumn::measure).count();
  }

  boolean measureAgainstMeasure() {
    return column(ChannelName.X).filter(OutputColumn::measure).isPresent()
        && column(ChannelName.Y).filter(OutputColumn::measure).isPresent();
  }

  boolean oneMeasure() {
    return query.encoding().y().size() == 1 && yNumbers();
  }

  boolean xPresent() {
    return column(ChannelName.X).filter(column -> !grouped() || !column.measure()).isPresent();
  }

  boolean colorPresent() {
    return column(ChannelName.COLOR).filter(column -> !column.measure()).isPresent();
  }

  boolean x(Kind kind) {
    return xPresent() && kind(column(ChannelName.X).orElseThrow()) == kind;
  }

  boolean color(Kind kind) {
    return colorPresent() && kind(column(ChannelName.COLOR).orElseThrow()) == kind;
  }

  boolean yNumbers() {
    List<OutputColumn> y =
        columns.stream().filter(column -> column.channel() == ChannelName.Y).toList();
    return !y.isEmpty()
        && y.stream().allMatch(column -> column.type() == Column.Type.NUMBER)
        && (!grouped() || y.stream().allMatch(OutputColumn::measure));
  }

  /** The question speaks of stacking, which only bars and areas can do. */
  boolean stacked() {
    return query.stack().filter(stack -> stack != Stack.NONE).isPresent();
  }

  /** Whether raw numbers can be drawn as boxes: the question wants all of them. */
  boolean boxes() {
    boolean split = query.encoding().size().isPresent();
    boolean whole = query.limit().isEmpty() && query.having().isEmpty();
    boolean places = !xPresent() || x(Kind.CATEGORY) || x(Kind.CYCLE);
    return yNumbers() && whole && places && !split;
  }

  double valuesPerPlace() {
    return (double) rows / Math.max(1, xPresent() ? xPlaces() : 1);
  }

  long xPlaces() {
    return places(ChannelName.X);
  }

  long colorPlaces() {
    return places(ChannelName.COLOR);
  }

  private long places(ChannelName channel) {
    return column(channel).filter(column -> !column.measure()).map(this::places).orElse(0L);
  }

  /** How many different values are to be expected; a limit keeps no more than it says. */
  private long places(OutputColumn column) {
    long known = Cardinality.of(column);
    boolean cut = column.channel() == ChannelName.X && grouped();
    return query
        .limit()
        .filter(limit -> cut && limit.per().isEmpty())
        .map(limit -> Math.min(limit.count(), known))
        .orElse(known);
  }

  Optional<OutputColumn> column(ChannelName channel) {
    return columns.stream().filter(column -> column.channel() == channel).findFirst();
  }

  /** What the eye sees: years in a column of numbers are time, coded categories are no numbers. */
  Kind kind(OutputColumn column) {
    if (column.timeUnit().isPresent()) {
      return column.timeUnit().get().cyclic() ? Kind.CYCLE : Kind.TIME;
    }
    if (column.binWidth().isPresent()) {
      return Kind.INTERVAL;
    }
    if (column.type().temporal()) {
      return Kind.TIME;
    }
    if (column.type() != Column.Type.NUMBER) {
      return Kind.CATEGORY;
    }
    return column.source().map(source -> numbers(source, grouped())).orElse(Kind.NUMBER);
  }

  private static Kind numbers(Column source, boolean grouped) {
    if (grouped && Cardinality.countsYears(source)) {
      return Kind.TIME;
    }
    boolean code = source.role() == Column.Role.CATEGORY || source.role() == Column.Role.IDENTIFIER;
    return code ? Kind.CATEGORY : Kind.NUMBER;
  }

  /** Whether bars of the measure may stand on each other: their heights add up. */
  boolean adds() {
    return query.encoding().y().stream().allMatch(Measures::addUp);
  }

  /** Whether the values of x have an order of their own. */
  boolean ordered() {
    OutputColumn x = column(ChannelName.X).orElseThrow();
    return kind(x) != Kind.CATEGORY
        || x.type() == Column.Type.NUMBER
        || x.source().filter(OrderedNames::test).isPresent();
  }

  /** Whether names in x are too many or too long to stand side by side. */
  boolean crowded() {
    OutputColumn x = column(ChannelName.X).orElseThrow();
    if (kind(x) != Kind.CATEGORY || ordered()) {
      return false;
    }
    int longest =
        x.source().stream()
            .flatMap(source -> source.profile().samples().stream())
            .mapToInt(Facts::width)
            .max()
            .orElse(0);
    return xPlaces() > MANY_BARS || xPlaces() > 4 && longest > 16;
  }

  /** In Latin letters; a Chinese character is as wide as two. */
  private static int width(String text) {
    return text.codePoints().map(c -> Character.isIdeographic(c) ? 2 : 1).sum();
  }
}
