package org.talktodata.chartquery;

import java.util.Optional;

/**
 * Cuts numbers into intervals of equal, round width.
 *
 * @param maxbins at most so many intervals
 * @param step the exact width; excludes {@code maxbins}
 */
public record Bin(Optional<Integer> maxbins, Optional<Double> step) {
  public Bin {
    if (maxbins.isPresent() && step.isPresent()) {
      throw new IllegalArgumentException("a bin has maxbins or step, not both");
    }
    if (maxbins.isPresent() && maxbins.get() < 1) {
      throw new IllegalArgumentException("maxbins must be at least 1");
    }
    if (step.isPresent() && !(step.get() > 0)) {
      throw new IllegalArgumentException("step must be above 0");
    }
  }

  /** Intervals of a width that suits the data: {@code "bin": true}. */
  public static final Bin AUTO = new Bin(Optional.empty(), Optional.empty());
}
