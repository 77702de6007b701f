package org.talktodata.chartquery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.talktodata.problem.Contradiction;
import org.talktodata.problem.Message;

/**
 * Which value each channel shows. See docs/chart-query.md for what each is for.
 *
 * @param x the dimension, or the first number of a scatter
 * @param y the measures; more than one share the x axis
 * @param columns what a table shows; empty for other marks
 */
public record Encoding(
    Optional<Channel> x,
    List<Channel> y,
    Optional<Channel> color,
    Optional<Channel> size,
    Optional<Channel> facet,
    List<Channel> columns) {
  public Encoding {
    y = List.copyOf(y);
    columns = List.copyOf(columns);
    if (x.isEmpty() && y.isEmpty() && columns.isEmpty()) {
      throw new Contradiction(Message.ENCODING_EMPTY);
    }
  }

  /**
   * One channel's content under its name; {@code index} counts the several of {@code y} and {@code
   * columns}.
   */
  public record Slot(ChannelName name, int index, Channel channel) {}

  /**
   * Everything that is shown, in the order of the result's columns: x, color, facet, y…, size,
   * columns….
   */
  public List<Slot> slots() {
    List<Slot> slots = new ArrayList<>();
    x.ifPresent(channel -> slots.add(new Slot(ChannelName.X, 0, channel)));
    color.ifPresent(channel -> slots.add(new Slot(ChannelName.COLOR, 0, channel)));
    facet.ifPresent(channel -> slots.add(new Slot(ChannelName.FACET, 0, channel)));
    for (int i = 0; i < y.size(); i++) {
      slots.add(new Slot(ChannelName.Y, i, y.get(i)));
    }
    size.ifPresent(channel -> slots.add(new Slot(ChannelName.SIZE, 0, channel)));
    for (int i = 0; i < columns.size(); i++) {
      slots.add(new Slot(ChannelName.COLUMNS, i, columns.get(i)));
    }
    return slots;
  }

  /** Whether rows are grouped: some channel is a measure. */
  public boolean aggregates() {
    return slots().stream().anyMatch(slot -> slot.channel() instanceof Channel.Measure);
  }
}
