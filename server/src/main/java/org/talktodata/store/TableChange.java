package org.talktodata.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.talktodata.table.Column.Role;
import org.talktodata.table.Column.Type;

/**
 * What the owner of a table wants to be different; empty parts stay as they are.
 *
 * @param columns by the column's name
 */
public record TableChange(
    Optional<String> name, Optional<List<String>> called, Map<String, ColumnChange> columns) {
  public TableChange {
    columns = Map.copyOf(columns);
  }

  /**
   * Changes of one column.
   *
   * @param misfitsToEmpty whether cells that do not fit the new type become empty, instead of the
   *     change being refused
   */
  public record ColumnChange(
      Optional<Type> type,
      Optional<Role> role,
      Optional<List<String>> called,
      Optional<String> description,
      boolean misfitsToEmpty) {}
}
