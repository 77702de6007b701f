package org.talktodata.result;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CancellationException;

/** Stops one run of a query: hand it to the engine, then {@link #cancel} it from any thread. */
public final class Cancellation {
  private Statement running;
  private boolean cancelled;

  /** Stops the query, or lets it not even begin. Does nothing once it has ended. */
  public synchronized void cancel() {
    cancelled = true;
    stop(running);
  }

  synchronized void begin(Statement statement) {
    if (cancelled) {
      throw new CancellationException("The query was cancelled before it began");
    }
    running = statement;
  }

  synchronized void end() {
    running = null;
  }

  synchronized boolean cancelled() {
    return cancelled;
  }

  static void stop(Statement statement) {
    if (statement == null) {
      return;
    }
    try {
      statement.cancel();
    } catch (SQLException e) {
      // The statement has ended by itself.
      return;
    }
  }
}
