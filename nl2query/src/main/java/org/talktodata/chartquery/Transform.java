package org.talktodata.chartquery;

/** What is done to a measure over the whole result, after grouping. */
public enum Transform {
  /** The part of the total, between 0 and 1. */
  SHARE,
  /** The running total along {@code x}. */
  CUMULATIVE,
  /** The change against the previous period, as a fraction of it. */
  GROWTH,
  /** The change against the same period one year before, as a fraction of it. */
  YEAR_OVER_YEAR,
  /** The place by size, 1 for the largest. */
  RANK
}
