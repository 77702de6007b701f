package org.talktodata.upload;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.talktodata.store.Sql;

/**
 * How the cells of a text file stand: what a reader must know to load it.
 *
 * @param delimiter what separates cells
 * @param quote what encloses cells, one character
 * @param escape what stands before a quote inside a cell, one character
 * @param skip lines before the header or the first row
 * @param header whether the first line after these holds names
 * @param dateFormat how dates are written, if not the ISO way
 * @param timestampFormat how dates with a time are written, if not the ISO way
 * @param types the DuckDB type of each column
 * @param longLines whether lines may be longer than DuckDB usually reads, which takes more memory
 */
record Dialect(
    String delimiter,
    String quote,
    String escape,
    long skip,
    boolean header,
    Optional<String> dateFormat,
    Optional<String> timestampFormat,
    List<String> types,
    boolean longLines) {
  /** Bytes that a line may have at most. */
  static final long LONGEST_LINE = 64_000_000;

  /** The setting of DuckDB's readers that admits such lines. */
  static final String LONG_LINES = "max_line_size=" + LONGEST_LINE;

  Dialect {
    types = List.copyOf(types);
  }

  Dialect withTypes(List<String> others) {
    return new Dialect(
        delimiter, quote, escape, skip, header, dateFormat, timestampFormat, others, longLines);
  }

  Dialect withSkip(long lines) {
    return new Dialect(
        delimiter, quote, escape, lines, header, dateFormat, timestampFormat, types, longLines);
  }

  Dialect withLongLines() {
    return new Dialect(
        delimiter, quote, escape, skip, header, dateFormat, timestampFormat, types, true);
  }

  /** All cells as text. */
  Dialect asText() {
    return withTypes(types.stream().map(type -> "VARCHAR").toList());
  }

  /** Quotes as characters like any other. */
  Dialect withoutQuotes() {
    return new Dialect(
        delimiter, "", "", skip, header, dateFormat, timestampFormat, types, longLines);
  }

  /** With a header line, or with that line as a row among the others. */
  Dialect withHeader(boolean present) {
    return new Dialect(
        delimiter, quote, escape, skip, present, dateFormat, timestampFormat, types, longLines);
  }

  /**
   * The DuckDB table function that reads files this way, one after the other.
   *
   * @param files their paths
   * @param names the columns' names
   * @param more further settings, such as {@code "store_rejects=true"}
   */
  String read(List<Path> files, List<String> names, String... more) {
    List<String> settings = new ArrayList<>();
    settings.add(
        files.stream()
            .map(file -> Sql.literal(file.toString()))
            .collect(Collectors.joining(", ", "[", "]")));
    settings.add("auto_detect=false");
    settings.add("delim=" + Sql.literal(delimiter));
    settings.add("quote=" + Sql.literal(quote));
    settings.add("escape=" + Sql.literal(escape));
    settings.add("skip=" + skip);
    settings.add("header=" + header);
    settings.add("columns=" + columns(names));
    dateFormat.ifPresent(format -> settings.add("dateformat=" + Sql.literal(format)));
    timestampFormat.ifPresent(format -> settings.add("timestampformat=" + Sql.literal(format)));
    if (longLines) {
      settings.add(LONG_LINES);
    }
    settings.addAll(List.of(more));
    return "read_csv(" + String.join(", ", settings) + ")";
  }

  private String columns(List<String> names) {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      columns.add(Sql.literal(names.get(i)) + ": " + Sql.literal(types.get(i)));
    }
    return "{" + String.join(", ", columns) + "}";
  }

  /** Names for columns before the header is known. */
  List<String> positions() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      names.add("c" + i);
    }
    return names;
  }
}
