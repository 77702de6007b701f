package org.talktodata.chart;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import org.talktodata.chartquery.TimeUnit;

/** The units of a calendar cycle by name: Monday, 三月, 14:00. */
final class CycleNames {
  private CycleNames() {}

  static String of(TimeUnit unit, int number, Language language) {
    Locale locale = language == Language.CHINESE ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    return switch (unit) {
      case QUARTER -> language.pick("Q", "第") + number + language.pick("", "季度");
      case MONTH -> Month.of(number).getDisplayName(TextStyle.FULL, locale);
      case WEEK -> language.pick("week ", "第") + number + language.pick("", "周");
      case DATE -> language.pick("day ", "") + number + language.pick("", "日");
      case DAY -> DayOfWeek.of(number).getDisplayName(TextStyle.FULL, locale);
      case HOURS -> "%02d:00".formatted(number);
      default -> throw new IllegalArgumentException("not cyclic: " + unit);
    };
  }
}
