package org.talktodata.question;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Reads the lists that come with the program. */
final class ResourceLines {
  private ResourceLines() {}

  /** The lines of a resource in UTF-8, without their ends. */
  static Stream<String> of(String path) {
    try (InputStream in = ResourceLines.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
