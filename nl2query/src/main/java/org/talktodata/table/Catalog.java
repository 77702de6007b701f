package org.talktodata.table;

import java.util.List;
import java.util.Optional;

/** The tables that one question is about, and the keys between them. */
public record Catalog(List<Table> tables, List<Relation> relations) {
  public Catalog {
    tables = List.copyOf(tables);
    relations = List.copyOf(relations);
    if (tables.isEmpty()) {
      throw new IllegalArgumentException("a question is about at least one table");
    }
  }

  /** One table alone. */
  public static Catalog of(Table table) {
    return new Catalog(List.of(table), List.of());
  }

  /** The table of that name, upper and lower case alike. */
  public Optional<Table> table(String name) {
    return tables.stream().filter(t -> t.name().equalsIgnoreCase(name)).findFirst();
  }
}
