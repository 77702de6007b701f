package org.talktodata.http;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How many requests a token has left. A token may save up those of a minute and gets them back
 * evenly (a token bucket).
 */
final class Rates {
  private static final double MINUTE = 60e9;

  private final LongSupplier nanoseconds;
  private final Map<String, Bucket> buckets = new HashMap<>();

  /**
   * @param nanoseconds a clock
   */
  Rates(LongSupplier nanoseconds) {
    this.nanoseconds = nanoseconds;
  }

  private record Bucket(double left, long at) {}

  /** Takes one; returns the seconds to wait if there is none left, else 0. */
  synchronized long take(Token token) {
    if (token.perMinute().isEmpty()) {
      return 0;
    }
    int most = token.perMinute().getAsInt();
    long now = nanoseconds.getAsLong();
    Bucket last = buckets.getOrDefault(token.name(), new Bucket(most, now));
    double left = Math.min(most, last.left + (now - last.at) * most / MINUTE);
    boolean enough = left >= 1;
    buckets.put(token.name(), new Bucket(enough ? left - 1 : left, now));
    return enough ? 0 : (long) Math.ceil((1 - left) * 60 / most);
  }
}
