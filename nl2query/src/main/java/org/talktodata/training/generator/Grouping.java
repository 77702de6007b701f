package org.talktodata.training.generator;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.talktodata.chartquery.Channel.Dimension;
import org.talktodata.chartquery.TimeUnit;
import org.talktodata.table.Column;
import org.talktodata.training.generator.Topic.Thing;

/** Draws what a question measures by, a category or a unit of time, and says it. */
final class Grouping {
  /** Days up to which a trend is drawn by day. */
  private static final int SHORT_TIME = 130;

  /**
   * How a unit is said: every one of them, by them, and what one is called, in Chinese and in
   * English; in English before a noun, too. Bars part wordings.
   */
  private record Said(
      String zhEach,
      String zhBy,
      String each,
      String by,
      String adjective,
      String name,
      String zhName) {}

  private static final Map<TimeUnit, Said> UNITS =
      Map.of(
          TimeUnit.YEAR,
              new Said(
                  "每年|各年|历年|每一年",
                  "按年|逐年|按年份|年度|分年",
                  "each year|every year",
                  "by year|per year|yearly|each year|annually|year by year",
                  "yearly|annual",
                  "year",
                  "年份"),
          TimeUnit.YEARQUARTER,
              new Said(
                  "每季度|各季度|每个季度",
                  "按季度|逐季|分季度|季度",
                  "each quarter|every quarter",
                  "by quarter|per quarter|quarterly|each quarter",
                  "quarterly",
                  "quarter",
                  "季度"),
          TimeUnit.YEARMONTH,
              new Said(
                  "每月|每个月|各月|逐月",
                  "按月|逐月|月度|分月|按月份",
                  "each month|every month",
                  "by month|per month|monthly|each month|month by month",
                  "monthly",
                  "month",
                  "月份"),
          TimeUnit.YEARWEEK,
              new Said(
                  "每周|每个星期|各周",
                  "按周|逐周|分周|周度",
                  "each week|every week",
                  "by week|per week|weekly|each week",
                  "weekly",
                  "week",
                  "周"),
          TimeUnit.YEARMONTHDATE,
              new Said(
                  "每天|每日|各天",
                  "按天|逐日|按日|分天",
                  "each day|every day",
                  "by day|per day|daily|each day|day by day",
                  "daily",
                  "day",
                  "日期"),
          TimeUnit.DAY,
              new Said(
                  "周一到周日|每个星期几|一周里每天",
                  "按星期几|按周几|按星期|分星期几",
                  "each weekday|each day of the week",
                  "by weekday|by day of the week|per weekday|by day of week",
                  "weekday",
                  "weekday",
                  "星期几"),
          TimeUnit.HOURS,
              new Said(
                  "一天中各小时|每个钟点|一天里各时段",
                  "按几点|按钟点|按一天中的小时",
                  "each hour of the day",
                  "by hour of the day|by hour of day|per hour of the day",
                  "hour of the day",
                  "hour of the day",
                  "钟点"));

  private final Wording words;
  private final Map<String, Thing> things = new HashMap<>();
  private Dimension dimension;

  Grouping(Wording words) {
    this.words = words;
  }

  /** What was drawn last. */
  Dimension dimension() {
    return dimension;
  }

  /** The column that was drawn for slots of this ending. */
  Thing thing(String suffix) {
    return things.get(suffix);
  }

  /**
   * Draws a category.
   *
   * @param suffix the ending of the slots for its words
   * @return whether there is one that the question does not have yet
   */
  boolean category(String suffix) {
    List<Thing> groups =
        words.reach.stream().filter(t -> t.isGroup() || t.isYear()).filter(words::isFree).toList();
    if (groups.isEmpty()) {
      return false;
    }
    Thing thing = words.pick(groups);
    words.use(thing);
    dimension = Dimension.of(thing.field());
    say(words.name(thing), suffix);
    things.put(suffix, thing);
    return true;
  }

  /** Fills the slots for a category or an interval. */
  void say(String d, String suffix) {
    words.slots.put("d" + suffix, d);
    words.slots.put("ds" + suffix, words.chinese ? d : Wording.plural(d));
    words.slots.put(
        "each" + suffix,
        words.either("各{}|每个{}|不同{}|各个{}|各{}", "each {}|every {}").replace("{}", d));
    words.slots.put(
        "by" + suffix,
        words
            .either(
                "按{}|按{}|按照{}|分{}|依{}|根据{}",
                "by {}|by {}|by {}|per {}|for each {}|across {s}|by the {}|for every {}")
            .replace("{}", d)
            .replace("{s}", words.chinese ? d : Wording.plural(d)));
    words.slots.put("by0", "by");
  }

  private Optional<Thing> date() {
    List<Thing> dates = words.own.stream().filter(Thing::isDate).filter(words::isFree).toList();
    return dates.isEmpty() ? Optional.empty() : Optional.of(words.pick(dates));
  }

  /**
   * Draws a unit of time.
   *
   * @param suffix the ending of the slots for its words
   * @param cyclic whether it may be a weekday or an hour of the day
   * @return whether there is a date that the question does not have yet
   */
  boolean time(String suffix, boolean cyclic) {
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
    if (cyclic && words.chance(0.3)) {
      units = new ArrayList<>(List.of(TimeUnit.DAY));
      if (thing.column().type() == Column.Type.DATETIME) {
        units.add(TimeUnit.HOURS);
      }
    }
    return time(thing, words.pick(units), suffix);
  }

  private boolean time(Thing thing, TimeUnit unit, String suffix) {
    words.use(thing);
    things.put(suffix, thing);
    dimension = new Dimension(thing.field(), Optional.of(unit), Optional.empty());
    say(unit, suffix);
    boolean alone = words.reach.stream().filter(Thing::isDate).count() == 1;
    if (!alone || words.chance(0.06)) {
      sayDate(words.name(thing), suffix);
    }
    String d = words.slots.get("d" + suffix);
    words.slots.put("ds" + suffix, words.chinese ? d : d.contains(" ") ? null : Wording.plural(d));
    return true;
  }

  /** Adds which date is meant to the words for its unit. */
  private void sayDate(String name, String suffix) {
    String each = words.slots.get("each" + suffix);
    String by = words.slots.get("by" + suffix);
    if (words.chinese) {
      words.slots.put("each" + suffix, each + words.pick(List.of("（按%s）", "（%s）")).formatted(name));
      String named =
          words
              .pick(List.of("按%s" + by.replace("按", "的"), "按%s" + by, "%s" + by))
              .formatted(name)
              .replace("的的", "的");
      words.slots.put("by" + suffix, named);
      words.slots.put("adj" + suffix, named);
    } else {
      words.slots.put(
          "by" + suffix,
          words.pick(List.of(by + " of %s", by + " (%s)", by + " based on %s")).formatted(name));
      words.slots.put("each" + suffix, each + " of " + name);
      words.slots.put("d" + suffix, words.slots.get("d" + suffix) + " of " + name);
      words.slots.put("adj" + suffix, null);
    }
  }

  /** A date by the unit of a trend, a year as it is. */
  static Dimension period(Thing time) {
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

  /** Fills the slots for a unit. */
  void say(TimeUnit unit, String suffix) {
    Said said = UNITS.get(unit);
    words.slots.put("each" + suffix, words.either(said.zhEach, said.each));
    words.slots.put("by" + suffix, words.either(said.zhBy, said.by));
    words.slots.put("adj" + suffix, words.either(said.zhBy, said.adjective));
    words.slots.put("d" + suffix, words.chinese ? said.zhName : said.name);
  }
}
