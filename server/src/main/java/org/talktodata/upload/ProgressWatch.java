package org.talktodata.upload;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.DoubleConsumer;
import org.duckdb.DuckDBPreparedStatement;

/** Asks a running statement from time to time how far it is. */
final class ProgressWatch {
  private static final long EVERY_MILLISECONDS = 200;

  private final Thread thread;

  private ProgressWatch(Thread thread) {
    this.thread = thread;
  }

  static ProgressWatch of(Statement statement, DoubleConsumer progress) {
    Thread thread = new Thread(() -> watch(statement, progress), "load-progress");
    thread.setDaemon(true);
    thread.start();
    return new ProgressWatch(thread);
  }

  private static void watch(Statement statement, DoubleConsumer progress) {
    try {
      DuckDBPreparedStatement running = statement.unwrap(DuckDBPreparedStatement.class);
      while (true) {
        Thread.sleep(EVERY_MILLISECONDS);
        double percent = running.getQueryProgress().getPercentage();
        if (percent >= 0) {
          progress.accept(percent / 100);
        }
      }
    } catch (InterruptedException | SQLException e) {
      // The statement has ended, and its progress with it.
      Thread.currentThread().interrupt();
    }
  }

  void stop() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
