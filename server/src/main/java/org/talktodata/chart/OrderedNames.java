package org.talktodata.chart;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.talktodata.table.Column;

/** Names that have an order of their own: ranges of numbers, weekdays, months. */
final class OrderedNames {
  private static final Pattern BEGINS_WITH_NUMBER =
      Pattern.compile("^[<>≤≥~]?\\s*\\d.*", Pattern.DOTALL);
  private static final Set<String> CALENDAR =
      Set.of(
          "mon",
          "tue",
          "wed",
          "thu",
          "fri",
          "sat",
          "sun",
          "tues",
          "thur",
          "thurs",
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday",
          "jan",
          "feb",
          "mar",
          "apr",
          "may",
          "jun",
          "jul",
          "aug",
          "sep",
          "oct",
          "nov",
          "dec",
          "sept",
          "january",
          "february",
          "march",
          "april",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");
  private static final Pattern CHINESE_CALENDAR =
      Pattern.compile("(星期|周|礼拜)[一二三四五六日天]|(十[一二]?|[一二三四五六七八九])月");

  private OrderedNames() {}

  /** Whether more than half of the values that are known are such names. */
  static boolean test(Column column) {
    List<String> names = column.profile().samples();
    long ordered = names.stream().filter(OrderedNames::isOrdered).count();
    return ordered * 2 > names.size();
  }

  private static boolean isOrdered(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    return BEGINS_WITH_NUMBER.matcher(lower).matches()
        || CHINESE_CALENDAR.matcher(lower).matches()
        || CALENDAR.contains(lower.replaceAll("[^a-z]", ""));
  }
}
