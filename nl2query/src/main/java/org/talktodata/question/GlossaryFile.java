package org.talktodata.question;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A list of {@code glossary/}: in each line a word or name, a tab, and what it says. */
final class GlossaryFile {
  private GlossaryFile() {}

  /** The lines of a list, by their first fields; several meanings are separated by bars. */
  static Map<String, List<String>> read(String name) {
    Map<String, List<String>> lines = new HashMap<>(1 << 15);
    try (InputStream in = GlossaryFile.class.getResourceAsStream("/glossary/" + name + ".tsv");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        int tab = line.indexOf('\t');
        lines.put(line.substring(0, tab), List.of(line.substring(tab + 1).split("\\|")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }
}
