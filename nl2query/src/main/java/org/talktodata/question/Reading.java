package org.talktodata.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.problem.Problem;

/**
 * How a sentence was read.
 *
 * @param candidates the readings, likeliest first; empty if it was refused
 * @param refusal why nothing can be drawn
 * @param mended the typing errors that were mended first, in their order
 */
public record Reading(
    List<Candidate> candidates, Optional<Problem> refusal, List<Spelling.Slip> mended) {
  private static final int FEW = 4;
  private static final double MUCH_LESS_LIKELY = 0.1;

  public Reading {
    candidates = List.copyOf(candidates);
    mended = List.copyOf(mended);
    if (candidates.isEmpty() == refusal.isEmpty()) {
      throw new IllegalArgumentException("a reading has candidates or a refusal");
    }
  }

  /** A reading of the sentence as it stands. */
  public Reading(List<Candidate> candidates, Optional<Problem> refusal) {
    this(candidates, refusal, List.of());
  }

  /**
   * The same reading; if nothing is found by the first candidate, the likeliest that finds
   * something comes first, as long as it is one of the first few and not much less likely. People
   * ask for what is there far more often than for what is not (execution-guided decoding, Wang et
   * al. 2018).
   *
   * @param finds whether a query has rows
   */
  public Reading preferring(Predicate<ChartQuery> finds) {
    if (candidates.size() < 2 || finds.test(candidates.get(0).query())) {
      return this;
    }
    double enough = candidates.get(0).confidence() * MUCH_LESS_LIKELY;
    for (int i = 1; i < Math.min(candidates.size(), FEW); i++) {
      Candidate candidate = candidates.get(i);
      if (candidate.confidence() >= enough && finds.test(candidate.query())) {
        List<Candidate> reordered = new ArrayList<>(candidates);
        reordered.remove(i);
        reordered.add(0, candidate);
        return new Reading(reordered, refusal, mended);
      }
    }
    return this;
  }

  /** The same reading of the sentence as it was typed, of which the mended one was read. */
  public Reading asTyped(Spelling.Mended mended) {
    return new Reading(
        candidates.stream()
            .map(
                candidate ->
                    new Candidate(
                        candidate.query,
                        candidate.confidence,
                        candidate.phrases.stream().map(phrase -> phrase.asTyped(mended)).toList()))
            .toList(),
        refusal.map(
            problem ->
                problem
                    .words()
                    .map(
                        span ->
                            problem.about(
                                new Problem.Span(
                                    mended.typedStart(span.start()), mended.typedEnd(span.end()))))
                    .orElse(problem)),
        mended.slips());
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
  public record Phrase(String text, int start, int end, String means) {
    private Phrase asTyped(Spelling.Mended mended) {
      int from = mended.typedStart(start);
      int to = mended.typedEnd(end);
      return new Phrase(mended.typed().substring(from, to), from, to, means);
    }
  }
}
