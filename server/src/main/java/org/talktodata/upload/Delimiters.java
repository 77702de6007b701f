package org.talktodata.upload;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Guesses the separator of a file of which some rows have too few or too many cells. */
final class Delimiters {
  private static final List<String> CANDIDATES =
      List.of(",", "\t", ";", "|", "，", "；", "^", "~", "\u0001");

  private Delimiters() {}

  /**
   * The candidate that cuts most lines into equally many cells, more than one.
   *
   * @param lines the first lines of the file
   */
  static Optional<String> guess(List<String> lines) {
    String best = null;
    double bestShare = 0.4;
    for (String candidate : CANDIDATES) {
      double share = share(lines, candidate);
      if (share > bestShare) {
        best = candidate;
        bestShare = share;
      }
    }
    return Optional.ofNullable(best);
  }

  /** The share of lines that have the commonest number of separators above none. */
  private static double share(List<String> lines, String delimiter) {
    Map<Integer, Integer> linesByCount = new HashMap<>();
    int lineCount = 0;
    for (String line : lines) {
      if (line.isBlank()) {
        continue;
      }
      lineCount++;
      int separators = separators(line, delimiter);
      if (separators > 0) {
        linesByCount.merge(separators, 1, Integer::sum);
      }
    }
    int most = linesByCount.values().stream().max(Integer::compare).orElse(0);
    return lineCount == 0 ? 0 : (double) most / lineCount;
  }

  private static int separators(String line, String delimiter) {
    int count = 0;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '"') {
        quoted = !quoted;
      } else if (!quoted && line.startsWith(delimiter, i)) {
        count++;
      }
    }
    return count;
  }
}
