package org.talktodata.training.generator;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.talktodata.chartquery.Aggregate;
import org.talktodata.chartquery.Bin;
import org.talktodata.chartquery.Channel;
import org.talktodata.chartquery.Channel.Aggregated;
import org.talktodata.chartquery.Channel.Dimension;
import org.talktodata.chartquery.ChannelName;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.Limit;
import org.talktodata.chartquery.Mark;
import org.talktodata.chartquery.Predicate;
import org.talktodata.chartquery.Sort;
import org.talktodata.chartquery.Stack;
import org.talktodata.chartquery.TimeUnit;
import org.talktodata.chartquery.Transform;
import org.talktodata.examples.Example;
import org.talktodata.examples.Refusal;
import org.talktodata.problem.Problem;
import org.talktodata.question.Question;
import org.talktodata.table.Column;
import org.talktodata.table.Relation;
import org.talktodata.training.generator.Conditions.Condition;
import org.talktodata.training.generator.Topic.Thing;

/** Asks one question: draws what to ask, then the words. */
final class Asker {
  private static final Pattern ASKS =
      Pattern.compile(
          "(?is).*(哪|多少|几|什么|吗|谁|怎么|如何|是不是|有没有|能不能|啥).*"
              + "|^(which|what|what's|how|is|are|does|do|did|who|find|list|show|compare|give|tell|get|count|any|where|for|in|draw|make|plot|name|rank|break|group|could|so|divide|compute|calculate|subtract|report|bin|split|put|use|look|tabulate|assign|at|per|by|from|with|whose|since|visualize|display|chart|graph|create|build|let|let's|can|something|i)\\b.*"
              + "|^(看|展示|显示|做|查|算|统计|来|画|给|列|找|把|对比|比较|想|数|报|要|用|只|筛|挑|按|横轴|x轴|清单|领导|明细).*");

  /** Days up to which a trend is drawn by day. */
  private static final int SHORT_TIME = 130;

  private final Topic topic;
  private final Frames frames;
  private final boolean chinese;
  private final List<String> foreign;
  private final Random random;
  private final Conditions conditions;
  private final Map<String, String> slots = new HashMap<>();
  private final Set<String> used = new HashSet<>();
  private final Draft draft = new Draft();
  private String table = "";
  private List<Thing> own = List.of();
  private List<Thing> reach = List.of();

  Asker(Topic topic, Frames frames, boolean chinese, List<String> foreign, Random random) {
    this.topic = topic;
    this.frames = frames;
    this.chinese = chinese;
    this.foreign = foreign;
    this.random = random;
    this.conditions = new Conditions(topic, chinese, random);
  }

  private boolean chance(double share) {
    return random.nextDouble() < share;
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private String either(String inChinese, String inEnglish) {
    String[] all = (chinese ? inChinese : inEnglish).split("\\|");
    return all[random.nextInt(all.length)];
  }

  private String say(String section) {
    return frames.say(section, slots, random);
  }

  /** A question with its answer; empty if these tables do not have what it would need. */
  Optional<Example> ask() {
    table = pick(topic.catalog().tables()).name();
    own = topic.things().stream().filter(t -> t.table().equals(table)).toList();
    List<String> parents = topic.parents(table);
    reach =
        parents.isEmpty() || chance(0.35)
            ? own
            : topic.things().stream()
                .filter(t -> t.table().equals(table) || parents.contains(t.table()))
                .toList();
    double kind = random.nextDouble();
    if (kind < 0.03) {
      return Optional.of(chat());
    }
    if (kind < 0.10) {
      return missing();
    }
    if (kind < 0.22) {
      return followUp();
    }
    return shape() ? finish() : Optional.empty();
  }

  private String core = "";
  private List<String> charts = List.of();
  private boolean filters = true;
  private double filtered = 0.62;

  /** Draws the shape and its words; false if the tables lack something. */
  private boolean shape() {
    if (chance(0.35)) return keywords();
    double kind = random.nextDouble();
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
    return topic.children(table).isEmpty() ? by() : never();
  }

  // What is measured

  private boolean count;
  private Channel.Measure measure;

  private boolean measure(double counts, String slot) {
    List<Thing> numbers = own.stream().filter(Thing::isNumber).filter(this::free).toList();
    count = numbers.isEmpty() || chance(counts);
    if (count) {
      if (used.contains("count")) {
        return false;
      }
      used.add("count");
      if (topic.several() && !draft.from.contains(table)) {
        draft.from.add(table);
      }
      measure = Aggregated.count();
      slots.put(slot, rowsSaid());
      return true;
    }
    Thing number = pick(numbers);
    List<Thing> texts =
        own.stream().filter(t -> t.isGroup() || isKey(t)).filter(this::free).toList();
    if (!texts.isEmpty() && chance(0.06)) {
      number = pick(texts);
      mark(number);
      measure = Aggregated.of(Aggregate.DISTINCT, number.field());
      String name = name(number);
      slots.put(
          slot,
          chinese
              ? either(
                  "不同"
                      + name
                      + "数|"
                      + name
                      + "去重数|去重"
                      + name
                      + "数|"
                      + name
                      + "去重后的个数|不重复的"
                      + name
                      + "数",
                  "")
              : either(
                  "",
                  "number of different "
                      + plural(name)
                      + "|distinct "
                      + plural(name)
                      + "|number of distinct "
                      + plural(name)
                      + "|number of unique "
                      + plural(name)
                      + "|unique "
                      + plural(name)));
      return true;
    }
    mark(number);
    aggregated(number, slot);
    return true;
  }

  private boolean isKey(Thing thing) {
    return thing.column().role() == Column.Role.IDENTIFIER;
  }

  private boolean free(Thing thing) {
    return !used.contains(thing.field().toString());
  }

  private void mark(Thing thing) {
    used.add(thing.field().toString());
  }

  private void aggregated(Thing number, String slot) {
    String m = name(number);
    double how = random.nextDouble();
    Aggregate usual = number.usual().orElse(Aggregate.MEAN);
    if (number.usual().isPresent() && how < 0.4) {
      measure = Aggregated.of(usual, number.field());
      slots.put(slot, m);
      return;
    }
    boolean adds = usual == Aggregate.SUM;
    if (how < 0.68) {
      Aggregate aggregate = adds ^ chance(0.25) ? Aggregate.SUM : Aggregate.MEAN;
      measure = Aggregated.of(aggregate, number.field());
      slots.put(
          slot,
          aggregate == Aggregate.SUM
              ? either(
                      "总{}|{}合计|{}总和|{}总计|{}之和|{}加总|{}加起来|合计{}|总的{}|{}总数",
                      "total {}|sum of {}|total of {}|{} total|summed {}|overall {}|combined {}|{} sum")
                  .replace("{}", m)
              : either(
                      "平均{}|平均{}|{}均值|{}的平均值|{}平均值|{}平均|平均的{}|{}的均值",
                      "average {}|average {}|avg {}|mean {}|mean of {}|avg. {}|{} average|average of {}|{} mean|typical average {}")
                  .replace("{}", m));
      return;
    }
    if (how < 0.76) {
      measure = Aggregated.of(Aggregate.MAX, number.field());
      slots.put(
          slot,
          either(
                  "最高{}|最大{}|{}最大值|{}的最大值|{}最高值|{}峰值|{}上限",
                  "maximum {}|max {}|highest {}|largest {}|max of {}|maximum of {}|peak {}|{} max")
              .replace("{}", m));
    } else if (how < 0.83) {
      measure = Aggregated.of(Aggregate.MIN, number.field());
      slots.put(
          slot,
          either(
                  "最低{}|最小{}|{}最小值|{}的最小值|{}最低值|最少{}",
                  "minimum {}|min {}|lowest {}|smallest {}|min of {}|minimum of {}|{} min")
              .replace("{}", m));
    } else if (how < 0.92) {
      measure = Aggregated.of(Aggregate.MEDIAN, number.field());
      slots.put(
          slot,
          either("{}中位数|{}的中位数|中位{}|{}中位值|{}中间值", "median {}|median of {}|{} median|the middle {}")
              .replace("{}", m));
    } else if (how < 0.96) {
      measure = Aggregated.of(Aggregate.STDEV, number.field());
      slots.put(
          slot,
          either(
                  "{}标准差|{}的标准差|{}的标准偏差|{}波动（标准差）",
                  "standard deviation of {}|{} standard deviation|std dev of {}|stdev of {}|std of {}")
              .replace("{}", m));
    } else {
      int q = pick(List.of(10, 25, 75, 90, 95, 99));
      measure =
          new Aggregated(
              Aggregate.QUANTILE,
              Optional.of(number.field()),
              Optional.of(q / 100.0),
              Optional.empty(),
              Optional.empty(),
              Optional.empty());
      slots.put(
          slot,
          either(
                  "{}的%d分位数|{}%d分位|{}P%d|P%d {}|{} p%d",
                  "%dth percentile of {}|p%d of {}|{} p%d|P%d {}|%dth percentile {}")
              .replace("{}", m)
              .replace("%d", "" + q));
    }
  }

  private String noun() {
    List<String> names = new ArrayList<>();
    for (String name : topic.tableNames().getOrDefault(table, List.of())) {
      boolean zh = Example.languageOf(name).equals("zh");
      if (zh == chinese
          && !name.matches("(?i).*(表|数据|台账|信息|data|list|table|sheet|log|dataset)$")
          && !name.matches(".*[数量额]$")) {
        names.add(zh ? name : lower(name));
      }
    }
    if (names.isEmpty() || !topic.several() && chance(0.15)) {
      return topic.several() && !topic.tableNames().getOrDefault(table, List.of()).isEmpty()
          ? pick(topic.tableNames().get(table))
          : either("记录|记录|数据|条目", "records|rows|records|entries");
    }
    String name = pick(names);
    return chinese ? name : plural(name);
  }

  private static String lower(String name) {
    return name.equals(name.toUpperCase(java.util.Locale.ROOT))
        ? name
        : name.toLowerCase(java.util.Locale.ROOT);
  }

  private String rowsSaid() {
    slots.put("t", noun());
    slots.put("u", chinese ? pick(List.of("", "个", "个", "条", "")) : "");
    String t = slots.get("t");
    return chinese
        ? either(t + "数|" + t + "数量|" + t + "数|" + t + "总数|" + t + "个数", "")
        : either(
            "", "number of " + t + "|count of " + t + "|number of " + t + "|the number of " + t);
  }

  private String name(Thing thing) {
    return Topic.name(thing, chinese, random);
  }

  static String plural(String word) {
    if (word.contains("_")
        || !word.matches(".*[a-z]{3,}")
        || word.matches("(?i).*(ed|ing|ly|when|why|where|not|on|at)")) {
      return word;
    }
    if (word.matches("(?i).*(s|people|data|staff|men|women|children|\\d|\\p{IsHan})")) {
      return word;
    }
    if (word.matches("(?i).*[^aeiou]y")) {
      return word.substring(0, word.length() - 1) + "ies";
    }
    return word + (word.matches("(?i).*(x|ch|sh|z)") ? "es" : "s");
  }

  // What it is measured by

  private boolean category(String suffix) {
    List<Thing> groups =
        reach.stream().filter(t -> t.isGroup() || t.isYear()).filter(this::free).toList();
    if (groups.isEmpty()) {
      return false;
    }
    Thing thing = pick(groups);
    mark(thing);
    dimension = Dimension.of(thing.field());
    say(name(thing), suffix);
    thingOf.put(suffix, thing);
    return true;
  }

  private Dimension dimension;
  private final Map<String, Thing> thingOf = new HashMap<>();

  private void say(String d, String suffix) {
    slots.put("d" + suffix, d);
    slots.put("ds" + suffix, chinese ? d : plural(d));
    slots.put(
        "each" + suffix, either("各{}|每个{}|不同{}|各个{}|各{}", "each {}|every {}").replace("{}", d));
    slots.put(
        "by" + suffix,
        either(
                "按{}|按{}|按照{}|分{}|依{}|根据{}",
                "by {}|by {}|by {}|per {}|for each {}|across {s}|by the {}|for every {}")
            .replace("{}", d)
            .replace("{s}", chinese ? d : plural(d)));
    slots.put("by0", "by");
  }

  private static final Map<TimeUnit, String[]> UNITS =
      Map.of(
          TimeUnit.YEAR,
              new String[] {
                "每年|各年|历年|每一年",
                "按年|逐年|按年份|年度|分年",
                "each year|every year",
                "by year|per year|yearly|each year|annually|year by year",
                "yearly|annual",
                "year",
                "年份"
              },
          TimeUnit.YEARQUARTER,
              new String[] {
                "每季度|各季度|每个季度",
                "按季度|逐季|分季度|季度",
                "each quarter|every quarter",
                "by quarter|per quarter|quarterly|each quarter",
                "quarterly",
                "quarter",
                "季度"
              },
          TimeUnit.YEARMONTH,
              new String[] {
                "每月|每个月|各月|逐月",
                "按月|逐月|月度|分月|按月份",
                "each month|every month",
                "by month|per month|monthly|each month|month by month",
                "monthly",
                "month",
                "月份"
              },
          TimeUnit.YEARWEEK,
              new String[] {
                "每周|每个星期|各周",
                "按周|逐周|分周|周度",
                "each week|every week",
                "by week|per week|weekly|each week",
                "weekly",
                "week",
                "周"
              },
          TimeUnit.YEARMONTHDATE,
              new String[] {
                "每天|每日|各天",
                "按天|逐日|按日|分天",
                "each day|every day",
                "by day|per day|daily|each day|day by day",
                "daily",
                "day",
                "日期"
              },
          TimeUnit.DAY,
              new String[] {
                "周一到周日|每个星期几|一周里每天",
                "按星期几|按周几|按星期|分星期几",
                "each weekday|each day of the week",
                "by weekday|by day of the week|per weekday|by day of week",
                "weekday",
                "weekday",
                "星期几"
              },
          TimeUnit.HOURS,
              new String[] {
                "一天中各小时|每个钟点|一天里各时段",
                "按几点|按钟点|按一天中的小时",
                "each hour of the day",
                "by hour of the day|by hour of day|per hour of the day",
                "hour of the day",
                "hour of the day",
                "钟点"
              });

  private Optional<Thing> date() {
    List<Thing> dates = own.stream().filter(Thing::isDate).filter(this::free).toList();
    return dates.isEmpty() ? Optional.empty() : Optional.of(pick(dates));
  }

  private boolean time(String suffix, boolean cyclic) {
    Optional<Thing> date = date();
    if (date.isEmpty()) {
      return false;
    }
    Thing thing = date.get();
    long days = days(thing);
    List<TimeUnit> units = new ArrayList<>(List.of(TimeUnit.YEARMONTH, TimeUnit.YEARMONTH));
    if (days > 500) {
      units.addAll(List.of(TimeUnit.YEAR, TimeUnit.YEAR, TimeUnit.YEARQUARTER));
    }
    if (days < 1200) {
      units.addAll(List.of(TimeUnit.YEARMONTHDATE, TimeUnit.YEARWEEK));
    }
    if (cyclic && chance(0.3)) {
      units = new ArrayList<>(List.of(TimeUnit.DAY));
      if (thing.column().type() == Column.Type.DATETIME) {
        units.add(TimeUnit.HOURS);
      }
    }
    return time(thing, pick(units), suffix);
  }

  private boolean time(Thing thing, TimeUnit unit, String suffix) {
    mark(thing);
    thingOf.put(suffix, thing);
    dimension = new Dimension(thing.field(), Optional.of(unit), Optional.empty());
    String[] words = UNITS.get(unit);
    boolean alone = reach.stream().filter(Thing::isDate).count() == 1;
    String each = either(words[0], words[2]);
    String by = either(words[1], words[3]);
    String adj = either(words[1], words[4]);
    String d = chinese ? words[6] : words[5];
    if (!alone || chance(0.06)) {
      String name = name(thing);
      if (chinese) {
        each = each + pick(List.of("（按%s）", "（%s）")).formatted(name);
        by =
            pick(List.of("按%s" + by.replace("按", "的"), "按%s" + by, "%s" + by))
                .formatted(name)
                .replace("的的", "的");
        adj = by;
      } else {
        by = pick(List.of(by + " of %s", by + " (%s)", by + " based on %s")).formatted(name);
        each = each + " of " + name;
        d = d + " of " + name;
        adj = null;
      }
    }
    slots.put("each" + suffix, each);
    slots.put("by" + suffix, by);
    slots.put("adj" + suffix, adj);
    slots.put("d" + suffix, d);
    slots.put("ds" + suffix, chinese ? d : d.contains(" ") ? null : plural(d));
    return true;
  }

  // Shapes

  private boolean value() {
    if (!measure(0.4, "m")) return false;
    draft.y.add(measure);
    core = say(count && chance(0.75) ? "value.count" : "value");
    filtered = 0.8;
    return true;
  }

  private boolean by() {
    if (!measure(0.4, "m") || !category("")) return false;
    draft.x = Optional.of(dimension);
    draft.y.add(measure);
    core = say(count && chance(0.65) ? "by.count" : "by");
    charts =
        List.of(
            "bar", "bar", "bar", "arc", "arc", "donut", "treemap", "radar", "table", "line",
            "funnel");
    sorted();
    return true;
  }

  private void sorted() {
    if (chance(0.13)) {
      boolean down = chance(0.6);
      draft.sortedBy(ChannelName.Y, down ? Sort.Order.DESCENDING : Sort.Order.ASCENDING);
      tail = say(down ? "order.desc" : "order.asc");
    } else if (chance(0.02)) {
      draft.sortedBy(ChannelName.X, Sort.Order.ASCENDING);
      tail = say("order.x");
    }
  }

  private String tail = "";

  private boolean time() {
    if (!measure(0.4, "m")) return false;
    boolean trend = chance(0.35);
    if (!time("", !trend)) return false;
    if (trend && chance(0.3)) {
      if (reach.stream().filter(Thing::isDate).count() > 1) return false;
      dimension = period(thingOf.get(""));
      core = say("trend.free");
      draft.mark = Mark.LINE;
    } else if (trend) {
      core = say("trend");
      draft.mark = Mark.LINE;
    } else {
      core = say(count && chance(0.65) ? "time.count" : "time");
      charts = List.of("line", "line", "bar", "bar", "area", "table");
    }
    draft.x = Optional.of(dimension);
    draft.y.add(measure);
    return true;
  }

  private boolean two() {
    if (!measure(0.4, "m")) return false;
    boolean overTime = chance(0.4) && time("", true);
    if (!overTime && !category("")) return false;
    draft.x = Optional.of(dimension);
    if (!category("2")) return false;
    draft.color = Optional.of(dimension);
    draft.y.add(measure);
    if (!overTime && chance(0.12)) {
      Aggregated share = (Aggregated) measure;
      draft.y.set(
          0,
          new Aggregated(
              share.aggregate(),
              share.field(),
              share.q(),
              share.where(),
              Optional.of(Transform.SHARE),
              Optional.of(ChannelName.X)));
      if (!count && share.aggregate() != Aggregate.SUM) return false;
      core = say("within");
      return true;
    }
    core = say("by2");
    charts =
        overTime
            ? List.of("line", "line", "area", "bar")
            : List.of("bar", "stacked", "grouped", "percent", "bar");
    return true;
  }

  private boolean facet() {
    if (!measure(0.4, "m")) return false;
    boolean overTime = chance(0.4) && time("", true);
    if (!overTime && !category("")) return false;
    draft.x = Optional.of(dimension);
    if (!category("2")) return false;
    draft.facet = Optional.of(dimension);
    draft.y.add(measure);
    core = say("facet");
    charts = overTime ? List.of("line", "bar") : List.of("bar");
    return true;
  }

  private boolean multi() {
    if (!measure(0.2, "m")) return false;
    draft.y.add(measure);
    if (!measure(0.1, "m2")) return false;
    draft.y.add(measure);
    boolean overTime = chance(0.3) && time("", false);
    if (!overTime && !category("")) return false;
    draft.x = Optional.of(dimension);
    core = say("multi");
    charts = overTime ? List.of("line", "line", "bar") : List.of("bar", "bar", "radar", "table");
    return true;
  }

  private boolean top() {
    if (!measure(0.4, "m") || !category("")) return false;
    draft.x = Optional.of(dimension);
    draft.y.add(measure);
    boolean down = chance(0.68);
    draft.sortedBy(ChannelName.Y, down ? Sort.Order.DESCENDING : Sort.Order.ASCENDING);
    if (chance(0.3)) {
      draft.limited(1);
      core = say(down ? "most" : "least");
    } else {
      number("n");
      core = say(down ? "top" : "bottom");
      charts = List.of("bar", "bar", "table");
    }
    return true;
  }

  private void number(String slot) {
    int n = pick(List.of(2, 3, 3, 4, 5, 5, 5, 6, 7, 8, 10, 10, 10, 15, 20));
    draft.limited(n);
    List<String> words =
        chinese
            ? List.of("", "", "两", "三", "四", "五", "六", "七", "八", "九", "十")
            : List.of(
                "", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");
    slots.put(slot, n <= 10 && chance(0.35) ? (n == 2 ? "2" : words.get(n)) : "" + n);
  }

  private boolean share() {
    if (!measure(0.6, "m") || !category("")) return false;
    Aggregated whole = (Aggregated) measure;
    if (!count && whole.aggregate() != Aggregate.SUM && whole.aggregate() != Aggregate.DISTINCT)
      return false;
    if (whole.aggregate() == Aggregate.DISTINCT) return false;
    draft.x = Optional.of(dimension);
    draft.y.add(whole.with(Transform.SHARE));
    core = say("share");
    charts = List.of("arc", "arc", "arc", "donut", "bar");
    return true;
  }

  private boolean changed(Transform transform, String section) {
    if (!measure(0.4, "m") || !time("", false)) return false;
    Aggregated whole = (Aggregated) measure;
    if (!count
        && whole.aggregate() != Aggregate.SUM
        && (transform == Transform.CUMULATIVE || whole.aggregate() != Aggregate.MEAN)) return false;
    draft.x = Optional.of(dimension);
    draft.y.add(whole.with(transform));
    core = say(section);
    charts = List.of("line", "bar", "area");
    return true;
  }

  private boolean rank() {
    if (!measure(0.3, "m") || !category("")) return false;
    draft.x = Optional.of(dimension);
    draft.y.add(((Aggregated) measure).with(Transform.RANK));
    core = say("rank");
    return true;
  }

  private boolean having() {
    if (!measure(0.5, "m") || !category("")) return false;
    draft.x = Optional.of(dimension);
    Channel.Measure tested = measure;
    String m = slots.get("m");
    double bound = conditions.threshold(2, 400);
    if (tested instanceof Aggregated a && a.field().isPresent()) {
      if (a.aggregate() == Aggregate.DISTINCT || a.aggregate() == Aggregate.STDEV) return false;
      Thing thing = own.stream().filter(t -> t.field().equals(a.field().get())).findFirst().get();
      bound =
          conditions.threshold(
              thing.min(), thing.max() * (a.aggregate() == Aggregate.SUM ? 50 : 1));
      if (bound <= 0) return false;
    } else {
      bound = Math.max(2, Math.rint(bound));
    }
    Thing any = own.get(0);
    Condition compared = conditions.compare(any, bound);
    Predicate.Is is = (Predicate.Is) compared.predicate();
    draft.having = Optional.of(new Predicate.Is(new Predicate.OfGroup(tested), is.test()));
    String x = compared.slots().get("x");
    Predicate.Comparator comparator = ((Predicate.Compare) is.test()).comparator();
    String h =
        switch (comparator) {
          case GT ->
              either(
                  "{m}超过{x}|{m}大于{x}|{m}高于{x}|{m}>{x}|{m}过{x}",
                  "more than {x}|over {x}|above {x}|> {x}");
          case GTE ->
              either(
                  "{m}不低于{x}|{m}至少{x}|{m}达到{x}|{m}>={x}",
                  "at least {x}|{x} or more|>= {x}|no less than {x}");
          case LT ->
              either(
                  "{m}低于{x}|{m}不到{x}|{m}小于{x}|{m}少于{x}|{m}<{x}",
                  "less than {x}|under {x}|below {x}|< {x}");
          default ->
              either(
                  "{m}不超过{x}|{m}最多{x}|{m}<={x}", "at most {x}|{x} or less|<= {x}|no more than {x}");
        };
    h = h.replace("{x}", x);
    String bare = m.replaceAll("^(the )?(number|count) of ", "");
    boolean rows = !chinese && count;
    slots.put("h", chinese ? h.replace("{m}", m) : "with " + (rows ? h + " " + bare : m + " " + h));
    slots.put(
        "hv",
        rows
            ? h + " " + bare
            : "a "
                + m
                + " of "
                + h.replaceAll("^(over|above|> ?|under|below|< ?|>= ?|<= ?)", "$1"));
    slots.put("hp", rows ? "number of " + bare + " is " + h : m + " is " + h);
    if (!rows && !chinese) {
      slots.remove("hv");
    }
    if (chance(0.25)) {
      if (!measure(0.1, "m") || count) return false;
      draft.y.add(measure);
      core = say("having.with");
    } else {
      draft.y.add(tested);
      core = say("having");
    }
    filtered = 0.4;
    return true;
  }

  private boolean scatter() {
    List<Thing> numbers =
        new ArrayList<>(own.stream().filter(t -> t.column().role() == Column.Role.NUMBER).toList());
    if (numbers.size() < 2) return false;
    Collections.shuffle(numbers, random);
    draft.mark = Mark.POINT;
    draft.x = Optional.of(Dimension.of(numbers.get(0).field()));
    draft.y.add(Dimension.of(numbers.get(1).field()));
    mark(numbers.get(0));
    mark(numbers.get(1));
    slots.put("m", name(numbers.get(0)));
    slots.put("m2", name(numbers.get(1)));
    core = say("scatter");
    if (chance(0.35)) {
      reach = own;
      if (!category("")) return false;
      draft.color = Optional.of(dimension);
      slots.put("c", slots.get("d"));
      tail = say("scatter.color");
    }
    reach = own;
    return true;
  }

  /** What a list of names may be made of: numbers, groups and a time. */
  private static final List<String> KEYWORDS =
      List.of(
          "NG", "NN", "NT", "GG", "GT", "NNG", "NNG", "NGG", "NGG", "NGG", "NGT", "NGT", "NNT",
          "NNN", "GGG", "GGT", "NNNG");

  /**
   * Names of columns and nothing else: what is drawn follows from their kinds, and leaves none out.
   */
  private boolean keywords() {
    reach = own;
    String kinds = pick(KEYWORDS);
    List<Thing> numbers = drawn(t -> isMeasured(t) && t.usual().isPresent(), kinds, 'N');
    List<Thing> groups = drawn(t -> t.isGroup() && !t.isYear(), kinds, 'G');
    List<Thing> times = drawn(t -> t.isDate() || t.isYear(), kinds, 'T');
    List<Thing> said = new ArrayList<>(numbers);
    said.addAll(groups);
    said.addAll(times);
    if (said.size() < kinds.length()) return false;
    Collections.shuffle(said, random);
    numbers.sort(Comparator.comparingInt(said::indexOf));
    groups.sort(Comparator.comparingInt(said::indexOf));
    List<Dimension> dimensions = new ArrayList<>();
    times.forEach(time -> dimensions.add(period(time)));
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
        if (topic.several()) draft.from.add(table);
      }
    }
    said.forEach(this::mark);
    boolean asTheyStand = chance(0.3);
    List<String> names = said.stream().map(t -> asTheyStand ? t.column().name() : name(t)).toList();
    boolean grouped = !numbers.isEmpty() && numbers.size() < said.size() && chance(0.35);
    slots.put("list", grouped ? numbersBy(said, names, numbers) : list(names));
    core = say("keywords");
    filtered = 0.1;
    return true;
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
    if (!chinese) {
      return list(shown)
          + pick(List.of(" by ", " by ", " by ", " per ", " for each ", ", by ", " across "))
          + list(others);
    }
    return chance(0.5)
        ? pick(List.of("按", "按", "各", "每个", "分"))
            + list(others)
            + pick(List.of("看", "的", " ", ""))
            + list(shown)
        : list(others) + pick(List.of("的", "的", " ", "：")) + list(shown);
  }

  /** As many things of a kind as the letter stands in the kinds, or fewer if there are not. */
  private List<Thing> drawn(java.util.function.Predicate<Thing> kind, String kinds, char letter) {
    List<Thing> all = new ArrayList<>(own.stream().filter(kind).toList());
    Collections.shuffle(all, random);
    long wanted = kinds.chars().filter(c -> c == letter).count();
    return new ArrayList<>(all.subList(0, (int) Math.min(wanted, all.size())));
  }

  private void dimensions(List<Dimension> all) {
    draft.x = Optional.of(all.get(0));
    draft.color = all.stream().skip(1).map(d -> (Channel) d).findFirst();
    draft.facet = all.stream().skip(2).map(d -> (Channel) d).findFirst();
  }

  private static Dimension period(Thing time) {
    return time.isDate()
        ? new Dimension(time.field(), Optional.of(ofTrend(time)), Optional.empty())
        : Dimension.of(time.field());
  }

  /** The unit of a trend for which none is named. */
  private static TimeUnit ofTrend(Thing date) {
    return days(date) > SHORT_TIME ? TimeUnit.YEARMONTH : TimeUnit.YEARMONTHDATE;
  }

  private static long days(Thing date) {
    return ChronoUnit.DAYS.between(date.from().orElseThrow(), date.to().orElseThrow());
  }

  private String list(List<String> names) {
    String between =
        pick(
            chinese
                ? List.of(" ", " ", "、", "，", ",", "和", "+")
                : List.of(" ", " ", " ", ", ", ", ", " and ", " & ", " vs ", "/"));
    boolean commas = between.equals(", ") && names.size() > 2 && chance(0.5);
    String last = commas ? pick(List.of(" and ", ", and ")) : between;
    return joined(names, between, last);
  }

  /** The names, with something else before the last one. */
  private static String joined(List<String> names, String between, String beforeLast) {
    int last = names.size() - 1;
    return String.join(between, names.subList(0, last)) + beforeLast + names.get(last);
  }

  private boolean histogram() {
    List<Thing> numbers =
        own.stream().filter(t -> t.column().role() == Column.Role.NUMBER).toList();
    if (numbers.isEmpty()) return false;
    Thing number = pick(numbers);
    mark(number);
    draft.mark = Mark.BAR;
    if (topic.several()) draft.from.add(table);
    slots.put("m", name(number));
    Bin bin = Bin.AUTO;
    double how = random.nextDouble();
    if (how < 0.3) {
      double step =
          conditions.threshold(
              (number.max() - number.min()) / 40, (number.max() - number.min()) / 6);
      if (step <= 0) return false;
      bin = new Bin(Optional.empty(), Optional.of(step));
      slots.put("s", conditions.said(step));
      core = say("histogram.step");
    } else if (how < 0.42) {
      int bins = pick(List.of(5, 8, 10, 12, 15, 20, 25, 30, 50));
      bin = new Bin(Optional.of(bins), Optional.empty());
      slots.put("s", "" + bins);
      core = say("histogram.bins");
    } else {
      core = say("histogram");
    }
    draft.x = Optional.of(new Dimension(number.field(), Optional.empty(), Optional.of(bin)));
    draft.y.add(Aggregated.count());
    reach = own;
    return true;
  }

  private boolean binned() {
    List<Thing> numbers =
        own.stream().filter(t -> t.column().role() == Column.Role.NUMBER).toList();
    if (numbers.size() < 2) return false;
    Thing number = pick(numbers);
    mark(number);
    if (!measure(0.3, "m")) return false;
    say(name(number), "");
    draft.x = Optional.of(new Dimension(number.field(), Optional.empty(), Optional.of(Bin.AUTO)));
    draft.y.add(measure);
    core = say("binned");
    return true;
  }

  private boolean box() {
    List<Thing> numbers =
        own.stream().filter(t -> t.column().role() == Column.Role.NUMBER).toList();
    if (numbers.isEmpty()) return false;
    Thing number = pick(numbers);
    mark(number);
    slots.put("m", name(number));
    draft.mark = Mark.BOXPLOT;
    draft.y.add(Dimension.of(number.field()));
    if (chance(0.15)) {
      core = say("box.one");
    } else {
      if (!category("")) return false;
      draft.x = Optional.of(dimension);
      core = say("box");
    }
    return true;
  }

  private boolean heat() {
    if (!measure(0.5, "m")) return false;
    boolean overTime = chance(0.3) && time("", true);
    if (!overTime && !category("")) return false;
    draft.x = Optional.of(dimension);
    if (!category("2")) return false;
    draft.color = Optional.of(dimension);
    draft.y.add(measure);
    draft.mark = Mark.RECT;
    core = say("heat");
    return true;
  }

  private boolean rows() {
    reach = own;
    List<Condition> some = conditions(chance(0.3) ? 2 : 1);
    if (some.isEmpty()) return false;
    List<Thing> shown =
        new ArrayList<>(own.stream().filter(t -> !t.column().name().isBlank()).toList());
    Collections.shuffle(shown, random);
    int most = Math.min(shown.size(), 2 + random.nextInt(3));
    List<String> names = new ArrayList<>();
    for (Thing thing : shown.subList(0, most)) {
      draft.columns.add(Dimension.of(thing.field()));
      names.add(name(thing));
    }
    draft.mark = Mark.TABLE;
    if (topic.several()) draft.from.add(table);
    some.forEach(c -> draft.filter.add(c.predicate()));
    slots.put("t", noun());
    slots.put("w", where(some));
    slots.put("wp", "是" + where(some));
    slots.put(
        "cs",
        chinese
            ? String.join(pick(List.of("、", "、", "和", " ")), names)
            : joined(names, ", ", chance(0.3) ? ", " : " and "));
    core = say("table.columns");
    filters = false;
    return true;
  }

  private boolean ratio() {
    List<Condition> some = conditions(1);
    if (some.isEmpty() || some.get(0).time()) return false;
    if (topic.several()) draft.from.add(table);
    Aggregated part =
        new Aggregated(
            Aggregate.COUNT,
            Optional.empty(),
            Optional.empty(),
            Optional.of(some.get(0).predicate()),
            Optional.empty(),
            Optional.empty());
    draft.y.add(new Channel.Combined(Channel.Combined.Operation.RATIO, part, Aggregated.count()));
    mark(some.get(0).thing());
    slots.put("t", noun());
    slots.put("w", where(some));
    if (chance(0.25)) {
      core = say("ratio.one");
    } else {
      boolean overTime = chance(0.3) && time("", false);
      if (!overTime && !category("")) return false;
      draft.x = Optional.of(dimension);
      core = say("ratio");
    }
    filtered = 0.3;
    return true;
  }

  private boolean twoMeasures() {
    List<Thing> numbers =
        new ArrayList<>(
            own.stream()
                .filter(t -> t.usual().isPresent() && t.column().role() == Column.Role.NUMBER)
                .toList());
    if (numbers.size() < 2) return false;
    Collections.shuffle(numbers, random);
    Thing a = numbers.get(0);
    Thing b = numbers.get(1);
    if (!a.usual().equals(b.usual())) return false;
    Aggregate aggregate = a.usual().get();
    boolean minus = chance(0.5);
    draft.y.add(
        new Channel.Combined(
            minus ? Channel.Combined.Operation.DIFFERENCE : Channel.Combined.Operation.RATIO,
            Aggregated.of(aggregate, a.field()),
            Aggregated.of(aggregate, b.field())));
    mark(a);
    mark(b);
    String word =
        chance(0.6)
            ? ""
            : aggregate == Aggregate.SUM ? either("总", "total ") : either("平均", "average ");
    slots.put("a", word + name(a));
    slots.put("b", word + name(b));
    boolean overTime = chance(0.3) && time("", false);
    if (!overTime && !category("")) return false;
    draft.x = Optional.of(dimension);
    core = say(minus ? "minus" : "divide");
    filtered = 0.35;
    return true;
  }

  private boolean perGroup() {
    if (!measure(0.4, "m") || !category("")) return false;
    draft.x = Optional.of(dimension);
    if (!category("2")) return false;
    draft.color = Optional.of(dimension);
    draft.y.add(measure);
    number("n");
    draft.limit = Optional.of(new Limit(draft.limit.get().count(), Optional.of(ChannelName.COLOR)));
    draft.sortedBy(ChannelName.Y, Sort.Order.DESCENDING);
    core = say("topper");
    filtered = 0.3;
    return true;
  }

  private boolean never() {
    Relation child = pick(topic.children(table));
    slots.put("t", noun());
    String counted = table;
    table = child.from().table().orElseThrow();
    slots.put("t2", noun());
    table = counted;
    draft.from.add(table);
    draft.y.add(Aggregated.count());
    draft.filter.add(
        new Predicate.Not(
            new Predicate.Is(
                Predicate.Field.of(child.to()), new Predicate.In(child.from(), Optional.empty()))));
    reach = own;
    if (chance(0.4) && category("")) {
      draft.x = Optional.of(dimension);
      core = say("never.by");
    } else {
      core = say("never");
    }
    filters = false;
    return true;
  }

  // Conditions

  private List<Condition> conditions(int wanted) {
    List<Condition> some = new ArrayList<>();
    for (int i = 0; i < wanted; i++) {
      List<Thing> open = reach.stream().filter(this::free).filter(t -> !isKey(t)).toList();
      conditions
          .draw(open)
          .ifPresent(
              c -> {
                some.add(c);
                mark(c.thing());
              });
    }
    return some;
  }

  /** Conditions as what describes a noun. */
  private String where(List<Condition> some) {
    StringBuilder words = new StringBuilder();
    for (Condition condition : some) {
      String said = frames.say(condition.section(), condition.slots(), random);
      words.append(
          words.isEmpty()
              ? ""
              : chinese ? pick(List.of("", "且", "、", "并且")) : pick(List.of(" and ", " ", ", ")));
      words.append(chinese ? said.replaceAll("的$", "") : said);
    }
    return words.toString();
  }

  private Optional<Example> finish() {
    String text = core;
    if (filters && chance(filtered)) {
      text = filtered(text);
    }
    text = text + tail;
    boolean asks = ASKS.matcher(text).matches();
    if (!charts.isEmpty() && chance(0.3) && !(asks && !chinese)) {
      String chart = pick(charts);
      chart(chart);
      text = frames.say("chart." + chart, Map.of("q", text), random);
      asks = true;
    }
    slots.put("q", text);
    if (chance(0.65)) {
      text = frames.say(asks ? "wrap.full" : "wrap", Map.of("q", text), random);
    }
    return Optional.of(answered(text, Optional.empty()));
  }

  private void chart(String chart) {
    switch (chart) {
      case "donut" -> {
        draft.mark = Mark.ARC;
        draft.innerRadius = Optional.of(0.5);
      }
      case "stacked" -> draft.mark = Mark.BAR;
      case "grouped" -> {
        draft.mark = Mark.BAR;
        draft.stack = Optional.of(Stack.NONE);
      }
      case "percent" -> {
        draft.mark = Mark.BAR;
        draft.stack = Optional.of(Stack.NORMALIZE);
      }
      default -> draft.mark = Mark.valueOf(chart.toUpperCase(java.util.Locale.ROOT));
    }
  }

  private String filtered(String text) {
    double how = random.nextDouble();
    List<Condition> some = conditions(how < 0.66 ? 1 : how < 0.95 ? 2 : 3);
    if (some.isEmpty()) {
      return text;
    }
    if (some.size() == 2 && chance(0.12) && !some.get(0).time() && !some.get(1).time()) {
      draft.filter.add(new Predicate.Or(some.stream().map(Condition::predicate).toList()));
      String a = where(List.of(some.get(0)));
      String b = where(List.of(some.get(1)));
      return chinese ? a + pick(List.of("或", "或者")) + b + "的" + text : text + " " + a + " or " + b;
    }
    String before = "";
    String after = "";
    for (Condition condition : some) {
      draft.filter.add(condition.predicate());
      if (chance(chinese ? 0.55 : 0.62)) {
        String said = frames.say(condition.section(), condition.slots(), random);
        if (chinese) {
          before = before + said;
        } else if (condition.time() && chance(0.25) || chance(0.06)) {
          before = said + ", " + before;
        } else {
          after = " " + said + after;
        }
      } else {
        after = after + frames.say(condition.section() + ".tail", condition.slots(), random);
      }
    }
    return before + text + after;
  }

  private Example answered(String text, Optional<ChartQuery> follows) {
    return answered(text, follows, draft.build());
  }

  private Example answered(String text, Optional<ChartQuery> follows, ChartQuery query) {
    String said = text.replaceAll("\\s+", " ").replace("的的", "的").replace("，，", "，").strip();
    return Example.answered(
        Generator.SET,
        Generator.SET,
        topic.id(),
        new Question(said, topic.catalog(), follows, topic.now()),
        topic.values(),
        List.of(query));
  }

  // What follows another question

  private Optional<Example> followUp() {
    double base = random.nextDouble();
    boolean built = base < 0.6 ? by() : base < 0.9 ? time() : two();
    if (!built) return Optional.empty();
    if (chance(0.35)) {
      conditions(1).forEach(c -> draft.filter.add(c.predicate()));
    }
    if (chance(0.25) && !charts.isEmpty()) chart(pick(charts));
    ChartQuery last = draft.build();
    Optional<String> text = change();
    return text.map(t -> answered(t, Optional.of(last)));
  }

  private Optional<String> change() {
    double kind = random.nextDouble();
    String d1 = slots.get("d");
    String m1 = slots.get("m");
    Dimension x = (Dimension) draft.x.get();
    if (kind < 0.36) {
      List<Condition> some = conditions(1);
      if (some.isEmpty()) return Optional.empty();
      Condition one = some.get(0);
      draft.filter.add(one.predicate());
      Map<String, String> words = new HashMap<>(one.slots());
      words.put("t", noun());
      words.put("w", where(some));
      String section =
          switch (one.section()) {
            case "filter.equal" -> "then.filter";
            case "filter.not" -> "then.not";
            case "filter.time" -> "then.time";
            default -> "then.where";
          };
      return Optional.of(frames.say(section, words, random));
    }
    if (kind < 0.46) {
      List<String> kinds =
          x.timeUnit().isPresent()
              ? List.of(
                  "LINE:折线图:line chart",
                  "BAR:柱状图:bar chart",
                  "AREA:面积图:area chart",
                  "LINE:折线:line",
                  "BAR:柱子:bar chart",
                  "TABLE:表格:table")
              : List.of(
                  "BAR:柱状图:bar chart",
                  "BAR:条形图:bar graph",
                  "ARC:饼图:pie chart",
                  "TABLE:表格:table",
                  "RADAR:雷达图:radar chart",
                  "TREEMAP:矩形树图:treemap",
                  "LINE:折线图:line chart");
      String[] kindOf = pick(kinds).split(":");
      if (draft.mark == Mark.valueOf(kindOf[0]) || draft.color.isPresent() && draft.y.size() != 1)
        return Optional.empty();
      draft.mark = Mark.valueOf(kindOf[0]);
      draft.innerRadius = Optional.empty();
      draft.stack = Optional.empty();
      if (draft.color.isPresent()
          && draft.mark != Mark.LINE
          && draft.mark != Mark.BAR
          && draft.mark != Mark.AREA) return Optional.empty();
      return Optional.of(frames.say("then.mark", Map.of("k", kindOf[chinese ? 1 : 2]), random));
    }
    if (kind < 0.58) {
      if (draft.color.isPresent()
          || draft.mark == Mark.ARC
          || draft.mark == Mark.TREEMAP
          || draft.mark == Mark.FUNNEL
          || draft.mark == Mark.RADAR
          || !category("")) return Optional.empty();
      if (chance(0.75)) {
        draft.color = Optional.of(dimension);
        return Optional.of(say("then.color"));
      }
      draft.facet = Optional.of(dimension);
      return Optional.of(say("then.facet"));
    }
    if (kind < 0.66) {
      if (x.timeUnit().isPresent()) {
        Thing date = thingOf.get("");
        TimeUnit unit =
            pick(
                List.of(
                    TimeUnit.YEAR,
                    TimeUnit.YEARQUARTER,
                    TimeUnit.YEARMONTH,
                    TimeUnit.YEARWEEK,
                    TimeUnit.YEARMONTHDATE,
                    TimeUnit.DAY));
        if (x.timeUnit().get() == unit) return Optional.empty();
        String[] words = UNITS.get(unit);
        slots.put("each", either(words[0], words[2]));
        slots.put("by", either(words[1], words[3]));
        slots.put("adj", either(words[1], words[4]));
        slots.put("d", chinese ? words[6] : words[5]);
        draft.x = Optional.of(new Dimension(date.field(), Optional.of(unit), Optional.empty()));
        return Optional.of(say("then.unit"));
      }
      if (!category("")) return Optional.empty();
      slots.put("d1", d1);
      draft.x = Optional.of(dimension);
      return Optional.of(say("then.dimension"));
    }
    if (kind < 0.80) {
      boolean counted = draft.from.contains(table);
      if (!measure(0.1, "m") || count) return Optional.empty();
      slots.put("m1", m1);
      if (chance(0.6)) {
        draft.y.set(0, measure);
        if (counted && chance(1)) draft.from.clear();
        return Optional.of(say("then.measure"));
      }
      if (draft.color.isPresent()
          || draft.mark == Mark.ARC
          || draft.mark == Mark.TREEMAP
          || draft.mark == Mark.FUNNEL) return Optional.empty();
      draft.y.add(measure);
      return Optional.of(say("then.add"));
    }
    if (kind < 0.88) {
      boolean down = chance(0.65);
      draft.sortedBy(ChannelName.Y, down ? Sort.Order.DESCENDING : Sort.Order.ASCENDING);
      return Optional.of(say(down ? "then.desc" : "then.asc"));
    }
    if (kind < 0.95) {
      draft.sortedBy(ChannelName.Y, Sort.Order.DESCENDING);
      number("n");
      return Optional.of(say("then.top"));
    }
    Aggregated whole = (Aggregated) draft.y.get(0);
    if (whole.transform().isPresent()
        || !(whole.aggregate() == Aggregate.COUNT || whole.aggregate() == Aggregate.SUM))
      return Optional.empty();
    boolean periods =
        x.timeUnit().isPresent()
            && x.timeUnit().get() != TimeUnit.DAY
            && x.timeUnit().get() != TimeUnit.HOURS;
    Transform transform =
        !periods ? Transform.SHARE : chance(0.5) ? Transform.CUMULATIVE : Transform.GROWTH;
    draft.y.set(0, whole.with(transform));
    return Optional.of(
        say(
            transform == Transform.SHARE
                ? "then.share"
                : transform == Transform.GROWTH ? "then.growth" : "then.cumulative"));
  }

  // What cannot be answered

  Example chat() {
    String text = frames.say("chat", Map.of(), random);
    return refused(text, new Refusal(Problem.Code.NOT_ABOUT_DATA, ""));
  }

  private Optional<Example> missing() {
    String x = pick(foreign);
    String folded = Topic.folded(x);
    for (Thing thing : topic.things()) {
      List<String> names = new ArrayList<>(thing.column().called());
      names.add(thing.column().name());
      names.addAll(thing.cells());
      for (String name : names) {
        if (alike(Topic.folded(name), folded)) return Optional.empty();
      }
    }
    for (List<String> names : topic.tableNames().values()) {
      if (names.stream().anyMatch(name -> alike(Topic.folded(name), folded)))
        return Optional.empty();
    }
    slots.put("x", x);
    if (!measure(0.5, "m") || !category("")) return Optional.empty();
    String text = say("missing");
    if (chance(0.15)) {
      text = filtered(text);
    }
    if (chance(0.4)) {
      text =
          frames.say(
              ASKS.matcher(text).matches() ? "wrap.full" : "wrap", Map.of("q", text), random);
    }
    return Optional.of(refused(text, new Refusal(Problem.Code.COLUMN_NOT_FOUND, x)));
  }

  /** Whether two names share two Chinese characters or a word of four letters. */
  private static boolean alike(String a, String b) {
    int least = b.matches(".*\\p{IsHan}.*") ? (b.length() <= 3 ? 1 : 2) : 4;
    for (int i = 0; i + least <= b.length(); i++) {
      if (a.contains(b.substring(i, i + least))) {
        return true;
      }
    }
    return a.length() > 1 && b.contains(a);
  }

  private Example refused(String text, Refusal refusal) {
    return Example.refused(
        Generator.SET,
        Generator.SET,
        topic.id(),
        new Question(text, topic.catalog(), Optional.empty(), topic.now()),
        topic.values(),
        refusal);
  }
}
