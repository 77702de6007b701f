package org.talktodata.question;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /** The English words of names, each with what it is called in Chinese. */
  Map<String, List<String>> chinese() {
    return chinese;
  }

  /**
   * The name in whole English words, and in Chinese; each only if it says more than the name does,
   * none for names that are Chinese already.
   */
  public List<String> of(String name) {
    List<String> parts = Names.parts(name);
    if (parts.isEmpty() || parts.stream().anyMatch(Names::isChinese)) {
      return List.of();
    }
    List<String> said = new ArrayList<>();
    String joined = String.join("", parts);
    List<String> words = new ArrayList<>();
    if (parts.size() > 1 && abbreviations.containsKey(joined)) {
      words.addAll(split(abbreviations.get(joined).get(0)));
    } else {
      for (String part : parts) {
        words.addAll(split(abbreviations.getOrDefault(part, List.of(part)).get(0)));
      }
    }
    boolean cut = !words.equals(parts);
    if (cut) {
      said.add(String.join(" ", words));
    }
    if (pinyin.containsKey(joined)) {
      said.add(pinyin.get(joined).get(0));
    } else {
      String translated = translated(words);
      if (!translated.isEmpty()) {
        said.add(translated);
      }
    }
    return said;
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
      while (length > 0 && !byStems.containsKey(key(words, at, length))) {
        length--;
      }
      String word = words.get(at);
      if (length > 0) {
        said.append(byStems.get(key(words, at, length)));
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

  private static String key(List<String> words, int at, int length) {
    return words.subList(at, at + length).stream().map(Stem::of).collect(Collectors.joining(" "));
  }
}
