package org.talktodata.training.generator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.talktodata.chartquery.Aggregate;
import org.talktodata.chartquery.Channel.Aggregated;
import org.talktodata.chartquery.Channel.Dimension;
import org.talktodata.chartquery.ChannelName;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.Mark;
import org.talktodata.chartquery.Sort;
import org.talktodata.chartquery.TimeUnit;
import org.talktodata.chartquery.Transform;
import org.talktodata.training.generator.Conditions.Condition;
import org.talktodata.training.generator.Topic.Thing;

/** Draws a question and what is said after it to change its chart. */
final class FollowUps {
  private final Wording words;
  private final Draft draft;
  private final Measuring measuring;
  private final Grouping grouping;
  private final Filters filters;
  private final Shapes shapes;

  FollowUps(
      Wording words,
      Draft draft,
      Measuring measuring,
      Grouping grouping,
      Filters filters,
      Shapes shapes) {
    this.words = words;
    this.draft = draft;
    this.measuring = measuring;
    this.grouping = grouping;
    this.filters = filters;
    this.shapes = shapes;
  }

  /**
   * Draws the query of a question that nobody hears; empty if the tables lack something. The draft
   * is that query then.
   */
  Optional<ChartQuery> last() {
    double kind = words.random.nextDouble();
    boolean built = kind < 0.6 ? shapes.by() : kind < 0.9 ? shapes.time() : shapes.two();
    if (!built) return Optional.empty();
    if (words.chance(0.35)) {
      filters.draw(1).forEach(c -> draft.filter.add(c.predicate()));
    }
    if (words.chance(0.25) && !shapes.charts().isEmpty()) {
      draft.drawnAs(words.pick(shapes.charts()));
    }
    return Optional.of(draft.build());
  }

  /** Changes the draft, and says how; empty if the tables or the draft do not allow it. */
  Optional<String> change() {
    double kind = words.random.nextDouble();
    String d1 = words.slots.get("d");
    String m1 = words.slots.get("m");
    Dimension x = (Dimension) draft.x.get();
    if (kind < 0.36) {
      List<Condition> some = filters.draw(1);
      if (some.isEmpty()) return Optional.empty();
      Condition one = some.get(0);
      draft.filter.add(one.predicate());
      Map<String, String> filled = new HashMap<>(one.slots());
      filled.put("t", words.noun());
      filled.put("w", filters.where(some));
      String section =
          switch (one.section()) {
            case "filter.equal" -> "then.filter";
            case "filter.not" -> "then.not";
            case "filter.time" -> "then.time";
            default -> "then.where";
          };
      return Optional.of(words.frames.say(section, filled, words.random));
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
      String[] kindOf = words.pick(kinds).split(":");
      if (draft.mark == Mark.valueOf(kindOf[0]) || draft.color.isPresent() && draft.y.size() != 1)
        return Optional.empty();
      draft.mark = Mark.valueOf(kindOf[0]);
      draft.innerRadius = Optional.empty();
      draft.stack = Optional.empty();
      if (draft.color.isPresent()
          && draft.mark != Mark.LINE
          && draft.mark != Mark.BAR
          && draft.mark != Mark.AREA) return Optional.empty();
      return Optional.of(
          words.frames.say("then.mark", Map.of("k", kindOf[words.chinese ? 1 : 2]), words.random));
    }
    if (kind < 0.58) {
      if (draft.color.isPresent()
          || draft.mark == Mark.ARC
          || draft.mark == Mark.TREEMAP
          || draft.mark == Mark.FUNNEL
          || draft.mark == Mark.RADAR
          || !grouping.category("")) return Optional.empty();
      if (words.chance(0.75)) {
        draft.color = Optional.of(grouping.dimension());
        return Optional.of(words.say("then.color"));
      }
      draft.facet = Optional.of(grouping.dimension());
      return Optional.of(words.say("then.facet"));
    }
    if (kind < 0.66) {
      if (x.timeUnit().isPresent()) {
        Thing date = grouping.thing("");
        TimeUnit unit =
            words.pick(
                List.of(
                    TimeUnit.YEAR,
                    TimeUnit.YEARQUARTER,
                    TimeUnit.YEARMONTH,
                    TimeUnit.YEARWEEK,
                    TimeUnit.YEARMONTHDATE,
                    TimeUnit.DAY));
        if (x.timeUnit().get() == unit) return Optional.empty();
        grouping.say(unit, "");
        draft.x = Optional.of(new Dimension(date.field(), Optional.of(unit), Optional.empty()));
        return Optional.of(words.say("then.unit"));
      }
      if (!grouping.category("")) return Optional.empty();
      words.slots.put("d1", d1);
      draft.x = Optional.of(grouping.dimension());
      return Optional.of(words.say("then.dimension"));
    }
    if (kind < 0.80) {
      boolean counted = draft.from.contains(words.table);
      if (!measuring.draw(0.1, "m") || measuring.counts()) return Optional.empty();
      words.slots.put("m1", m1);
      if (words.chance(0.6)) {
        draft.y.set(0, measuring.measure());
        if (counted && words.chance(1)) draft.from.clear();
        return Optional.of(words.say("then.measure"));
      }
      if (draft.color.isPresent()
          || draft.mark == Mark.ARC
          || draft.mark == Mark.TREEMAP
          || draft.mark == Mark.FUNNEL) return Optional.empty();
      draft.y.add(measuring.measure());
      return Optional.of(words.say("then.add"));
    }
    if (kind < 0.88) {
      boolean down = words.chance(0.65);
      draft.sortedBy(ChannelName.Y, down ? Sort.Order.DESCENDING : Sort.Order.ASCENDING);
      return Optional.of(words.say(down ? "then.desc" : "then.asc"));
    }
    if (kind < 0.95) {
      draft.sortedBy(ChannelName.Y, Sort.Order.DESCENDING);
      shapes.number("n");
      return Optional.of(words.say("then.top"));
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
        !periods ? Transform.SHARE : words.chance(0.5) ? Transform.CUMULATIVE : Transform.GROWTH;
    draft.y.set(0, whole.with(transform));
    return Optional.of(
        words.say(
            transform == Transform.SHARE
                ? "then.share"
                : transform == Transform.GROWTH ? "then.growth" : "then.cumulative"));
  }
}
