package org.talktodata.bench;

import java.util.Locale;

/** Figures as the report writes them: three digits that matter, no more. */
final class Numbers {
  private Numbers() {}

  static String milliseconds(double value) {
    return text(value) + " ms";
  }

  static String seconds(double value) {
    return text(value) + " s";
  }

  /** Bytes as megabytes of 1,048,576. */
  static String megabytes(long bytes) {
    return whole(Math.round(bytes / (double) (1 << 20))) + " MB";
  }

  static String whole(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A number as people read it: 0.123, 1.23, 12.3, 123, 1,234. */
  static String text(double value) {
    double size = Math.abs(value);
    int decimals = size >= 100 ? 0 : size >= 10 ? 1 : 2;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }
}
