package org.talktodata.plan;

import java.util.Locale;
import org.talktodata.chartquery.ChannelName;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.Encoding;
import org.talktodata.problem.Message;

/** The slot that a query is sorted by. */
final class SortedSlot {
  private SortedSlot() {}

  static Encoding.Slot of(ChartQuery query, ChannelName channel) {
    return query.encoding().slots().stream()
        .filter(slot -> slot.name() == channel)
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.of(
                    "/sort/by",
                    Message.NOTHING_TO_SORT_BY,
                    channel.name().toLowerCase(Locale.ROOT)));
  }
}
