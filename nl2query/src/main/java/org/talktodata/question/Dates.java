package org.talktodata.question;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.talktodata.question.Mention.Kind;

/** Finds days, months, quarters, weekdays and hours. Years are found as numbers. */
final class Dates {
  static final String MONTHS =
      "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
  private static final String WEEKDAYS = "mon|tue|wed|thu|fri|sat|sun";
  private static final String NUMERAL = "[零〇一二两三四五六七八九十]{1,4}";

  private static final Pattern DAY =
      Pattern.compile(
          "(?<!\\d)(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})(?!\\d)\\s*[日号]?");
  private static final Pattern DIGITS_ALONE =
      Pattern.compile("(?<![\\d.])((?:19|20)\\d\\d)(\\d\\d)(\\d\\d)(?![\\d.])");

  /** 12/31/2023 as Americans write it, or 31.12.2023 as Europeans do. */
  private static final Pattern YEAR_LAST =
      Pattern.compile("(?<![\\d./-])(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})(?![\\d./-])");

  private static final Pattern MONTH_OF_YEAR =
      Pattern.compile("(?<!\\d)(\\d{4})\\s*(?:[-/.]|年的?)\\s*(\\d{1,2})(?![\\d-/.])\\s*(?:月份?)?");
  private static final Pattern MONTH_DAY =
      Pattern.compile("(?<![\\d年])(\\d{1,2}|" + NUMERAL + ")月(\\d{1,2}|" + NUMERAL + ")[日号]");
  private static final Pattern MONTH =
      Pattern.compile("(?<![\\d年上下本这每个几])(\\d{1,2}|" + NUMERAL + ")月(?:份)?(?![\\d一二三四五六七八九十])");
  private static final Pattern ENGLISH_DAY =
      Pattern.compile(
          "\\b(" + MONTHS + ")\\.? +(\\d{1,2})(?:st|nd|rd|th)?,? +(\\d{4})\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ENGLISH_MONTH =
      Pattern.compile(
          "\\b(" + MONTHS + ")\\b\\.?,?(?: +(?:of +)?(\\d{4})\\b)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern QUARTER =
      Pattern.compile(
          "(?:(\\d{4})\\s*(?:年的?)?[-\\s]*)?(?:(?<![a-z])q([1-4])(?![0-9a-z])|第?([一二三四1-4])季度?|([1-4])q\\b|\\b(first|second|third|fourth) quarter)(?:(?: of)? +(\\d{4}))?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern WEEKDAY =
      Pattern.compile(
          "(?:周|星期|礼拜)([一二三四五六日天])|\\b(" + WEEKDAYS + ")(?:day|sday|nesday|rsday|urday)?s?\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TWO_WEEKDAYS =
      Pattern.compile("(?:周|星期|礼拜)[一二三四五六](?:[、和到至-])?([一二三四五六日天])(?!点|时|个|天|月)");
  private static final Pattern WEEKEND =
      Pattern.compile("周末|双休日|\\bweekends?\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern WORKDAY =
      Pattern.compile(
          "工作日|平日|\\b(?:weekdays?|workdays?|working days)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern HOUR =
      Pattern.compile(
          "(早上|上午|凌晨|中午|下午|晚上|傍晚)?(\\d{1,2}|"
              + NUMERAL
              + ")[点时](?!间)|\\b(\\d{1,2})(?::00)? *(am|pm)\\b|\\b(\\d{1,2}):00\\b",
          Pattern.CASE_INSENSITIVE);

  /**
   * After 8 in the evening; between 7 and 9 am, where the second hour says which half of the day.
   */
  private static final Pattern HOUR_IN_WORDS =
      Pattern.compile(
          "\\b(\\d{1,2})(?:\\s*o['’]?clock)?(?:\\s*(?:-|–|to|and|until|till)\\s*\\d{1,2})?"
              + "\\s*(?:(?:in the |at )?(morning|afternoon|evening|night)\\b|(am|pm)\\b)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern FIRST_HOUR =
      Pattern.compile(
          "(?<![\\d:年月])(\\d{1,2}|"
              + NUMERAL
              + ")\\s*(?:到|至|-|—|~)\\s*(?:\\d{1,2}|"
              + NUMERAL
              + ")[点时](?!间)");
  private static final Pattern LATE =
      Pattern.compile(
          "下午|晚上|傍晚|夜里|晚间|\\b(?:evening|night|afternoon|pm)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern MIDNIGHT =
      Pattern.compile("午夜|半夜|零点|\\bmidnight\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern NOON = Pattern.compile("正午|\\bnoon\\b", Pattern.CASE_INSENSITIVE);

  private Dates() {}

  static List<Mention> find(String sentence, LocalDateTime now) {
    List<Mention> found = new ArrayList<>();
    days(sentence, now, found);
    months(sentence, found);
    quarters(sentence, found);
    weekdays(sentence, found);
    hours(sentence, found);
    return found;
  }

  private static void days(String sentence, LocalDateTime now, List<Mention> found) {
    for (Matcher m = DAY.matcher(sentence); m.find(); ) {
      day(integer(m.group(1)), integer(m.group(2)), integer(m.group(3)), m, found);
    }
    for (Matcher m = DIGITS_ALONE.matcher(sentence); m.find(); ) {
      day(integer(m.group(1)), integer(m.group(2)), integer(m.group(3)), m, found);
    }
    for (Matcher m = YEAR_LAST.matcher(sentence); m.find(); ) {
      int year = integer(m.group(4));
      day(year, integer(m.group(1)), integer(m.group(3)), m, found);
      day(year, integer(m.group(3)), integer(m.group(1)), m, found);
    }
    for (Matcher m = ENGLISH_DAY.matcher(sentence); m.find(); ) {
      day(integer(m.group(3)), monthOf(m.group(1)), integer(m.group(2)), m, found);
    }
    for (Matcher m = MONTH_DAY.matcher(sentence); m.find(); ) {
      day(now.getYear(), small(m.group(1)), small(m.group(2)), m, found);
    }
  }

  private static void day(int year, int month, int day, Matcher m, List<Mention> found) {
    try {
      String iso = LocalDate.of(year, month, day).toString();
      found.add(Mention.text(Kind.DATE, iso, m.start(), m.end()));
    } catch (DateTimeException e) {
      // The 31st of a short month is no day: the digits stay numbers.
    }
  }

  private static void months(String sentence, List<Mention> found) {
    for (Matcher m = MONTH_OF_YEAR.matcher(sentence); m.find(); ) {
      yearMonth(integer(m.group(1)), integer(m.group(2)), m, found);
    }
    for (Matcher m = ENGLISH_MONTH.matcher(sentence); m.find(); ) {
      int month = monthOf(m.group(1));
      if (m.group(2) != null) {
        yearMonth(integer(m.group(2)), month, m, found);
      }
      found.add(Mention.number(Kind.MONTH, month, m.start(1), m.end(1)));
    }
    for (Matcher m = MONTH.matcher(sentence); m.find(); ) {
      int month = small(m.group(1));
      if (month >= 1 && month <= 12) {
        found.add(Mention.number(Kind.MONTH, month, m.start(), m.end()));
      }
    }
  }

  private static void yearMonth(int year, int month, Matcher m, List<Mention> found) {
    if (month >= 1 && month <= 12) {
      found.add(
          Mention.text(Kind.YEARMONTH, "%04d-%02d".formatted(year, month), m.start(), m.end()));
    }
  }

  private static void quarters(String sentence, List<Mention> found) {
    for (Matcher m = QUARTER.matcher(sentence); m.find(); ) {
      int quarter = quarterOf(m);
      String year = m.group(1) != null ? m.group(1) : m.group(6);
      if (year != null) {
        found.add(Mention.text(Kind.YEARQUARTER, year + "-Q" + quarter, m.start(), m.end()));
      }
      found.add(Mention.number(Kind.QUARTER, quarter, m.start(), m.end()));
    }
  }

  private static int quarterOf(Matcher m) {
    for (int group = 2; group <= 4; group++) {
      if (m.group(group) != null) {
        return small(m.group(group));
      }
    }
    return List.of("first", "second", "third", "fourth")
            .indexOf(m.group(5).toLowerCase(Locale.ROOT))
        + 1;
  }

  private static void weekdays(String sentence, List<Mention> found) {
    for (Matcher m = WEEKDAY.matcher(sentence); m.find(); ) {
      int day =
          m.group(1) != null
              ? "一二三四五六日天".indexOf(m.group(1)) + 1
              : WEEKDAYS.indexOf(m.group(2).toLowerCase(Locale.ROOT)) / 4 + 1;
      found.add(Mention.number(Kind.WEEKDAY, Math.min(day, 7), m.start(), m.end()));
    }
    for (Matcher m = TWO_WEEKDAYS.matcher(sentence); m.find(); ) {
      int day = Math.min("一二三四五六日天".indexOf(m.group(1)) + 1, 7);
      found.add(Mention.number(Kind.WEEKDAY, day, m.start(1), m.end()));
    }
    for (Matcher m = WEEKEND.matcher(sentence); m.find(); ) {
      found.add(Mention.number(Kind.WEEKDAY, 6, m.start(), m.end()));
      found.add(Mention.number(Kind.WEEKDAY, 7, m.start(), m.end()));
    }
    for (Matcher m = WORKDAY.matcher(sentence); m.find(); ) {
      for (int day = 1; day <= 5; day++) {
        found.add(Mention.number(Kind.WEEKDAY, day, m.start(), m.end()));
      }
    }
  }

  private static void hours(String sentence, List<Mention> found) {
    boolean lateSentence = LATE.matcher(sentence).find();
    for (Matcher m = HOUR.matcher(sentence); m.find(); ) {
      int hour;
      if (m.group(2) != null) {
        hour = small(m.group(2));
        boolean late = m.group(1) != null && m.group(1).matches("下午|晚上|傍晚");
        hour = late && hour < 12 ? hour + 12 : hour;
      } else if (m.group(3) != null) {
        hour = integer(m.group(3)) % 12 + (m.group(4).equalsIgnoreCase("pm") ? 12 : 0);
      } else {
        hour = integer(m.group(5));
      }
      hour(hour, lateSentence, m, found);
    }
    for (Matcher m = FIRST_HOUR.matcher(sentence); m.find(); ) {
      hour(small(m.group(1)), lateSentence, m, found);
    }
    for (Matcher m = HOUR_IN_WORDS.matcher(sentence); m.find(); ) {
      String half = m.group(2) != null ? m.group(2) : m.group(3);
      boolean late = !half.toLowerCase(Locale.ROOT).matches("morning|am");
      found.add(
          Mention.number(
              Kind.HOUR, integer(m.group(1)) % 12 + (late ? 12 : 0), m.start(1), m.end(1)));
    }
    for (Matcher m = MIDNIGHT.matcher(sentence); m.find(); ) {
      hour(0, false, m, found);
      hour(23, false, m, found);
    }
    for (Matcher m = NOON.matcher(sentence); m.find(); ) {
      hour(12, false, m, found);
    }
  }

  /**
   * An hour of the day.
   *
   * @param late whether the sentence speaks of an evening: in 晚上八点到十点 the second hour is as late as
   *     the first, so that of the afternoon is found too
   */
  private static void hour(int hour, boolean late, Matcher m, List<Mention> found) {
    if (hour >= 0 && hour <= 24) {
      found.add(Mention.number(Kind.HOUR, hour % 24, m.start(), m.end()));
    }
    if (late && hour < 12 && hour + 12 >= 0) {
      found.add(Mention.number(Kind.HOUR, hour + 12, m.start(), m.end()));
    }
  }

  private static int integer(String digits) {
    return Integer.parseInt(digits);
  }

  /** A small number in digits or in Chinese; -1 if it is none. */
  static int small(String text) {
    if (Character.isDigit(text.charAt(0)) && text.charAt(0) < 128) {
      return Integer.parseInt(text);
    }
    OptionalDouble number = Numbers.ofChinese(text);
    return number.isPresent() ? (int) number.getAsDouble() : -1;
  }

  static int monthOf(String name) {
    return "janfebmaraprmayjunjulaugsepoctnovdec"
                .indexOf(name.toLowerCase(Locale.ROOT).substring(0, 3))
            / 3
        + 1;
  }
}
