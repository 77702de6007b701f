package org.talktodata.evaluation;

/** What a chart query consists of, as it is scored. */
public enum Part {
  /** What is drawn, after the chart rules chose where it was left open. */
  MARK,
  X,
  /** The columns of y. */
  Y,
  /** The functions and transforms of y. */
  AGGREGATE,
  /** Series, small multiples and sizes. */
  COLOR,
  /** Filters of rows and of groups. */
  FILTER,
  SORT,
  LIMIT,
  /** The tables whose rows are used. */
  TABLES
}
