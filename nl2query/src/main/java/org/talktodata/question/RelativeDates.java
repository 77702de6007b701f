package org.talktodata.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.talktodata.chartquery.Predicate.Relative;
import org.talktodata.chartquery.Predicate.Relative.Unit;

/** Finds dates counted from now: 去年, 上个季度, 最近30天, last year, past 3 months, yesterday. */
final class RelativeDates {
  private static final String COUNT = "(\\d{1,4}|[一二两三四五六七八九十百半]{1,4})";
  private static final Pattern CHINESE_RECENT =
      Pattern.compile(
          "(?:最近|近|过去|前|这|上)" + "(?:的)?" + COUNT + "?\\s*(?:个)?(年|季度|月|周|星期|礼拜|天|日|小时)");
  private static final Pattern CHINESE_NAMED =
      Pattern.compile(
          "(今天|今日|昨天|昨日|前天|今年|本年度?|去年|上年|前年|明年|本月|这个?月|当月|上个?月|下个?月|上上个?月|下个?周|下个?星期|本季度?|这个?季度|上个?季度|本周|这个?周|这个?星期|上个?周|上个?星期|上个?礼拜|明天|年初(?:至今|到现在|以来)|今年以来)");
  private static final Pattern ENGLISH_RECENT =
      Pattern.compile(
          "\\b(?:last|past|previous|recent|latest|trailing)\\s+(\\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|thirty|ninety)\\s+(year|quarter|month|week|day|hour)s?\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern CHINESE_COMING =
      Pattern.compile("(?:未来|今后|接下来|往后)(?:的)?" + COUNT + "?\\s*(?:个)?(年|季度|月|周|星期|礼拜|天|日|小时)");
  private static final Pattern ENGLISH_COMING =
      Pattern.compile(
          "\\b(?:next|coming|following)\\s+(\\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|twelve|thirty|ninety)\\s+(year|quarter|month|week|day|hour)s?\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ENGLISH_NAMED =
      Pattern.compile(
          "\\b(?:(this|current|last|previous|prior|past|next)\\s+(?:calendar\\s+)?(year|yr|quarter|month|week|day|hour)s?|(today|yesterday|year to date|ytd|mtd|month to date))\\b",
          Pattern.CASE_INSENSITIVE);

  private RelativeDates() {}

  static List<Mention> find(String sentence) {
    List<Mention> found = new ArrayList<>();
    for (Matcher m = CHINESE_RECENT.matcher(sentence); m.find(); ) {
      if (m.group(1) != null
          || sentence.charAt(m.start()) == '最'
          || sentence.charAt(m.start()) == '近') {
        recent(count(m.group(1)), chineseUnit(m.group(2)), m, found);
      }
    }
    for (Matcher m = ENGLISH_RECENT.matcher(sentence); m.find(); ) {
      recent(count(m.group(1)), englishUnit(m.group(2)), m, found);
    }
    for (Matcher m = CHINESE_COMING.matcher(sentence); m.find(); ) {
      coming(count(m.group(1)), chineseUnit(m.group(2)), m, found);
    }
    for (Matcher m = ENGLISH_COMING.matcher(sentence); m.find(); ) {
      coming(count(m.group(1)), englishUnit(m.group(2)), m, found);
    }
    for (Matcher m = CHINESE_NAMED.matcher(sentence); m.find(); ) {
      chineseNamed(m, found);
    }
    for (Matcher m = ENGLISH_NAMED.matcher(sentence); m.find(); ) {
      englishNamed(m, found);
    }
    return found;
  }

  /** The last n units up to now; and the last n whole ones before the current. */
  private static void recent(double count, Unit unit, Matcher m, List<Mention> found) {
    if (count == 0.5 && unit == Unit.YEAR) {
      count = 6;
      unit = Unit.MONTH;
    }
    int n = (int) count;
    if (n < 1 || n > 4000) {
      return;
    }
    add(unit, 1 - n, 0, m, found);
    add(unit, -n, -1, m, found);
    // A week is seven days to most people, a month thirty and a year twelve months, whatever the
    // day is.
    if (unit == Unit.WEEK) {
      add(Unit.DAY, 1 - 7 * n, 0, m, found);
    } else if (unit == Unit.MONTH && n == 1) {
      add(Unit.DAY, -29, 0, m, found);
    } else if (unit == Unit.YEAR) {
      add(Unit.MONTH, 1 - 12 * n, 0, m, found);
    }
  }

  /** The next n units: with the rest of the current one, or whole ones after it. */
  private static void coming(double count, Unit unit, Matcher m, List<Mention> found) {
    int n = (int) count;
    if (n >= 1 && n <= 4000) {
      add(unit, 0, n, m, found);
      add(unit, 1, n, m, found);
    }
  }

  private static void chineseNamed(Matcher m, List<Mention> found) {
    String word = m.group();
    if (word.startsWith("年初") || word.startsWith("今年")) {
      add(Unit.YEAR, 0, 0, m, found);
      return;
    }
    Unit unit =
        word.contains("季")
            ? Unit.QUARTER
            : word.contains("月")
                ? Unit.MONTH
                : word.contains("年") ? Unit.YEAR : word.matches(".*[天日]") ? Unit.DAY : Unit.WEEK;
    int offset =
        switch (word.charAt(0)) {
          case '去', '昨' -> -1;
          case '上' -> word.startsWith("上上") ? -2 : -1;
          case '前' -> -2;
          case '明', '下' -> 1;
          default -> 0;
        };
    add(unit, offset, offset, m, found);
  }

  private static void englishNamed(Matcher m, List<Mention> found) {
    if (m.group(3) != null) {
      switch (m.group(3).toLowerCase(Locale.ROOT)) {
        case "today" -> add(Unit.DAY, 0, 0, m, found);
        case "yesterday" -> add(Unit.DAY, -1, -1, m, found);
        case "mtd", "month to date" -> add(Unit.MONTH, 0, 0, m, found);
        default -> add(Unit.YEAR, 0, 0, m, found);
      }
      return;
    }
    int offset =
        switch (m.group(1).toLowerCase(Locale.ROOT)) {
          case "this", "current" -> 0;
          case "next" -> 1;
          default -> -1;
        };
    Unit unit = englishUnit(m.group(2));
    add(unit, offset, offset, m, found);
    if (unit == Unit.WEEK && offset < 0) {
      add(Unit.DAY, -6, 0, m, found);
    }
  }

  private static void add(Unit unit, int from, int to, Matcher m, List<Mention> found) {
    found.add(Mention.relative(new Relative(unit, from, to), m.start(), m.end()));
  }

  private static double count(String text) {
    if (text == null) {
      return 1;
    }
    if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Double.parseDouble(text);
    }
    OptionalDouble number = Numbers.ofChinese(text);
    return number.isPresent()
        ? number.getAsDouble()
        : Numbers.find(text).stream().mapToDouble(Mention::number).findFirst().orElse(0);
  }

  private static Unit chineseUnit(String word) {
    return switch (word) {
      case "年" -> Unit.YEAR;
      case "季度" -> Unit.QUARTER;
      case "月" -> Unit.MONTH;
      case "天", "日" -> Unit.DAY;
      case "小时" -> Unit.HOUR;
      default -> Unit.WEEK;
    };
  }

  private static Unit englishUnit(String word) {
    return word.equalsIgnoreCase("yr") ? Unit.YEAR : Unit.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
