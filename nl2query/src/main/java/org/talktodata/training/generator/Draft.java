package org.talktodata.training.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.talktodata.chartquery.Channel;
import org.talktodata.chartquery.ChannelName;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.Encoding;
import org.talktodata.chartquery.Limit;
import org.talktodata.chartquery.Mark;
import org.talktodata.chartquery.Predicate;
import org.talktodata.chartquery.Sort;
import org.talktodata.chartquery.Stack;

/** A query being put together. */
final class Draft {
  Mark mark = Mark.AUTO;
  Optional<Stack> stack = Optional.empty();
  Optional<Double> innerRadius = Optional.empty();
  Optional<Channel> x = Optional.empty();
  List<Channel> y = new ArrayList<>();
  Optional<Channel> color = Optional.empty();
  Optional<Channel> size = Optional.empty();
  Optional<Channel> facet = Optional.empty();
  List<Channel> columns = new ArrayList<>();
  List<String> from = new ArrayList<>();
  List<Predicate> filter = new ArrayList<>();
  Optional<Predicate> having = Optional.empty();
  Optional<Sort> sort = Optional.empty();
  Optional<Limit> limit = Optional.empty();

  void sortedBy(ChannelName channel, Sort.Order order) {
    sort = Optional.of(new Sort(new Sort.ByChannel(channel), order));
  }

  void limited(int count) {
    limit = Optional.of(new Limit(count, Optional.empty()));
  }

  /** Draws it as a chart that a name of the frames stands for. */
  void drawnAs(String chart) {
    switch (chart) {
      case "donut" -> {
        mark = Mark.ARC;
        innerRadius = Optional.of(0.5);
      }
      case "stacked" -> mark = Mark.BAR;
      case "grouped" -> {
        mark = Mark.BAR;
        stack = Optional.of(Stack.NONE);
      }
      case "percent" -> {
        mark = Mark.BAR;
        stack = Optional.of(Stack.NORMALIZE);
      }
      default -> mark = Mark.valueOf(chart.toUpperCase(Locale.ROOT));
    }
  }

  ChartQuery build() {
    Optional<Predicate> rows =
        filter.isEmpty()
            ? Optional.empty()
            : Optional.of(filter.size() == 1 ? filter.get(0) : new Predicate.And(filter));
    return new ChartQuery(
        mark,
        Optional.empty(),
        stack,
        innerRadius,
        new Encoding(x, y, color, size, facet, columns),
        from,
        rows,
        having,
        sort,
        limit);
  }
}
