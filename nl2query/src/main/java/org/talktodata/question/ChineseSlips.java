package org.talktodata.question;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds Chinese characters that were typed for others of the same sound: those that make no word
 * with their neighbours and hardly ever stand beside them in what people wrote, while another of
 * the same sound often makes a word of two or three with them (a noisy channel over pairs of
 * characters, Kernighan et al. 1990). And finds where one was left out: between two that hardly
 * ever stand side by side, one of them without a word, where another often stood. Immutable.
 */
final class ChineseSlips {
  /** How often a pair was seen before it is believed. */
  private static final int OFTEN = 25;

  /** How much oftener than what was typed. */
  private static final int TIMES = 30;

  /** Characters that begin a larger share of all pairs than this may stand beside anything. */
  private static final double COMMON = 0.0012;

  /**
   * A character that one other follows in at least such a share of its pairs stands beside that
   * alone.
   */
  private static final double BOUND = 0.95;

  /** How often a pair was seen for each pair that its character begins, before it is believed. */
  private static final double SHARE = 0.01;

  /** That one of these was seen beside a character does not tell that it belongs there. */
  private static final String BESIDE_ANYTHING = "的各每按和了是有在到";

  /** Stands before whatever is counted, in pairs that no dictionary has. */
  private static final char EACH = '每';

  /** Follows any word: 母的 is not meant to be 目的. */
  private static final char OF = '的';

  /** How often a character was seen between two before it is believed. */
  private static final int OFTEN_BETWEEN = 10;

  /**
   * How much oftener a character stood between two than these side by side, to have been left out.
   */
  private static final int TIMES_LEFT_OUT = 15;

  /** How much oftener than any other character between them. */
  private static final int TIMES_ANY_OTHER = 3;

  /** With and without one of these a sentence makes sense, and not the same. */
  private static final String CHANGES_MEANING = "的了得最不没无未非每各前后上下大小多少高低男女新老再就都很太更一二三四五六七八九十两几";

  private static final String NUMERALS = "零〇一二三四五六七八九十百千万亿两几半";

  /** What stands after a numeral: units, and measure words. */
  private static final String AFTER_NUMERALS = "成折倍个件条家次名位天年月周日号人款种类台辆张只笔单本岁层级档";

  private final Map<String, Integer> pairs = WordCounts.read("zh-pairs");

  /** What stood between two characters, and how often. */
  private final Map<String, Map<Character, Integer>> between = new HashMap<>();

  private final Map<Character, Integer> inPairs = new HashMap<>();

  /** The count of the pair that it begins most often. */
  private final Map<Character, Integer> inUsualPair = new HashMap<>();

  /** The least number of pairs that makes a character common. */
  private final double common;

  private final Map<String, List<Character>> bySound = new HashMap<>();

  ChineseSlips() {
    WordCounts.read("zh-triples")
        .forEach(
            (triple, count) ->
                between
                    .computeIfAbsent(triple.charAt(0) + triple.substring(2), key -> new HashMap<>())
                    .put(triple.charAt(1), count));
    TreeSet<Character> characters = new TreeSet<>();
    pairs.forEach(
        (pair, count) -> {
          inPairs.merge(pair.charAt(0), count, Integer::sum);
          inUsualPair.merge(pair.charAt(0), count, Math::max);
          characters.add(pair.charAt(0));
          characters.add(pair.charAt(1));
        });
    common = COMMON * pairs.values().stream().mapToInt(Integer::intValue).sum();
    for (char character : characters) {
      for (String sound : sounds(character)) {
        bySound.computeIfAbsent(sound, key -> new ArrayList<>()).add(character);
      }
    }
  }

  /** Its syllables, those alike that people of many regions do not tell apart: shou and sou. */
  private static Set<String> sounds(char character) {
    Set<String> sounds = new TreeSet<>();
    for (String sound : Pinyin.of(character)) {
      sounds.add(sound.replaceFirst("^([zcs])h", "$1").replaceFirst("ng$", "n"));
    }
    return sounds;
  }

  /**
   * The mistyped characters of a sentence.
   *
   * @param names of tables and columns
   * @param found cells that the sentence spells as they are
   */
  List<Spelling.Slip> slips(String sentence, Collection<String> names, List<Mention> found) {
    List<Spelling.Slip> slips = new ArrayList<>();
    StringBuilder mended = new StringBuilder(sentence);
    for (int i = 0; i < mended.length(); i++) {
      if (!Character.isIdeographic(mended.charAt(i)) || isKnown(mended, i, names, found)) {
        continue;
      }
      char meant = meant(mended, i);
      if (meant != mended.charAt(i)) {
        slips.add(new Spelling.Slip(i, i + 1, Character.toString(meant)));
        mended.setCharAt(i, meant);
      }
    }
    for (int i = 0; i + 1 < mended.length(); i++) {
      int place = i + 1;
      leftOut(mended, i, names, found)
          .ifPresent(c -> slips.add(new Spelling.Slip(place, place, Character.toString(c))));
    }
    return slips;
  }

  /** What was left out after a place. */
  private Optional<Character> leftOut(
      CharSequence text, int at, Collection<String> names, List<Mention> found) {
    String pair = pair(text, at);
    if (pair.isEmpty()
        || isWord(pair)
        || found.stream().anyMatch(cell -> cell.start() <= at && cell.end() > at + 1)
        || names.stream().anyMatch(name -> name.contains(pair))) {
      return Optional.empty();
    }
    // A character without a word beside it misses one, unless it is a word by itself.
    boolean first = !standsAlone(pair.charAt(0)) && !isWord(pair(text, at - 1));
    boolean second = !standsAlone(pair.charAt(1)) && !isWord(pair(text, at + 1));
    return usuallyBetween(pair)
        .filter(
            c ->
                first && isWord(pair.substring(0, 1) + c)
                    || second && isWord(c + pair.substring(1)));
  }

  /** The one character that usually stands between two that hardly ever stand side by side. */
  private Optional<Character> usuallyBetween(String pair) {
    Map<Character, Integer> seen = between.getOrDefault(pair, Map.of());
    int least = Math.max(OFTEN_BETWEEN, TIMES_LEFT_OUT * pairs.getOrDefault(pair, 0) + 1);
    return seen.keySet().stream()
        .filter(c -> seen.get(c) >= least && CHANGES_MEANING.indexOf(c) < 0)
        .filter(
            c ->
                seen.entrySet().stream()
                    .allMatch(
                        other ->
                            other.getKey().equals(c)
                                || seen.get(c) >= TIMES_ANY_OTHER * other.getValue()))
        .findFirst();
  }

  private boolean isKnown(
      CharSequence text, int at, Collection<String> names, List<Mention> found) {
    if (found.stream().anyMatch(mention -> mention.start() <= at && mention.end() > at)) {
      return true;
    }
    char typed = text.charAt(at);
    if (standsAlone(typed) || names.stream().anyMatch(n -> n.indexOf(typed) >= 0)) {
      return true;
    }
    return isWord(pair(text, at - 1))
        || isWord(pair(text, at))
        || triples(text, at, typed).stream().anyMatch(ChineseSlips::isWordOfThree);
  }

  private static boolean isWordOfThree(String triple) {
    return !Glossary.get().of(triple).isEmpty();
  }

  /**
   * The three characters that begin two, one or no places before a place, another one put there.
   */
  private static List<String> triples(CharSequence text, int at, char other) {
    List<String> triples = new ArrayList<>();
    for (int start = at - 2; start <= at; start++) {
      if (!pair(text, start).isEmpty() && !pair(text, start + 1).isEmpty()) {
        StringBuilder triple = new StringBuilder(text.subSequence(start, start + 3));
        triple.setCharAt(at - start, other);
        triples.add(triple.toString());
      }
    }
    return triples;
  }

  /** Whether it may stand beside anything. */
  private boolean standsAlone(char character) {
    int pairs = inPairs.getOrDefault(character, 0);
    return pairs > common && inUsualPair.get(character) < BOUND * pairs;
  }

  private static boolean isWord(String pair) {
    return !pair.isEmpty() && (isCounted(pair) || !Glossary.get().of(pair).isEmpty());
  }

  /** 四成, 十件: rare as they are, no slips. */
  private static boolean isCounted(String pair) {
    char second = pair.charAt(1);
    return NUMERALS.indexOf(pair.charAt(0)) >= 0
        && (NUMERALS.indexOf(second) >= 0 || AFTER_NUMERALS.indexOf(second) >= 0);
  }

  /**
   * How often the pair was seen, if that tells anything.
   *
   * @param neighbour which of the pair's characters is not the one in doubt
   */
  private int seen(String pair, int neighbour) {
    return pair.isEmpty() || BESIDE_ANYTHING.indexOf(pair.charAt(neighbour)) >= 0
        ? 0
        : pairs.getOrDefault(pair, 0);
  }

  /** Two Chinese characters from a place on; empty if there are none. */
  private static String pair(CharSequence text, int from) {
    return from >= 0
            && from + 1 < text.length()
            && Character.isIdeographic(text.charAt(from))
            && Character.isIdeographic(text.charAt(from + 1))
        ? text.subSequence(from, from + 2).toString()
        : "";
  }

  private char meant(CharSequence text, int at) {
    char typed = text.charAt(at);
    char best = typed;
    int before = seen(pair(text, at - 1), 0) + seen(pair(text, at), 1);
    int most = Math.max(OFTEN, TIMES * before) - 1;
    for (String sound : sounds(typed)) {
      for (char other : bySound.getOrDefault(sound, List.of())) {
        int seen =
            asWord(pair(text, at - 1), 1, other)
                + asWord(pair(text, at), 0, other)
                + asWordOfThree(text, at, other);
        if (seen > most && seen >= SHARE * inPairs.getOrDefault(other, 0)) {
          most = seen;
          best = other;
        }
      }
    }
    return best;
  }

  /** How often words of three were seen that another character at a place makes with two others. */
  private int asWordOfThree(CharSequence text, int at, char other) {
    return triples(text, at, other).stream()
        .filter(ChineseSlips::isWordOfThree)
        .mapToInt(
            triple ->
                between
                    .getOrDefault(triple.charAt(0) + triple.substring(2), Map.of())
                    .getOrDefault(triple.charAt(1), 0))
        .sum();
  }

  /** How often the pair was seen with another character in a place of it, if that is a word. */
  private int asWord(String pair, int place, char other) {
    if (pair.isEmpty() || pair.charAt(1 - place) == OF) {
      return 0;
    }
    String with = place == 0 ? other + pair.substring(1) : pair.substring(0, 1) + other;
    return with.charAt(0) == EACH || isWord(with) ? pairs.getOrDefault(with, 0) : 0;
  }
}
