package org.talktodata.http;

import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.store.Owner;

/** How much of the disk one request may add to the tables of a token. */
final class Quota {
  private final Quotas all;
  private final Owner owner;
  private final Message full;
  private long held;
  private boolean released;

  /**
   * @param full what is told where the room does not suffice; says the name, the limit and what is
   *     taken
   */
  Quota(Quotas all, Owner owner, Message full) {
    this.all = all;
    this.owner = owner;
    this.full = full;
  }

  /** Whose the tables are. */
  Owner owner() {
    return owner;
  }

  /**
   * Holds room for a file until it is released.
   *
   * @param bytes how large the file is as far as is known; of a file that grows, no less than
   *     before
   * @return false if there is not so much room, or it was released; what was held stays so
   */
  synchronized boolean hold(long bytes) {
    if (owner.most() == Long.MAX_VALUE || !released && bytes <= held) {
      return true;
    }
    if (released || !all.hold(owner, bytes - held)) {
      return false;
    }
    held = bytes;
    return true;
  }

  /** Gives the room back, for good. */
  synchronized void release() {
    if (held > 0) {
      all.release(owner, held);
    }
    held = 0;
    released = true;
  }

  /** Says that there is not enough room beside what all others take. */
  synchronized Problem problem() {
    double taken = all.taken(owner) - held;
    return Problem.of(full, owner.name().orElseThrow(), owner.most() >> 20, taken / (1 << 20));
  }
}
