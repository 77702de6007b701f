package org.talktodata.chart;

import org.talktodata.chartquery.Aggregate;
import org.talktodata.chartquery.Channel;
import org.talktodata.chartquery.Transform;

/** What can be said of a measure without knowing the data. */
final class Measures {
  private Measures() {}

  /** Whether the values of the groups add up to that of all: counts and sums, and their shares. */
  static boolean addUp(Channel channel) {
    if (!(channel instanceof Channel.Aggregated measure)) {
      return false;
    }
    boolean sum = measure.aggregate() == Aggregate.COUNT || measure.aggregate() == Aggregate.SUM;
    return sum && measure.transform().filter(transform -> transform != Transform.SHARE).isEmpty();
  }

  /** Whether its values are fractions that people read as percent. */
  static boolean isFraction(Channel channel) {
    if (channel instanceof Channel.Combined both) {
      return both.operation() == Channel.Combined.Operation.RATIO
          && isPart(both.left(), both.right());
    }
    return channel instanceof Channel.Aggregated measure
        && measure
            .transform()
            .filter(
                transform ->
                    transform == Transform.SHARE
                        || transform == Transform.GROWTH
                        || transform == Transform.YEAR_OVER_YEAR)
            .isPresent();
  }

  /** Whether the left measure counts some of what the right one counts. */
  static boolean isPart(Channel.Aggregated left, Channel.Aggregated right) {
    boolean adds =
        switch (left.aggregate()) {
          case COUNT, SUM, DISTINCT -> true;
          default -> false;
        };
    return adds
        && left.where().isPresent()
        && left.aggregate() == right.aggregate()
        && left.field().equals(right.field());
  }
}
