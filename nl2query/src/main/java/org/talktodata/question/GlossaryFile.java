package org.talktodata.question;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A list of {@code glossary/}: in each line a word or name, a tab, and what it says. */
final class GlossaryFile {
  private GlossaryFile() {}

  /**
   * The lines of a list, by their first fields and in the order of the file; several meanings are
   * separated by bars.
   */
  static Map<String, List<String>> read(String name) {
    Map<String, List<String>> lines = new LinkedHashMap<>();
    ResourceLines.of("/glossary/" + name + ".tsv")
        .forEach(
            line -> {
              int tab = line.indexOf('\t');
              lines.put(line.substring(0, tab), List.of(line.substring(tab + 1).split("\\|")));
            });
    return lines;
  }
}
