package org.talktodata.store;

/** The storage itself failed: the disk or the database, not what was asked of it. */
public class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
