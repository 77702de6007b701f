package org.talktodata.evaluation;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.examples.Example;

/**
 * How one example was read.
 *
 * @param set the name of its set
 * @param predicted the first reading; empty if the sentence was refused
 * @param confidence of the first reading, in [0, 1]; 0 if it was refused
 * @param place of the first right reading, counted from 1; 0 if none is right
 * @param reason why the first reading is wrong; empty if it is right
 * @param parts whether each part that the reading or the right query has is right; empty for
 *     refusals
 * @param goldAgrees whether the right query gives the published result, where there is one
 * @param milliseconds how long the reading took
 */
public record Score(
    String set,
    Example example,
    Optional<ChartQuery> predicted,
    double confidence,
    int place,
    String reason,
    Map<Part, Boolean> parts,
    Optional<Boolean> goldAgrees,
    double milliseconds) {
  public Score {
    Objects.requireNonNull(example);
    parts = Map.copyOf(parts);
  }

  /** Whether the first reading is right. */
  public boolean right() {
    return place == 1;
  }
}
