package org.talktodata.question;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often words, or pairs of characters, were written in the training sentences. */
final class WordCounts {
  private WordCounts() {}

  /** Reads a list that {@code spelling.mjs} wrote, the most frequent first. */
  static Map<String, Integer> read(String name) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    try (InputStream in = WordCounts.class.getResourceAsStream("/spelling/" + name + ".tsv");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        int tab = line.indexOf('\t');
        counts.put(line.substring(0, tab), Integer.parseInt(line.substring(tab + 1)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return counts;
  }
}
