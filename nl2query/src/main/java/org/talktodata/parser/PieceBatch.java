package org.talktodata.parser;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers the word pieces of a batch: which embedding rows it uses, and each piece as a place among
 * them.
 */
public final class PieceBatch {
  private final Map<Integer, Integer> places = new HashMap<>();
  private final List<Integer> used = new ArrayList<>();

  /** Starts with padding, so that place 0 is padding. */
  public PieceBatch(int padding) {
    place(padding);
  }

  /** The place of a piece among the rows in use. */
  public int place(int piece) {
    return places.computeIfAbsent(
        piece,
        id -> {
          used.add(id);
          return used.size() - 1;
        });
  }

  /** The ids of the rows in use, by place. */
  public int[] used() {
    return used.stream().mapToInt(Integer::intValue).toArray();
  }
}
