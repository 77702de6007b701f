package org.talktodata.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;
import org.talktodata.table.Column;
import org.talktodata.table.Table;
import org.talktodata.upload.ReadAs;
import org.talktodata.upload.Warning;

/**
 * A table with what the store knows besides.
 *
 * @param id stable for the table's life
 * @param file the name of its data file; a new one whenever its data changes
 * @param readAs how the uploaded file was read
 * @param owner by whose token it was uploaded, if by any
 * @param bytes how much of the disk its data takes
 */
public record StoredTable(
    String id,
    String file,
    Instant created,
    Table table,
    ReadAs readAs,
    List<Warning> warnings,
    Optional<String> owner,
    long bytes) {
  public StoredTable {
    warnings = List.copyOf(warnings);
  }

  /** Under which name DuckDB knows the data file. */
  public String alias() {
    return file.substring(0, file.length() - ".duckdb".length());
  }

  /**
   * The column of that name, upper and lower case alike.
   *
   * @throws ProblemException COLUMN_NOT_FOUND
   */
  Column column(String name) {
    return table
        .column(name)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(Message.TABLE_LACKS_COLUMN, table.name(), name, id)
                        .suggesting(
                            table.columns().stream().map(Column::name).limit(10).toList())));
  }

  StoredTable withTable(Table other) {
    return new StoredTable(id, file, created, other, readAs, warnings, owner, bytes);
  }

  StoredTable withFile(String other, long size) {
    return new StoredTable(id, other, created, table, readAs, warnings, owner, size);
  }
}
