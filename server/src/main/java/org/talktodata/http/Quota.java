package org.talktodata.http;

import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
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
  private static final String ENGLISH =
      "The tables of the token \"%s\" may take %d MB of the disk, and take %.1f MB now: there is no"
          + " room for this file. Delete tables that nobody needs any more, or send a smaller file.";
  private static final String CHINESE =
      "令牌 \"%s\" 的表最多占用 %d MB 磁盘，现在已占用 %.1f MB：放不下这个文件。请删除不再需要的表，或发送更小的文件。";

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
        Problem.of(
            Problem.Code.TOO_LARGE,
            pattern(Speech.of(context))
                .formatted(name, owner.most() >> 20, (double) taken / (1 << 20)));
    return new Quota(owner, new Limit(Math.max(0, owner.most() - taken), full));
  }

  private static String pattern(Locale speech) {
    return speech.equals(Locale.CHINESE) ? CHINESE : ENGLISH;
  }
}
