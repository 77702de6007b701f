package org.talktodata.chartquery;

/**
 * How the series of a bar or area share one place: on top of each other, as 100 %, or side by side.
 */
public enum Stack {
  ZERO,
  NORMALIZE,
  NONE
}
