package org.talktodata.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.talktodata.chartquery.Channel;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.Encoding;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.chartquery.Predicate;
import org.talktodata.chartquery.Sort;

/**
 * A column that the rows of a query must have, and where the query names it. Columns that only a
 * subquery sees ("in", an aggregate of the whole table) are none.
 *
 * @param pointer to the object that has the "field"
 */
record Mention(FieldRef field, String pointer) {

  /** All of a query, in the order in which it is written. */
  static List<Mention> of(ChartQuery query) {
    List<Mention> mentions = new ArrayList<>();
    for (Encoding.Slot slot : query.encoding().slots()) {
      channel(slot.channel(), Pointers.of(slot, query.encoding()), mentions);
    }
    query.filter().ifPresent(filter -> predicate(filter, "/filter", mentions));
    query.having().ifPresent(having -> predicate(having, "/having", mentions));
    query.sort().ifPresent(sort -> sort(sort, mentions));
    return mentions;
  }

  /** All of a predicate. */
  static List<Mention> of(Optional<Predicate> predicate, String pointer) {
    List<Mention> mentions = new ArrayList<>();
    predicate.ifPresent(each -> predicate(each, pointer, mentions));
    return mentions;
  }

  private static void sort(Sort sort, List<Mention> mentions) {
    if (sort.by() instanceof Sort.ByMeasure by) {
      channel(by.measure(), "/sort/by", mentions);
    }
  }

  private static void channel(Channel channel, String pointer, List<Mention> mentions) {
    if (channel instanceof Channel.Dimension dimension) {
      mentions.add(new Mention(dimension.field(), pointer));
    } else if (channel instanceof Channel.Aggregated measure) {
      measure.field().ifPresent(field -> mentions.add(new Mention(field, pointer)));
      measure.where().ifPresent(where -> predicate(where, pointer + "/where", mentions));
    } else if (channel instanceof Channel.Combined both) {
      channel(both.left(), Pointers.left(both, pointer), mentions);
      channel(both.right(), Pointers.right(both, pointer), mentions);
    }
  }

  private static void predicate(Predicate predicate, String pointer, List<Mention> mentions) {
    if (predicate instanceof Predicate.And and) {
      all(and.parts(), pointer + "/and", mentions);
    } else if (predicate instanceof Predicate.Or or) {
      all(or.parts(), pointer + "/or", mentions);
    } else if (predicate instanceof Predicate.Not not) {
      predicate(not.part(), pointer + "/not", mentions);
    } else if (predicate instanceof Predicate.Is is) {
      operand(is.operand(), pointer, mentions);
    }
  }

  private static void all(List<Predicate> parts, String pointer, List<Mention> mentions) {
    for (int i = 0; i < parts.size(); i++) {
      predicate(parts.get(i), pointer + "/" + i, mentions);
    }
  }

  private static void operand(Predicate.Operand operand, String pointer, List<Mention> mentions) {
    if (operand instanceof Predicate.Field field) {
      mentions.add(new Mention(field.field(), pointer));
    } else if (operand instanceof Predicate.OfGroup group) {
      channel(group.measure(), pointer, mentions);
    }
  }
}
