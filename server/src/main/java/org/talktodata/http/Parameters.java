package org.talktodata.http;

import io.vertx.ext.web.RoutingContext;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Parameters of a request's address. */
final class Parameters {
  private Parameters() {}

  /** The parameter, if it is there and not blank. */
  static Optional<String> text(RoutingContext context, String name) {
    return Optional.ofNullable(context.request().getParam(name))
        .map(Parameters::mended)
        .filter(text -> !text.isBlank());
  }

  /** The parameter's values: given several times, or with commas between. */
  static List<String> list(RoutingContext context, String name) {
    return context.request().params().getAll(name).stream()
        .map(Parameters::mended)
        .flatMap(text -> Arrays.stream(text.split(",")))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /**
   * People type Chinese into an address as it is; where their client does not escape it, its UTF-8
   * bytes arrive as one character each.
   */
  private static String mended(String text) {
    boolean bytes = text.chars().allMatch(c -> c <= 0xFF) && text.chars().anyMatch(c -> c >= 0x80);
    if (!bytes) {
      return text;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (CharacterCodingException e) {
      return text;
    }
  }
}
