package org.talktodata.answer;

import java.util.LinkedHashMap;
import java.util.Map;

/** Milliseconds that each step of an answer took. */
final class Stopwatch {
  private final long start = System.nanoTime();
  private final Map<String, Double> laps = new LinkedHashMap<>();
  private long last = start;

  /** Ends a step and begins the next; a step that comes again takes as long as both. */
  void lap(String step) {
    long now = System.nanoTime();
    laps.merge(step, milliseconds(now - last), Double::sum);
    last = now;
  }

  /** All steps and their total. */
  Map<String, Double> laps() {
    Map<String, Double> all = new LinkedHashMap<>(laps);
    all.put("total", milliseconds(System.nanoTime() - start));
    return all;
  }

  private static double milliseconds(long nanoseconds) {
    return Math.round(nanoseconds / 1e4) / 100.0;
  }
}
