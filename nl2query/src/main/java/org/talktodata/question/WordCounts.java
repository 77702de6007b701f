package org.talktodata.question;

import java.util.LinkedHashMap;
import java.util.Map;

/** How often words, or pairs of characters, were written in the training sentences. */
final class WordCounts {
  private WordCounts() {}

  /** Reads a list that {@code spelling.mjs} wrote, the most frequent first. */
  static Map<String, Integer> read(String name) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    ResourceLines.of("/spelling/" + name + ".tsv")
        .forEach(
            line -> {
              int tab = line.indexOf('\t');
              counts.put(line.substring(0, tab), Integer.parseInt(line.substring(tab + 1)));
            });
    return counts;
  }
}
