package org.talktodata.upload;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes the header of a file into names that differ, changing as little as possible. */
final class ColumnNames {
  private static final int LONGEST = 200;

  private ColumnNames() {}

  /**
   * Names for all cells of a header. Chinese, spaces and quotes stay; empty cells become {@code
   * column_3}, repeated ones {@code name_2} (upper and lower case count alike).
   *
   * @param header the cells as the file has them; null for an empty one
   * @param warnings where every change is told
   */
  static List<String> clean(List<String> header, List<Warning> warnings) {
    List<String> names = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < header.size(); i++) {
      String wanted = tidy(header.get(i));
      String name = unique(wanted.isEmpty() ? "column_" + (i + 1) : wanted, taken);
      taken.add(key(name));
      names.add(name);
      tell(i + 1, wanted, name, warnings);
    }
    return names;
  }

  private static String tidy(String cell) {
    if (cell == null) {
      return "";
    }
    String tidy = cell.replace("\uFEFF", "").replaceAll("[\\p{Cntrl}\\s\\u3000]+", " ").strip();
    return tidy.length() <= LONGEST ? tidy : tidy.substring(0, LONGEST).strip();
  }

  private static String unique(String name, Set<String> taken) {
    String free = name;
    for (int n = 2; taken.contains(key(free)); n++) {
      free = name + "_" + n;
    }
    return free;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static void tell(int position, String wanted, String name, List<Warning> warnings) {
    if (wanted.isEmpty()) {
      warnings.add(Warning.ofColumn(Notice.COLUMN_NAMED, name, position, name));
    } else if (!wanted.equals(name)) {
      warnings.add(Warning.ofColumn(Notice.COLUMN_RENAMED, name, wanted, position, name));
    }
  }
}
