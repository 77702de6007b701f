package org.talktodata.training.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.examples.Example;
import org.talktodata.examples.Refusal;
import org.talktodata.problem.Problem;
import org.talktodata.question.Question;
import org.talktodata.training.generator.Topic.Thing;

/** Asks one question: draws what to ask, then the words. */
final class Asker {
  private static final Pattern ASKS =
      Pattern.compile(
          "(?is).*(哪|多少|几|什么|吗|谁|怎么|如何|是不是|有没有|能不能|啥).*"
              + "|^(which|what|what's|how|is|are|does|do|did|who|find|list|show|compare|give|tell|get|count|any|where|for|in|draw|make|plot|name|rank|break|group|could|so|divide|compute|calculate|subtract|report|bin|split|put|use|look|tabulate|assign|at|per|by|from|with|whose|since|visualize|display|chart|graph|create|build|let|let's|can|something|i)\\b.*"
              + "|^(看|展示|显示|做|查|算|统计|来|画|给|列|找|把|对比|比较|想|数|报|要|用|只|筛|挑|按|横轴|x轴|清单|领导|明细).*");

  private final List<String> foreign;
  private final Wording words;
  private final Draft draft = new Draft();
  private final Measuring measuring;
  private final Grouping grouping;
  private final Filters filters;
  private final Shapes shapes;

  /**
   * @param foreign names of things that other tables have
   */
  Asker(Topic topic, Frames frames, boolean chinese, List<String> foreign, Random random) {
    this.foreign = foreign;
    this.words = new Wording(topic, frames, chinese, random);
    this.measuring = new Measuring(words, draft);
    this.grouping = new Grouping(words);
    this.filters = new Filters(words, draft);
    this.shapes = new Shapes(words, draft, measuring, grouping, filters);
  }

  /** A question with its answer; empty if these tables do not have what it would need. */
  Optional<Example> ask() {
    double kind = words.random.nextDouble();
    if (kind < 0.03) {
      return Optional.of(chat());
    }
    if (kind < 0.10) {
      return missing();
    }
    if (kind < 0.22) {
      return followUp();
    }
    return shapes.draw() ? Optional.of(finish()) : Optional.empty();
  }

  private Example finish() {
    String text = shapes.core();
    if (shapes.filtered() > 0 && words.chance(shapes.filtered())) {
      text = filters.filtered(text);
    }
    text = text + shapes.tail();
    boolean asks = ASKS.matcher(text).matches();
    if (!shapes.charts().isEmpty() && words.chance(0.3) && !(asks && !words.chinese)) {
      String chart = words.pick(shapes.charts());
      draft.drawnAs(chart);
      text = words.frames.say("chart." + chart, Map.of("q", text), words.random);
      asks = true;
    }
    words.slots.put("q", text);
    if (words.chance(0.65)) {
      text = words.frames.say(asks ? "wrap.full" : "wrap", Map.of("q", text), words.random);
    }
    return answered(text, Optional.empty());
  }

  private Optional<Example> followUp() {
    FollowUps followUps = new FollowUps(words, draft, measuring, grouping, filters, shapes);
    Optional<ChartQuery> last = followUps.last();
    return last.isEmpty() ? Optional.empty() : followUps.change().map(text -> answered(text, last));
  }

  private Example answered(String text, Optional<ChartQuery> follows) {
    String said = text.replaceAll("\\s+", " ").replace("的的", "的").replace("，，", "，").strip();
    return Example.answered(
        Generator.SET,
        Generator.SET,
        words.topic.id(),
        new Question(said, words.topic.catalog(), follows, words.topic.now()),
        words.topic.values(),
        List.of(draft.build()));
  }

  /** What is not about data. */
  Example chat() {
    String text = words.frames.say("chat", Map.of(), words.random);
    return refused(text, new Refusal(Problem.Code.NOT_ABOUT_DATA, ""));
  }

  private Optional<Example> missing() {
    String x = words.pick(foreign);
    String folded = Topic.folded(x);
    for (Thing thing : words.topic.things()) {
      List<String> names = new ArrayList<>(thing.column().called());
      names.add(thing.column().name());
      names.addAll(thing.cells());
      for (String name : names) {
        if (alike(Topic.folded(name), folded)) return Optional.empty();
      }
    }
    for (List<String> names : words.topic.tableNames().values()) {
      if (names.stream().anyMatch(name -> alike(Topic.folded(name), folded)))
        return Optional.empty();
    }
    words.slots.put("x", x);
    if (!measuring.draw(0.5, "m") || !grouping.category("")) return Optional.empty();
    String text = words.say("missing");
    if (words.chance(0.15)) {
      text = filters.filtered(text);
    }
    if (words.chance(0.4)) {
      text =
          words.frames.say(
              ASKS.matcher(text).matches() ? "wrap.full" : "wrap", Map.of("q", text), words.random);
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
        words.topic.id(),
        new Question(text, words.topic.catalog(), Optional.empty(), words.topic.now()),
        words.topic.values(),
        refusal);
  }
}
