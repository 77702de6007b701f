package org.talktodata.examples;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Comma-separated text by RFC 4180, where an empty cell without quotes is null and {@code ""} is an
 * empty text.
 */
final class Csv {
  private final Reader in;
  private int next;

  private Csv(Reader in) throws IOException {
    this.in = in;
    this.next = in.read();
  }

  /** All rows of a file in UTF-8, the header first; cells may be null. */
  static List<List<String>> read(Path file) throws IOException {
    return parse(Files.readString(file));
  }

  /** All rows of a text. */
  static List<List<String>> parse(String text) throws IOException {
    Csv csv = new Csv(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text));
    List<List<String>> rows = new ArrayList<>();
    while (csv.next >= 0) {
      rows.add(csv.row());
    }
    return rows;
  }

  private List<String> row() throws IOException {
    List<String> cells = new ArrayList<>();
    cells.add(cell());
    while (next == ',') {
      advance();
      cells.add(cell());
    }
    if (next == '\r') {
      advance();
    }
    if (next == '\n') {
      advance();
    }
    return cells;
  }

  private String cell() throws IOException {
    if (next == '"') {
      return quoted();
    }
    StringBuilder cell = new StringBuilder();
    while (next >= 0 && next != ',' && next != '\n' && next != '\r') {
      cell.append((char) advance());
    }
    return cell.isEmpty() ? null : cell.toString();
  }

  private String quoted() throws IOException {
    StringBuilder cell = new StringBuilder();
    advance();
    while (next >= 0) {
      int c = advance();
      if (c != '"') {
        cell.append((char) c);
      } else if (next == '"') {
        cell.append((char) advance());
      } else {
        return cell.toString();
      }
    }
    throw new IOException("a quote is opened and never closed");
  }

  private int advance() throws IOException {
    int current = next;
    next = in.read();
    return current;
  }
}
