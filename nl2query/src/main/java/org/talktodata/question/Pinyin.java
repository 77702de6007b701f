package org.talktodata.question;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.sourceforge.pinyin4j.PinyinHelper;

/**
 * How Chinese characters sound: columns are called {@code xsje} or {@code xiaoshou_e} for 销售额, and
 * whoever types by sound picks a wrong character of the right one.
 */
public final class Pinyin {
  /** Ways to read one text that are tried; characters with several readings multiply them. */
  private static final int MOST_READINGS = 8;

  private static final Map<Character, List<String>> SYLLABLES = new ConcurrentHashMap<>();

  private Pinyin() {}

  /** The syllables of a character without tones, {@code v} for ü; none if it has none. */
  static List<String> of(char character) {
    return SYLLABLES.computeIfAbsent(character, Pinyin::read);
  }

  private static List<String> read(char character) {
    String[] readings = PinyinHelper.toHanyuPinyinStringArray(character);
    if (readings == null) {
      return List.of();
    }
    Set<String> syllables = new LinkedHashSet<>();
    for (String reading : readings) {
      syllables.add(reading.replaceAll("[0-9]", "").replace("u:", "v"));
    }
    return List.copyOf(syllables);
  }

  /** Whether the characters are the same or may sound the same. */
  static boolean soundAlike(char a, char b) {
    return a == b || of(a).stream().anyMatch(of(b)::contains);
  }

  /** The ways to say a text of Chinese characters, at most eight; none if it has others. */
  public static List<String> readings(String text) {
    List<String> readings = List.of("");
    for (int i = 0; i < text.length(); i++) {
      List<String> longer = new ArrayList<>();
      for (String reading : readings) {
        for (String syllable : of(text.charAt(i))) {
          if (longer.size() < MOST_READINGS) {
            longer.add(reading + syllable + " ");
          }
        }
      }
      readings = longer;
    }
    return readings;
  }

  /**
   * How many characters of a text from a place on are spelt by these letters, a whole syllable for
   * each; 0 if they do not spell it.
   */
  static int spelt(String letters, String text, int from) {
    return Math.max(0, end(letters, 0, text, from) - from);
  }

  /** The place after the last character that is spelt; -1 if the letters from a place on do not. */
  private static int end(String letters, int at, String text, int from) {
    if (at == letters.length()) {
      return from;
    }
    if (from == text.length()) {
      return -1;
    }
    for (String syllable : of(text.charAt(from))) {
      if (letters.startsWith(syllable, at)) {
        int end = end(letters, at + syllable.length(), text, from + 1);
        if (end >= 0) {
          return end;
        }
      }
    }
    return -1;
  }

  /** Whether each character of a text from a place on begins with the next of these letters. */
  static boolean initials(String letters, String text, int from) {
    if (from + letters.length() > text.length()) {
      return false;
    }
    for (int i = 0; i < letters.length(); i++) {
      char letter = letters.charAt(i);
      if (of(text.charAt(from + i)).stream().noneMatch(s -> s.charAt(0) == letter)) {
        return false;
      }
    }
    return true;
  }
}
