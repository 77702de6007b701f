package org.talktodata.chartquery;

import java.util.Objects;
import org.talktodata.problem.Contradiction;
import org.talktodata.problem.Message;

/** The order of the result. */
public record Sort(By by, Order order) {
  public Sort {
    Objects.requireNonNull(by);
    Objects.requireNonNull(order);
  }

  /** Which way. */
  public enum Order {
    ASCENDING,
    DESCENDING
  }

  /** What decides. */
  public sealed interface By {}

  /** The value of a channel: X, Y (the first) or COLOR. */
  public record ByChannel(ChannelName channel) implements By {
    public ByChannel {
      if (channel != ChannelName.X && channel != ChannelName.Y && channel != ChannelName.COLOR) {
        throw new Contradiction(Message.SORTED_BY);
      }
    }
  }

  /** A measure that need not be shown. */
  public record ByMeasure(Channel.Measure measure) implements By {
    public ByMeasure {
      Objects.requireNonNull(measure);
    }
  }
}
