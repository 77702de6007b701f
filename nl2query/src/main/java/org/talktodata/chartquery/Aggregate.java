package org.talktodata.chartquery;

/** Functions from many rows to one value. */
public enum Aggregate {
  COUNT,
  DISTINCT,
  SUM,
  MEAN,
  MEDIAN,
  MIN,
  MAX,
  STDEV,
  QUANTILE;

  /**
   * Whether the function needs numbers. MIN and MAX also take dates and text, COUNT and DISTINCT
   * anything.
   */
  public boolean needsNumber() {
    return switch (this) {
      case SUM, MEAN, MEDIAN, STDEV, QUANTILE -> true;
      case COUNT, DISTINCT, MIN, MAX -> false;
    };
  }
}
