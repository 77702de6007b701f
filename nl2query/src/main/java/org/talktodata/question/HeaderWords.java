package org.talktodata.question;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the names of columns and tables say when they are spelt out: {@code sls_amt} is the sales
 * amount, and 销售额 in Chinese. Read from three lists written by hand: abbreviations, English words
 * of names with what they are called in Chinese, and Chinese names that were cut to the first
 * letters of their sounds. Hints only; the model decides. Immutable.
 */
public final class HeaderWords {
  private static final int LONGEST = 4;
  private static final int LONGEST_UNKNOWN = 2;

  /** Of a name of several parts, or in pinyin. */
  private static final int MOST_READINGS = 2;

  /** Words that Chinese names do without. */
  private static final Set<String> SILENT =
      Set.of("of", "the", "a", "an", "in", "on", "at", "to", "for", "by", "and", "or", "per", "is");

  private final Map<String, List<String>> abbreviations = GlossaryFile.read("abbreviations");
  private final Map<String, List<String>> chinese = GlossaryFile.read("header-words");
  private final Map<String, List<String>> pinyin = GlossaryFile.read("pinyin-codes");
  private final Map<String, String> byStems = new HashMap<>();

  private HeaderWords() {
    chinese.forEach((words, names) -> byStems.putIfAbsent(stems(words), names.get(0)));
  }

  /** The lists that come with the program. */
  public static HeaderWords get() {
    return Holder.WORDS;
  }

  /** Read when they are first needed. */
  private static final class Holder {
    private static final HeaderWords WORDS = new HeaderWords();
  }

  private static String stems(String words) {
    return Arrays.stream(words.split(" ")).map(Stem::of).collect(Collectors.joining(" "));
  }

  /**
   * The name in whole English words, and in Chinese; each only if it says more than the name does,
   * none for names that are Chinese already. An abbreviation of several words is read in several
   * ways, the usual one first: {@code dep} beside {@code arr} is a departure, and no department.
   */
  public List<String> of(String name) {
    List<String> parts = Names.parts(name);
    if (parts.isEmpty() || parts.stream().anyMatch(Names::isChinese)) {
      return List.of();
    }
    Set<String> said = new LinkedHashSet<>();
    String joined = String.join("", parts);
    boolean inPinyin = pinyin.containsKey(joined);
    for (List<String> words : readings(parts)) {
      if (!words.equals(parts)) {
        said.add(String.join(" ", words));
      }
      String translated = inPinyin && !abbreviates(joined) ? "" : translated(words);
      if (!translated.isEmpty()) {
        said.add(translated);
      }
    }
    pinyin.getOrDefault(joined, List.of()).stream().limit(MOST_READINGS).forEach(said::add);
    return List.copyOf(said);
  }

  /** Whether a word, in lower case, is a known abbreviation of others. */
  boolean abbreviates(String word) {
    return abbreviations.containsKey(word);
  }

  /** The words of a name with its abbreviations spelt out, in the likeliest ways. */
  private List<List<String>> readings(List<String> parts) {
    String joined = String.join("", parts);
    if (abbreviations.containsKey(joined)) {
      return abbreviations.get(joined).stream().map(HeaderWords::split).toList();
    }
    Set<List<String>> readings = new LinkedHashSet<>();
    readings.add(words(parts, -1));
    for (int i = 0; i < parts.size() && readings.size() < MOST_READINGS; i++) {
      readings.add(words(parts, i));
    }
    return List.copyOf(readings);
  }

  /**
   * @param other the part that means its second meaning; -1 for none
   */
  private List<String> words(List<String> parts, int other) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      List<String> meanings = abbreviations.getOrDefault(parts.get(i), List.of(parts.get(i)));
      words.addAll(split(meanings.get(i == other && meanings.size() > 1 ? 1 : 0)));
    }
    return words;
  }

  private static List<String> split(String words) {
    return List.of(words.split(" "));
  }

  /** Word for word, longest entries first; empty if it would leave out the half or more. */
  private String translated(List<String> words) {
    StringBuilder said = new StringBuilder();
    int known = 0;
    int unknown = 0;
    for (int at = 0; at < words.size(); ) {
      int length = Math.min(LONGEST, words.size() - at);
      Optional<String> name = Optional.empty();
      while (length > 0 && (name = chinese(words.subList(at, at + length))).isEmpty()) {
        length--;
      }
      String word = words.get(at);
      if (name.isPresent()) {
        said.append(name.get());
        known += length;
      } else if (Character.isDigit(word.charAt(0)) || word.length() <= LONGEST_UNKNOWN) {
        said.append(SILENT.contains(word) ? "" : word);
      } else if (pinyin.containsKey(word)) {
        said.append(pinyin.get(word).get(0));
        known++;
      } else if (!SILENT.contains(word)) {
        unknown++;
      }
      at += Math.max(1, length);
    }
    return known > unknown ? said.toString() : "";
  }

  /** The Chinese name of just these words, or of others with the same stems. */
  private Optional<String> chinese(List<String> words) {
    String joined = String.join(" ", words);
    List<String> names = chinese.get(joined);
    return names != null
        ? Optional.of(names.get(0))
        : Optional.ofNullable(byStems.get(stems(joined)));
  }
}
