package org.talktodata.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.table.Column;
import org.talktodata.table.Column.Role;
import org.talktodata.table.Column.Type;
import org.talktodata.table.ColumnValues;

/** Collects the values of text columns that a sentence may name; remembers them for each table. */
public final class ValueCollector {
  /** Different values that are collected of a column, the most frequent ones. */
  public static final int MOST = 2_000;

  private static final int LONGEST = 80;

  private final Database database;
  private final Map<String, Map<String, List<String>>> known = new ConcurrentHashMap<>();

  public ValueCollector(Database database) {
    this.database = database;
  }

  /** The values of all categories and short texts of these tables, most frequent first. */
  public List<ColumnValues> collect(List<StoredTable> tables) {
    known.keySet().retainAll(known.size() > 1_000 ? files(tables) : known.keySet());
    List<ColumnValues> values = new ArrayList<>();
    for (StoredTable stored : tables) {
      Map<String, List<String>> columns = known.computeIfAbsent(stored.file(), f -> ask(stored));
      for (Column column : stored.table().columns()) {
        List<String> found = columns.get(column.name());
        if (found != null) {
          values.add(new ColumnValues(FieldRef.of(stored.table().name(), column.name()), found));
        }
      }
    }
    return values;
  }

  private static List<String> files(List<StoredTable> tables) {
    return tables.stream().map(StoredTable::file).toList();
  }

  private Map<String, List<String>> ask(StoredTable stored) {
    Map<String, List<String>> values = new ConcurrentHashMap<>();
    try (Connection connection = database.connect()) {
      for (Column column : stored.table().columns()) {
        if (mayBeNamed(column)) {
          values.put(column.name(), List.copyOf(ask(connection, stored, column)));
        }
      }
    } catch (SQLException e) {
      throw new StoreException("The values could not be read", e);
    }
    return values;
  }

  private static boolean mayBeNamed(Column column) {
    return column.type() == Type.TEXT && column.role() != Role.IDENTIFIER;
  }

  private static List<String> ask(Connection connection, StoredTable stored, Column column)
      throws SQLException {
    return Sql.query(
        connection,
        ("SELECT v FROM (SELECT %s AS v, count(*) AS n FROM %s WHERE v IS NOT NULL AND length(v) <= %d"
                + " GROUP BY v) ORDER BY n DESC, v LIMIT %d")
            .formatted(
                Sql.identifier(column.name()), Database.tableOf(stored.alias()), LONGEST, MOST),
        row -> row.getString(1));
  }
}
