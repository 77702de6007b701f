package org.talktodata.chartquery;

/** Which way bars grow. The category stays in {@code x} either way. */
public enum Orient {
  HORIZONTAL,
  VERTICAL
}
