package org.talktodata.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Reads scripts: a {@code #} line says what is tested, {@code query} asks, a last line expects. */
public final class Script {
  private Script() {}

  /** Title, query and what is expected of it, for each query. */
  public static Stream<Arguments> read(String resource, String expectation) {
    List<Arguments> cases = new ArrayList<>();
    String title = "";
    String query = "";
    for (String line : lines(resource)) {
      if (line.startsWith("# ")) {
        title = line.substring(2);
      } else if (line.startsWith("query ")) {
        query = line.substring(6);
      } else if (line.equals(expectation) || line.startsWith(expectation + " ")) {
        cases.add(Arguments.of(title, query, line.substring(expectation.length()).strip()));
      } else if (!line.isBlank()) {
        throw new IllegalArgumentException(resource + ": " + line);
      }
    }
    return cases.stream();
  }

  /** The queries alone. */
  public static List<String> queries(String resource) {
    return lines(resource).stream()
        .filter(line -> line.startsWith("query "))
        .map(line -> line.substring(6))
        .toList();
  }

  private static List<String> lines(String resource) {
    try (InputStream stream = Script.class.getResourceAsStream(resource)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
