package org.talktodata.store;

import java.util.ArrayList;
import java.util.List;

/** A way to stop work from another thread: those who work say how, those who wait say when. */
public final class Cancellation {
  private final List<Runnable> stops = new ArrayList<>();
  private boolean cancelled;

  /** Says how to stop; done at once if it is too late already. */
  public synchronized void onCancel(Runnable stop) {
    stops.add(stop);
    if (cancelled) {
      stop.run();
    }
  }

  /** Stops everything that said how. */
  public synchronized void cancel() {
    cancelled = true;
    stops.forEach(Runnable::run);
  }

  /** Whether it was called for. */
  public synchronized boolean isCancelled() {
    return cancelled;
  }
}
