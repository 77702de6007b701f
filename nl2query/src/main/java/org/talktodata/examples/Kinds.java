package org.talktodata.examples;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.talktodata.chartquery.Channel;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.Encoding;
import org.talktodata.chartquery.Predicate;
import org.talktodata.chartquery.Words;
import org.talktodata.question.Question;

/** What an example is about, in words that reports group by. */
final class Kinds {
  private Kinds() {}

  static Set<String> of(Question question, ChartQuery query) {
    Set<String> kinds = new TreeSet<>();
    kinds.add(Words.of(query.mark()));
    add(kinds, "follow-up", question.follows().isPresent());
    shown(kinds, query.encoding());
    rows(kinds, query);
    Mentions mentions = Mentions.of(query);
    mentions.channels().forEach(channel -> channel(kinds, channel));
    mentions.tests().forEach(is -> test(kinds, is));
    add(kinds, "join", tables(query, mentions) > 1);
    return kinds;
  }

  private static void shown(Set<String> kinds, Encoding encoding) {
    add(kinds, "color", encoding.color().isPresent());
    add(kinds, "facet", encoding.facet().isPresent());
    add(kinds, "several-measures", encoding.y().size() > 1);
    add(kinds, "raw", !encoding.aggregates());
  }

  private static void rows(Set<String> kinds, ChartQuery query) {
    add(kinds, "filter", query.filter().isPresent());
    add(kinds, "having", query.having().isPresent());
    add(kinds, "sort", query.sort().isPresent());
    add(kinds, "limit", query.limit().isPresent());
    add(kinds, "limit-per", query.limit().flatMap(l -> l.per()).isPresent());
  }

  private static void channel(Set<String> kinds, Channel channel) {
    if (channel instanceof Channel.Dimension dimension) {
      add(kinds, "bin", dimension.bin().isPresent());
      add(kinds, "time", dimension.timeUnit().isPresent());
    } else if (channel instanceof Channel.Aggregated measure) {
      kinds.add(Words.of(measure.aggregate()));
      add(kinds, "where", measure.where().isPresent());
      measure.transform().map(Words::of).ifPresent(kinds::add);
    } else if (channel instanceof Channel.Combined combined) {
      kinds.add(Words.of(combined.operation()));
    }
  }

  private static void test(Set<String> kinds, Predicate.Is is) {
    add(kinds, "relative-date", is.test() instanceof Predicate.Relative);
    add(kinds, "sub-select", is.test() instanceof Predicate.In);
  }

  private static int tables(ChartQuery query, Mentions mentions) {
    Set<String> named =
        mentions.fields().stream()
            .flatMap(field -> field.table().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    return Math.max(named.size(), query.from().size());
  }

  private static void add(Set<String> kinds, String kind, boolean holds) {
    if (holds) {
      kinds.add(kind);
    }
  }
}
