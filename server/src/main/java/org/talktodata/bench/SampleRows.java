package org.talktodata.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A sample table with any number of rows: each cell is drawn by itself from the cells of its
 * column, so that the sample's questions fit and rows differ. The same numbers give the same file.
 */
final class SampleRows {
  private final String header;
  private final List<String[]> rows;

  private SampleRows(String header, List<String[]> rows) {
    this.header = header;
    this.rows = rows;
  }

  /** A sample that the program brings along, as {@code cars/cars.csv}. */
  static SampleRows read(String sample) {
    return parse(Resources.text("/samples/" + sample));
  }

  /**
   * Reads a table in CSV.
   *
   * @throws IllegalArgumentException if a cell is quoted, which no sample that is used here has
   */
  static SampleRows parse(String csv) {
    if (csv.indexOf('"') >= 0) {
      throw new IllegalArgumentException("cells are quoted");
    }
    List<String> lines = csv.lines().toList();
    List<String[]> rows = lines.stream().skip(1).map(line -> line.split(",", -1)).toList();
    return new SampleRows(lines.get(0), rows);
  }

  /**
   * The table with more columns to its right, up to so many: those of the others in turn, with a
   * number behind their names, over and over.
   */
  SampleRows wider(List<SampleRows> others, int columns) {
    StringBuilder names = new StringBuilder(header);
    List<StringBuilder> lines =
        rows.stream().map(row -> new StringBuilder(String.join(",", row))).toList();
    int count = header.split(",", -1).length;
    for (int round = 2; count < columns; round++) {
      for (SampleRows other : others) {
        String[] own = other.header.split(",", -1);
        for (int column = 0; column < own.length && count < columns; column++, count++) {
          names.append(',').append(own[column]).append(' ').append(round);
          for (int row = 0; row < lines.size(); row++) {
            lines.get(row).append(',').append(other.rows.get(row % other.rows.size())[column]);
          }
        }
      }
    }
    return parse(names + "\n" + String.join("\n", lines) + "\n");
  }

  /** Writes a file of so many rows. */
  void write(Path file, long count, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    int columns = header.split(",", -1).length;
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(header);
      out.write('\n');
      for (long row = 0; row < count; row++) {
        for (int column = 0; column < columns; column++) {
          out.write(rows.get(random.nextInt(rows.size()))[column]);
          out.write(column + 1 < columns ? ',' : '\n');
        }
      }
    }
  }
}
