package org.talktodata.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.talktodata.problem.ProblemException;
import org.talktodata.table.Column;
import org.talktodata.table.Table;

/** A {@link TableChange} seen against the table that it changes. */
final class TableChanges {
  private final StoredTable before;
  private final TableChange change;

  /**
   * @throws ProblemException COLUMN_NOT_FOUND if the table lacks a column
   */
  TableChanges(StoredTable before, TableChange change) {
    this.before = before;
    this.change = change;
    change.columns().keySet().forEach(before::column);
  }

  String name() {
    return change.name().map(TableNames::clean).orElse(before.table().name());
  }

  /** The columns that get another type. */
  Map<String, Recast.To> recasts() {
    Map<String, Recast.To> recasts = new LinkedHashMap<>();
    for (Column column : before.table().columns()) {
      Optional<TableChange.ColumnChange> wanted = of(column);
      wanted
          .flatMap(TableChange.ColumnChange::type)
          .filter(type -> type != column.type())
          .ifPresent(
              type ->
                  recasts.put(column.name(), new Recast.To(type, wanted.get().misfitsToEmpty())));
    }
    return recasts;
  }

  /**
   * The table as it shall be.
   *
   * @param profiled its columns, profiled anew if any got another type
   */
  Table table(List<Column> profiled) {
    List<Column> columns = new ArrayList<>();
    for (Column column : profiled) {
      columns.add(changed(column, before.table().column(column.name()).orElse(column)));
    }
    return new Table(
        name(), change.called().orElse(before.table().called()), columns, before.table().rows());
  }

  private Column changed(Column profiled, Column old) {
    Optional<TableChange.ColumnChange> wanted = of(profiled);
    Column.Role kept = profiled.type() == old.type() ? old.role() : profiled.role();
    return new Column(
        profiled.name(),
        profiled.type(),
        wanted.flatMap(TableChange.ColumnChange::role).orElse(kept),
        wanted.flatMap(TableChange.ColumnChange::called).orElse(old.called()),
        wanted.flatMap(TableChange.ColumnChange::description).orElse(old.description()),
        profiled.profile());
  }

  private Optional<TableChange.ColumnChange> of(Column column) {
    return change.columns().entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(column.name()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
