package org.talktodata.plan;

import java.util.Locale;
import org.talktodata.chartquery.ChannelName;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.Encoding;

/** The slot that a query is sorted by. */
final class SortedSlot {
  private SortedSlot() {}

  static Encoding.Slot of(ChartQuery query, ChannelName channel) {
    return query.encoding().slots().stream()
        .filter(slot -> slot.name() == channel)
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.invalid(
                    "/sort/by",
                    "The chart cannot be sorted by %s: nothing is shown there.",
                    channel.name().toLowerCase(Locale.ROOT)));
  }
}
