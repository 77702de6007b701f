package org.talktodata.question;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;

/**
 * What the things are called that columns hold, and how people ask for them without a name: a
 * column of weights is meant by "how heavy" and 多重. Read from a list written by hand, one thing a
 * line: the names of such columns, a {@code >}, and what people say. Hints only; the model decides.
 */
final class ColumnAliases {
  private static final int LONGEST_CHINESE = 8;

  /** Of words of the other languages. */
  private static final int MOST_WORDS = 4;

  /** A part of a Chinese name stands for a thing from so many characters on. */
  private static final int SHORTEST_PART = 2;

  /** Signs that stand for a unit, and its name in the list. */
  private static final Map<String, String> SIGNS =
      Map.of(
          "$", "money", "€", "money", "£", "money", "¥", "money", "￥", "money", "%", "percent", "°",
          "celsius", "℃", "celsius");

  /** By the stems of their words, or as they are if they are Chinese. */
  private static final Map<String, List<Integer>> NAMES = new HashMap<>();

  private static final Map<String, List<Integer>> SAYINGS = new HashMap<>();

  static {
    ResourceLines.of("/glossary/column-aliases.txt").forEach(new Reader()::add);
  }

  private ColumnAliases() {}

  /** Numbers the lines. */
  private static final class Reader {
    private int things;

    private void add(String line) {
      String[] sides = line.split(">", 2);
      put(sides[0], NAMES);
      put(sides[1], SAYINGS);
      things++;
    }

    private void put(String side, Map<String, List<Integer>> into) {
      for (String words : side.strip().split("\\|")) {
        boolean chinese = words.codePoints().allMatch(Character::isIdeographic);
        String key = chinese ? words : key(Names.parts(words)); // most are one Chinese word
        into.computeIfAbsent(key, k -> new ArrayList<>(1)).add(things);
      }
    }
  }

  private static String key(List<String> words) {
    StringJoiner key = new StringJoiner(" ");
    for (String word : words) {
      key.add(Stem.of(word));
    }
    return key.toString();
  }

  /**
   * Words of a sentence that stand for a thing, from one UTF-16 unit (included) to another
   * (excluded).
   *
   * @param named whether columns are called so, too
   */
  record Said(int start, int end, int thing, boolean named) {}

  /**
   * The things that a sentence may ask for.
   *
   * @param words the runs of letters, of digits and of Chinese characters in the sentence, in lower
   *     case
   * @param starts where each begins
   * @param inWord which units are part of a Chinese word of several characters
   */
  static List<Said> find(List<String> words, int[] starts, boolean[] inWord) {
    List<Said> found = new ArrayList<>();
    for (int first = 0; first < words.size(); first++) {
      if (Names.isChinese(words.get(first))) {
        chinese(words.get(first), starts[first], inWord, found);
      } else {
        for (int count = 1; count <= MOST_WORDS && first + count <= words.size(); count++) {
          int last = first + count - 1;
          int end = starts[last] + words.get(last).length();
          said(key(words.subList(first, last + 1)), starts[first], end, found);
        }
      }
    }
    return found;
  }

  private static void chinese(String run, int at, boolean[] inWord, List<Said> found) {
    for (int start = 0; start < run.length(); start++) {
      for (int end = start + 1; end <= Math.min(run.length(), start + LONGEST_CHINESE); end++) {
        if (end - start > 1 || !inWord[at + start]) {
          said(run.substring(start, end), at + start, at + end, found);
        }
      }
    }
  }

  private static void said(String key, int start, int end, List<Said> found) {
    NAMES
        .getOrDefault(key, List.of())
        .forEach(thing -> found.add(new Said(start, end, thing, true)));
    SAYINGS
        .getOrDefault(key, List.of())
        .forEach(thing -> found.add(new Said(start, end, thing, false)));
  }

  /**
   * What a column of this name may hold.
   *
   * @param whole what the whole name stands for
   * @param part what a part of it does, as in dog weight, or the unit that it names
   */
  record Things(Set<Integer> whole, Set<Integer> part) {}

  /** The things that the name stands for: by all of it, else by as much of its end as is known. */
  static Things of(String name) {
    List<String> words = Names.parts(name);
    Set<Integer> whole = named(key(words));
    Set<Integer> part = new HashSet<>();
    if (whole.isEmpty()) {
      part.addAll(
          words.size() == 1 && Names.isChinese(words.get(0))
              ? ofPart(List.of(words.get(0).split("")), "", SHORTEST_PART)
              : ofPart(words.stream().map(Stem::of).toList(), " ", 1));
    }
    for (Matcher unit = Names.IN_BRACKETS.matcher(name); unit.find(); ) {
      part.addAll(named(key(Names.parts(unit.group(1)))));
    }
    SIGNS.forEach(
        (sign, unit) -> {
          if (name.contains(sign)) {
            part.addAll(named(unit));
          }
        });
    return new Things(whole, part);
  }

  private static Set<Integer> ofPart(List<String> parts, String between, int shortest) {
    for (int length = parts.size() - 1; length >= shortest; length--) {
      for (int from = parts.size() - length; from >= 0; from--) {
        Set<Integer> things = named(String.join(between, parts.subList(from, from + length)));
        if (!things.isEmpty()) {
          return things;
        }
      }
    }
    return Set.of();
  }

  private static Set<Integer> named(String key) {
    return Set.copyOf(NAMES.getOrDefault(key, List.of()));
  }
}
