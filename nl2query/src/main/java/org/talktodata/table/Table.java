package org.talktodata.table;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A table as the sentence reader sees it.
 *
 * @param name its name for people and in queries
 * @param called how people call it and its rows besides
 * @param columns in the file's order; names differ when upper and lower case count alike
 * @param rows how many
 */
public record Table(String name, List<String> called, List<Column> columns, long rows) {
  public Table {
    Objects.requireNonNull(name);
    called = List.copyOf(called);
    columns = List.copyOf(columns);
  }

  /** The column of that name, upper and lower case alike. */
  public Optional<Column> column(String columnName) {
    return columns.stream().filter(c -> c.name().equalsIgnoreCase(columnName)).findFirst();
  }
}
