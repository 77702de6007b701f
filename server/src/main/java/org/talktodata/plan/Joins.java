package org.talktodata.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.table.Catalog;
import org.talktodata.table.Relation;
import org.talktodata.table.Table;

/**
 * The way between the tables that a query needs: each is reached from those before it along as few
 * keys as possible. All joins are inner.
 */
final class Joins {
  private final String first;
  private final List<Step> steps;

  private Joins(String first, List<Step> steps) {
    this.first = first;
    this.steps = List.copyOf(steps);
  }

  /**
   * One more table.
   *
   * @param here the column on the side that was there before
   * @param there the column of the added table
   * @param fansOut whether a row before may meet several rows of the added table
   */
  private record Step(Located here, Located there, boolean fansOut) {
    String reached() {
      return there.table().name();
    }

    String start() {
      return here.table().name();
    }
  }

  /**
   * The joins of these tables.
   *
   * @param needed their names, each with the pointer to the place that needs it
   */
  static Joins between(Catalog catalog, Map<String, String> needed) {
    String first = needed.keySet().iterator().next();
    Set<String> connected = new LinkedHashSet<>(List.of(first));
    List<Step> steps = new ArrayList<>();
    needed.forEach(
        (table, pointer) -> {
          for (Step step : path(catalog, connected, table, pointer)) {
            connected.add(step.reached());
            steps.add(step);
          }
        });
    return new Joins(first, steps);
  }

  private static List<Step> path(Catalog catalog, Set<String> starts, String goal, String pointer) {
    Map<String, Step> cameBy = new HashMap<>();
    Deque<String> open = new ArrayDeque<>(starts);
    while (!open.isEmpty()) {
      String table = open.poll();
      if (table.equals(goal)) {
        return back(cameBy, starts, goal);
      }
      for (Step step : stepsFrom(catalog, table)) {
        if (!starts.contains(step.reached()) && cameBy.putIfAbsent(step.reached(), step) == null) {
          open.add(step.reached());
        }
      }
    }
    throw Refusal.noJoin(starts.iterator().next(), goal, pointer);
  }

  private static List<Step> back(Map<String, Step> cameBy, Set<String> starts, String goal) {
    ArrayDeque<Step> path = new ArrayDeque<>();
    for (String table = goal; !starts.contains(table); table = path.peek().start()) {
      path.push(cameBy.get(table));
    }
    return List.copyOf(path);
  }

  private static List<Step> stepsFrom(Catalog catalog, String table) {
    List<Step> steps = new ArrayList<>();
    for (Relation relation : catalog.relations()) {
      Optional<Located> many = locate(catalog, relation.from());
      Optional<Located> one = locate(catalog, relation.to());
      if (many.isEmpty() || one.isEmpty()) {
        continue;
      }
      if (many.get().table().name().equals(table)) {
        steps.add(new Step(many.get(), one.get(), false));
      }
      if (one.get().table().name().equals(table)) {
        steps.add(new Step(one.get(), many.get(), true));
      }
    }
    return steps;
  }

  private static Optional<Located> locate(Catalog catalog, FieldRef field) {
    return catalog
        .table(field.table().orElseThrow())
        .flatMap(table -> table.column(field.column()).map(column -> new Located(table, column)));
  }

  /** The FROM clause. */
  SqlNode node() {
    SqlNode from = SqlTree.name(first);
    for (Step step : steps) {
      from = SqlTree.join(from, SqlTree.name(step.reached()), condition(step));
    }
    return from;
  }

  /** Keys of different types are compared as text. */
  private static SqlNode condition(Step step) {
    boolean alike = step.here().type() == step.there().type();
    SqlNode here = step.here().node();
    SqlNode there = step.there().node();
    return SqlTree.call(
        SqlStdOperatorTable.EQUALS,
        alike ? here : SqlTree.cast(here, SqlTypeName.VARCHAR),
        alike ? there : SqlTree.cast(there, SqlTypeName.VARCHAR));
  }

  /** The names of all joined tables. */
  List<String> tables() {
    List<String> names = new ArrayList<>(List.of(first));
    steps.forEach(step -> names.add(step.reached()));
    return names;
  }

  /** Whether one row of this table may appear several times because another table was joined. */
  boolean repeats(Table table) {
    Set<String> repeated = new HashSet<>();
    Set<String> joined = new HashSet<>(List.of(first));
    for (Step step : steps) {
      if (!step.fansOut() || repeated.contains(step.start())) {
        repeated.add(step.reached());
      }
      if (step.fansOut()) {
        repeated.addAll(joined);
      }
      joined.add(step.reached());
    }
    return repeated.contains(table.name());
  }

  /** The unique column of this table to which others refer, if there is one. */
  static Optional<Located> key(Catalog catalog, Table table) {
    return catalog.relations().stream()
        .flatMap(relation -> locate(catalog, relation.to()).stream())
        .filter(column -> column.table().name().equals(table.name()))
        .findFirst();
  }
}
