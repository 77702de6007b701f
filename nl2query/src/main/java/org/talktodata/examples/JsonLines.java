package org.talktodata.examples;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.talktodata.chartquery.JsonText;

/** Files with one JSON value a line, in UTF-8, packed if the name ends in {@code .gz}. */
public final class JsonLines {
  private JsonLines() {}

  /** Hands on each line's value; empty lines are skipped. */
  public static void read(Path file, Consumer<JsonNode> reader) throws IOException {
    boolean packed = file.toString().endsWith(".gz");
    try (var in = Files.newInputStream(file);
        var plain = packed ? new GZIPInputStream(in) : in;
        var lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.isBlank()).map(JsonText::parse).forEach(reader);
    }
  }

  /** All values of a file. */
  static List<JsonNode> all(Path file) throws IOException {
    List<JsonNode> values = new ArrayList<>();
    read(file, values::add);
    return values;
  }
}
