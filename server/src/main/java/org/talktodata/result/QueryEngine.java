package org.talktodata.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.WritableByteChannel;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.duckdb.DuckDBResultSet;
import org.talktodata.plan.ValidatedQuery;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;

/**
 * Runs validated queries in DuckDB. Each run has a connection of its own, stops at the time limit
 * and delivers no more rows than its query allows. Thread-safe; callers block while a query runs.
 */
public final class QueryEngine implements AutoCloseable {
  private static final long BATCH_ROWS = 65_536;

  private final Connections connections;
  private final Duration timeLimit;
  private final BufferAllocator memory = new RootAllocator();
  private final ScheduledThreadPoolExecutor watchdog = watchdog();

  /**
   * An engine over one database.
   *
   * @param connections opens a connection, which the engine closes
   * @param timeLimit after which a query is stopped
   */
  public QueryEngine(Connections connections, Duration timeLimit) {
    this.connections = connections;
    this.timeLimit = timeLimit;
  }

  /** Where connections come from. */
  @FunctionalInterface
  public interface Connections {
    /** A new connection to DuckDB. */
    Connection open() throws SQLException;
  }

  private static ScheduledThreadPoolExecutor watchdog() {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "query-watchdog");
              thread.setDaemon(true);
              return thread;
            });
    executor.setRemoveOnCancelPolicy(true);
    return executor;
  }

  /**
   * Writes the result as an Arrow IPC stream. The channel stays open.
   *
   * @throws ProblemException TIME_LIMIT or BUSY; INTERNAL if the database refuses the query
   * @throws CancellationException if it was cancelled
   * @throws UncheckedIOException if the channel fails
   */
  public Delivered arrow(
      ValidatedQuery query, WritableByteChannel channel, Cancellation cancellation) {
    return run(query, cancellation, result -> writeArrow(query, result, channel));
  }

  /**
   * Reads the result into memory.
   *
   * @throws ProblemException as {@link #arrow}
   * @throws CancellationException if it was cancelled
   */
  public ResultRows rows(ValidatedQuery query, Cancellation cancellation) {
    return run(query, cancellation, result -> readRows(query, result));
  }

  private interface Reader<T> {
    T read(ResultSet result) throws SQLException, IOException;
  }

  private <T> T run(ValidatedQuery query, Cancellation cancellation, Reader<T> reader) {
    AtomicBoolean late = new AtomicBoolean();
    try (Connection connection = connections.open();
        Statement statement = connection.createStatement()) {
      cancellation.begin(statement);
      ScheduledFuture<?> alarm = watch(statement, late);
      try (ResultSet result = statement.executeQuery(query.boundedSql())) {
        return reader.read(result);
      } finally {
        cancellation.end();
        alarm.cancel(false);
      }
    } catch (SQLException e) {
      throw failure(e, late.get(), cancellation);
    } catch (IOException e) {
      if (late.get() || cancellation.cancelled()) {
        throw failure(e, late.get(), cancellation);
      }
      throw new UncheckedIOException(e);
    }
  }

  private ScheduledFuture<?> watch(Statement statement, AtomicBoolean late) {
    return watchdog.schedule(
        () -> {
          late.set(true);
          Cancellation.stop(statement);
        },
        timeLimit.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  private RuntimeException failure(Exception cause, boolean late, Cancellation cancellation) {
    if (cancellation.cancelled()) {
      return new CancellationException("The query was cancelled");
    }
    if (late) {
      return new ProblemException(
          Problem.of(Message.QUERY_TOOK_TOO_LONG, CellText.number(timeLimit.toMillis() / 1000.0)),
          cause);
    }
    if (String.valueOf(cause.getMessage()).contains("Out of Memory")) {
      return new ProblemException(Problem.of(Message.QUERY_NEEDS_MEMORY), cause);
    }
    return new ProblemException(Problem.of(Message.DATABASE_FAILED), cause);
  }

  private Delivered writeArrow(ValidatedQuery query, ResultSet result, WritableByteChannel channel)
      throws SQLException, IOException {
    try (BufferAllocator own = memory.newChildAllocator("query", 0, Long.MAX_VALUE);
        ArrowReader reader =
            (ArrowReader) result.unwrap(DuckDBResultSet.class).arrowExportStream(own, BATCH_ROWS)) {
      VectorSchemaRoot batch = reader.getVectorSchemaRoot();
      // The writer is not closed: that would close the caller's channel.
      ArrowStreamWriter writer = new ArrowStreamWriter(batch, null, channel);
      writer.start();
      long rows = 0;
      boolean truncated = false;
      while (!truncated && reader.loadNextBatch()) {
        long left = query.rowLimit() - rows;
        truncated = batch.getRowCount() > left;
        if (truncated) {
          batch.setRowCount((int) left);
        }
        rows += batch.getRowCount();
        writer.writeBatch();
      }
      writer.end();
      return new Delivered(rows, truncated);
    }
  }

  private static ResultRows readRows(ValidatedQuery query, ResultSet result) throws SQLException {
    int width = query.columns().size();
    List<List<Object>> rows = new ArrayList<>();
    while (result.next()) {
      if (rows.size() == query.rowLimit()) {
        return new ResultRows(query.columns(), rows, true);
      }
      List<Object> row = new ArrayList<>(width);
      for (int i = 1; i <= width; i++) {
        row.add(cell(result.getObject(i)));
      }
      rows.add(row);
    }
    return new ResultRows(query.columns(), rows, false);
  }

  private static Object cell(Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    if (value instanceof Date date) {
      return date.toLocalDate();
    }
    return value instanceof Timestamp instant ? instant.toLocalDateTime() : value;
  }

  @Override
  public void close() {
    watchdog.shutdownNow();
    memory.close();
  }
}
