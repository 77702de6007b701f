package org.talktodata.table;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.talktodata.chartquery.FieldRef;

/**
 * Which tables of a catalogue are joined by keys, and by way of which others. Tables are given by
 * their places in the catalogue. Immutable.
 */
public final class JoinGraph {
  private final List<Set<Integer>> neighbours = new ArrayList<>();

  /** The keys of this catalogue; those of tables that it does not have are left out. */
  public JoinGraph(Catalog catalog) {
    catalog.tables().forEach(table -> neighbours.add(new TreeSet<>()));
    for (Relation relation : catalog.relations()) {
      int from = place(catalog, relation.from());
      int to = place(catalog, relation.to());
      if (from >= 0 && to >= 0 && from != to) {
        neighbours.get(from).add(to);
        neighbours.get(to).add(from);
      }
    }
  }

  private static int place(Catalog catalog, FieldRef field) {
    return catalog.table(field.table().orElseThrow()).map(catalog.tables()::indexOf).orElse(-1);
  }

  /** How many tables there are. */
  public int size() {
    return neighbours.size();
  }

  /** The table and all that can be reached from it. */
  public Set<Integer> reachable(int table) {
    return cameFrom(List.of(table)).keySet();
  }

  /**
   * The tables with all that lie between them, each next to one before it: from the first, the way
   * goes on to whichever is nearest. Those that no key reaches come last.
   */
  public Set<Integer> joined(Set<Integer> tables) {
    Set<Integer> joined = new LinkedHashSet<>();
    Set<Integer> missing = new TreeSet<>(tables);
    while (!missing.isEmpty()) {
      Map<Integer, Integer> cameFrom = cameFrom(joined);
      OptionalInt nearest =
          cameFrom.keySet().stream().mapToInt(table -> table).filter(missing::contains).findFirst();
      int next = nearest.orElse(missing.iterator().next());
      LinkedList<Integer> way = new LinkedList<>();
      for (Integer at = next; at != null && !joined.contains(at); at = cameFrom.get(at)) {
        way.addFirst(at);
      }
      joined.addAll(way);
      missing.removeAll(joined);
    }
    return joined;
  }

  /**
   * The fewest tables that, with those in use, are joined by way of all the wanted ones: what is
   * left to say once the columns are known.
   */
  public Set<Integer> beyond(Set<Integer> used, Set<Integer> wanted) {
    Set<Integer> all = new TreeSet<>(wanted);
    all.addAll(used);
    Set<Integer> goal = Set.copyOf(joined(all));
    Set<Integer> beyond = new TreeSet<>(goal);
    beyond.removeAll(used);
    for (Integer table : List.copyOf(beyond)) {
      all = new TreeSet<>(used);
      all.addAll(beyond);
      all.remove(table);
      if (!all.isEmpty() && joined(all).equals(goal)) {
        beyond.remove(table);
      }
    }
    return beyond;
  }

  /** Every table in reach, the nearest first, each with the one before it on the way; null ends. */
  private Map<Integer, Integer> cameFrom(Iterable<Integer> starts) {
    Map<Integer, Integer> cameFrom = new LinkedHashMap<>();
    Deque<Integer> open = new ArrayDeque<>();
    for (int start : starts) {
      cameFrom.put(start, null);
      open.add(start);
    }
    while (!open.isEmpty()) {
      int table = open.poll();
      for (int neighbour : neighbours.get(table)) {
        if (!cameFrom.containsKey(neighbour)) {
          cameFrom.put(neighbour, table);
          open.add(neighbour);
        }
      }
    }
    return cameFrom;
  }
}
