package org.talktodata.question;

import java.util.List;
import java.util.Optional;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.problem.Problem;

/**
 * How a sentence was read.
 *
 * @param candidates the readings, likeliest first; empty if it was refused
 * @param refusal why nothing can be drawn
 */
public record Reading(List<Candidate> candidates, Optional<Problem> refusal) {
  public Reading {
    candidates = List.copyOf(candidates);
    if (candidates.isEmpty() == refusal.isEmpty()) {
      throw new IllegalArgumentException("a reading has candidates or a refusal");
    }
  }

  /** The sentence cannot be answered. */
  public static Reading refused(Problem problem) {
    return new Reading(List.of(), Optional.of(problem));
  }

  /**
   * One way to read the sentence.
   *
   * @param confidence the probability that it is right, in [0, 1]
   * @param phrases which words became what
   */
  public record Candidate(ChartQuery query, double confidence, List<Phrase> phrases) {
    public Candidate {
      phrases = List.copyOf(phrases);
    }
  }

  /**
   * A part of the sentence and what it was taken for.
   *
   * @param start first UTF-16 unit
   * @param end after the last one
   * @param means a JSON pointer into the query that these words brought about
   */
  public record Phrase(String text, int start, int end, String means) {}
}
