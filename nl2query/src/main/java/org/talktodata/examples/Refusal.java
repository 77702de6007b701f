package org.talktodata.examples;

import java.util.Objects;
import org.talktodata.problem.Problem;

/**
 * What a question that cannot be answered is answered with.
 *
 * @param code the kind of problem
 * @param word the words of the sentence (or the column of the query) that it is about; empty if it
 *     is about the whole
 */
public record Refusal(Problem.Code code, String word) {
  public Refusal {
    Objects.requireNonNull(code);
    Objects.requireNonNull(word);
  }
}
