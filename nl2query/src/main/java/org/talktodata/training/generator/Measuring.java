package org.talktodata.training.generator;

import java.util.List;
import java.util.Optional;
import org.talktodata.chartquery.Aggregate;
import org.talktodata.chartquery.Channel;
import org.talktodata.chartquery.Channel.Aggregated;
import org.talktodata.training.generator.Topic.Thing;

/** Draws what a question measures, and says it. */
final class Measuring {
  private final Wording words;
  private final Draft draft;
  private boolean counts;
  private boolean counted;
  private Channel.Measure measure;

  Measuring(Wording words, Draft draft) {
    this.words = words;
    this.draft = draft;
  }

  /** What was drawn last. */
  Channel.Measure measure() {
    return measure;
  }

  /** Whether that is the number of rows. */
  boolean counts() {
    return counts;
  }

  /**
   * Draws a measure.
   *
   * @param counting how probable the number of rows is
   * @param slot where its words go
   * @return whether the table has one that is not drawn yet
   */
  boolean draw(double counting, String slot) {
    List<Thing> numbers = words.own.stream().filter(Thing::isNumber).filter(words::isFree).toList();
    counts = numbers.isEmpty() || words.chance(counting);
    if (counts) {
      if (counted) {
        return false;
      }
      counted = true;
      if (words.topic.several() && !draft.from.contains(words.table)) {
        draft.from.add(words.table);
      }
      measure = Aggregated.count();
      words.slots.put(slot, words.rowsSaid());
      return true;
    }
    Thing number = words.pick(numbers);
    List<Thing> texts =
        words.own.stream()
            .filter(t -> t.isGroup() || Wording.isKey(t))
            .filter(words::isFree)
            .toList();
    if (!texts.isEmpty() && words.chance(0.06)) {
      number = words.pick(texts);
      words.use(number);
      String name = words.name(number);
      String said =
          words.either(
              "不同{}数|{}去重数|去重{}数|{}去重后的个数|不重复的{}数",
              "number of different {s}|distinct {s}|number of distinct {s}|number of unique {s}|unique {s}");
      say(
          Aggregate.DISTINCT,
          number,
          slot,
          said.replace("{}", name).replace("{s}", Wording.plural(name)));
      return true;
    }
    words.use(number);
    aggregated(number, slot);
    return true;
  }

  private void aggregated(Thing number, String slot) {
    String m = words.name(number);
    double how = words.random.nextDouble();
    Aggregate usual = number.usual().orElse(Aggregate.MEAN);
    if (number.usual().isPresent() && how < 0.4) {
      say(usual, number, slot, m);
      return;
    }
    boolean adds = usual == Aggregate.SUM;
    if (how < 0.68) {
      if (adds ^ words.chance(0.25)) {
        say(
            Aggregate.SUM,
            number,
            slot,
            words
                .either(
                    "总{}|{}合计|{}总和|{}总计|{}之和|{}加总|{}加起来|合计{}|总的{}|{}总数",
                    "total {}|sum of {}|total of {}|{} total|summed {}|overall {}|combined {}|{} sum")
                .replace("{}", m));
      } else {
        say(
            Aggregate.MEAN,
            number,
            slot,
            words
                .either(
                    "平均{}|平均{}|{}均值|{}的平均值|{}平均值|{}平均|平均的{}|{}的均值",
                    "average {}|average {}|avg {}|mean {}|mean of {}|avg. {}|{} average|average of {}|{} mean|typical average {}")
                .replace("{}", m));
      }
    } else if (how < 0.76) {
      say(
          Aggregate.MAX,
          number,
          slot,
          words
              .either(
                  "最高{}|最大{}|{}最大值|{}的最大值|{}最高值|{}峰值|{}上限",
                  "maximum {}|max {}|highest {}|largest {}|max of {}|maximum of {}|peak {}|{} max")
              .replace("{}", m));
    } else if (how < 0.83) {
      say(
          Aggregate.MIN,
          number,
          slot,
          words
              .either(
                  "最低{}|最小{}|{}最小值|{}的最小值|{}最低值|最少{}",
                  "minimum {}|min {}|lowest {}|smallest {}|min of {}|minimum of {}|{} min")
              .replace("{}", m));
    } else if (how < 0.92) {
      say(
          Aggregate.MEDIAN,
          number,
          slot,
          words
              .either(
                  "{}中位数|{}的中位数|中位{}|{}中位值|{}中间值", "median {}|median of {}|{} median|the middle {}")
              .replace("{}", m));
    } else if (how < 0.96) {
      say(
          Aggregate.STDEV,
          number,
          slot,
          words
              .either(
                  "{}标准差|{}的标准差|{}的标准偏差|{}波动（标准差）",
                  "standard deviation of {}|{} standard deviation|std dev of {}|stdev of {}|std of {}")
              .replace("{}", m));
    } else {
      int q = words.pick(List.of(10, 25, 75, 90, 95, 99));
      measure =
          new Aggregated(
              Aggregate.QUANTILE,
              Optional.of(number.field()),
              Optional.of(q / 100.0),
              Optional.empty(),
              Optional.empty(),
              Optional.empty());
      words.slots.put(
          slot,
          words
              .either(
                  "{}的%d分位数|{}%d分位|{}P%d|P%d {}|{} p%d",
                  "%dth percentile of {}|p%d of {}|{} p%d|P%d {}|%dth percentile {}")
              .replace("{}", m)
              .replace("%d", "" + q));
    }
  }

  private void say(Aggregate aggregate, Thing number, String slot, String said) {
    measure = Aggregated.of(aggregate, number.field());
    words.slots.put(slot, said);
  }
}
