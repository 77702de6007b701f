package org.talktodata.training.generator;

import java.util.ArrayList;
import java.util.List;
import org.talktodata.chartquery.Predicate;
import org.talktodata.training.generator.Conditions.Condition;
import org.talktodata.training.generator.Topic.Thing;

/** Draws conditions on the rows of a question, and says them in its sentence. */
final class Filters {
  private final Wording words;
  private final Draft draft;
  private final Conditions conditions;

  Filters(Wording words, Draft draft) {
    this.words = words;
    this.draft = draft;
    this.conditions = new Conditions(words.topic, words.chinese, words.random);
  }

  /** Draws values for conditions. */
  Conditions conditions() {
    return conditions;
  }

  /** As many conditions as wanted, on columns that the question does not have yet, or fewer. */
  List<Condition> draw(int wanted) {
    List<Condition> some = new ArrayList<>();
    for (int i = 0; i < wanted; i++) {
      List<Thing> open =
          words.reach.stream().filter(words::isFree).filter(t -> !Wording.isKey(t)).toList();
      conditions
          .draw(open)
          .ifPresent(
              c -> {
                some.add(c);
                words.use(c.thing());
              });
    }
    return some;
  }

  /** Conditions as what describes a noun. */
  String where(List<Condition> some) {
    StringBuilder described = new StringBuilder();
    for (Condition condition : some) {
      String said = words.frames.say(condition.section(), condition.slots(), words.random);
      if (!described.isEmpty()) {
        described.append(
            words.chinese
                ? words.pick(List.of("", "且", "、", "并且"))
                : words.pick(List.of(" and ", " ", ", ")));
      }
      described.append(words.chinese ? said.replaceAll("的$", "") : said);
    }
    return described.toString();
  }

  /** The sentence with conditions, which the query gets as well. */
  String filtered(String text) {
    double how = words.random.nextDouble();
    List<Condition> some = draw(how < 0.66 ? 1 : how < 0.95 ? 2 : 3);
    if (some.isEmpty()) {
      return text;
    }
    if (some.size() == 2 && words.chance(0.12) && !some.get(0).time() && !some.get(1).time()) {
      draft.filter.add(new Predicate.Or(some.stream().map(Condition::predicate).toList()));
      String a = where(List.of(some.get(0)));
      String b = where(List.of(some.get(1)));
      return words.chinese
          ? a + words.pick(List.of("或", "或者")) + b + "的" + text
          : text + " " + a + " or " + b;
    }
    String before = "";
    String after = "";
    for (Condition condition : some) {
      draft.filter.add(condition.predicate());
      if (words.chance(words.chinese ? 0.55 : 0.62)) {
        String said = words.frames.say(condition.section(), condition.slots(), words.random);
        if (words.chinese) {
          before = before + said;
        } else if (condition.time() && words.chance(0.25) || words.chance(0.06)) {
          before = said + ", " + before;
        } else {
          after = " " + said + after;
        }
      } else {
        after =
            after
                + words.frames.say(condition.section() + ".tail", condition.slots(), words.random);
      }
    }
    return before + text + after;
  }
}
