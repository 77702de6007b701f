package org.talktodata.examples;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    for (Vql.Source source : from.subList(1, from.size())) {
      join(source.on().orElseThrow(() -> new Unsayable("a join without a key")));
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

  /** Chart queries join along known keys only: directly, or both referring to one third column. */
  private void join(Vql.Condition on) throws Unsayable {
    if (!(on instanceof Vql.Compare compare
        && compare.operator().equals("=")
        && compare.left() instanceof Vql.Name left
        && compare.right() instanceof Vql.Name right)) {
      throw new Unsayable("a join on more than one key");
    }
    Found one = find(left);
    Found other = find(right);
    boolean direct =
        catalog.relations().stream()
            .anyMatch(
                r ->
                    one.same(r.from()) && other.same(r.to())
                        || other.same(r.from()) && one.same(r.to()));
    boolean shared =
        catalog.relations().stream()
            .filter(r -> one.same(r.from()))
            .map(Relation::to)
            .anyMatch(
                to ->
                    catalog.relations().stream()
                        .anyMatch(r -> other.same(r.from()) && r.to().equals(to)));
    if (!direct && !shared) {
      throw new Unsayable("a join along no known key");
    }
  }
}
