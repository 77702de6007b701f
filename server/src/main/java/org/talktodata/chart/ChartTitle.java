package org.talktodata.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.talktodata.chartquery.Channel;
import org.talktodata.chartquery.ChannelName;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.Encoding;
import org.talktodata.chartquery.Limit;
import org.talktodata.chartquery.Mark;
import org.talktodata.chartquery.Sort;

/** A title that says what a query shows: "Average horsepower by origin", "各地区的销售额总和". */
public final class ChartTitle {
  private static final Sort.By BY_X = new Sort.ByChannel(ChannelName.X);

  private final Language language;
  private final Phrases phrases;
  private final ChartQuery query;

  private ChartTitle(ChartQuery query, Language language) {
    this.query = query;
    this.language = language;
    this.phrases = new Phrases(language);
  }

  /** The title of a query. */
  public static String of(ChartQuery query, Language language) {
    return new ChartTitle(query, language).title();
  }

  private String title() {
    List<String> remarks = new ArrayList<>();
    query.limit().ifPresent(limit -> remarks.add(limit(limit)));
    query.filter().ifPresent(filter -> remarks.add(new Conditions(language).of(filter)));
    query.having().ifPresent(having -> remarks.add(new Conditions(language).of(having)));
    String subject = subject();
    String capital =
        language == Language.CHINESE || startsWithName(subject)
            ? subject
            : subject.substring(0, 1).toUpperCase(Locale.ROOT) + subject.substring(1);
    if (remarks.isEmpty()) {
      return capital;
    }
    return language
        .pick("%s, %s", "%s（%s）")
        .formatted(capital, String.join(language.pick(", ", "，"), remarks));
  }

  /** Names of columns stay as the table has them. */
  private boolean startsWithName(String subject) {
    return query.encoding().slots().stream()
        .flatMap(slot -> named(slot.channel()))
        .anyMatch(subject::startsWith);
  }

  /** The columns of a channel whose names may stand in the title with no word before them. */
  private static Stream<String> named(Channel channel) {
    if (channel instanceof Channel.Dimension dimension) {
      return Stream.of(dimension.field().column());
    }
    return ((Channel.Measure) channel)
        .parts().stream()
            .filter(part -> part.field().isPresent())
            .filter(part -> NamedSummary.says(part.field().get().column(), part.aggregate()))
            .map(part -> part.field().get().column());
  }

  private String subject() {
    Encoding encoding = query.encoding();
    if (!encoding.columns().isEmpty()) {
      return listed(encoding.columns());
    }
    if (!encoding.aggregates()) {
      return ofRows(encoding);
    }
    if (isHistogram(encoding)) {
      Channel.Dimension x = (Channel.Dimension) encoding.x().orElseThrow();
      String what = phrases.dimension(x);
      return by(language.pick("distribution of " + what, what + "的分布"), others(encoding));
    }
    return by(measures(encoding), dimensions(encoding));
  }

  private static boolean isHistogram(Encoding encoding) {
    return encoding.x().orElse(null) instanceof Channel.Dimension x
        && x.bin().isPresent()
        && encoding.y().equals(List.of(Channel.Aggregated.count()));
  }

  private String ofRows(Encoding encoding) {
    List<Channel> y = encoding.y();
    if (y.isEmpty()) {
      return listed(encoding.slots().stream().map(Encoding.Slot::channel).toList());
    }
    if (query.mark() == Mark.POINT && encoding.x().isPresent()) {
      String pair =
          language
              .pick("%s against %s", "%s与%s的关系")
              .formatted(listed(y), phrases.channel(encoding.x().get()));
      return by(pair, others(encoding));
    }
    String values =
        query.mark() == Mark.BOXPLOT
            ? language.pick("spread of %s", "%s的分布").formatted(listed(y))
            : listed(y);
    return by(values, dimensions(encoding));
  }

  private String measures(Encoding encoding) {
    Stream<Channel> x = encoding.x().stream().filter(Channel.Measure.class::isInstance);
    List<Channel> all =
        Stream.concat(encoding.y().stream(), x).filter(Channel.Measure.class::isInstance).toList();
    return listed(all.isEmpty() ? measuresAnywhere(encoding) : all);
  }

  private static List<Channel> measuresAnywhere(Encoding encoding) {
    return encoding.slots().stream()
        .map(Encoding.Slot::channel)
        .filter(Channel.Measure.class::isInstance)
        .toList();
  }

  private List<Channel.Dimension> dimensions(Encoding encoding) {
    return Stream.concat(only(encoding.x()), others(encoding).stream()).toList();
  }

  private List<Channel.Dimension> others(Encoding encoding) {
    return Stream.concat(only(encoding.color()), only(encoding.facet())).toList();
  }

  private static Stream<Channel.Dimension> only(Optional<Channel> channel) {
    return channel.stream()
        .filter(Channel.Dimension.class::isInstance)
        .map(Channel.Dimension.class::cast);
  }

  private String listed(List<Channel> channels) {
    return joined(channels.stream().map(phrases::channel).toList());
  }

  private String joined(List<String> names) {
    int last = names.size() - 1;
    if (last < 1) {
      return String.join("", names);
    }
    String first = String.join(language.pick(", ", "、"), names.subList(0, last));
    return first + language.pick(" and ", "与") + names.get(last);
  }

  private String by(String what, List<Channel.Dimension> dimensions) {
    if (dimensions.isEmpty()) {
      return what;
    }
    if (language == Language.ENGLISH) {
      return what + " by " + joined(dimensions.stream().map(phrases::dimension).toList());
    }
    return dimensions.stream().map(this::each).collect(Collectors.joining("、", "", "的" + what));
  }

  /** 各地区, but 每月 for a unit of time that counts on. */
  private String each(Channel.Dimension dimension) {
    boolean period = dimension.timeUnit().filter(unit -> !unit.cyclic()).isPresent();
    return (period ? "每" : "各") + phrases.dimension(dimension);
  }

  private String limit(Limit limit) {
    boolean lowest = query.sort().filter(sort -> sort.order() == Sort.Order.ASCENDING).isPresent();
    boolean ranked = query.sort().filter(sort -> !sort.by().equals(BY_X)).isPresent();
    String english = !ranked ? "first %d" : lowest ? "bottom %d" : "top %d";
    String chinese = !ranked ? "前%d项" : lowest ? "最低的%d项" : "前%d名";
    String count = language.pick(english, chinese).formatted(limit.count());
    return limit
        .per()
        .map(per -> language.pick(count + " of each group", "每组" + count))
        .orElse(count);
  }
}
