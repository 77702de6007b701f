package org.talktodata.training.generator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.talktodata.examples.Example;
import org.talktodata.table.Column;
import org.talktodata.training.generator.Topic.Thing;

/** The words of one question while it is put together: what fills the slots of the frames. */
final class Wording {
  final Topic topic;
  final Frames frames;
  final boolean chinese;
  final Random random;
  final Map<String, String> slots = new HashMap<>();
  private final Set<String> used = new HashSet<>();

  /** The table whose rows are counted or measured. */
  final String table;

  /** Its columns. */
  final List<Thing> own;

  /** Those that it may be grouped and filtered by: its own, and of tables that it refers to. */
  List<Thing> reach;

  Wording(Topic topic, Frames frames, boolean chinese, Random random) {
    this.topic = topic;
    this.frames = frames;
    this.chinese = chinese;
    this.random = random;
    this.table = pick(topic.catalog().tables()).name();
    this.own = topic.things().stream().filter(t -> t.table().equals(table)).toList();
    List<String> parents = topic.parents(table);
    this.reach =
        parents.isEmpty() || chance(0.35)
            ? own
            : topic.things().stream()
                .filter(t -> t.table().equals(table) || parents.contains(t.table()))
                .toList();
  }

  boolean chance(double share) {
    return random.nextDouble() < share;
  }

  <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** One of the wordings of the language, which a bar parts. */
  String either(String inChinese, String inEnglish) {
    String[] all = (chinese ? inChinese : inEnglish).split("\\|");
    return all[random.nextInt(all.length)];
  }

  /** A frame of a section, filled. */
  String say(String section) {
    return frames.say(section, slots, random);
  }

  static boolean isKey(Thing thing) {
    return thing.column().role() == Column.Role.IDENTIFIER;
  }

  /** Whether the question does not have the column yet. */
  boolean isFree(Thing thing) {
    return !used.contains(thing.field().toString());
  }

  void use(Thing thing) {
    used.add(thing.field().toString());
  }

  /** What one row of the table is called; of several of them, in English. */
  String noun() {
    return noun(table);
  }

  String noun(String table) {
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

  /** The number of rows in words. */
  String rowsSaid() {
    slots.put("t", noun());
    slots.put("u", chinese ? pick(List.of("", "个", "个", "条", "")) : "");
    String t = slots.get("t");
    return chinese
        ? either(t + "数|" + t + "数量|" + t + "数|" + t + "总数|" + t + "个数", "")
        : either(
            "", "number of " + t + "|count of " + t + "|number of " + t + "|the number of " + t);
  }

  String name(Thing thing) {
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

  /** Names side by side, as people list them. */
  String list(List<String> names) {
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
  static String joined(List<String> names, String between, String beforeLast) {
    int last = names.size() - 1;
    return String.join(between, names.subList(0, last)) + beforeLast + names.get(last);
  }
}
