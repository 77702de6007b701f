package org.talktodata.chartquery;

import java.util.Objects;
import java.util.Optional;

/**
 * A column by its name, with its table where the name alone may not tell.
 *
 * @param table the table's name, or empty if the catalogue shall find it
 * @param column the column's name as the table has it
 */
public record FieldRef(Optional<String> table, String column) {
  public FieldRef {
    Objects.requireNonNull(table);
    Objects.requireNonNull(column);
  }

  /** A column whose table is left to the catalogue. */
  public static FieldRef of(String column) {
    return new FieldRef(Optional.empty(), column);
  }

  /** A column of a named table. */
  public static FieldRef of(String table, String column) {
    return new FieldRef(Optional.of(table), column);
  }
}
