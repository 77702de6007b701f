package org.talktodata.examples;

/** A published query cannot be read, or not be said as a chart query; the message is the reason. */
final class Unsayable extends Exception {
  private static final long serialVersionUID = 1L;

  Unsayable(String reason) {
    super(reason, null, false, false);
  }
}
