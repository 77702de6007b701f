package org.talktodata.chartquery;

/** The encoding channels. */
public enum ChannelName {
  X,
  Y,
  COLOR,
  SIZE,
  FACET,
  COLUMNS
}
