package org.talktodata.parser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/**
 * The encoder's vectors of phrases, each computed once: the names of columns come again with every
 * question.
 */
final class PhraseVectors {
  private static final int CACHED = 20_000;
  private static final int AT_ONCE = 64;

  private final Network network;
  private final Session session;
  private final WordPiece wordPiece;
  private final Map<String, float[]> known = Collections.synchronizedMap(new Recent<>(CACHED));

  PhraseVectors(Network network, Session session, WordPiece wordPiece) {
    this.network = network;
    this.session = session;
    this.wordPiece = wordPiece;
  }

  /** The vectors of phrases given as pieces: (phrases, encoder width). */
  float[][] of(List<int[]> phrases) {
    float[][] vectors = new float[phrases.size()][];
    List<Integer> missing = new ArrayList<>();
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = known.get(Arrays.toString(phrases.get(i)));
      if (vectors[i] == null) {
        missing.add(i);
      }
    }
    for (int from = 0; from < missing.size(); from += AT_ONCE) {
      List<Integer> part = missing.subList(from, Math.min(missing.size(), from + AT_ONCE));
      float[][] fresh = compute(part.stream().map(phrases::get).toList());
      for (int i = 0; i < fresh.length; i++) {
        vectors[part.get(i)] = fresh[i];
        known.put(Arrays.toString(phrases.get(part.get(i))), fresh[i]);
      }
    }
    return vectors;
  }

  /** The vectors of phrases that will hardly come again. */
  float[][] compute(List<int[]> phrases) {
    PieceBatch used = new PieceBatch(wordPiece.id("[PAD]"));
    PhraseOrder order = new PhraseOrder(phrases);
    try (Feeds feeds = new Feeds()) {
      order.feed(network, used, feeds);
      int[] ids = used.used();
      feeds.ints(network.used, ids, ids.length);
      try (Result result = feeds.into(session).fetch(network.phraseVectors).run()) {
        float[] flat = Parameters.tensor((TFloat32) result.get(0)).data();
        int width = network.config.stateWidth();
        float[][] vectors = new float[phrases.size()][];
        for (int i = 0; i < vectors.length; i++) {
          int place = order.place(phrases.get(i));
          vectors[i] = Arrays.copyOfRange(flat, place * width, (place + 1) * width);
        }
        return vectors;
      }
    }
  }
}
