package org.talktodata.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.DoubleConsumer;
import org.duckdb.DuckDBConnection;
import org.talktodata.store.Database;
import org.talktodata.store.Sql;
import org.talktodata.store.StoreException;

/**
 * A DuckDB of its own in which one file becomes one table. It sees a single folder and nothing
 * else, so that whatever a file makes it do stays there.
 */
public final class Workshop implements AutoCloseable {
  private final Path folder;
  private final DuckDBConnection connection;
  private final Set<String> attached = new HashSet<>();
  private volatile Statement running;
  private volatile boolean cancelled;

  private Workshop(Path folder, DuckDBConnection connection) {
    this.folder = folder;
    this.connection = connection;
  }

  /** Opens one in a folder that must exist. */
  public static Workshop open(Path folder) throws SQLException {
    DuckDBConnection connection =
        DriverManager.getConnection("jdbc:duckdb:", new Properties())
            .unwrap(DuckDBConnection.class);
    Sql.execute(
        connection,
        Database.settings(folder.resolve("temp"), List.of(folder)).toArray(String[]::new));
    Sql.execute(
        connection,
        "SET enable_progress_bar_print = false",
        "SET enable_progress_bar = true",
        "SET progress_bar_time = 0");
    return new Workshop(folder, connection);
  }

  /** The connection to work on. */
  public DuckDBConnection connection() {
    return connection;
  }

  /** The file of the table that {@link #attach} made. */
  public Path file(String name) {
    return folder.resolve(name + ".duckdb");
  }

  /** Makes or opens a table file in the folder; its table is {@code name.main.data}. */
  public void attach(String name) throws SQLException {
    if (!attached.add(name)) {
      return;
    }
    Sql.execute(
        connection,
        "ATTACH %s AS %s"
            .formatted(Sql.literal(file(name).toAbsolutePath().toString()), Sql.identifier(name)));
  }

  /** Writes all of a table file to disk, which also makes DuckDB's statistics of it exact. */
  public void checkpoint(String name) throws SQLException {
    Sql.execute(connection, "CHECKPOINT " + Sql.identifier(name));
  }

  /** Writes all of a table file to disk and lets go of it. */
  public void finish(String name) throws SQLException {
    checkpoint(name);
    Sql.execute(connection, "DETACH " + Sql.identifier(name));
  }

  /** Lets go of a table file and deletes it. */
  public void discard(String name) throws SQLException {
    attached.remove(name);
    Sql.execute(connection, "DETACH " + Sql.identifier(name));
    try {
      Files.deleteIfExists(file(name));
      Files.deleteIfExists(folder.resolve(name + ".duckdb.wal"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Runs a long statement.
   *
   * @param progress told the share that is done, from 0 to 1, from another thread
   */
  public void run(String sql, DoubleConsumer progress) throws SQLException {
    requireGoingOn();
    try (Statement statement = connection.createStatement()) {
      ProgressWatch watch = ProgressWatch.of(statement, progress);
      running = statement;
      try {
        statement.execute(sql);
      } finally {
        running = null;
        watch.stop();
      }
    }
  }

  /**
   * For work beside the database, to be asked now and then.
   *
   * @throws SQLException if the load was cancelled
   */
  void requireGoingOn() throws SQLException {
    if (cancelled) {
      throw new SQLException("INTERRUPT: the load was cancelled");
    }
  }

  /** Stops what {@link #run} does now or is asked to do later; may be called from any thread. */
  public void cancel() {
    cancelled = true;
    Statement statement = running;
    if (statement != null) {
      try {
        statement.cancel();
      } catch (SQLException e) {
        throw new StoreException("The load could not be stopped", e);
      }
    }
  }

  /** Where the rows are. */
  public static String tableOf(String name) {
    return Sql.identifier(name) + ".main.data";
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
