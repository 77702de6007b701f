package org.talktodata.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.problem.Message;
import org.talktodata.table.Catalog;
import org.talktodata.table.Table;

/**
 * Finds the columns that a query names, upper and lower case alike, and the tables they need. A
 * name that several tables have means the one that the query needs anyway; a key that two tables
 * share means the side that refers.
 */
final class FieldResolver {
  private final Catalog catalog;
  private final Map<FieldRef, Located> found = new HashMap<>();

  /** The name of each needed table with the place that needs it first. */
  private final Map<String, String> needed = new LinkedHashMap<>();

  private FieldResolver(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * The scope of a SELECT.
   *
   * @param from tables whose rows are counted, by name
   * @param fromPointer to the array of their names
   */
  static Scope resolve(
      Catalog catalog, List<String> from, String fromPointer, List<Mention> mentions) {
    FieldResolver resolver = new FieldResolver(catalog);
    List<Table> counted = resolver.tables(from, fromPointer);
    mentions.forEach(resolver::certain);
    mentions.forEach(resolver::shared);
    resolver.anyTable();
    Joins joins = Joins.between(catalog, resolver.needed);
    return new Scope(catalog, Map.copyOf(resolver.found), joins, counted);
  }

  private List<Table> tables(List<String> names, String pointer) {
    List<Table> tables = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Table table = table(names.get(i), pointer + "/" + i);
      tables.add(table);
      needed.putIfAbsent(table.name(), pointer + "/" + i);
    }
    return tables;
  }

  private Table table(String name, String pointer) {
    return catalog.table(name).orElseThrow(() -> Refusal.noTable(name, catalog.tables(), pointer));
  }

  /** Columns that can be meant in one way only. */
  private void certain(Mention mention) {
    List<Located> candidates = candidates(mention);
    if (candidates.size() == 1) {
      accept(mention, candidates.get(0));
    }
  }

  /** Columns whose name several tables have. */
  private void shared(Mention mention) {
    if (found.containsKey(mention.field())) {
      return;
    }
    List<Located> candidates = candidates(mention);
    List<Located> near =
        candidates.stream()
            .filter(candidate -> needed.containsKey(candidate.table().name()))
            .toList();
    accept(
        mention,
        only(near)
            .or(() -> referring(near.isEmpty() ? candidates : near))
            .orElseThrow(() -> ambiguous(mention, candidates)));
  }

  private static RuntimeException ambiguous(Mention mention, List<Located> candidates) {
    return Refusal.ambiguousColumn(
        mention.field().column(),
        candidates.stream().map(Located::table).toList(),
        mention.pointer() + "/field");
  }

  private void accept(Mention mention, Located column) {
    found.put(mention.field(), column);
    needed.putIfAbsent(column.table().name(), mention.pointer() + "/field");
  }

  private List<Located> candidates(Mention mention) {
    FieldRef field = mention.field();
    List<Table> tables =
        field.table().isPresent()
            ? List.of(table(field.table().get(), mention.pointer() + "/table"))
            : catalog.tables();
    List<Located> candidates =
        tables.stream()
            .flatMap(table -> table.column(field.column()).map(c -> new Located(table, c)).stream())
            .toList();
    if (candidates.isEmpty()) {
      throw Refusal.noColumn(field.column(), tables, mention.pointer() + "/field");
    }
    return candidates;
  }

  private static Optional<Located> only(List<Located> candidates) {
    return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
  }

  /** Of two columns that a relation says are one key: that of the table with many rows. */
  private Optional<Located> referring(List<Located> candidates) {
    if (candidates.size() != 2) {
      return Optional.empty();
    }
    return catalog.relations().stream()
        .flatMap(
            relation ->
                candidates.stream()
                    .filter(candidate -> isAt(relation.from(), candidate))
                    .filter(candidate -> candidates.stream().anyMatch(o -> isAt(relation.to(), o))))
        .findFirst();
  }

  private static boolean isAt(FieldRef side, Located column) {
    return side.column().equalsIgnoreCase(column.name())
        && side.table().orElseThrow().equalsIgnoreCase(column.table().name());
  }

  /** A query that names no column is about the only table there is. */
  private void anyTable() {
    if (!needed.isEmpty()) {
      return;
    }
    if (catalog.tables().size() > 1) {
      throw Refusal.of("/from", Message.WHICH_TABLE);
    }
    needed.put(catalog.tables().get(0).name(), "/from");
  }
}
