package org.talktodata.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/**
 * The DuckDB that answers queries. Every table is a file of its own, attached read-only and shown
 * as a view under the name that people gave it, so that a query names tables as its author does and
 * cannot change them. The configuration is locked: no other file, no network, no extension.
 */
public final class Database implements AutoCloseable {
  private final DuckDBConnection root;

  private Database(DuckDBConnection root) {
    this.root = root;
  }

  /**
   * Opens a database that may attach files of one folder only.
   *
   * @param tables the folder of the table files
   * @param temp where large results may spill
   */
  public static Database open(Path tables, Path temp) {
    try {
      Files.createDirectories(tables);
      Files.createDirectories(temp);
      DuckDBConnection connection = memory();
      Sql.execute(connection, settings(temp, List.of(tables)).toArray(String[]::new));
      return new Database(connection);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new StoreException("The database could not be opened", e);
    }
  }

  private static DuckDBConnection memory() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:", new Properties());
    return connection.unwrap(DuckDBConnection.class);
  }

  /** The lock-down, in the order that DuckDB wants it: what may be read, then nothing else. */
  public static List<String> settings(Path temp, List<Path> folders) {
    String allowed = String.join(", ", folders.stream().map(Database::folder).toList());
    return List.of(
        "SET GLOBAL threads = " + Math.max(1, Runtime.getRuntime().availableProcessors()),
        "SET GLOBAL memory_limit = " + Sql.literal(memoryLimit()),
        "SET GLOBAL temp_directory = " + Sql.literal(temp.toAbsolutePath().toString()),
        "SET GLOBAL max_temp_directory_size = '20GB'",
        "SET GLOBAL TimeZone = 'UTC'",
        "SET GLOBAL autoinstall_known_extensions = false",
        "SET GLOBAL autoload_known_extensions = false",
        "SET GLOBAL allow_community_extensions = false",
        "SET GLOBAL allowed_directories = [" + allowed + "]",
        "SET GLOBAL enable_external_access = false",
        "SET GLOBAL allowed_configs = ['enable_progress_bar_print', 'enable_progress_bar',"
            + " 'progress_bar_time', 'TimeZone']",
        "SET GLOBAL lock_configuration = true");
  }

  /** Half of the memory that the Java heap leaves, and at least 512 MB. */
  private static String memoryLimit() {
    long physical =
        ((com.sun.management.OperatingSystemMXBean)
                java.lang.management.ManagementFactory.getOperatingSystemMXBean())
            .getTotalMemorySize();
    long left = physical - Runtime.getRuntime().maxMemory();
    return Math.max(512, left / 2 / 1_000_000) + "MB";
  }

  private static String folder(Path folder) {
    return Sql.literal(folder.toAbsolutePath().toString() + "/");
  }

  /**
   * A connection of the caller's own, to be closed by it. Tables are views in the default schema,
   * under their names; only validated queries may be run on it.
   */
  public DuckDBConnection connect() {
    try {
      return root.duplicate().unwrap(DuckDBConnection.class);
    } catch (SQLException e) {
      throw new StoreException("The database is closed", e);
    }
  }

  /** Shows a table file under a name. */
  synchronized void show(String name, String alias, Path file) {
    run(
        "ATTACH IF NOT EXISTS %s AS %s (READ_ONLY)"
            .formatted(Sql.literal(file.toAbsolutePath().toString()), Sql.identifier(alias)),
        "CREATE OR REPLACE VIEW %s AS FROM %s".formatted(Sql.identifier(name), tableOf(alias)));
  }

  /** Takes a name away; the file stays attached. */
  synchronized void hide(String name) {
    run("DROP VIEW IF EXISTS " + Sql.identifier(name));
  }

  /** Lets go of a file, so that it can be deleted. */
  synchronized void release(String alias) {
    run("DETACH DATABASE IF EXISTS " + Sql.identifier(alias));
  }

  /** Where the rows of an attached file are. */
  static String tableOf(String alias) {
    return Sql.identifier(alias) + ".main.data";
  }

  private void run(String... statements) {
    try {
      Sql.execute(root, statements);
    } catch (SQLException e) {
      throw new StoreException("The database refused: " + e.getMessage(), e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      root.close();
    } catch (SQLException e) {
      throw new StoreException("The database could not be closed", e);
    }
  }
}
