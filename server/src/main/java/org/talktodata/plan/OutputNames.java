package org.talktodata.plan;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.talktodata.chartquery.Channel;
import org.talktodata.chartquery.Transform;

/** Names for the columns of a result, each used once. */
final class OutputNames {
  private final Set<String> used = new HashSet<>();

  /** A name that says what the channel shows, with a number behind it if it is taken. */
  String of(Channel channel) {
    return free(describe(channel));
  }

  private String free(String name) {
    String free = name;
    for (int i = 2; !used.add(free.toLowerCase(Locale.ROOT)); i++) {
      free = "%s (%d)".formatted(name, i);
    }
    return free;
  }

  /** What the channel shows, in the words of the language. */
  static String describe(Channel channel) {
    if (channel instanceof Channel.Dimension dimension) {
      return dimension.field().column()
          + dimension.timeUnit().map(unit -> " (" + word(unit) + ")").orElse("");
    }
    if (channel instanceof Channel.Combined both) {
      return "%s(%s, %s)"
          .formatted(word(both.operation()), describe(both.left()), describe(both.right()));
    }
    Channel.Aggregated measure = (Channel.Aggregated) channel;
    String aggregate =
        measure
            .field()
            .map(field -> "%s(%s)".formatted(word(measure.aggregate()), field.column()))
            .orElseGet(() -> word(measure.aggregate()));
    return measure
        .transform()
        .map(transform -> "%s(%s)".formatted(word(transform), aggregate))
        .orElse(aggregate);
  }

  private static String word(Enum<?> value) {
    return value == Transform.YEAR_OVER_YEAR
        ? "yearOverYear"
        : value.name().toLowerCase(Locale.ROOT);
  }
}
