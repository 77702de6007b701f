package org.talktodata.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The page and its files, from the class path. */
final class StaticFiles {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "json", "application/json; charset=utf-8",
          "woff2", "font/woff2",
          "map", "application/json");

  private final Map<String, Content> known = new ConcurrentHashMap<>();

  private record Content(Buffer bytes, String tag) {}

  /** Answers with the file of the request's path, or passes the request on. */
  void serve(RoutingContext context) {
    String path = context.normalizedPath();
    String name = path.equals("/") ? "index.html" : path.substring(1);
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null || !name.matches("[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*(\\.[A-Za-z0-9]+)+")) {
      context.next();
      return;
    }
    Content content = known.computeIfAbsent(name, StaticFiles::load);
    if (content == null) {
      context.next();
      return;
    }
    send(context, type, content);
  }

  /** Answers with a file, whatever the request's path. */
  void send(RoutingContext context, String name) {
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    send(context, type, known.computeIfAbsent(name, StaticFiles::load));
  }

  private static void send(RoutingContext context, String type, Content content) {
    context
        .response()
        .putHeader("content-type", type)
        .putHeader("etag", content.tag())
        .putHeader("cache-control", "no-cache");
    if (content.tag().equals(context.request().getHeader("if-none-match"))) {
      context.response().setStatusCode(304).end();
      return;
    }
    context.response().end(content.bytes());
  }

  /** Null if there is no such file, which the map then does not remember. */
  private static Content load(String name) {
    try (InputStream in = StaticFiles.class.getResourceAsStream("/web/" + name)) {
      if (in == null) {
        return null;
      }
      byte[] bytes = in.readAllBytes();
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      String tag = '"' + HexFormat.of().formatHex(hash, 0, 12) + '"';
      return new Content(Buffer.buffer(bytes), tag);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
