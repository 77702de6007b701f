package org.talktodata.bench;

import java.util.Arrays;

/**
 * How durations spread, in milliseconds.
 *
 * @param count how many there were
 * @param p50 half took no longer
 * @param p95 nineteen of twenty took no longer
 * @param max the longest
 */
record Spread(int count, double p50, double p95, double max) {
  /**
   * Sums up durations in any order, in milliseconds.
   *
   * @throws IllegalArgumentException if there are none
   */
  static Spread of(double[] durations) {
    if (durations.length == 0) {
      throw new IllegalArgumentException("there are no durations");
    }
    double[] sorted = durations.clone();
    Arrays.sort(sorted);
    return new Spread(
        sorted.length, rank(sorted, 0.5), rank(sorted, 0.95), sorted[sorted.length - 1]);
  }

  /** The nearest rank: always a duration that was measured. */
  private static double rank(double[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }
}
