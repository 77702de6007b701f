package org.talktodata.bench;

import java.io.IOException;

/** Looks at a server's Java heap ten times a second. */
final class HeapWatch implements AutoCloseable {
  private static final int PAUSE_MILLISECONDS = 100;

  private final Client client;
  private final Thread thread = new Thread(this::watch, "heap-watch");
  private volatile long most;

  HeapWatch(Client client) {
    this.client = client;
    thread.setDaemon(true);
    thread.start();
  }

  private void watch() {
    try {
      while (!Thread.interrupted()) {
        most = Math.max(most, (long) client.metric("jvm_memory_used_bytes"));
        Thread.sleep(PAUSE_MILLISECONDS);
      }
    } catch (IOException | InterruptedException e) {
      // The watch is over: closed, or the server is gone, which the upload itself tells.
    }
  }

  /** The most that was in use, in bytes. */
  long most() {
    return most;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
