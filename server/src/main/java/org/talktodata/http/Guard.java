package org.talktodata.http;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.talktodata.answer.SignedLinks;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;

/**
 * Lets in who may come in. With a token: callers show it as {@code Authorization: Bearer}, and a
 * browser is given a cookie for it by {@code /?token=}. Without one the server listens to its own
 * machine only, and web pages of other hosts are kept from using it through the browser.
 */
final class Guard {
  private static final String COOKIE = "talk_token";
  private static final String TOKEN = "talk.token";
  private static final List<HttpMethod> READING =
      List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline';"
          + " img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'self'";

  private static final Pattern CHART = Pattern.compile("/(?:api/charts|embed)/([^/]+)(?:/.*)?");

  /** What a page elsewhere needs to show a chart; these files are the same everywhere. */
  private static final List<String> OPEN =
      List.of("/embed.js", "/embed.css", "/shared.js", "/icon.svg");

  private final Tokens tokens;
  private final Rates rates = new Rates(System::nanoTime);
  private final SignedLinks links;

  Guard(Tokens tokens, SignedLinks links) {
    this.tokens = tokens;
    this.links = links;
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
    if (open(request)) {
      openToOthers(context);
      context.next();
      return;
    }
    if (foreign(request)) {
      Problems.send(context, Problem.of(Message.OTHER_SITE));
      return;
    }
    if (tokens.isEmpty()) {
      context.next();
      return;
    }
    Optional<Token> token = shown(request).flatMap(tokens::find);
    if (token.isPresent()) {
      admit(context, token.get());
      return;
    }
    String entering = request.path().equals("/") ? request.getParam("token") : null;
    if (entering != null && tokens.find(entering).isPresent()) {
      Cookie cookie =
          Cookie.cookie(COOKIE, entering)
              .setHttpOnly(true)
              .setPath("/")
              .setSameSite(CookieSameSite.STRICT);
      context.response().addCookie(cookie).setStatusCode(303).putHeader("location", "/").end();
      return;
    }
    context.response().putHeader("www-authenticate", "Bearer");
    Problems.send(context, Problem.of(Message.NO_TOKEN));
  }

  /** Whether everybody may have this: the files of a shared chart, and what a signed link opens. */
  private boolean open(HttpServerRequest request) {
    if (!READING.contains(request.method())) {
      return false;
    }
    Matcher chart = CHART.matcher(request.path());
    return OPEN.contains(request.path())
        || (chart.matches()
            && links.opens(
                chart.group(1), request.getParam("expires"), request.getParam("signature")));
  }

  private static void openToOthers(RoutingContext context) {
    context
        .response()
        .putHeader("access-control-allow-origin", "*")
        .putHeader("cross-origin-resource-policy", "cross-origin")
        .putHeader("content-security-policy", POLICY.replace("ancestors 'self'", "ancestors *"));
  }

  /** Goes on if the token is for this, and not used too often. */
  private void admit(RoutingContext context, Token token) {
    HttpServerRequest request = context.request();
    if (!token.allows(request.method(), context.normalizedPath())) {
      Problems.send(context, Problem.of(Message.OTHER_SCOPE, token.name()));
      return;
    }
    long wait = rates.take(token);
    if (wait > 0) {
      context.response().putHeader("retry-after", Long.toString(wait));
      Problems.send(context, Problem.of(Message.TOO_OFTEN, token.perMinute().getAsInt(), wait));
      return;
    }
    context.put(TOKEN, token);
    context.next();
  }

  /** The token by which a request was let in. */
  static Optional<Token> token(RoutingContext context) {
    return Optional.ofNullable(context.get(TOKEN));
  }

  private static Optional<String> shown(HttpServerRequest request) {
    String header = request.getHeader("authorization");
    if (header != null && header.startsWith("Bearer ")) {
      return Optional.of(header.substring("Bearer ".length()));
    }
    return Optional.ofNullable(request.getCookie(COOKIE)).map(Cookie::getValue);
  }

  /**
   * A changing request from a page of another origin, or, where no token protects the server, any
   * request under a name that is not this machine's (a page may have its own name point here).
   */
  private boolean foreign(HttpServerRequest request) {
    String host = request.authority() == null ? "" : request.authority().host();
    if (tokens.isEmpty() && !isLocal(host)) {
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
