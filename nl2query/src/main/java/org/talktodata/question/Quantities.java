package org.talktodata.question;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers with a unit, in the units that a column may have instead: "more than 2 hours" over a
 * column of minutes is more than 120, 三公斤 over one of grams 3000.
 */
final class Quantities {
  /** What headers call the units, and how large each is among those of its kind. */
  private static final List<Measure> MEASURES =
      List.of(
          new Measure(Kind.TIME, 1, "秒钟?|seconds?|secs?|s"),
          new Measure(Kind.TIME, 60, "分钟|minutes?|mins?"),
          new Measure(Kind.TIME, 3600, "小时数?|钟头|hours?|hrs?|h"),
          new Measure(Kind.TIME, 86_400, "天数?|days?|d"),
          new Measure(Kind.TIME, 7 * 86_400, "周数?|weeks?|wks?"),
          new Measure(Kind.TIME, 30 * 86_400, "月数?|months?|mths?"),
          new Measure(Kind.TIME, 360 * 86_400, "年数?|years?|yrs?"),
          new Measure(Kind.LENGTH, 0.01, "厘米|公分|centimet(?:er|re)s?|cms?"),
          new Measure(Kind.LENGTH, 1, "(?<![厘毫千纳微])米|met(?:er|re)s?|m"),
          new Measure(Kind.LENGTH, 1000, "公里|千米|kilomet(?:er|re)s?|kms?"),
          new Measure(Kind.WEIGHT, 1, "(?<![千毫])克|grams?|g"),
          new Measure(Kind.WEIGHT, 500, "(?<!公)斤"),
          new Measure(Kind.WEIGHT, 1000, "公斤|千克|kilo(?:gram)?s?|kgs?"),
          new Measure(Kind.WEIGHT, 1_000_000, "吨|tonn?e?s?|t"));

  private static final List<Unit> UNITS =
      List.of(
          new Unit("小时|钟头|hours?\\b|hrs?\\b|h\\b", 60, 3600),
          new Unit("分钟|minutes?\\b|mins?\\b", 60, 1 / 60.0),
          new Unit("秒钟?|seconds?\\b|secs?\\b", 1000, 1 / 60.0),
          new Unit("天|days?\\b", 24, 1440),
          new Unit("周|星期|礼拜|weeks?\\b", 7, 168),
          new Unit("月|months?\\b", 30, 1 / 12.0),
          new Unit("年|years?\\b|yrs?\\b", 12, 365),
          new Unit("公里|千米|kilomet(?:er|re)s?\\b|kms?\\b", 1000),
          new Unit("米|met(?:er|re)s?\\b|m\\b", 100, 1 / 1000.0),
          new Unit("吨|tonn?e?s?\\b", 1000),
          new Unit("公斤|千克|kilo(?:gram)?s?\\b|kgs?\\b", 1000, 2),
          new Unit("斤", 0.5, 500),
          new Unit("克|grams?\\b|g\\b", 1 / 1000.0));

  /** An hour, half a ton: amounts without a number. */
  private static final Pattern ARTICLE =
      Pattern.compile(
          "\\b(half )?(an?)(?= (?:hour|minute|second|day|week|month|year|kilomet|km|met|tonn?e?|kilo|kg)s?\\b)",
          Pattern.CASE_INSENSITIVE);

  /** A height such as 1米9, or a length of 3米25. */
  private static final Pattern METRES = Pattern.compile("(?<![\\d.])(\\d)米(\\d{1,2})(?!\\d)");

  private static final Pattern LOSS =
      Pattern.compile(
          "负|亏|损失|\\bloss(?:es)?\\b|\\bdeficits?\\b|\\bminus\\b", Pattern.CASE_INSENSITIVE);

  private Quantities() {}

  private enum Kind {
    TIME,
    LENGTH,
    WEIGHT
  }

  /**
   * A unit as headers name it: at their end, or in brackets.
   *
   * @param size how many of the smallest, or of the middle, of its kind it is
   */
  private record Measure(Kind kind, double size, Pattern said, Pattern header) {
    Measure(Kind kind, double size, String words) {
      this(
          kind,
          size,
          Pattern.compile("[\\s-]*个?\\s*(?:" + words + ")(?![a-z])", Pattern.CASE_INSENSITIVE),
          Pattern.compile(
              "(?<![a-zA-Z])(?:" + words + ")(?:[)）\\]】]|$)", Pattern.CASE_INSENSITIVE));
    }
  }

  /**
   * A number of the sentence in the unit that a header names: 30 minutes over duration_sec are
   * 1800. Empty if the words or the header name none, or one of another kind.
   */
  static OptionalDouble inUnitOf(String header, Mention number, String sentence) {
    String name = header.replace('_', ' ').strip();
    for (Measure said : MEASURES) {
      Matcher words = said.said.matcher(sentence).region(number.end(), sentence.length());
      if (!words.useTransparentBounds(true).lookingAt() || isCalendar(number, sentence)) {
        continue;
      }
      for (Measure kept : MEASURES) {
        if (kept.kind == said.kind && kept.header.matcher(name).find()) {
          return OptionalDouble.of(rounded(number.number() * said.size / kept.size));
        }
      }
    }
    return OptionalDouble.empty();
  }

  /** What one of this unit is in others that columns are kept in. */
  private record Unit(Pattern words, double... factors) {
    Unit(String words, double... factors) {
      this(
          Pattern.compile(
              "[\\s-]*(?:个半?|an?\\b\\s*)?\\s*(?:" + words + ")", Pattern.CASE_INSENSITIVE),
          factors);
    }
  }

  /**
   * The same numbers in other units.
   *
   * @param numbers those found in the sentence
   */
  static List<Mention> find(String sentence, List<Mention> numbers) {
    List<Mention> found = new ArrayList<>();
    scaled(numbers, found);
    metres(sentence, found);
    losses(sentence, numbers, found);
    List<Mention> all = new ArrayList<>(numbers);
    for (Matcher m = ARTICLE.matcher(sentence); m.find(); ) {
      double amount = m.group(1) == null ? 1 : 0.5;
      all.add(Mention.number(Mention.Kind.NUMBER, amount, m.start(), m.end(2)));
    }
    for (Mention number : all) {
      for (Unit unit : UNITS) {
        Matcher matcher = unit.words.matcher(sentence).region(number.end(), sentence.length());
        matcher.useTransparentBounds(true);
        if (!matcher.lookingAt() || isCalendar(number, sentence)) {
          continue;
        }
        for (double factor : unit.factors) {
          found.add(converted(number, factor));
        }
        // Half a year is 180 days to most people, not 182.5.
        if (number.number() == 0.5 && unit.factors[0] == 12) {
          found.add(converted(number, 360));
        }
      }
    }
    return found;
  }

  /**
   * Sums of money in the thousands or millions that a column may be kept in: 20亿 over a column in
   * 万元 is 200000.
   */
  private static void scaled(List<Mention> numbers, List<Mention> found) {
    for (Mention number : numbers) {
      for (double unit : new double[] {1e3, 1e4, 1e6, 1e8}) {
        if (number.number() >= unit / 10 && number.number() >= 1000) {
          found.add(converted(number, 1 / unit));
        }
      }
    }
  }

  private static void metres(String sentence, List<Mention> found) {
    for (Matcher m = METRES.matcher(sentence); m.find(); ) {
      double metres = Double.parseDouble(m.group(1) + "." + m.group(2));
      Mention length = Mention.number(Mention.Kind.NUMBER, metres, m.start(), m.end());
      found.add(length);
      found.add(converted(length, 100));
    }
  }

  /** A loss of 1000 is below zero where a column holds gains. */
  private static void losses(String sentence, List<Mention> numbers, List<Mention> found) {
    if (LOSS.matcher(sentence).find()) {
      List<Mention> all = new ArrayList<>(numbers);
      all.addAll(found);
      all.stream()
          .filter(number -> number.number() > 0)
          .forEach(number -> found.add(converted(number, -1)));
    }
  }

  /** 2024年 and 3月 name a year and a month; they are no amounts of time. */
  private static boolean isCalendar(Mention number, String sentence) {
    boolean year = number.number() >= 1900 && number.number() <= 2100;
    boolean month = number.end() < sentence.length() && sentence.charAt(number.end()) == '月';
    return year || month;
  }

  private static Mention converted(Mention number, double factor) {
    return Mention.number(
        Mention.Kind.NUMBER, rounded(number.number() * factor), number.start(), number.end());
  }

  private static double rounded(double number) {
    return new BigDecimal(number).round(new MathContext(9)).doubleValue();
  }
}
