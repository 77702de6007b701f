package org.talktodata.http;

import io.vertx.core.http.HttpMethod;
import java.util.regex.Pattern;

/** What a token may be used for. */
enum Scope {
  /** Everything. */
  ADMIN("", ".*"),
  /** See tables, ask questions, see charts; open the page. */
  ASK(
      "/api/charts|/mcp",
      "/|/[^/]+[.][^/]+|/embed/.*|/api/(?:tables|relations|charts|chart[.]|suggest|jobs).*"),
  /** Load, change and delete tables, and say how they are related. */
  UPLOAD("/api/(?:tables|relations)(?:/.*)?|/api/jobs/.*", "/api/(?:tables|relations|jobs).*"),
  /** See charts that are there, and make links to them. */
  EMBED("/api/charts/[^/]+/links", "/embed/.*|/api/charts/.*");

  private static final Pattern ABOUT = Pattern.compile("/api/(?:health|openapi[.]json|schemas/.*)");

  private final Pattern changes;
  private final Pattern reads;

  Scope(String changes, String reads) {
    this.changes = Pattern.compile(changes);
    this.reads = Pattern.compile(reads);
  }

  boolean allows(HttpMethod method, String path) {
    if (this == ADMIN) {
      return true;
    }
    boolean reading = method == HttpMethod.GET || method == HttpMethod.HEAD;
    return reading
        ? ABOUT.matcher(path).matches() || reads.matcher(path).matches()
        : changes.matcher(path).matches();
  }
}
