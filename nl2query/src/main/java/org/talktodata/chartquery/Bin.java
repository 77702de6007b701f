package org.talktodata.chartquery;

import java.util.Optional;
import org.talktodata.problem.Contradiction;
import org.talktodata.problem.Message;

/**
 * Cuts numbers into intervals of equal, round width.
 *
 * @param maxbins at most so many intervals
 * @param step the exact width; excludes {@code maxbins}
 */
public record Bin(Optional<Integer> maxbins, Optional<Double> step) {
  public Bin {
    if (maxbins.isPresent() && step.isPresent()) {
      throw new Contradiction(Message.MAXBINS_OR_STEP);
    }
    if (maxbins.isPresent() && maxbins.get() < 1) {
      throw new Contradiction(Message.MAXBINS_RANGE);
    }
    if (step.isPresent() && !(step.get() > 0)) {
      throw new Contradiction(Message.STEP_RANGE);
    }
  }

  /** Intervals of a width that suits the data: {@code "bin": true}. */
  public static final Bin AUTO = new Bin(Optional.empty(), Optional.empty());
}
