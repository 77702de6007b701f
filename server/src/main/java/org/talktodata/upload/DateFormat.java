package org.talktodata.upload;

import java.util.Locale;
import java.util.regex.Pattern;

/** What the number format of a workbook's cell makes of its number. */
enum DateFormat {
  /** The number itself. */
  NONE,
  /** A day. */
  DATE,
  /** A day and a time. */
  DATE_TIME,
  /** A time of day. */
  TIME,
  /** How long something took, in hours that may be more than 24. */
  DURATION;

  /** What a format shows as it is, its colours and conditions, and the width of its spaces. */
  private static final Pattern LITERAL =
      Pattern.compile("\"[^\"]*\"|\\\\.|[_*].|\\[(?!(h+|m+|s+)\\])[^\\]]*\\]|am/pm|a/p|general");

  private static final Pattern DAYS = Pattern.compile("[yd]|a{3,4}|e(?![-+])");

  /**
   * Reads a format.
   *
   * @param id its number in the file; those below 164 have a meaning of their own
   * @param code how it is written, such as {@code yyyy"年"m"月"}; null if only the number is known
   */
  static DateFormat of(int id, String code) {
    if (id >= 27 && id <= 36 || id >= 50 && id <= 58) {
      return ofEastAsia(id);
    }
    if (code == null) {
      return id == 14 ? DATE : NONE;
    }
    String plain = LITERAL.matcher(code.toLowerCase(Locale.ROOT)).replaceAll("");
    int second = plain.indexOf(';');
    plain = second < 0 ? plain : plain.substring(0, second);
    if (plain.contains("[")) {
      return DURATION;
    }
    boolean time = plain.contains("h") || plain.contains("s");
    boolean days = DAYS.matcher(plain).find() || plain.contains("m") && !time;
    if (days) {
      return time ? DATE_TIME : DATE;
    }
    return time ? TIME : NONE;
  }

  /** Formats that are not written out in files from China, Japan and Korea. */
  private static DateFormat ofEastAsia(int id) {
    return id >= 32 && id <= 35 ? TIME : DATE;
  }
}
