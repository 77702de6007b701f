package org.talktodata.training.generator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.talktodata.chartquery.Aggregate;
import org.talktodata.chartquery.Bin;
import org.talktodata.chartquery.Channel;
import org.talktodata.chartquery.Channel.Aggregated;
import org.talktodata.chartquery.Channel.Dimension;
import org.talktodata.chartquery.ChannelName;
import org.talktodata.chartquery.Limit;
import org.talktodata.chartquery.Mark;
import org.talktodata.chartquery.Predicate;
import org.talktodata.chartquery.Sort;
import org.talktodata.chartquery.Transform;
import org.talktodata.table.Column;
import org.talktodata.table.Relation;
import org.talktodata.training.generator.Conditions.Condition;
import org.talktodata.training.generator.Topic.Thing;

/** Draws the shape of a question: which channels show what, and the words for that. */
final class Shapes {
  /** What a list of names may be made of: numbers, groups and a time. */
  private static final List<String> KEYWORDS =
      List.of(
          "NG", "NN", "NT", "GG", "GT", "NNG", "NNG", "NGG", "NGG", "NGG", "NGT", "NGT", "NNT",
          "NNN", "GGG", "GGT", "NNNG");

  private final Wording words;
  private final Draft draft;
  private final Measuring measuring;
  private final Grouping grouping;
  private final Filters filters;
  private final Conditions conditions;
  private String core = "";
  private String tail = "";
  private List<String> charts = List.of();
  private double filtered = 0.62;

  Shapes(Wording words, Draft draft, Measuring measuring, Grouping grouping, Filters filters) {
    this.words = words;
    this.draft = draft;
    this.measuring = measuring;
    this.grouping = grouping;
    this.filters = filters;
    this.conditions = filters.conditions();
  }

  /** The words of the shape that was drawn. */
  String core() {
    return core;
  }

  /** What stands after conditions. */
  String tail() {
    return tail;
  }

  /** The charts that it may be asked for as; none if it says one or has only one. */
  List<String> charts() {
    return charts;
  }

  /** How probable conditions on its rows are. */
  double filtered() {
    return filtered;
  }

  /** Draws the shape and its words; false if the tables lack something. */
  boolean draw() {
    if (words.chance(0.35)) return keywords();
    double kind = words.random.nextDouble();
    if (kind < 0.08) return value();
    if (kind < 0.27) return by();
    if (kind < 0.37) return time();
    if (kind < 0.46) return two();
    if (kind < 0.49) return facet();
    if (kind < 0.53) return multi();
    if (kind < 0.63) return top();
    if (kind < 0.67) return share();
    if (kind < 0.69) return changed(Transform.CUMULATIVE, "cumulative");
    if (kind < 0.71) return changed(Transform.GROWTH, "growth");
    if (kind < 0.725) return changed(Transform.YEAR_OVER_YEAR, "yoy");
    if (kind < 0.735) return rank();
    if (kind < 0.77) return having();
    if (kind < 0.80) return scatter();
    if (kind < 0.835) return histogram();
    if (kind < 0.85) return box();
    if (kind < 0.865) return heat();
    if (kind < 0.905) return rows();
    if (kind < 0.94) return ratio();
    if (kind < 0.965) return twoMeasures();
    if (kind < 0.975) return binned();
    if (kind < 0.985) return perGroup();
    return words.topic.children(words.table).isEmpty() ? by() : never();
  }

  private boolean value() {
    if (!measuring.draw(0.4, "m")) return false;
    draft.y.add(measuring.measure());
    core = words.say(measuring.counts() && words.chance(0.75) ? "value.count" : "value");
    filtered = 0.8;
    return true;
  }

  boolean by() {
    if (!measuring.draw(0.4, "m") || !grouping.category("")) return false;
    draft.x = Optional.of(grouping.dimension());
    draft.y.add(measuring.measure());
    core = words.say(measuring.counts() && words.chance(0.65) ? "by.count" : "by");
    charts =
        List.of(
            "bar", "bar", "bar", "arc", "arc", "donut", "treemap", "radar", "table", "line",
            "funnel");
    sorted();
    return true;
  }

  private void sorted() {
    if (words.chance(0.13)) {
      boolean down = words.chance(0.6);
      draft.sortedBy(ChannelName.Y, down ? Sort.Order.DESCENDING : Sort.Order.ASCENDING);
      tail = words.say(down ? "order.desc" : "order.asc");
    } else if (words.chance(0.02)) {
      draft.sortedBy(ChannelName.X, Sort.Order.ASCENDING);
      tail = words.say("order.x");
    }
  }

  boolean time() {
    if (!measuring.draw(0.4, "m")) return false;
    boolean trend = words.chance(0.35);
    if (!grouping.time("", !trend)) return false;
    Dimension x = grouping.dimension();
    if (trend && words.chance(0.3)) {
      if (words.reach.stream().filter(Thing::isDate).count() > 1) return false;
      x = Grouping.period(grouping.thing(""));
      core = words.say("trend.free");
      draft.mark = Mark.LINE;
    } else if (trend) {
      core = words.say("trend");
      draft.mark = Mark.LINE;
    } else {
      core = words.say(measuring.counts() && words.chance(0.65) ? "time.count" : "time");
      charts = List.of("line", "line", "bar", "bar", "area", "table");
    }
    draft.x = Optional.of(x);
    draft.y.add(measuring.measure());
    return true;
  }

  /**
   * Draws what stands along the axis.
   *
   * @param timed how probable a time is
   * @param cyclic whether that may be a weekday or an hour of the day
   */
  private boolean along(double timed, boolean cyclic) {
    boolean time = words.chance(timed) && grouping.time("", cyclic);
    if (!time && !grouping.category("")) return false;
    draft.x = Optional.of(grouping.dimension());
    return true;
  }

  private boolean isOverTime() {
    return draft.x.orElse(null) instanceof Dimension x && x.timeUnit().isPresent();
  }

  boolean two() {
    if (!measuring.draw(0.4, "m")) return false;
    if (!along(0.4, true)) return false;
    if (!grouping.category("2")) return false;
    draft.color = Optional.of(grouping.dimension());
    draft.y.add(measuring.measure());
    if (!isOverTime() && words.chance(0.12)) {
      Aggregated share = (Aggregated) measuring.measure();
      draft.y.set(
          0,
          new Aggregated(
              share.aggregate(),
              share.field(),
              share.q(),
              share.where(),
              Optional.of(Transform.SHARE),
              Optional.of(ChannelName.X)));
      if (!measuring.counts() && share.aggregate() != Aggregate.SUM) return false;
      core = words.say("within");
      return true;
    }
    core = words.say("by2");
    charts =
        isOverTime()
            ? List.of("line", "line", "area", "bar")
            : List.of("bar", "stacked", "grouped", "percent", "bar");
    return true;
  }

  private boolean facet() {
    if (!measuring.draw(0.4, "m")) return false;
    if (!along(0.4, true)) return false;
    if (!grouping.category("2")) return false;
    draft.facet = Optional.of(grouping.dimension());
    draft.y.add(measuring.measure());
    core = words.say("facet");
    charts = isOverTime() ? List.of("line", "bar") : List.of("bar");
    return true;
  }

  private boolean multi() {
    if (!measuring.draw(0.2, "m")) return false;
    draft.y.add(measuring.measure());
    if (!measuring.draw(0.1, "m2")) return false;
    draft.y.add(measuring.measure());
    if (!along(0.3, false)) return false;
    core = words.say("multi");
    charts =
        isOverTime() ? List.of("line", "line", "bar") : List.of("bar", "bar", "radar", "table");
    return true;
  }

  private boolean top() {
    if (!measuring.draw(0.4, "m") || !grouping.category("")) return false;
    draft.x = Optional.of(grouping.dimension());
    draft.y.add(measuring.measure());
    boolean down = words.chance(0.68);
    draft.sortedBy(ChannelName.Y, down ? Sort.Order.DESCENDING : Sort.Order.ASCENDING);
    if (words.chance(0.3)) {
      draft.limited(1);
      core = words.say(down ? "most" : "least");
    } else {
      number("n");
      core = words.say(down ? "top" : "bottom");
      charts = List.of("bar", "bar", "table");
    }
    return true;
  }

  void number(String slot) {
    int n = words.pick(List.of(2, 3, 3, 4, 5, 5, 5, 6, 7, 8, 10, 10, 10, 15, 20));
    draft.limited(n);
    List<String> numerals =
        words.chinese
            ? List.of("", "", "两", "三", "四", "五", "六", "七", "八", "九", "十")
            : List.of(
                "", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");
    words.slots.put(
        slot, n <= 10 && words.chance(0.35) ? (n == 2 ? "2" : numerals.get(n)) : "" + n);
  }

  private boolean share() {
    if (!measuring.draw(0.6, "m") || !grouping.category("")) return false;
    Aggregated whole = (Aggregated) measuring.measure();
    if (!measuring.counts() && whole.aggregate() != Aggregate.SUM) return false;
    draft.x = Optional.of(grouping.dimension());
    draft.y.add(whole.with(Transform.SHARE));
    core = words.say("share");
    charts = List.of("arc", "arc", "arc", "donut", "bar");
    return true;
  }

  private boolean changed(Transform transform, String section) {
    if (!measuring.draw(0.4, "m") || !grouping.time("", false)) return false;
    Aggregated whole = (Aggregated) measuring.measure();
    if (!measuring.counts()
        && whole.aggregate() != Aggregate.SUM
        && (transform == Transform.CUMULATIVE || whole.aggregate() != Aggregate.MEAN)) return false;
    draft.x = Optional.of(grouping.dimension());
    draft.y.add(whole.with(transform));
    core = words.say(section);
    charts = List.of("line", "bar", "area");
    return true;
  }

  private boolean rank() {
    if (!measuring.draw(0.3, "m") || !grouping.category("")) return false;
    draft.x = Optional.of(grouping.dimension());
    draft.y.add(((Aggregated) measuring.measure()).with(Transform.RANK));
    core = words.say("rank");
    return true;
  }

  private boolean having() {
    if (!measuring.draw(0.5, "m") || !grouping.category("")) return false;
    draft.x = Optional.of(grouping.dimension());
    Channel.Measure tested = measuring.measure();
    String m = words.slots.get("m");
    double bound = conditions.threshold(2, 400);
    if (tested instanceof Aggregated a && a.field().isPresent()) {
      if (a.aggregate() == Aggregate.DISTINCT || a.aggregate() == Aggregate.STDEV) return false;
      Thing thing =
          words.own.stream().filter(t -> t.field().equals(a.field().get())).findFirst().get();
      bound =
          conditions.threshold(
              thing.min(), thing.max() * (a.aggregate() == Aggregate.SUM ? 50 : 1));
      if (bound <= 0) return false;
    } else {
      bound = Math.max(2, Math.rint(bound));
    }
    Thing any = words.own.get(0);
    Condition compared = conditions.compare(any, bound);
    Predicate.Is is = (Predicate.Is) compared.predicate();
    draft.having = Optional.of(new Predicate.Is(new Predicate.OfGroup(tested), is.test()));
    String x = compared.slots().get("x");
    Predicate.Comparator comparator = ((Predicate.Compare) is.test()).comparator();
    String h =
        switch (comparator) {
          case GT ->
              words.either(
                  "{m}超过{x}|{m}大于{x}|{m}高于{x}|{m}>{x}|{m}过{x}",
                  "more than {x}|over {x}|above {x}|> {x}");
          case GTE ->
              words.either(
                  "{m}不低于{x}|{m}至少{x}|{m}达到{x}|{m}>={x}",
                  "at least {x}|{x} or more|>= {x}|no less than {x}");
          case LT ->
              words.either(
                  "{m}低于{x}|{m}不到{x}|{m}小于{x}|{m}少于{x}|{m}<{x}",
                  "less than {x}|under {x}|below {x}|< {x}");
          default ->
              words.either(
                  "{m}不超过{x}|{m}最多{x}|{m}<={x}", "at most {x}|{x} or less|<= {x}|no more than {x}");
        };
    h = h.replace("{x}", x);
    String bare = m.replaceAll("^(the )?(number|count) of ", "");
    boolean rows = !words.chinese && measuring.counts();
    words.slots.put(
        "h", words.chinese ? h.replace("{m}", m) : "with " + (rows ? h + " " + bare : m + " " + h));
    words.slots.put(
        "hv",
        rows
            ? h + " " + bare
            : "a "
                + m
                + " of "
                + h.replaceAll("^(over|above|> ?|under|below|< ?|>= ?|<= ?)", "$1"));
    words.slots.put("hp", rows ? "number of " + bare + " is " + h : m + " is " + h);
    if (!rows && !words.chinese) {
      words.slots.remove("hv");
    }
    if (words.chance(0.25)) {
      if (!measuring.draw(0.1, "m") || measuring.counts()) return false;
      draft.y.add(measuring.measure());
      core = words.say("having.with");
    } else {
      draft.y.add(tested);
      core = words.say("having");
    }
    filtered = 0.4;
    return true;
  }

  private boolean scatter() {
    List<Thing> numbers = new ArrayList<>(numbers());
    if (numbers.size() < 2) return false;
    Collections.shuffle(numbers, words.random);
    draft.mark = Mark.POINT;
    draft.x = Optional.of(Dimension.of(numbers.get(0).field()));
    draft.y.add(Dimension.of(numbers.get(1).field()));
    words.use(numbers.get(0));
    words.use(numbers.get(1));
    words.slots.put("m", words.name(numbers.get(0)));
    words.slots.put("m2", words.name(numbers.get(1)));
    core = words.say("scatter");
    if (words.chance(0.35)) {
      words.reach = words.own;
      if (!grouping.category("")) return false;
      draft.color = Optional.of(grouping.dimension());
      words.slots.put("c", words.slots.get("d"));
      tail = words.say("scatter.color");
    }
    words.reach = words.own;
    return true;
  }

  /**
   * Names of columns and nothing else: what is drawn follows from their kinds, and leaves none out.
   */
  private boolean keywords() {
    words.reach = words.own;
    String kinds = words.pick(KEYWORDS);
    List<Thing> numbers = drawn(t -> isMeasured(t) && t.usual().isPresent(), kinds, 'N');
    List<Thing> groups = drawn(t -> t.isGroup() && !t.isYear(), kinds, 'G');
    List<Thing> times = drawn(t -> t.isDate() || t.isYear(), kinds, 'T');
    List<Thing> said = new ArrayList<>(numbers);
    said.addAll(groups);
    said.addAll(times);
    if (said.size() < kinds.length()) return false;
    Collections.shuffle(said, words.random);
    numbers.sort(Comparator.comparingInt(said::indexOf));
    groups.sort(Comparator.comparingInt(said::indexOf));
    List<Dimension> dimensions = new ArrayList<>();
    times.forEach(time -> dimensions.add(Grouping.period(time)));
    groups.forEach(group -> dimensions.add(Dimension.of(group.field())));
    if (dimensions.isEmpty()) {
      draft.mark = Mark.POINT;
      draft.x = Optional.of(Dimension.of(numbers.get(0).field()));
      draft.y.add(Dimension.of(numbers.get(1).field()));
      draft.size = numbers.stream().skip(2).map(n -> (Channel) Dimension.of(n.field())).findFirst();
    } else {
      dimensions(dimensions);
      numbers.forEach(n -> draft.y.add(Aggregated.of(n.usual().orElseThrow(), n.field())));
      if (numbers.isEmpty()) {
        draft.y.add(Aggregated.count());
        if (words.topic.several()) draft.from.add(words.table);
      }
    }
    said.forEach(words::use);
    boolean asTheyStand = words.chance(0.3);
    List<String> names =
        said.stream().map(t -> asTheyStand ? t.column().name() : words.name(t)).toList();
    boolean grouped = !numbers.isEmpty() && numbers.size() < said.size() && words.chance(0.35);
    words.slots.put("list", grouped ? numbersBy(said, names, numbers) : words.list(names));
    core = words.say("keywords");
    filtered = 0.1;
    return true;
  }

  private List<Thing> numbers() {
    return words.own.stream().filter(t -> t.column().role() == Column.Role.NUMBER).toList();
  }

  private static boolean isMeasured(Thing thing) {
    return thing.column().role() == Column.Role.NUMBER && !thing.isYear();
  }

  /** The names of the numbers, then by which others they are shown. */
  private String numbersBy(List<Thing> said, List<String> names, List<Thing> numbers) {
    List<String> shown = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (int i = 0; i < said.size(); i++) {
      (numbers.contains(said.get(i)) ? shown : others).add(names.get(i));
    }
    if (!words.chinese) {
      return words.list(shown)
          + words.pick(List.of(" by ", " by ", " by ", " per ", " for each ", ", by ", " across "))
          + words.list(others);
    }
    return words.chance(0.5)
        ? words.pick(List.of("按", "按", "各", "每个", "分"))
            + words.list(others)
            + words.pick(List.of("看", "的", " ", ""))
            + words.list(shown)
        : words.list(others) + words.pick(List.of("的", "的", " ", "：")) + words.list(shown);
  }

  /** As many things of a kind as the letter stands in the kinds, or fewer if there are not. */
  private List<Thing> drawn(java.util.function.Predicate<Thing> kind, String kinds, char letter) {
    List<Thing> all = new ArrayList<>(words.own.stream().filter(kind).toList());
    Collections.shuffle(all, words.random);
    long wanted = kinds.chars().filter(c -> c == letter).count();
    return new ArrayList<>(all.subList(0, (int) Math.min(wanted, all.size())));
  }

  private void dimensions(List<Dimension> all) {
    draft.x = Optional.of(all.get(0));
    draft.color = all.stream().skip(1).map(d -> (Channel) d).findFirst();
    draft.facet = all.stream().skip(2).map(d -> (Channel) d).findFirst();
  }

  private boolean histogram() {
    List<Thing> numbers = numbers();
    if (numbers.isEmpty()) return false;
    Thing number = words.pick(numbers);
    words.use(number);
    draft.mark = Mark.BAR;
    if (words.topic.several()) draft.from.add(words.table);
    words.slots.put("m", words.name(number));
    Bin bin = Bin.AUTO;
    double how = words.random.nextDouble();
    if (how < 0.3) {
      double step =
          conditions.threshold(
              (number.max() - number.min()) / 40, (number.max() - number.min()) / 6);
      if (step <= 0) return false;
      bin = new Bin(Optional.empty(), Optional.of(step));
      words.slots.put("s", conditions.said(step));
      core = words.say("histogram.step");
    } else if (how < 0.42) {
      int bins = words.pick(List.of(5, 8, 10, 12, 15, 20, 25, 30, 50));
      bin = new Bin(Optional.of(bins), Optional.empty());
      words.slots.put("s", "" + bins);
      core = words.say("histogram.bins");
    } else {
      core = words.say("histogram");
    }
    draft.x = Optional.of(new Dimension(number.field(), Optional.empty(), Optional.of(bin)));
    draft.y.add(Aggregated.count());
    words.reach = words.own;
    return true;
  }

  private boolean binned() {
    List<Thing> numbers = numbers();
    if (numbers.size() < 2) return false;
    Thing number = words.pick(numbers);
    words.use(number);
    if (!measuring.draw(0.3, "m")) return false;
    grouping.say(words.name(number), "");
    draft.x = Optional.of(new Dimension(number.field(), Optional.empty(), Optional.of(Bin.AUTO)));
    draft.y.add(measuring.measure());
    core = words.say("binned");
    return true;
  }

  private boolean box() {
    List<Thing> numbers = numbers();
    if (numbers.isEmpty()) return false;
    Thing number = words.pick(numbers);
    words.use(number);
    words.slots.put("m", words.name(number));
    draft.mark = Mark.BOXPLOT;
    draft.y.add(Dimension.of(number.field()));
    if (words.chance(0.15)) {
      core = words.say("box.one");
    } else {
      if (!grouping.category("")) return false;
      draft.x = Optional.of(grouping.dimension());
      core = words.say("box");
    }
    return true;
  }

  private boolean heat() {
    if (!measuring.draw(0.5, "m")) return false;
    if (!along(0.3, true)) return false;
    if (!grouping.category("2")) return false;
    draft.color = Optional.of(grouping.dimension());
    draft.y.add(measuring.measure());
    draft.mark = Mark.RECT;
    core = words.say("heat");
    return true;
  }

  private boolean rows() {
    words.reach = words.own;
    List<Condition> some = filters.draw(words.chance(0.3) ? 2 : 1);
    if (some.isEmpty()) return false;
    List<Thing> shown =
        new ArrayList<>(words.own.stream().filter(t -> !t.column().name().isBlank()).toList());
    Collections.shuffle(shown, words.random);
    int most = Math.min(shown.size(), 2 + words.random.nextInt(3));
    List<String> names = new ArrayList<>();
    for (Thing thing : shown.subList(0, most)) {
      draft.columns.add(Dimension.of(thing.field()));
      names.add(words.name(thing));
    }
    draft.mark = Mark.TABLE;
    if (words.topic.several()) draft.from.add(words.table);
    some.forEach(c -> draft.filter.add(c.predicate()));
    words.slots.put("t", words.noun());
    words.slots.put("w", filters.where(some));
    words.slots.put("wp", "是" + filters.where(some));
    words.slots.put(
        "cs",
        words.chinese
            ? String.join(words.pick(List.of("、", "、", "和", " ")), names)
            : Wording.joined(names, ", ", words.chance(0.3) ? ", " : " and "));
    core = words.say("table.columns");
    filtered = 0;
    return true;
  }

  private boolean ratio() {
    List<Condition> some = filters.draw(1);
    if (some.isEmpty() || some.get(0).time()) return false;
    if (words.topic.several()) draft.from.add(words.table);
    Aggregated part =
        new Aggregated(
            Aggregate.COUNT,
            Optional.empty(),
            Optional.empty(),
            Optional.of(some.get(0).predicate()),
            Optional.empty(),
            Optional.empty());
    draft.y.add(new Channel.Combined(Channel.Combined.Operation.RATIO, part, Aggregated.count()));
    words.use(some.get(0).thing());
    words.slots.put("t", words.noun());
    words.slots.put("w", filters.where(some));
    if (words.chance(0.25)) {
      core = words.say("ratio.one");
    } else {
      if (!along(0.3, false)) return false;
      core = words.say("ratio");
    }
    filtered = 0.3;
    return true;
  }

  private boolean twoMeasures() {
    List<Thing> numbers =
        new ArrayList<>(numbers().stream().filter(t -> t.usual().isPresent()).toList());
    if (numbers.size() < 2) return false;
    Collections.shuffle(numbers, words.random);
    Thing a = numbers.get(0);
    Thing b = numbers.get(1);
    if (!a.usual().equals(b.usual())) return false;
    Aggregate aggregate = a.usual().get();
    boolean minus = words.chance(0.5);
    draft.y.add(
        new Channel.Combined(
            minus ? Channel.Combined.Operation.DIFFERENCE : Channel.Combined.Operation.RATIO,
            Aggregated.of(aggregate, a.field()),
            Aggregated.of(aggregate, b.field())));
    words.use(a);
    words.use(b);
    String word =
        words.chance(0.6)
            ? ""
            : aggregate == Aggregate.SUM
                ? words.either("总", "total ")
                : words.either("平均", "average ");
    words.slots.put("a", word + words.name(a));
    words.slots.put("b", word + words.name(b));
    if (!along(0.3, false)) return false;
    core = words.say(minus ? "minus" : "divide");
    filtered = 0.35;
    return true;
  }

  private boolean perGroup() {
    if (!measuring.draw(0.4, "m") || !grouping.category("")) return false;
    draft.x = Optional.of(grouping.dimension());
    if (!grouping.category("2")) return false;
    draft.color = Optional.of(grouping.dimension());
    draft.y.add(measuring.measure());
    number("n");
    draft.limit = Optional.of(new Limit(draft.limit.get().count(), Optional.of(ChannelName.COLOR)));
    draft.sortedBy(ChannelName.Y, Sort.Order.DESCENDING);
    core = words.say("topper");
    filtered = 0.3;
    return true;
  }

  private boolean never() {
    Relation child = words.pick(words.topic.children(words.table));
    words.slots.put("t", words.noun());
    words.slots.put("t2", words.noun(child.from().table().orElseThrow()));
    draft.from.add(words.table);
    draft.y.add(Aggregated.count());
    draft.filter.add(
        new Predicate.Not(
            new Predicate.Is(
                Predicate.Field.of(child.to()), new Predicate.In(child.from(), Optional.empty()))));
    words.reach = words.own;
    if (words.chance(0.4) && grouping.category("")) {
      draft.x = Optional.of(grouping.dimension());
      core = words.say("never.by");
    } else {
      core = words.say("never");
    }
    filtered = 0;
    return true;
  }
}
