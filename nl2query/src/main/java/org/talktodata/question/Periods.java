package org.talktodata.question;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.talktodata.chartquery.Predicate;
import org.talktodata.question.Mention.Kind;

/**
 * Finds periods that are said in pieces: 2024年6到8月 is from 2024-06 to 2024-08, "from March to June
 * 2023" likewise, 七八九月 are three months, 去年下半年 is from July to December of last year, 24年 is 2024,
 * "the 90s" are 1990 to 1999, and 国庆 begins on the first of October.
 */
final class Periods {
  private static final String NUMERAL = "[零〇一二两三四五六七八九十]{1,3}";
  private static final String TO = "\\s*(?:-|—|–|~|～|到|至|和|、|与)\\s*";

  private static final Pattern YEAR =
      Pattern.compile("(?<![\\d.])(19\\d\\d|20\\d\\d)(?![\\d.]|-\\d\\d-)");
  private static final Pattern SHORT_YEAR =
      Pattern.compile("(?<![\\d.])(\\d\\d)(?=年(?!龄|级|以|内|前|后|期|了|多|来)|(?:年第?)?[Qq][1-4])");
  private static final Pattern SHORT_YEAR_BEFORE =
      Pattern.compile("(?<![\\d.])(\\d\\d)(?=" + TO + "\\d\\d年)");
  private static final Pattern MONTHS =
      Pattern.compile(
          "(?<![\\d.])(\\d{1,2}|" + NUMERAL + ")(?:月份?)?" + TO + "(\\d{1,2}|" + NUMERAL + ")月");
  private static final Pattern MONTHS_IN_A_ROW =
      Pattern.compile("(?<![一二三四五六七八九十\\d])([一二三四五六七八九]{2,})月");
  private static final Pattern HALF =
      Pattern.compile("(上|下)半年|\\b(first|second) half\\b|\\bh([12])\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern DAYS =
      Pattern.compile("(?<!\\d)(\\d{1,2}|" + NUMERAL + ")月(\\d{1,2})[日号]?" + TO + "(\\d{1,2})[日号]");
  private static final Pattern DAY_OF_MONTH =
      Pattern.compile("(?<!\\d)(\\d{1,2}|" + NUMERAL + ")月(\\d{1,2}|" + NUMERAL + ")[日号]");
  private static final Pattern ENGLISH_DAY =
      Pattern.compile(
          "\\b(?:(\\d{1,2})(?:st|nd|rd|th)?\\s*(?:-|–|to|and|until)\\s*)?(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ("
              + Dates.MONTHS
              + ")\\b"
              + "|\\b("
              + Dates.MONTHS
              + ")\\.? (\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:\\s*(?:-|–|to|until)\\s*(\\d{1,2})(?:st|nd|rd|th)?(?!\\d))?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern REST_OF_DATE =
      Pattern.compile(
          "(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:"
              + TO
              + "|\\s*(?:to|until)\\s*)(\\d{1,2})-(\\d{1,2})(?![\\d-])");
  private static final Pattern SHORT_MONTH =
      Pattern.compile("(?<![\\d.])(\\d\\d)年的?(\\d{1,2}|" + NUMERAL + ")月");

  /** 2024年五月, 二零二四年5月. */
  private static final Pattern MONTH_OF_YEAR =
      Pattern.compile("(?<!\\d)(\\d{4}|[零〇一二三四五六七八九]{4})年的?\\s*(\\d{1,2}|" + NUMERAL + ")月");

  private static final Pattern SHORT_QUARTER =
      Pattern.compile("(?<![\\d.])(\\d\\d)(?:年的?)?\\s*(?:[Qq]([1-4])(?!\\d)|第?([一二三四1-4])季度?)");
  private static final Pattern DECADE =
      Pattern.compile(
          "(?<!\\d)(?:(19|20)?([0-9])0(?:s\\b|['’]s\\b|年代|后))", Pattern.CASE_INSENSITIVE);

  /** The nineties of a century; "in their sixties" is an age. */
  private static final Pattern NAMED_DECADE =
      Pattern.compile(
          "\\bthe (?:early |mid |late )?(fifties|sixties|seventies|eighties|nineties|noughties)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final List<String> DECADES =
      List.of("fifties", "sixties", "seventies", "eighties", "nineties", "noughties");
  private static final Map<Pattern, String[]> FEASTS = feasts();

  private final String sentence;
  private final List<Mention> found = new ArrayList<>();
  private final Set<Integer> years = new LinkedHashSet<>();

  private Periods(String sentence) {
    this.sentence = sentence;
  }

  /**
   * What can be put together.
   *
   * @param named the dates and relative dates that the sentence names by themselves
   * @param before the years that were spoken of before: those meant if the sentence names none
   */
  static List<Mention> find(
      String sentence, LocalDateTime now, List<Mention> named, Set<Integer> before) {
    Periods periods = new Periods(sentence);
    periods.years(now, named);
    if (periods.years.isEmpty()) {
      periods.years.addAll(before);
    }
    periods.shortened();
    periods.monthsOfYears();
    periods.monthRanges();
    periods.halves();
    periods.days(now);
    periods.decades();
    periods.feasts(now);
    List<Mention> parts = new ArrayList<>(named);
    parts.addAll(periods.found);
    parts.forEach(part -> periods.inItsYear(part, now));
    return periods.found;
  }

  private static Map<Pattern, String[]> feasts() {
    Map<Pattern, String[]> feasts = new LinkedHashMap<>();
    feasts.put(Pattern.compile("国庆|十一(?=黄金|长假|假期|期间)"), new String[] {"10-01", "10-07"});
    feasts.put(Pattern.compile("五一|劳动节"), new String[] {"05-01", "05-05"});
    feasts.put(Pattern.compile("双(?:11|十一)"), new String[] {"11-11"});
    feasts.put(Pattern.compile("双(?:12|十二)"), new String[] {"12-12"});
    feasts.put(Pattern.compile("(?<!\\d)618(?!\\d)"), new String[] {"06-18"});
    feasts.put(Pattern.compile("元旦|(?i:new year'?s day)"), new String[] {"01-01"});
    feasts.put(Pattern.compile("圣诞|(?i:christmas)"), new String[] {"12-25"});
    return feasts;
  }

  /** The years that the sentence is about; 24年 is told as the number that it stands for. */
  private void years(LocalDateTime now, List<Mention> named) {
    for (Matcher m = YEAR.matcher(sentence); m.find(); ) {
      years.add(Integer.parseInt(m.group(1)));
    }
    for (Pattern pattern : List.of(SHORT_YEAR_BEFORE, SHORT_YEAR)) {
      for (Matcher m = pattern.matcher(sentence); m.find(); ) {
        int year = ofTwoDigits(Integer.parseInt(m.group(1)));
        years.add(year);
        found.add(Mention.number(Kind.NUMBER, year, m.start(), m.end()));
      }
    }
    for (Mention mention : named) {
      mention
          .relative()
          .filter(relative -> relative.unit() == Predicate.Relative.Unit.YEAR)
          .filter(relative -> relative.from() == relative.to())
          .ifPresent(relative -> years.add(now.getYear() + relative.from()));
    }
  }

  private static int ofTwoDigits(int year) {
    return year < 50 ? 2000 + year : 1900 + year;
  }

  private void monthRanges() {
    for (Matcher m = MONTHS.matcher(sentence); m.find(); ) {
      month(Dates.small(m.group(1)), m.start(1), m.end(1));
      month(Dates.small(m.group(2)), m.start(2), m.end());
    }
    for (Matcher m = MONTHS_IN_A_ROW.matcher(sentence); m.find(); ) {
      if (!"一二三四五六七八九".contains(m.group(1))) {
        continue;
      }
      for (int place = m.start(1); place < m.end(1); place++) {
        int month = Dates.small(sentence.substring(place, place + 1));
        month(month, place, place + 1 == m.end(1) ? m.end() : place + 1);
      }
    }
  }

  private void month(int month, int start, int end) {
    if (month >= 1 && month <= 12) {
      found.add(Mention.number(Kind.MONTH, month, start, end));
    }
  }

  private void shortened() {
    for (Matcher m = SHORT_MONTH.matcher(sentence); m.find(); ) {
      int month = Dates.small(m.group(2));
      if (month >= 1 && month <= 12) {
        yearMonth(ofTwoDigits(Integer.parseInt(m.group(1))), month, m.start(), m.end());
      }
    }
    for (Matcher m = SHORT_QUARTER.matcher(sentence); m.find(); ) {
      int quarter = Dates.small(m.group(2) != null ? m.group(2) : m.group(3));
      String text = ofTwoDigits(Integer.parseInt(m.group(1))) + "-Q" + quarter;
      found.add(Mention.text(Kind.YEARQUARTER, text, m.start(), m.end()));
    }
  }

  private void monthsOfYears() {
    for (Matcher m = MONTH_OF_YEAR.matcher(sentence); m.find(); ) {
      int month = Dates.small(m.group(2));
      if (month >= 1 && month <= 12) {
        yearMonth(Dates.small(m.group(1)), month, m.start(), m.end());
      }
    }
  }

  private void yearMonth(int year, int month, int start, int end) {
    found.add(Mention.text(Kind.YEARMONTH, "%04d-%02d".formatted(year, month), start, end));
  }

  private void halves() {
    for (Matcher m = HALF.matcher(sentence); m.find(); ) {
      boolean first =
          m.group(1) != null
              ? m.group(1).equals("上")
              : m.group(2) != null ? m.group(2).equalsIgnoreCase("first") : m.group(3).equals("1");
      int from = first ? 1 : 7;
      month(from, m.start(), m.end());
      month(from + 5, m.start(), m.end());
      for (int year : years) {
        date(year, from, 1, m.start(), m.end());
        date(year, from + 5, first ? 30 : 31, m.start(), m.end());
      }
    }
  }

  private void days(LocalDateTime now) {
    for (Matcher m = DAYS.matcher(sentence); m.find(); ) {
      day(Dates.small(m.group(1)), Dates.small(m.group(2)), m.start(), m.end(2));
      day(Dates.small(m.group(1)), Dates.small(m.group(3)), m.start(3), m.end());
    }
    for (Matcher m = DAY_OF_MONTH.matcher(sentence); m.find(); ) {
      day(Dates.small(m.group(1)), Dates.small(m.group(2)), m.start(), m.end());
    }
    for (Matcher m = ENGLISH_DAY.matcher(sentence); m.find(); ) {
      boolean dayFirst = m.group(3) != null;
      int month = Dates.monthOf(dayFirst ? m.group(3) : m.group(4));
      for (int group : dayFirst ? new int[] {1, 2} : new int[] {5, 6}) {
        if (m.group(group) != null) {
          int day = Dates.small(m.group(group));
          day(month, day, m.start(), m.end());
          if (years.isEmpty()) {
            date(now.getYear(), month, day, m.start(), m.end());
          }
        }
      }
    }
    for (Matcher m = REST_OF_DATE.matcher(sentence); m.find(); ) {
      int year = Integer.parseInt(m.group(1));
      date(year, Dates.small(m.group(4)), Dates.small(m.group(5)), m.start(4), m.end());
    }
  }

  private void day(int month, int day, int start, int end) {
    years.forEach(year -> date(year, month, day, start, end));
  }

  private void date(int year, int month, int day, int start, int end) {
    try {
      found.add(Mention.text(Kind.DATE, LocalDate.of(year, month, day).toString(), start, end));
    } catch (DateTimeException e) {
      // No such day: what was said is something else.
    }
  }

  private void decades() {
    for (Matcher m = DECADE.matcher(sentence); m.find(); ) {
      int tens = 10 * Integer.parseInt(m.group(2));
      int first =
          m.group(1) != null ? 100 * Integer.parseInt(m.group(1)) + tens : ofTwoDigits(tens);
      decade(first, m.start(), m.end());
    }
    for (Matcher m = NAMED_DECADE.matcher(sentence); m.find(); ) {
      int first = 1950 + 10 * DECADES.indexOf(m.group(1).toLowerCase(Locale.ROOT));
      decade(first, m.start(1), m.end(1));
    }
  }

  private void decade(int first, int start, int end) {
    found.add(Mention.number(Kind.NUMBER, first, start, end));
    found.add(Mention.number(Kind.NUMBER, first + 9, start, end));
  }

  private void feasts(LocalDateTime now) {
    Set<Integer> of = years.isEmpty() ? Set.of(now.getYear()) : years;
    FEASTS.forEach(
        (pattern, days) -> {
          for (Matcher m = pattern.matcher(sentence); m.find(); ) {
            for (String day : days) {
              of.forEach(
                  year -> found.add(Mention.text(Kind.DATE, year + "-" + day, m.start(), m.end())));
            }
          }
        });
  }

  /** A month or a quarter in each of the years that are named elsewhere, or else the last one. */
  private void inItsYear(Mention part, LocalDateTime now) {
    if (years.isEmpty() && part.kind() == Kind.MONTH) {
      int month = (int) part.number();
      int year = month <= now.getMonthValue() ? now.getYear() : now.getYear() - 1;
      yearMonth(year, month, part.start(), part.end());
    }
    for (int year : years) {
      if (part.kind() == Kind.MONTH) {
        yearMonth(year, (int) part.number(), part.start(), part.end());
      } else if (part.kind() == Kind.QUARTER) {
        String quarter = year + "-Q" + (int) part.number();
        found.add(Mention.text(Kind.YEARQUARTER, quarter, part.start(), part.end()));
      }
    }
  }
}
