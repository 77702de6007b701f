package org.talktodata.parser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The different ones among some phrases, the shortest first, and where to cut them in two so that
 * the least is padding: names of numbers are short, those of texts come with samples of their
 * cells. Always at least two: the network has a place for short ones and one for long ones.
 */
final class PhraseOrder {
  private static final int[] NOTHING = {};

  private final List<int[]> texts;
  private final Map<String, Integer> places = new HashMap<>();
  private final int cut;

  /**
   * @param phrases as pieces; some may be the same
   */
  PhraseOrder(List<int[]> phrases) {
    Map<String, int[]> different = new HashMap<>();
    phrases.forEach(phrase -> different.put(Arrays.toString(phrase), phrase));
    texts = new ArrayList<>(different.values());
    texts.sort(Comparator.comparingInt((int[] text) -> text.length).thenComparing(Arrays::compare));
    for (int i = 0; i < texts.size(); i++) {
      places.put(Arrays.toString(texts.get(i)), i);
    }
    while (texts.size() < 2) {
      texts.add(NOTHING);
    }
    cut = cut();
  }

  /** How many are short. */
  private int cut() {
    int count = texts.size();
    int longest = texts.get(count - 1).length;
    int best = 1;
    long least = Long.MAX_VALUE;
    for (int shorter = 1; shorter < count; shorter++) {
      long cost =
          (long) shorter * texts.get(shorter - 1).length + (long) (count - shorter) * longest;
      if (cost < least) {
        least = cost;
        best = shorter;
      }
    }
    return best;
  }

  /** The different phrases in their order. */
  List<int[]> texts() {
    return texts;
  }

  int size() {
    return texts.size();
  }

  /** Where one of the phrases stands in the order. */
  int place(int[] phrase) {
    return places.get(Arrays.toString(phrase));
  }

  void feed(Network network, PieceBatch used, Feeds feeds) {
    feed(network.phrases.get(0), texts.subList(0, cut), used, feeds);
    feed(network.phrases.get(1), texts.subList(cut, texts.size()), used, feeds);
  }

  private static void feed(Network.Texts target, List<int[]> texts, PieceBatch used, Feeds feeds) {
    Batch.padded(target.pieces(), target.mask(), texts, used, feeds);
  }
}
