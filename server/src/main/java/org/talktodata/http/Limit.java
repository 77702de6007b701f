package org.talktodata.http;

import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;

/**
 * How large a file may be.
 *
 * @param bytes this much at most
 * @param problem what the sender of a larger one is told
 */
record Limit(long bytes, Problem problem) {
  /** The same for everybody. */
  static Limit of(long bytes) {
    return new Limit(bytes, Problem.of(Message.FILE_TOO_LARGE, bytes >> 20));
  }

  /** The narrower one. */
  Limit and(Limit other) {
    return other.bytes < bytes ? other : this;
  }

  ProblemException exceeded() {
    return new ProblemException(problem);
  }
}
