package org.talktodata.plan;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.talktodata.chartquery.Channel;
import org.talktodata.chartquery.ChannelName;
import org.talktodata.chartquery.TimeUnit;
import org.talktodata.table.Column;

/**
 * One column of the result.
 *
 * @param name differs from all others of the result, upper and lower case alike
 * @param channel where it is shown
 * @param index counts the several of Y and COLUMNS
 * @param type what its cells are; calendar units are dates (their first day), cyclic ones numbers
 * @param shows what the query asked for
 * @param source the column of the table, for a dimension and for an aggregate of one column
 * @param binWidth how wide its intervals are, each named by where it starts
 */
public record OutputColumn(
    String name,
    ChannelName channel,
    int index,
    Column.Type type,
    Channel shows,
    Optional<Column> source,
    OptionalDouble binWidth) {
  public OutputColumn {
    Objects.requireNonNull(name);
    Objects.requireNonNull(channel);
    Objects.requireNonNull(type);
    Objects.requireNonNull(shows);
  }

  /** The calendar unit of its cells. */
  public Optional<TimeUnit> timeUnit() {
    return shows instanceof Channel.Dimension dimension ? dimension.timeUnit() : Optional.empty();
  }

  /** Whether it was computed from many rows. */
  public boolean measure() {
    return shows instanceof Channel.Measure;
  }
}
