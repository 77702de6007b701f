package org.talktodata.chartquery;

/** What is drawn, in Vega-Lite's words. {@link #AUTO} leaves the choice to the chart rules. */
public enum Mark {
  AUTO,
  BAR,
  LINE,
  AREA,
  ARC,
  POINT,
  BOXPLOT,
  RECT,
  TABLE,
  TEXT,
  RADAR,
  FUNNEL,
  TREEMAP,
  CALENDAR,
  GEOSHAPE
}
