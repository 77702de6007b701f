package org.talktodata.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.talktodata.problem.Message;
import org.talktodata.store.Owner;
import org.talktodata.store.TableStore;

/**
 * What is left of the disk to each token: its tables count, and so does room that its uploads hold
 * while they go on, so that uploads at the same time do not fill the same room.
 */
final class Quotas {
  private final TableStore store;

  /** Bytes that uploads hold, by the name of their token. */
  private final Map<String, Long> held = new HashMap<>();

  Quotas(TableStore store) {
    this.store = store;
  }

  /**
   * For one request.
   *
   * @param token whose the tables are; without one, or without a limit, there is room for all
   * @param full what is told where the room does not suffice; says the name, the limit and what is
   *     taken
   */
  Quota of(Optional<Token> token, Message full) {
    Owner owner =
        new Owner(
            token.map(Token::name),
            token.map(Token::disk).orElse(OptionalLong.empty()).orElse(Long.MAX_VALUE));
    return new Quota(this, owner, full);
  }

  /** Bytes that the owner's tables take and its uploads hold. */
  synchronized long taken(Owner owner) {
    String name = owner.name().orElseThrow();
    return store.bytes(name) + held.getOrDefault(name, 0L);
  }

  /** Whether there were so many bytes, which are held now. */
  synchronized boolean hold(Owner owner, long bytes) {
    if (bytes > owner.most() - taken(owner)) {
      return false;
    }
    held.merge(owner.name().orElseThrow(), bytes, Long::sum);
    return true;
  }

  /** Gives back what was held. */
  synchronized void release(Owner owner, long bytes) {
    held.computeIfPresent(
        owner.name().orElseThrow(), (name, all) -> all > bytes ? all - bytes : null);
  }
}
