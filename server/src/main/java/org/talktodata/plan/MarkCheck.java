package org.talktodata.plan;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.talktodata.chartquery.Channel;
import org.talktodata.chartquery.ChannelName;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.Encoding;
import org.talktodata.chartquery.Mark;
import org.talktodata.problem.Message;
import org.talktodata.table.Column;

/** Whether a query has the channels that its mark draws. */
final class MarkCheck {
  private static final Set<Mark> NUMBERS_IN_Y =
      Set.of(
          Mark.BAR,
          Mark.LINE,
          Mark.AREA,
          Mark.ARC,
          Mark.BOXPLOT,
          Mark.RADAR,
          Mark.FUNNEL,
          Mark.TREEMAP,
          Mark.CALENDAR,
          Mark.GEOSHAPE);

  private MarkCheck() {}

  /** Which channels must be there and which must not. */
  static void channels(ChartQuery query) {
    Encoding encoding = query.encoding();
    boolean table = query.mark() == Mark.TABLE || query.mark() == Mark.AUTO;
    if (!encoding.columns().isEmpty() && !table) {
      throw Refusal.of("/encoding/columns", Message.COLUMNS_ARE_FOR_TABLES, word(query.mark()));
    }
    if (encoding.facet().filter(Channel.Measure.class::isInstance).isPresent()) {
      throw Refusal.of("/encoding/facet", Message.FACET_BY_COLUMN);
    }
    needs(query).forEach(channel -> require(query, channel));
    if (query.mark() == Mark.BOXPLOT) {
      boxes(query);
    }
  }

  private static List<ChannelName> needs(ChartQuery query) {
    return switch (query.mark()) {
      case AUTO, TABLE -> List.of();
      case TEXT, BOXPLOT -> List.of(ChannelName.Y);
      case RECT -> List.of(ChannelName.X, ChannelName.COLOR, ChannelName.Y);
      case BAR, LINE, AREA, ARC, POINT, RADAR, FUNNEL, TREEMAP, CALENDAR, GEOSHAPE ->
          List.of(ChannelName.X, ChannelName.Y);
    };
  }

  private static void require(ChartQuery query, ChannelName channel) {
    boolean present = query.encoding().slots().stream().anyMatch(slot -> slot.name() == channel);
    if (!present) {
      String name = channel.name().toLowerCase(Locale.ROOT);
      throw Refusal.of("/encoding", Message.MARK_NEEDS, word(query.mark()), name);
    }
  }

  private static void boxes(ChartQuery query) {
    Encoding encoding = query.encoding();
    if (query.limit().isPresent()) {
      throw Refusal.of("/limit", Message.BOX_PLOT_LIMIT);
    }
    if (query.having().isPresent()) {
      throw Refusal.of("/having", Message.BOX_PLOT_HAVING);
    }
    for (Encoding.Slot slot : encoding.slots()) {
      if (slot.channel() instanceof Channel.Measure) {
        throw Refusal.of(Pointers.of(slot, encoding), Message.BOX_PLOT_AGGREGATE);
      }
    }
  }

  /** Whether what the columns hold can be drawn in their places. */
  static void types(ChartQuery query, List<OutputColumn> columns) {
    for (OutputColumn column : columns) {
      boolean y = column.channel() == ChannelName.Y;
      if (y && NUMBERS_IN_Y.contains(query.mark()) && column.type() != Column.Type.NUMBER) {
        throw mismatch(query, column, Message.MARK_DRAWS_NUMBERS);
      }
      boolean x = column.channel() == ChannelName.X;
      if (x && query.mark() == Mark.CALENDAR && !column.type().temporal()) {
        throw mismatch(query, column, Message.MARK_NEEDS_DATES);
      }
    }
  }

  private static RuntimeException mismatch(ChartQuery query, OutputColumn column, Message message) {
    Encoding.Slot slot = new Encoding.Slot(column.channel(), column.index(), column.shows());
    return Refusal.of(
        Pointers.of(slot, query.encoding()),
        message,
        word(query.mark()),
        column.source().map(Column::name).orElse(column.name()),
        Refusal.word(column.source().map(Column::type).orElse(column.type())));
  }

  private static String word(Mark mark) {
    return mark.name().toLowerCase(Locale.ROOT);
  }
}
