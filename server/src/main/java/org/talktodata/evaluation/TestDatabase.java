package org.talktodata.evaluation;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.talktodata.examples.CsvTable;
import org.talktodata.plan.ValidatedQuery;
import org.talktodata.table.Column;

/** The tables of one or more examples, in memory. */
final class TestDatabase implements AutoCloseable {
  private static final String STAGE = "as_read";
  private static final int THREADS = 2;

  private final Connection connection;

  TestDatabase(List<CsvTable> tables) {
    try {
      connection = DriverManager.getConnection("jdbc:duckdb:");
      run("SET threads = " + THREADS);
      for (CsvTable table : tables) {
        load(table);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the tables cannot be loaded: " + e.getMessage(), e);
    }
  }

  /** What a query gives. */
  Rows rows(ValidatedQuery query) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query.boundedSql())) {
      List<List<Object>> rows = new ArrayList<>();
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(result.getObject(i));
        }
        rows.add(row);
      }
      return Rows.of(rows);
    } catch (SQLException e) {
      throw new IllegalStateException(
          "the query cannot be run: %s%n%s".formatted(e.getMessage(), query.sql()), e);
    }
  }

  private void load(CsvTable table) throws SQLException {
    List<String> staged = new ArrayList<>();
    List<String> cast = new ArrayList<>();
    for (Column column : table.table().columns()) {
      String name = quoted(column.name());
      staged.add(name + " VARCHAR");
      cast.add("CAST(%s AS %s) AS %s".formatted(name, sqlType(column.type()), name));
    }
    run("CREATE TEMP TABLE %s (%s)".formatted(STAGE, String.join(", ", staged)));
    append(table.rows());
    run(
        "CREATE TABLE %s AS SELECT %s FROM %s"
            .formatted(quoted(table.table().name()), String.join(", ", cast), STAGE));
    run("DROP TABLE " + STAGE);
  }

  private void append(List<List<String>> rows) throws SQLException {
    DuckDBConnection duck = connection.unwrap(DuckDBConnection.class);
    try (DuckDBAppender appender = duck.createAppender("temp", "main", STAGE)) {
      for (List<String> row : rows) {
        appender.beginRow();
        for (String cell : row) {
          appender.append(cell);
        }
        appender.endRow();
      }
    }
  }

  private static String sqlType(Column.Type type) {
    return switch (type) {
      case NUMBER -> "DOUBLE";
      case TEXT -> "VARCHAR";
      case DATE -> "DATE";
      case DATETIME -> "TIMESTAMP";
      case TIME -> "TIME";
      case BOOLEAN -> "BOOLEAN";
    };
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("the database cannot be closed", e);
    }
  }
}
