package org.talktodata.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.talktodata.chartquery.Channel;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.Encoding;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.chartquery.Predicate;
import org.talktodata.chartquery.Sort;
import org.talktodata.chartquery.Value;

/** Which columns and tests a chart query mentions, wherever they stand. */
public final class Mentions {
  private final List<FieldRef> fields = new ArrayList<>();
  private final List<Predicate.Is> tests = new ArrayList<>();
  private final List<Channel> channels = new ArrayList<>();

  private Mentions() {}

  /** Everything that a query mentions. */
  public static Mentions of(ChartQuery query) {
    Mentions mentions = new Mentions();
    query.encoding().slots().stream().map(Encoding.Slot::channel).forEach(mentions::channel);
    query.filter().ifPresent(mentions::predicate);
    query.having().ifPresent(mentions::predicate);
    query.sort().map(Sort::by).ifPresent(mentions::by);
    return mentions;
  }

  /** All columns, in reading order, as often as they stand. */
  public List<FieldRef> fields() {
    return List.copyOf(fields);
  }

  /** All tests of filters, of having and of a measure's where. */
  public List<Predicate.Is> tests() {
    return List.copyOf(tests);
  }

  /** All dimensions and measures, also those inside combined measures and of the sort. */
  public List<Channel> channels() {
    return List.copyOf(channels);
  }

  private void channel(Channel channel) {
    channels.add(channel);
    if (channel instanceof Channel.Dimension dimension) {
      fields.add(dimension.field());
    } else if (channel instanceof Channel.Aggregated measure) {
      measure.field().ifPresent(fields::add);
      measure.where().ifPresent(this::predicate);
    } else if (channel instanceof Channel.Combined both) {
      channel(both.left());
      channel(both.right());
    }
  }

  private void by(Sort.By by) {
    if (by instanceof Sort.ByMeasure sorted) {
      channel(sorted.measure());
    }
  }

  private void predicate(Predicate predicate) {
    if (predicate instanceof Predicate.And and) {
      and.parts().forEach(this::predicate);
    } else if (predicate instanceof Predicate.Or or) {
      or.parts().forEach(this::predicate);
    } else if (predicate instanceof Predicate.Not not) {
      predicate(not.part());
    } else if (predicate instanceof Predicate.Is is) {
      test(is);
    }
  }

  private void test(Predicate.Is is) {
    tests.add(is);
    if (is.operand() instanceof Predicate.Field field) {
      fields.add(field.field());
    } else if (is.operand() instanceof Predicate.OfGroup group) {
      channel(group.measure());
    }
    if (is.test() instanceof Predicate.Compare compare
        && compare.value() instanceof Value.OfTable ofTable) {
      ofTable.field().ifPresent(fields::add);
    } else if (is.test() instanceof Predicate.In in) {
      fields.add(in.field());
      in.filter().ifPresent(this::predicate);
    }
  }

  /** The column that a test looks at, if it looks at one. */
  public static Optional<FieldRef> tested(Predicate.Is is) {
    return is.operand() instanceof Predicate.Field field
        ? Optional.of(field.field())
        : Optional.empty();
  }
}
