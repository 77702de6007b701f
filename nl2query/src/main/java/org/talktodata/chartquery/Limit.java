package org.talktodata.chartquery;

import java.util.Optional;
import org.talktodata.problem.Contradiction;
import org.talktodata.problem.Message;

/**
 * How many rows stay, after sorting.
 *
 * @param count at least 1
 * @param per keeps that many in each group of this channel (X, COLOR or FACET) instead of in all
 */
public record Limit(int count, Optional<ChannelName> per) {
  public Limit {
    if (count < 1) {
      throw new Contradiction(Message.LIMIT_RANGE);
    }
    if (per.isPresent()
        && per.get() != ChannelName.X
        && per.get() != ChannelName.COLOR
        && per.get() != ChannelName.FACET) {
      throw new Contradiction(Message.LIMIT_PER);
    }
  }
}
