package org.talktodata.upload;

import java.util.List;

/** Recognises a header like {@code 地区,2022,2023,2024}, whose names could be numbers of a row. */
final class YearHeader {
  private static final String YEAR = "(19|20)[0-9]{2}";

  private YearHeader() {}

  /**
   * Whether the first row is such a header: over every column of numbers stands a year, and below
   * it stand other numbers; no other cell stands again below.
   *
   * @param rows the first rows of the file
   * @param types the DuckDB types of the columns
   */
  static boolean is(List<List<String>> rows, List<String> types) {
    if (rows.size() < 2) {
      return false;
    }
    boolean years = false;
    for (int i = 0; i < types.size(); i++) {
      boolean number = types.get(i).equals("BIGINT") || types.get(i).equals("DOUBLE");
      if (number ? !yearOverNumbers(rows, i) : repeated(rows, i)) {
        return false;
      }
      years |= number;
    }
    return years;
  }

  private static boolean yearOverNumbers(List<List<String>> rows, int column) {
    String first = rows.get(0).get(column);
    return first != null
        && first.strip().matches(YEAR)
        && below(rows)
            .anyMatch(row -> row.get(column) != null && !row.get(column).strip().matches(YEAR));
  }

  private static boolean repeated(List<List<String>> rows, int column) {
    String first = rows.get(0).get(column);
    return first != null && below(rows).anyMatch(row -> first.equals(row.get(column)));
  }

  private static java.util.stream.Stream<List<String>> below(List<List<String>> rows) {
    return rows.stream().skip(1);
  }
}
