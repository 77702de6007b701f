package org.talktodata.http;

import java.util.Optional;
import java.util.OptionalLong;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.store.Owner;
import org.talktodata.store.TableStore;

/**
 * How much of the disk the tables of a token may still take.
 *
 * @param owner whose the tables are
 * @param room for what is added to them
 */
record Quota(Owner owner, Limit room) {
  /**
   * @param full what is told where it does not suffice; says the name, the limit and what is taken
   */
  static Quota of(Optional<Token> token, TableStore store, Message full) {
    Owner owner =
        new Owner(
            token.map(Token::name),
            token.map(Token::disk).orElse(OptionalLong.empty()).orElse(Long.MAX_VALUE));
    if (owner.most() == Long.MAX_VALUE) {
      return new Quota(owner, Limit.of(Long.MAX_VALUE));
    }
    String name = owner.name().orElseThrow();
    long taken = store.bytes(name);
    Problem problem = Problem.of(full, name, owner.most() >> 20, (double) taken / (1 << 20));
    return new Quota(owner, new Limit(Math.max(0, owner.most() - taken), problem));
  }
}
