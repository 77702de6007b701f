package org.talktodata.chartquery;

/**
 * Calendar units, named as in Vega-Lite. The cyclic ones fold time onto itself: {@link #MONTH}
 * 1-12, {@link #DAY} is the weekday with 1 = Monday, {@link #DATE} the day of the month, {@link
 * #WEEK} the ISO week, {@link #HOURS} 0-23.
 */
public enum TimeUnit {
  YEAR(false),
  YEARQUARTER(false),
  YEARMONTH(false),
  YEARWEEK(false),
  YEARMONTHDATE(false),
  YEARMONTHDATEHOURS(false),
  QUARTER(true),
  MONTH(true),
  WEEK(true),
  DATE(true),
  DAY(true),
  HOURS(true);

  private final boolean cyclic;

  TimeUnit(boolean cyclic) {
    this.cyclic = cyclic;
  }

  /** Whether the unit repeats (every year has a March) rather than counting on. */
  public boolean cyclic() {
    return cyclic;
  }
}
