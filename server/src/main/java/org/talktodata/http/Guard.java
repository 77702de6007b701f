package org.talktodata.http;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.talktodata.problem.Problem;

/**
 * Lets in who may come in. With a token: callers show it as {@code Authorization: Bearer}, and a
 * browser is given a cookie for it by {@code /?token=}. Without one the server listens to its own
 * machine only, and web pages of other hosts are kept from using it through the browser.
 */
final class Guard {
  private static final String COOKIE = "talk_token";
  private static final List<HttpMethod> READING =
      List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline';"
          + " img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'self'";

  private final Optional<String> token;

  Guard(Optional<String> token) {
    this.token = token;
  }

  /** Headers that every answer carries. */
  void protect(RoutingContext context) {
    context
        .response()
        .putHeader("content-security-policy", POLICY)
        .putHeader("x-content-type-options", "nosniff")
        .putHeader("referrer-policy", "no-referrer")
        .putHeader("cross-origin-resource-policy", "same-origin");
    context.next();
  }

  /** Goes on if the caller may. */
  void admit(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (foreign(request)) {
      Problems.send(
          context,
          Problem.of(
              Problem.Code.FORBIDDEN,
              "A page of another site may not use this server from the browser."));
      return;
    }
    if (token.isEmpty() || shown(request)) {
      context.next();
      return;
    }
    if (request.path().equals("/") && same(request.getParam("token"))) {
      Cookie cookie =
          Cookie.cookie(COOKIE, token.get())
              .setHttpOnly(true)
              .setPath("/")
              .setSameSite(CookieSameSite.STRICT);
      context.response().addCookie(cookie).setStatusCode(303).putHeader("location", "/").end();
      return;
    }
    context.response().putHeader("www-authenticate", "Bearer");
    Problems.send(
        context,
        Problem.of(
            Problem.Code.UNAUTHORIZED,
            "This server wants a token: send \"Authorization: Bearer …\", or open /?token=… in the"
                + " browser."));
  }

  private boolean shown(HttpServerRequest request) {
    String header = request.getHeader("authorization");
    if (header != null && header.startsWith("Bearer ")) {
      return same(header.substring("Bearer ".length()));
    }
    Cookie cookie = request.getCookie(COOKIE);
    return cookie != null && same(cookie.getValue());
  }

  private boolean same(String given) {
    return given != null
        && MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8), token.get().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A changing request from a page of another origin, or, where no token protects the server, any
   * request under a name that is not this machine's (a page may have its own name point here).
   */
  private boolean foreign(HttpServerRequest request) {
    String host = request.authority() == null ? "" : request.authority().host();
    if (token.isEmpty() && !isLocal(host)) {
      return true;
    }
    String origin = request.getHeader("origin");
    if (origin == null || READING.contains(request.method())) {
      return false;
    }
    try {
      return !request.authority().toString().equalsIgnoreCase(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException e) {
      return true;
    }
  }

  private static boolean isLocal(String host) {
    return host.equals("localhost")
        || host.equals("::1")
        || host.equals("[::1]")
        || host.startsWith("127.");
  }
}
