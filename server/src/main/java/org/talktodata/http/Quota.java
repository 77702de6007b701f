package org.talktodata.http;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.OptionalLong;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.store.Owner;
import org.talktodata.store.TableStore;

/**
 * How much of the disk the tables of a request's token may still take.
 *
 * @param owner whose a table will be that this request loads
 * @param room for what it sends
 */
record Quota(Owner owner, Limit room) {
  static Quota of(RoutingContext context, TableStore store) {
    Optional<Token> token = Guard.token(context);
    Owner owner =
        new Owner(
            token.map(Token::name),
            token.map(Token::disk).orElse(OptionalLong.empty()).orElse(Long.MAX_VALUE));
    if (owner.most() == Long.MAX_VALUE) {
      return new Quota(owner, Limit.of(Long.MAX_VALUE));
    }
    String name = owner.name().orElseThrow();
    long taken = store.bytes(name);
    Problem full =
        Problem.of(Message.NO_ROOM_FOR_TOKEN, name, owner.most() >> 20, (double) taken / (1 << 20));
    return new Quota(owner, new Limit(Math.max(0, owner.most() - taken), full));
  }
}
