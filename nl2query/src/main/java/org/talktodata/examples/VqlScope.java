package org.talktodata.examples;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.table.Catalog;
import org.talktodata.table.Column;
import org.talktodata.table.Relation;
import org.talktodata.table.Table;

/** The tables of one FROM clause, by alias: what a name in the query refers to. */
final class VqlScope {
  private final Catalog catalog;
  private final Map<String, Table> tables = new LinkedHashMap<>();

  /** A column with the table it stands in. */
  record Found(Table table, Column column) {
    boolean same(FieldRef field) {
      return field.table().equals(Optional.of(table.name()))
          && field.column().equals(column.name());
    }
  }

  VqlScope(Catalog catalog, List<Vql.Source> from) throws Unsayable {
    this.catalog = catalog;
    for (Vql.Source source : from) {
      Table table =
          catalog
              .table(source.table())
              .orElseThrow(() -> new Unsayable("a table that the database lacks"));
      if (tables.containsValue(table)) {
        throw new Unsayable("a table joined with itself");
      }
      tables.put(source.alias().toLowerCase(Locale.ROOT), table);
    }
    for (int i = 1; i < from.size(); i++) {
      join(i, from.get(i).on().orElseThrow(() -> new Unsayable("a join without a key")));
    }
  }

  /** The names of the tables, in the query's order. */
  List<String> names() {
    return tables.values().stream().map(Table::name).toList();
  }

  Found find(Vql.Name name) throws Unsayable {
    List<Table> searched = new ArrayList<>(tables.values());
    if (name.alias().isPresent()) {
      Table table = tables.get(name.alias().get().toLowerCase(Locale.ROOT));
      if (table == null) {
        throw new Unsayable("an alias that is not declared");
      }
      searched = List.of(table);
    }
    for (Table table : searched) {
      Optional<Column> column = table.column(name.column());
      if (column.isPresent()) {
        return new Found(table, column.get());
      }
    }
    throw new Unsayable("a column that its tables lack");
  }

  /** The column as chart queries name it: with its table where the database has several. */
  FieldRef field(Found found) {
    return catalog.tables().size() > 1
        ? FieldRef.of(found.table().name(), found.column().name())
        : FieldRef.of(found.column().name());
  }

  /**
   * Chart queries join along known keys only: directly, or both referring to one third column.
   * Where a table could be reached in several ways, they take the first.
   */
  private void join(int index, Vql.Condition on) throws Unsayable {
    if (!(on instanceof Vql.Compare compare
        && compare.operator().equals("=")
        && compare.left() instanceof Vql.Name left
        && compare.right() instanceof Vql.Name right)) {
      throw new Unsayable("a join on more than one key");
    }
    Found one = find(left);
    Found other = find(right);
    List<String> names = names();
    Optional<Relation> usual =
        names.subList(0, index).stream()
            .flatMap(name -> between(name, names.get(index)))
            .findFirst();
    if (usual.isEmpty()) {
      throughAThird(one, other);
    } else if (!connects(usual.get(), one, other)) {
      throw new Unsayable("a join along another key than the first");
    }
  }

  private Stream<Relation> between(String one, String other) {
    return catalog.relations().stream()
        .filter(
            r -> {
              String from = r.from().table().orElseThrow();
              String to = r.to().table().orElseThrow();
              return from.equals(one) && to.equals(other) || from.equals(other) && to.equals(one);
            });
  }

  private static boolean connects(Relation relation, Found one, Found other) {
    return one.same(relation.from()) && other.same(relation.to())
        || other.same(relation.from()) && one.same(relation.to());
  }

  private void throughAThird(Found one, Found other) throws Unsayable {
    boolean shared =
        catalog.relations().stream()
            .filter(r -> one.same(r.from()))
            .map(Relation::to)
            .anyMatch(
                to ->
                    catalog.relations().stream()
                        .anyMatch(r -> other.same(r.from()) && r.to().equals(to)));
    if (!shared) {
      throw new Unsayable("a join along no known key");
    }
  }
}
