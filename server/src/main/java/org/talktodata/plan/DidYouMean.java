package org.talktodata.plan;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.talktodata.table.Column;
import org.talktodata.table.Table;

/** Names that somebody may have meant who wrote another one, in any language. */
final class DidYouMean {
  private static final double ENOUGH = 0.3;
  private static final double NEARLY = 0.8;
  private static final int MOST = 3;

  private DidYouMean() {}

  /** Columns with a name or synonym like this one, best first. */
  static List<String> columns(String wanted, List<Table> tables) {
    return best(
        tables.stream()
            .flatMap(table -> table.columns().stream())
            .map(column -> new Scored(column.name(), score(wanted, column))));
  }

  /** Tables with a name or synonym like this one, best first. */
  static List<String> tables(String wanted, List<Table> tables) {
    return best(
        tables.stream()
            .map(table -> new Scored(table.name(), score(wanted, table.name(), table.called()))));
  }

  private record Scored(String name, double score) {}

  /** Those like enough, and nearly as like as the best. */
  private static List<String> best(Stream<Scored> candidates) {
    List<Scored> ranked =
        candidates
            .filter(candidate -> candidate.score >= ENOUGH)
            .sorted(Comparator.comparingDouble(Scored::score).reversed())
            .toList();
    return ranked.stream()
        .filter(candidate -> candidate.score >= NEARLY * ranked.get(0).score)
        .map(Scored::name)
        .distinct()
        .limit(MOST)
        .toList();
  }

  private static double score(String wanted, Column column) {
    return score(wanted, column.name(), column.called());
  }

  private static double score(String wanted, String name, List<String> called) {
    return Stream.concat(Stream.of(name), called.stream())
        .mapToDouble(other -> likeness(wanted, other))
        .max()
        .orElse(0);
  }

  /** Between 0 and 1: the better of edit distance and shared words. */
  static double likeness(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int longest = Math.max(a.length(), b.length());
    if (longest == 0) {
      return 1;
    }
    return Math.max(1 - (double) distance(a, b) / longest, overlap(words(left), words(right)));
  }

  /** Shared words against all words (Dice). */
  private static double overlap(Set<String> a, Set<String> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return 0;
    }
    long shared = a.stream().filter(b::contains).count();
    return 2.0 * shared / (a.size() + b.size());
  }

  /** Words of letters or digits, camelCase apart; a Chinese character is a word of its own. */
  private static Set<String> words(String name) {
    Set<String> words = new HashSet<>();
    StringBuilder word = new StringBuilder();
    int before = ' ';
    for (int c : name.codePoints().toArray()) {
      boolean ideograph = Character.isIdeographic(c);
      boolean hump = Character.isUpperCase(c) && Character.isLowerCase(before);
      if (ideograph || hump || !Character.isLetterOrDigit(c)) {
        words.add(word.toString());
        word.setLength(0);
      }
      if (ideograph) {
        words.add(Character.toString(c));
      } else if (Character.isLetterOrDigit(c)) {
        word.appendCodePoint(Character.toLowerCase(c));
      }
      before = c;
    }
    words.add(word.toString());
    words.remove("");
    return words;
  }

  /** Edits from one to the other: insert, remove, replace, or swap two neighbours. */
  private static int distance(String a, String b) {
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : edits(edits, a, b, i, j);
      }
    }
    return edits[a.length()][b.length()];
  }

  private static int edits(int[][] edits, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int fewest = edits[i - 1][j - 1] + (same ? 0 : 1);
    fewest = Math.min(fewest, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(fewest, edits[i - 2][j - 2] + 1) : fewest;
  }
}
