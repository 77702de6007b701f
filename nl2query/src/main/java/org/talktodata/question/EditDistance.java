package org.talktodata.question;

/**
 * How many letters differ: insertions, deletions, replacements and swapped neighbours (Damerau
 * 1964).
 */
public final class EditDistance {
  private EditDistance() {}

  /** The distance. */
  public static int of(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      int[] free = before;
      before = last;
      last = row;
      row = free;
    }
    return last[b.length()];
  }

  /** Whether the distance is at most so much; quick for words of very different length. */
  public static boolean atMost(String a, String b, int limit) {
    return Math.abs(a.length() - b.length()) <= limit && of(a, b) <= limit;
  }
}
