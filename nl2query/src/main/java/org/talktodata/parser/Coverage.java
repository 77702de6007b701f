package org.talktodata.parser;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.talktodata.parser.Item.ColumnItem;
import org.talktodata.parser.Item.ValueItem;
import org.talktodata.parser.Linked.Relation;

/**
 * How much of a sentence a query leaves unused: pieces that name columns, of which the query has
 * none. The decoder, which writes one action after the other, leaves out too easily; as in
 * translation, a penalty on what is not covered (Wu et al. 2016, section 7) brings the fuller
 * reading forward among those found.
 */
final class Coverage {
  /**
   * What each uncovered piece takes from the log probability; the best on sentences of training
   * sets that the weights of then had not seen.
   */
  private static final double PENALTY = 0.5;

  private final Linked linked;

  /** For each piece of the sentence that names some, the columns. */
  private final List<Set<Integer>> named = new ArrayList<>();

  Coverage(Linked linked) {
    this.linked = linked;
    int pieces = linked.sentence().size();
    for (int p = 0; p < pieces; p++) {
      Set<Integer> columns = new HashSet<>();
      for (int i = 0; i < linked.items().size(); i++) {
        if (linked.items().get(i) instanceof ColumnItem && names(linked.relation(p, i))) {
          columns.add(i);
        }
      }
      named.add(columns);
    }
  }

  /** By its own words or by one of its cells. */
  private static boolean names(Relation relation) {
    return relation.namesColumn() || relation == Relation.PIECE_COLUMN_VALUE;
  }

  /**
   * The same queries, likeliest first, each the less likely the more it leaves unused; together
   * they stay as likely as they were.
   */
  List<BeamSearch.Found> weighed(List<BeamSearch.Found> found) {
    List<BeamSearch.Found> penalized =
        found.stream()
            .map(one -> scaled(one, -penalty(one.actions())))
            .sorted(Comparator.comparingDouble(one -> -one.logProbability()))
            .toList();
    double back = Math.log(total(found)) - Math.log(total(penalized));
    return penalized.stream().map(one -> scaled(one, back)).toList();
  }

  private static BeamSearch.Found scaled(BeamSearch.Found found, double by) {
    return new BeamSearch.Found(found.actions(), found.logProbability() + by);
  }

  private static double total(List<BeamSearch.Found> found) {
    return found.stream().mapToDouble(one -> Math.exp(one.logProbability())).sum();
  }

  /** What these actions lose of their log probability by the pieces that they leave unused. */
  private double penalty(List<Integer> actions) {
    Set<Integer> used = new HashSet<>();
    actions.stream().filter(a -> a >= Word.count()).forEach(a -> used.add(a - Word.count()));
    int uncovered = 0;
    for (int p = 0; p < named.size(); p++) {
      int piece = p;
      if (!named.get(p).isEmpty()
          && named.get(p).stream().noneMatch(used::contains)
          && used.stream().noneMatch(item -> isValueOver(item, piece))) {
        uncovered++;
      }
    }
    return PENALTY * uncovered;
  }

  private boolean isValueOver(int item, int piece) {
    int[] span = linked.spans()[item];
    return linked.items().get(item) instanceof ValueItem && span[0] <= piece && piece < span[1];
  }
}
