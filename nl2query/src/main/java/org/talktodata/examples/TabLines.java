package org.talktodata.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads lines of fields separated by tabs; empty lines and those that begin with # are notes. */
final class TabLines {
  private TabLines() {}

  /**
   * One line.
   *
   * @param where its file and number, for messages
   */
  record Line(String where, List<String> fields) {
    /** What to throw if something is wrong with the line. */
    IllegalArgumentException wrong(String what) {
      return new IllegalArgumentException(where + ": " + what + ": " + String.join(" | ", fields));
    }
  }

  /**
   * All lines that are no notes.
   *
   * @param fewest fields of a line
   * @param most fields of a line
   * @param needed what a line has to have, for messages
   * @throws IllegalArgumentException if a line has fewer or more fields, or an empty one
   */
  static List<Line> read(Path file, int fewest, int most, String needed) throws IOException {
    List<Line> lines = new ArrayList<>();
    int number = 0;
    for (String text : Files.readAllLines(file)) {
      number++;
      if (text.isBlank() || text.startsWith("#")) {
        continue;
      }
      Line line = new Line(file + ":" + number, List.of(text.split("\t")));
      int count = line.fields.size();
      if (count < fewest || count > most || line.fields.stream().anyMatch(String::isBlank)) {
        throw line.wrong(needed);
      }
      lines.add(line);
    }
    return lines;
  }
}
