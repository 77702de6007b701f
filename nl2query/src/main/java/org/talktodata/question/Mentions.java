package org.talktodata.question;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the numbers, dates and free texts that a sentence names, as candidates for the model to
 * point to.
 */
public final class Mentions {
  private static final Pattern QUOTED = Pattern.compile("[\"“「『《‘']([^\"”」』》’']{1,60})[\"”」』》’']");
  private static final Pattern AFTER_KEYWORD =
      Pattern.compile(
          "(?:包含|含有|含|带有?|里有|中有|提到|姓|叫|开头是|结尾是|以|或|contain(?:s|ing)?|include?s?|including|says|saying|mention(?:s|ing)?|with|named|called|like|starts? with|starting with|begin(?:s|ning)? with|ends? with|ending (?:with|in))\\s*(?:the word )?([\\p{IsHan}]{1,6}?(?=[的字开结这或平有、，]|$)|[\\p{IsLatin}\\p{N}/_.-]{1,30})",
          Pattern.CASE_INSENSITIVE);

  /** 驻字开头; /blog开头. */
  private static final Pattern BEFORE_KEYWORD =
      Pattern.compile(
          "(\\p{IsHan}(?=字(?:开头|打头|结尾))|[\\p{IsLatin}\\p{N}/_.-]{1,30}(?=(?:开头|打头|结尾)))");

  /** The letters D or S; 字母a. */
  private static final Pattern LETTERS =
      Pattern.compile(
          "(?:\\bletters?|字母)\\s*((?:['\"‘“]?\\b[a-z]\\b['\"’”]?(?:\\s*(?:,|、|or|and|或者?|和)\\s*)?)+)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern LETTER = Pattern.compile("\\b[a-z]\\b", Pattern.CASE_INSENSITIVE);

  private Mentions() {}

  /** All of them, in no particular order; the same words may have several readings. */
  public static List<Mention> find(String sentence, LocalDateTime now) {
    return find(sentence, now, Set.of());
  }

  /**
   * All of them in a sentence that follows another.
   *
   * @param years what the last one was about: the second quarter is that of these years
   */
  public static List<Mention> find(String sentence, LocalDateTime now, Set<Integer> years) {
    List<Mention> found = new ArrayList<>();
    found.addAll(RelativeDates.find(sentence));
    found.addAll(Dates.find(sentence, now));
    found.addAll(Periods.find(sentence, now, List.copyOf(found), years));
    found.addAll(Numbers.find(sentence));
    for (Pattern pattern : List.of(QUOTED, AFTER_KEYWORD, BEFORE_KEYWORD)) {
      for (Matcher m = pattern.matcher(sentence); m.find(); ) {
        found.add(Mention.text(Mention.Kind.TEXT, m.group(1).strip(), m.start(1), m.end(1)));
      }
    }
    for (Matcher m = LETTERS.matcher(sentence); m.find(); ) {
      Matcher letter = LETTER.matcher(sentence).region(m.start(1), m.end(1));
      while (letter.find()) {
        found.add(Mention.text(Mention.Kind.TEXT, letter.group(), letter.start(), letter.end()));
      }
    }
    return found;
  }

  /**
   * The numbers that the sentence names, in other units: only of use where a column is kept in
   * them.
   */
  public static List<Mention> inOtherUnits(String sentence) {
    return Quantities.find(sentence, Numbers.find(sentence));
  }

  /**
   * A number of the sentence in the unit that a column's header names: 30 minutes over a column
   * duration_sec are 1800.
   *
   * @return empty if its words or the header name no unit, or units of different kinds
   */
  public static OptionalDouble inUnitOf(String header, Mention number, String sentence) {
    return Quantities.inUnitOf(header, number, sentence);
  }
}
