package org.talktodata.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as a sentence has them. */
final class Numbers {
  private static final int DIGITS = 4;

  private Numbers() {}

  /** All digits, none behind the point that is 0. */
  static String plain(double number) {
    return number == 0 ? "0" : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  /** Whole numbers in full, others with four digits that count; thousands apart. */
  static String said(double number) {
    BigDecimal exact = BigDecimal.valueOf(number);
    boolean whole = number == Math.rint(number) || Math.abs(number) >= Math.pow(10, DIGITS);
    BigDecimal rounded =
        whole
            ? exact.setScale(0, RoundingMode.HALF_UP)
            : exact.round(new MathContext(DIGITS, RoundingMode.HALF_UP));
    return format("#,##0.###########").format(rounded);
  }

  /** A fraction as percent with one digit behind the point. */
  static String percent(double fraction) {
    return format("#,##0.#").format(fraction * 100) + "%";
  }

  /** A fraction as a change: +12.5% or −3%. */
  static String change(double fraction) {
    String size = percent(Math.abs(fraction));
    if (size.equals("0%")) {
      return size;
    }
    return (fraction < 0 ? "−" : "+") + size;
  }

  private static DecimalFormat format(String pattern) {
    DecimalFormat format =
        new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format;
  }
}
