package org.talktodata.plan;

import java.util.Locale;
import org.talktodata.chartquery.Channel;
import org.talktodata.chartquery.ChannelName;
import org.talktodata.chartquery.Encoding;

/** JSON pointers to the parts of a query as {@code ChartQueryJson} prints it. */
final class Pointers {
  private Pointers() {}

  static String of(Encoding.Slot slot, Encoding encoding) {
    boolean array =
        slot.name() == ChannelName.COLUMNS
            || slot.name() == ChannelName.Y && encoding.y().size() > 1;
    String channel = "/encoding/" + slot.name().name().toLowerCase(Locale.ROOT);
    return array ? channel + "/" + slot.index() : channel;
  }

  static String left(Channel.Combined both, String pointer) {
    return pointer + "/" + both.operation().name().toLowerCase(Locale.ROOT) + "/0";
  }

  static String right(Channel.Combined both, String pointer) {
    return pointer + "/" + both.operation().name().toLowerCase(Locale.ROOT) + "/1";
  }
}
