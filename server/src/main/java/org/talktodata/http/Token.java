package org.talktodata.http;

import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A secret that callers show, and what may be done with it. Only its hash is kept.
 *
 * @param name for messages and logs
 * @param hash SHA-256 of the secret
 * @param perMinute requests a minute
 * @param largestUpload in bytes
 * @param disk how much of the disk its tables may take, in bytes; tables are counted by its name
 * @param timeLimit how long a question may take
 */
record Token(
    String name,
    byte[] hash,
    Set<Scope> scopes,
    OptionalInt perMinute,
    OptionalLong largestUpload,
    OptionalLong disk,
    Optional<Duration> timeLimit) {

  boolean allows(HttpMethod method, String path) {
    return scopes.stream().anyMatch(scope -> scope.allows(method, path));
  }

  /** The shorter of a limit and this token's. */
  Duration atMost(Duration limit) {
    return timeLimit.filter(own -> own.compareTo(limit) < 0).orElse(limit);
  }

  @Override
  public String toString() {
    return "token " + name;
  }
}
