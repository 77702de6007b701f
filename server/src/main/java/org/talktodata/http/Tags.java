package org.talktodata.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Entity tags (RFC 9110): who has an answer already and asks again with If-None-Match gets 304 as
 * long as it is the same. Answers are private and asked for each time, since tables change.
 */
final class Tags {
  private static final String FRESH = "private, no-cache";

  private Tags() {}

  /** The tag of something that these texts determine. */
  static String of(String... texts) {
    return of(String.join("\n", texts).getBytes(StandardCharsets.UTF_8));
  }

  private static String of(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return '"' + HexFormat.of().formatHex(hash, 0, 12) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Tells the tag; if the caller has just that, answers so and returns true. */
  static boolean answered(RoutingContext context, String tag) {
    context.response().putHeader("etag", tag).putHeader("cache-control", FRESH);
    String known = context.request().getHeader("if-none-match");
    if (known == null || !has(known, tag)) {
      return false;
    }
    context.response().setStatusCode(304).end();
    return true;
  }

  /** Compression makes of a tag a weak one, so that the mark of weakness means nothing here. */
  private static boolean has(String known, String tag) {
    return Arrays.stream(known.split(","))
        .map(each -> each.strip().replaceFirst("^W/", ""))
        .anyMatch(each -> each.equals("*") || each.equals(tag));
  }

  /** Answers with content of its own tag. */
  static void send(RoutingContext context, Buffer content) {
    if (!answered(context, of(content.getBytes()))) {
      context.response().end(content);
    }
  }
}
