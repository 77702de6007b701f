package org.talktodata.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.talktodata.chartquery.Channel;
import org.talktodata.chartquery.ChannelName;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.Encoding;
import org.talktodata.chartquery.Transform;
import org.talktodata.plan.OutputColumn;
import org.talktodata.result.CellText;
import org.talktodata.result.ResultRows;
import org.talktodata.table.Column;

/**
 * One sentence that is true of a result: the largest and its share, the course over time, how two
 * numbers go together. Every number in it is computed from the rows, so it says nothing where rows
 * were left out.
 */
public final class Insight {
  private static final int LEAST_POINTS = 10;
  private static final int MOST_NAMES = 3;

  private final ChartQuery query;
  private final ResultRows result;
  private final Language language;
  private final Phrases phrases;

  private Insight(ChartQuery query, ResultRows result, Language language) {
    this.query = query;
    this.result = result;
    this.language = language;
    this.phrases = new Phrases(language);
  }

  /** The sentence, if there is one to say. */
  public static Optional<String> of(ChartQuery query, ResultRows result, Language language) {
    if (result.truncated() || result.rows().isEmpty()) {
      return Optional.empty();
    }
    return new Insight(query, result, language).sentence();
  }

  private Optional<String> sentence() {
    Encoding encoding = query.encoding();
    List<Integer> x = places(ChannelName.X);
    List<Integer> y = places(ChannelName.Y);
    boolean plain =
        encoding.columns().isEmpty()
            && y.size() == 1
            && encoding.facet().isEmpty()
            && result.columns().get(y.get(0)).type() == Column.Type.NUMBER;
    if (!plain) {
      return Optional.empty();
    }
    if (!encoding.aggregates()) {
      return x.isEmpty() ? Optional.empty() : correlation(x.get(0), y.get(0));
    }
    return x.isEmpty() ? single(y.get(0)) : ofGroups(x.get(0), y.get(0));
  }

  private List<Integer> places(ChannelName channel) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < result.columns().size(); i++) {
      if (result.columns().get(i).channel() == channel) {
        places.add(i);
      }
    }
    return places;
  }

  private Optional<String> single(int y) {
    if (result.rows().size() != 1 || !(result.rows().get(0).get(y) instanceof Double number)) {
      return Optional.empty();
    }
    String name = phrases.measure((Channel.Measure) result.columns().get(y).shows());
    return Optional.of(language.pick("The %s is %s.", "%s为%s。").formatted(name, value(y, number)));
  }

  private Optional<String> ofGroups(int x, int y) {
    OutputColumn group = result.columns().get(x);
    boolean measured =
        !group.measure() && result.columns().get(y).shows() instanceof Channel.Measure;
    if (!measured || isRank(y)) {
      return Optional.empty();
    }
    List<Point> points = points(y);
    if (points.size() < 2) {
      return Optional.empty();
    }
    boolean series = query.encoding().color().isPresent();
    boolean time = group.type().temporal();
    return Optional.of(time && !series ? trend(points, y) : largest(points, y, group));
  }

  private boolean isRank(int y) {
    return result.columns().get(y).shows() instanceof Channel.Aggregated measure
        && measure.transform().equals(Optional.of(Transform.RANK));
  }

  /** A group with its value. */
  private record Point(String name, double value, boolean named) {}

  private List<Point> points(int y) {
    List<Point> points = new ArrayList<>();
    for (List<Object> row : result.rows()) {
      if (row.get(y) instanceof Double number && Double.isFinite(number)) {
        points.add(new Point(name(row), number, row.get(places(ChannelName.X).get(0)) != null));
      }
    }
    return points;
  }

  private String name(List<Object> row) {
    List<String> names = new ArrayList<>();
    for (ChannelName channel : List.of(ChannelName.X, ChannelName.COLOR)) {
      for (int place : places(channel)) {
        names.add(cell(place, row.get(place)));
      }
    }
    return String.join(language.pick(", ", "、"), names);
  }

  private String cell(int place, Object cell) {
    if (cell == null) {
      return language.pick("(missing)", "（空）");
    }
    OutputColumn column = result.columns().get(place);
    if (column.binWidth().isPresent() && cell instanceof Double start) {
      double end = start + column.binWidth().getAsDouble();
      return "%s–%s".formatted(Numbers.said(start), Numbers.said(end));
    }
    if (column.timeUnit().isPresent() && cell instanceof Double number) {
      return CycleNames.of(column.timeUnit().get(), number.intValue(), language);
    }
    return CellText.of(column, cell);
  }

  private String largest(List<Point> points, int y, OutputColumn group) {
    double most = points.stream().mapToDouble(Point::value).max().orElseThrow();
    double least = points.stream().mapToDouble(Point::value).min().orElseThrow();
    if (most == least) {
      return language
          .pick("All %d have the same value, %s.", "%d项的值都是%s。")
          .formatted(points.size(), value(y, most));
    }
    String high =
        language
            .pick("%s %s highest with %s%s", "%s最高，为%s%s")
            .formatted(high(points, most, y).toArray());
    if (group.binWidth().isPresent()) {
      return high + language.pick(".", "。");
    }
    List<String> lowest = names(points, least);
    if (lowest.size() > MOST_NAMES) {
      return high + language.pick(".", "。");
    }
    return language
        .pick("%s; %s %s lowest with %s.", "%s；%s最低，为%4$s。")
        .formatted(high, said(lowest), are(lowest), value(y, least));
  }

  private List<Object> high(List<Point> points, double most, int y) {
    List<String> names = names(points, most);
    List<Object> words = new ArrayList<>(List.of(said(names)));
    if (language == Language.ENGLISH) {
      words.add(are(names));
    }
    words.add(value(y, most));
    words.add(share(points, most, names.size(), y));
    return words;
  }

  private static List<String> names(List<Point> points, double value) {
    return points.stream().filter(point -> point.value == value).map(Point::name).toList();
  }

  private String said(List<String> names) {
    if (names.size() > MOST_NAMES) {
      return language.pick("%d of them", "其中%d项").formatted(names.size());
    }
    return names.stream().collect(Collectors.joining(language.pick(" and ", "和")));
  }

  private static String are(List<String> names) {
    return names.size() == 1 ? "is" : "are";
  }

  /** Of the whole, where the parts are all there and add up. */
  private String share(List<Point> points, double most, int winners, int y) {
    boolean all =
        query.limit().isEmpty()
            && query.having().isEmpty()
            && Measures.addUp(result.columns().get(y).shows())
            && !Measures.isFraction(result.columns().get(y).shows())
            && points.stream().allMatch(point -> point.value >= 0);
    double total = points.stream().mapToDouble(Point::value).sum();
    if (!all || winners > 1 || total <= 0) {
      return "";
    }
    return language.pick(" (%s of the total)", "（占总数的%s）").formatted(Numbers.percent(most / total));
  }

  private String trend(List<Point> points, int y) {
    List<Point> dated = points.stream().filter(Point::named).toList();
    Point first = dated.get(0);
    Point last = dated.get(dated.size() - 1);
    if (query.sort().isPresent() || dated.size() < 2) {
      return largest(points, y, result.columns().get(places(ChannelName.X).get(0)));
    }
    Point peak = dated.stream().max(Comparator.comparingDouble(Point::value)).orElseThrow();
    String course =
        language
            .pick("From %s to %s it %s", "从%s到%s，%s")
            .formatted(first.name, last.name, course(first.value, last.value, y));
    boolean peakBetween = peak.value > first.value && peak.value > last.value;
    if (!peakBetween) {
      return course + language.pick(".", "。");
    }
    return language
        .pick("%s; the peak is %s in %s.", "%s；最高为%s（%s）。")
        .formatted(course, value(y, peak.value), peak.name);
  }

  private String course(double first, double last, int y) {
    if (first == last) {
      return language.pick("stayed at %s", "均为%s").formatted(value(y, first));
    }
    String verb = first < last ? language.pick("rose", "上升") : language.pick("fell", "下降");
    boolean relative = first > 0 && !Measures.isFraction(result.columns().get(y).shows());
    String change =
        relative ? language.pick(" (%s)", "（%s）").formatted(Numbers.change(last / first - 1)) : "";
    return language
        .pick("%s from %s to %s%s", "由%2$s%1$s到%3$s%4$s")
        .formatted(verb, value(y, first), value(y, last), change);
  }

  private String value(int y, double number) {
    return Measures.isFraction(result.columns().get(y).shows())
        ? Numbers.percent(number)
        : Numbers.said(number);
  }

  /** Of two numbers of every row: Pearson's r. */
  private Optional<String> correlation(int x, int y) {
    if (result.columns().get(x).type() != Column.Type.NUMBER || query.limit().isPresent()) {
      return Optional.empty();
    }
    List<double[]> pairs = new ArrayList<>();
    for (List<Object> row : result.rows()) {
      if (row.get(x) instanceof Double a && row.get(y) instanceof Double b) {
        pairs.add(new double[] {a, b});
      }
    }
    double r = pearson(pairs);
    if (pairs.size() < LEAST_POINTS || Double.isNaN(r)) {
      return Optional.empty();
    }
    return Optional.of(
        language
            .pick("%s and %s %s (r = %s, %d points).", "%s与%s%s（r = %s，%d个点）。")
            .formatted(
                phrases.channel(result.columns().get(x).shows()),
                phrases.channel(result.columns().get(y).shows()),
                together(r),
                Numbers.said(Math.round(r * 100) / 100.0),
                pairs.size()));
  }

  private String together(double r) {
    if (Math.abs(r) < 0.2) {
      return language.pick("hardly depend on each other in a line", "几乎没有线性关系");
    }
    String strength =
        Math.abs(r) >= 0.7
            ? language.pick("strongly ", "明显")
            : Math.abs(r) >= 0.4 ? "" : language.pick("weakly ", "略微");
    return r > 0
        ? language.pick("rise together " + strength, strength + "同向变化").strip()
        : language.pick("move in opposite directions " + strength, strength + "反向变化").strip();
  }

  private static double pearson(List<double[]> pairs) {
    double meanX = pairs.stream().mapToDouble(pair -> pair[0]).average().orElse(0);
    double meanY = pairs.stream().mapToDouble(pair -> pair[1]).average().orElse(0);
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (double[] pair : pairs) {
      double dx = pair[0] - meanX;
      double dy = pair[1] - meanY;
      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
    }
    return xy / Math.sqrt(xx * yy);
  }
}
