package org.talktodata.table;

import java.util.List;
import java.util.Optional;

/**
 * What the cells of a column look like.
 *
 * @param missing how many are null
 * @param distinct how many different values there are
 * @param estimated whether {@code distinct} is an estimate, right to a few percent; it never is for
 *     columns with few values, nor for those that could be keys
 * @param min the smallest as text (ISO for dates); empty if all are missing
 * @param max the largest as text
 * @param samples the most frequent values as text, most frequent first
 */
public record Profile(
    long missing,
    long distinct,
    boolean estimated,
    Optional<String> min,
    Optional<String> max,
    List<String> samples) {
  public Profile {
    samples = List.copyOf(samples);
  }

  /** With all figures exact. */
  public Profile(
      long missing,
      long distinct,
      Optional<String> min,
      Optional<String> max,
      List<String> samples) {
    this(missing, distinct, false, min, max, samples);
  }

  /** Of a column about which nothing is known. */
  public static final Profile UNKNOWN =
      new Profile(0, 0, Optional.empty(), Optional.empty(), List.of());
}
