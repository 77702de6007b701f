package org.talktodata.training.generator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.talktodata.chartquery.Aggregate;
import org.talktodata.chartquery.Predicate;
import org.talktodata.chartquery.Predicate.Comparator;
import org.talktodata.chartquery.Predicate.Relative;
import org.talktodata.chartquery.Predicate.Relative.Unit;
import org.talktodata.chartquery.TimeUnit;
import org.talktodata.chartquery.Value;
import org.talktodata.table.Column;
import org.talktodata.training.generator.Topic.Thing;

/** Draws conditions on rows, each with the words for it. */
final class Conditions {
  private static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");
  private final Topic topic;
  private final boolean chinese;
  private final Random random;

  /**
   * A condition and how it is said.
   *
   * @param section the frames that say it
   * @param time whether its words are a time
   */
  record Condition(
      Predicate predicate, String section, Map<String, String> slots, boolean time, Thing thing) {}

  Conditions(Topic topic, boolean chinese, Random random) {
    this.topic = topic;
    this.chinese = chinese;
    this.random = random;
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** A condition on one of these columns; empty if none of them takes one. */
  Optional<Condition> draw(List<Thing> things) {
    if (things.isEmpty()) {
      return Optional.empty();
    }
    for (int tries = 0; tries < 12; tries++) {
      Optional<Condition> condition = on(pick(things), things);
      if (condition.isPresent()) {
        return condition;
      }
    }
    return Optional.empty();
  }

  Optional<Condition> on(Thing thing, List<Thing> things) {
    Column column = thing.column();
    if (random.nextDouble() < 0.03 && column.role() != Column.Role.IDENTIFIER) {
      boolean valid = random.nextDouble() < 0.3;
      return Optional.of(
          make(thing, new Predicate.Valid(valid), valid ? "valid" : "missing", Map.of()));
    }
    if (thing.isDate()) {
      return time(thing, things);
    }
    return switch (column.type()) {
      case BOOLEAN -> truth(thing, new Value.Bool(true), new Value.Bool(false));
      case TEXT -> text(thing);
      case NUMBER -> thing.isYear() ? year(thing) : number(thing);
      default -> Optional.empty();
    };
  }

  private Condition make(
      Thing thing, Predicate.Test test, String section, Map<String, String> slots) {
    return make(thing, Optional.empty(), test, section, slots, false);
  }

  private Condition make(
      Thing thing,
      Optional<TimeUnit> unit,
      Predicate.Test test,
      String section,
      Map<String, String> slots,
      boolean time) {
    Map<String, String> all = new HashMap<>(slots);
    all.put("c", Topic.name(thing, chinese, random));
    return new Condition(
        new Predicate.Is(new Predicate.Field(thing.field(), unit), test),
        "filter." + section,
        all,
        time,
        thing);
  }

  private Optional<Condition> truth(Thing thing, Value yes, Value no) {
    boolean is = random.nextDouble() < 0.6;
    String name = Topic.name(thing, chinese, random).replaceAll("^(是否|有无|is |has )", "");
    return Optional.of(
        make(
            thing,
            new Predicate.Compare(Comparator.EQUAL, is ? yes : no),
            is ? "true" : "false",
            Map.of("b", name)));
  }

  private Optional<Condition> text(Thing thing) {
    List<String> cells = thing.cells();
    if (cells.isEmpty() || thing.column().role() == Column.Role.IDENTIFIER) {
      return Optional.empty();
    }
    for (List<String> pair : List.of(List.of("Y", "N"), List.of("是", "否"), List.of("Yes", "No"))) {
      if (cells.size() == 2 && cells.containsAll(pair)) {
        return truth(thing, new Value.Text(pair.get(0)), new Value.Text(pair.get(1)));
      }
    }
    double chance = random.nextDouble();
    String one = pick(cells);
    if (chance < 0.06) {
      return contains(thing, one);
    }
    if (chance < 0.25 && cells.size() > 3) {
      List<String> some = new ArrayList<>(cells.subList(0, Math.min(20, cells.size())));
      Collections.shuffle(some, random);
      int count = random.nextDouble() < 0.75 ? 2 : 3;
      Map<String, String> slots = new HashMap<>();
      slots.put("v", some.get(0));
      slots.put("v2", some.get(1));
      slots.put("v3", some.get(2));
      List<Value> values = new ArrayList<>();
      some.subList(0, count).forEach(v -> values.add(new Value.Text(v)));
      return Optional.of(
          make(thing, new Predicate.OneOf(values), count == 2 ? "oneof" : "oneof3", slots));
    }
    Predicate.Test equal = new Predicate.Compare(Comparator.EQUAL, new Value.Text(one));
    boolean plain = speaksForItself(one);
    if (chance < 0.38) {
      Condition is = make(thing, equal, "not", Map.of("v", plain ? one : spoken(thing, one)));
      return Optional.of(
          new Condition(new Predicate.Not(is.predicate()), is.section(), is.slots(), false, thing));
    }
    return Optional.of(
        make(thing, equal, plain ? "equal" : "equal.named", Map.of("v", spelt(one))));
  }

  private String spoken(Thing thing, String value) {
    String name = Topic.name(thing, chinese, random);
    return chinese ? name + value + "的" : name + " " + value;
  }

  private String spelt(String value) {
    return !chinese && random.nextDouble() < 0.3 ? value.toLowerCase(Locale.ROOT) : value;
  }

  /** Whether a cell tells its column: a word that no other column has. */
  private boolean speaksForItself(String value) {
    boolean word =
        value.codePoints().anyMatch(Character::isLetter)
            && (value.length() >= 3 || value.matches("\\p{IsHan}{2,3}|男|女"))
            && !value.equals("未知")
            && !value.equals("其他")
            && !value.equalsIgnoreCase("other")
            && !value.matches("(?i)yes|no|none|是|否|有|无|n/a|true|false");
    return word && topic.things().stream().filter(t -> t.cells().contains(value)).count() == 1;
  }

  private Optional<Condition> contains(Thing thing, String cell) {
    boolean starts = random.nextDouble() < 0.3;
    String part;
    if (cell.matches(".*\\p{IsHan}.*")) {
      String han = cell.replaceAll("[^\\p{IsHan}]", "");
      if (han.length() < 3) {
        return Optional.empty();
      }
      part = starts ? cell.substring(0, 1) : han.substring(0, 2);
    } else {
      String[] words = cell.split("[^\\p{L}\\p{N}]+");
      if (words.length < 2) {
        return Optional.empty();
      }
      part = starts ? words[0] : words[random.nextInt(words.length)];
    }
    if (part.isBlank() || starts && !cell.startsWith(part) || !cell.contains(part)) {
      return Optional.empty();
    }
    return Optional.of(
        make(
            thing,
            new Predicate.Like(
                starts ? Predicate.Like.Place.STARTS_WITH : Predicate.Like.Place.CONTAINS, part),
            starts ? "starts" : "contains",
            Map.of("v", part)));
  }

  private Optional<Condition> year(Thing thing) {
    int year = (int) (thing.min() + random.nextInt((int) (thing.max() - thing.min()) + 1));
    return Optional.of(years(thing, year, Optional.empty()));
  }

  private Condition years(Thing thing, int year, Optional<TimeUnit> unit) {
    double chance = random.nextDouble();
    Value value = new Value.Number(year);
    if (chance < 0.62) {
      return make(
          thing,
          unit,
          new Predicate.Compare(Comparator.EQUAL, value),
          "time",
          Map.of("p", chinese ? year + "年" : (random.nextBoolean() ? "in " : "for ") + year),
          true);
    }
    if (chance < 0.75) {
      return make(
          thing,
          unit,
          new Predicate.Compare(Comparator.GTE, value),
          "time",
          Map.of(
              "p",
              chinese
                  ? year + pick(List.of("年以来", "年起", "年以后", "年至今", "年及以后"))
                  : pick(List.of("since %d", "from %d on", "from %d onwards")).formatted(year)),
          true);
    }
    if (chance < 0.86) {
      return make(
          thing,
          unit,
          new Predicate.Compare(Comparator.LT, value),
          "time",
          Map.of(
              "p",
              chinese
                  ? year + pick(List.of("年之前", "年以前", "年前"))
                  : pick(List.of("before %d", "prior to %d", "earlier than %d")).formatted(year)),
          true);
    }
    int later = year + 1 + random.nextInt(3);
    return make(
        thing,
        unit,
        new Predicate.Range(Optional.of(value), Optional.of(new Value.Number(later))),
        "time",
        Map.of(
            "p",
            chinese
                ? pick(List.of("%d到%d年", "%d年到%d年", "%d至%d年", "%d-%d年")).formatted(year, later)
                : pick(List.of("from %d to %d", "between %d and %d")).formatted(year, later)),
        true);
  }

  private Optional<Condition> time(Thing thing, List<Thing> things) {
    LocalDate from = thing.from().orElseThrow();
    LocalDate to = thing.to().orElseThrow();
    long days = Math.max(1, java.time.temporal.ChronoUnit.DAYS.between(from, to));
    LocalDate day = from.plusDays((long) (random.nextDouble() * days));
    Condition condition = period(thing, day);
    boolean alone = things.stream().filter(Thing::isDate).count() == 1;
    if (alone) {
      return Optional.of(condition);
    }
    return Optional.of(
        new Condition(condition.predicate(), "filter.time.named", condition.slots(), true, thing));
  }

  private Condition period(Thing thing, LocalDate day) {
    double chance = random.nextDouble();
    int year = day.getYear();
    int month = day.getMonthValue();
    if (chance < 0.33) {
      return relative(thing);
    }
    if (chance < 0.62) {
      return years(thing, year, Optional.of(TimeUnit.YEAR));
    }
    if (chance < 0.78) {
      String said =
          chinese
              ? pick(List.of("%1$d年%2$d月", "%1$d年%2$d月份", "%1$d-%2$02d")).formatted(year, month)
              : pick(List.of("in ", "for ")) + MONTHS.get(month - 1) + " " + year;
      return at(
          thing, TimeUnit.YEARMONTH, new Value.Text("%04d-%02d".formatted(year, month)), said);
    }
    int quarter = (month + 2) / 3;
    if (chance < 0.86) {
      String said =
          chinese
              ? pick(List.of("%1$d年%2$s季度", "%1$dQ%3$d", "%1$d年第%2$s季度"))
                  .formatted(year, "一二三四".substring(quarter - 1, quarter), quarter)
              : pick(List.of("in Q%2$d %1$d", "for Q%2$d %1$d")).formatted(year, quarter);
      return at(thing, TimeUnit.YEARQUARTER, new Value.Text(year + "-Q" + quarter), said);
    }
    if (chance < 0.9) {
      String said =
          chinese ? pick(List.of("周末", "双休日")) : pick(List.of("on weekends", "at the weekend"));
      return make(
          thing,
          Optional.of(TimeUnit.DAY),
          new Predicate.OneOf(List.of(new Value.Number(6), new Value.Number(7))),
          "time",
          Map.of("p", said),
          true);
    }
    if (chance < 0.95) {
      String said = chinese ? month + pick(List.of("月", "月份")) : "in " + MONTHS.get(month - 1);
      return at(thing, TimeUnit.MONTH, new Value.Number(month), said);
    }
    boolean since = random.nextBoolean();
    String iso = day.toString();
    return make(
        thing,
        Optional.empty(),
        new Predicate.Compare(since ? Comparator.GTE : Comparator.LT, new Value.Text(iso)),
        "time",
        Map.of(
            "p",
            chinese
                ? pick(List.of(iso, "%d年%d月%d日".formatted(year, month, day.getDayOfMonth())))
                    + (since ? pick(List.of("以来", "起", "之后")) : pick(List.of("之前", "以前")))
                : (since ? pick(List.of("since ", "from ")) : "before ") + iso),
        true);
  }

  private Condition at(Thing thing, TimeUnit unit, Value value, String said) {
    return make(
        thing,
        Optional.of(unit),
        new Predicate.Compare(Comparator.EQUAL, value),
        "time",
        Map.of("p", said),
        true);
  }

  private Condition relative(Thing thing) {
    record Said(String words, Unit unit, int from, int to) {}
    List<Said> all = new ArrayList<>();
    int n = pick(List.of(3, 5, 7, 10, 14, 15, 30, 60, 90, 100, 180));
    int months = pick(List.of(2, 3, 4, 6, 9, 12, 18, 24));
    int few = 2 + random.nextInt(8);
    if (chinese) {
      for (String w : List.of("今年", "本年", "本年度")) all.add(new Said(w, Unit.YEAR, 0, 0));
      for (String w : List.of("去年", "去年", "上年")) all.add(new Said(w, Unit.YEAR, -1, -1));
      all.add(new Said("前年", Unit.YEAR, -2, -2));
      for (String w : List.of("本月", "这个月", "当月")) all.add(new Said(w, Unit.MONTH, 0, 0));
      for (String w : List.of("上个月", "上月")) all.add(new Said(w, Unit.MONTH, -1, -1));
      for (String w : List.of("本周", "这周", "这个星期")) all.add(new Said(w, Unit.WEEK, 0, 0));
      for (String w : List.of("上周", "上个星期", "上个礼拜")) all.add(new Said(w, Unit.WEEK, -1, -1));
      for (String w : List.of("本季度", "这个季度")) all.add(new Said(w, Unit.QUARTER, 0, 0));
      for (String w : List.of("上个季度", "上季度")) all.add(new Said(w, Unit.QUARTER, -1, -1));
      all.add(new Said(pick(List.of("今天", "今日")), Unit.DAY, 0, 0));
      all.add(new Said(pick(List.of("昨天", "昨日")), Unit.DAY, -1, -1));
      for (String w : List.of("最近%d天", "近%d天", "过去%d天", "近%d日")) {
        all.add(new Said(w.formatted(n), Unit.DAY, 1 - n, 0));
      }
      for (String w : List.of("最近%d个月", "近%d个月", "过去%d个月")) {
        all.add(new Said(w.formatted(months), Unit.MONTH, 1 - months, 0));
      }
      for (String w : List.of("最近%d周", "近%d周"))
        all.add(new Said(w.formatted(few), Unit.WEEK, 1 - few, 0));
      for (String w : List.of("最近%d年", "近%d年"))
        all.add(new Said(w.formatted(few), Unit.YEAR, 1 - few, 0));
      all.add(new Said("近半年", Unit.MONTH, -5, 0));
      all.add(new Said("最近半年", Unit.MONTH, -5, 0));
      all.add(new Said("近%d个季度".formatted(few), Unit.QUARTER, 1 - few, 0));
    } else {
      for (String w : List.of("this year", "this year", "year to date", "ytd"))
        all.add(new Said(w, Unit.YEAR, 0, 0));
      for (String w : List.of("last year", "last year", "in the previous year"))
        all.add(new Said(w, Unit.YEAR, -1, -1));
      for (String w : List.of("this month", "in the current month"))
        all.add(new Said(w, Unit.MONTH, 0, 0));
      for (String w : List.of("last month", "in the previous month"))
        all.add(new Said(w, Unit.MONTH, -1, -1));
      all.add(new Said("this week", Unit.WEEK, 0, 0));
      all.add(new Said("last week", Unit.WEEK, -1, -1));
      all.add(new Said("this quarter", Unit.QUARTER, 0, 0));
      for (String w : List.of("last quarter", "in the previous quarter"))
        all.add(new Said(w, Unit.QUARTER, -1, -1));
      all.add(new Said("today", Unit.DAY, 0, 0));
      all.add(new Said("yesterday", Unit.DAY, -1, -1));
      for (String w :
          List.of("in the last %d days", "over the past %d days", "last %d days", "past %d days")) {
        all.add(new Said(w.formatted(n), Unit.DAY, 1 - n, 0));
      }
      for (String w : List.of("in the last %d months", "past %d months", "last %d months")) {
        all.add(new Said(w.formatted(months), Unit.MONTH, 1 - months, 0));
      }
      for (String w : List.of("in the last %d weeks", "past %d weeks"))
        all.add(new Said(w.formatted(few), Unit.WEEK, 1 - few, 0));
      for (String w : List.of("in the last %d years", "past %d years"))
        all.add(new Said(w.formatted(few), Unit.YEAR, 1 - few, 0));
      all.add(new Said("in the last %d quarters".formatted(few), Unit.QUARTER, 1 - few, 0));
    }
    Said said = pick(all);
    return make(
        thing,
        Optional.empty(),
        new Relative(said.unit, said.from, said.to),
        "time",
        Map.of("p", said.words),
        true);
  }

  private Optional<Condition> number(Thing thing) {
    if (thing.column().role() == Column.Role.CATEGORY && !thing.cells().isEmpty()) {
      String cell = pick(thing.cells());
      return Optional.of(
          make(
              thing,
              new Predicate.Compare(Comparator.EQUAL, new Value.Number(Double.parseDouble(cell))),
              "number",
              Map.of("x", cell)));
    }
    if (thing.column().role() != Column.Role.NUMBER || thing.max() <= thing.min()) {
      return Optional.empty();
    }
    double chance = random.nextDouble();
    if (chance < 0.12) {
      boolean above = random.nextDouble() < 0.65;
      return Optional.of(
          make(
              thing,
              new Predicate.Compare(
                  above ? Comparator.GT : Comparator.LT,
                  new Value.OfTable(Aggregate.MEAN, Optional.empty())),
              above ? "above" : "below",
              Map.of()));
    }
    double one = within(thing, thing.min());
    if (chance < 0.28) {
      double other = within(thing, one);
      if (other > one) {
        return Optional.of(
            make(
                thing,
                new Predicate.Range(
                    Optional.of(new Value.Number(one)), Optional.of(new Value.Number(other))),
                "range",
                Map.of("x", said(one), "y", said(other))));
      }
    }
    return Optional.of(compare(thing, one));
  }

  Condition compare(Thing thing, double bound) {
    Comparator comparator =
        pick(
            List.of(
                Comparator.GT,
                Comparator.GT,
                Comparator.LT,
                Comparator.LT,
                Comparator.GTE,
                Comparator.LTE));
    return make(
        thing,
        new Predicate.Compare(comparator, new Value.Number(bound)),
        comparator.name().toLowerCase(Locale.ROOT),
        Map.of("x", said(bound)));
  }

  private double within(Thing thing, double from) {
    double at = threshold(from, thing.max());
    boolean whole =
        thing.min() == Math.rint(thing.min())
            && thing.max() == Math.rint(thing.max())
            && thing.max() - thing.min() > 4;
    return whole ? Math.rint(at) : at;
  }

  /** A round number between two. */
  double threshold(double min, double max) {
    double at = min + (max - min) * (0.05 + 0.85 * Math.pow(random.nextDouble(), 1.5));
    double size = Math.pow(10, Math.floor(Math.log10(Math.max(1e-9, Math.abs(at)))));
    double step = random.nextDouble() < 0.6 ? size : random.nextBoolean() ? size / 2 : size / 10;
    double rounded = Math.rint(at / step) * step;
    return new java.math.BigDecimal(rounded).round(new java.math.MathContext(6)).doubleValue();
  }

  /** A number as someone writes it. */
  String said(double number) {
    String plain =
        new java.math.BigDecimal(String.valueOf(number)).stripTrailingZeros().toPlainString();
    double chance = random.nextDouble();
    if (number > 0 && number < 1 && chance < 0.6) {
      double percent =
          new java.math.BigDecimal(number * 100).round(new java.math.MathContext(8)).doubleValue();
      return new java.math.BigDecimal(String.valueOf(percent)).stripTrailingZeros().toPlainString()
          + "%";
    }
    if (chinese) {
      if (number >= 1e8 && chance < 0.7) {
        return short_(number / 1e8, plain, "亿");
      }
      if (number >= 1e4 && chance < 0.7) {
        return short_(number / 1e4, plain, "万");
      }
      return plain;
    }
    if (number >= 1e6 && chance < 0.6) {
      return short_(number / 1e6, plain, random.nextBoolean() ? "m" : " million");
    }
    if (number >= 1e3 && chance < 0.4) {
      return short_(number / 1e3, plain, "k");
    }
    if (number >= 1e3 && chance < 0.7 && number == Math.rint(number)) {
      return String.format(Locale.ROOT, "%,d", (long) number);
    }
    return plain;
  }

  private static String short_(double part, String plain, String unit) {
    String text =
        new java.math.BigDecimal(String.valueOf(part)).stripTrailingZeros().toPlainString();
    return text.length() <= 5 ? text + unit : plain;
  }
}
