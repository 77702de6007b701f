package org.talktodata.chartquery;

import java.util.Optional;

/**
 * How many rows stay, after sorting.
 *
 * @param count at least 1
 * @param per keeps that many in each group of this channel (X, COLOR or FACET) instead of in all
 */
public record Limit(int count, Optional<ChannelName> per) {
  public Limit {
    if (count < 1) {
      throw new IllegalArgumentException("a limit keeps at least 1 row");
    }
    if (per.isPresent()
        && per.get() != ChannelName.X
        && per.get() != ChannelName.COLOR
        && per.get() != ChannelName.FACET) {
      throw new IllegalArgumentException("a limit counts per x, color or facet");
    }
  }
}
