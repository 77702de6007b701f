package org.talktodata.upload;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Passes on how far a load is, and remembers how long each of its steps took. */
public final class StepTimes implements Progress {
  private final Progress next;
  private final Map<String, Long> nanoseconds = new LinkedHashMap<>();
  private String step = "look";
  private long since = System.nanoTime();

  /** Begins with the step {@code look}, which finds how a file is to be read. */
  public StepTimes(Progress next) {
    this.next = next;
  }

  @Override
  public void at(String now, double share) {
    change(now);
    next.at(now, share);
  }

  private synchronized void change(String now) {
    if (!now.equals(step)) {
      long time = System.nanoTime();
      nanoseconds.merge(step, time - since, Long::sum);
      step = now;
      since = time;
    }
  }

  /** The steps so far with their seconds, in the order of their beginning. */
  @Override
  public synchronized String toString() {
    Map<String, Long> all = new LinkedHashMap<>(nanoseconds);
    all.merge(step, System.nanoTime() - since, Long::sum);
    return all.entrySet().stream()
        .map(e -> String.format(Locale.ROOT, "%s %.2f s", e.getKey(), e.getValue() / 1e9))
        .collect(Collectors.joining(", "));
  }
}
