package org.talktodata.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.talktodata.parser.Item.ValueItem;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Linked questions side by side, padded to the same lengths, as the arrays that {@link Network} is
 * fed with.
 */
final class Batch {
  final int size;
  final int pieces;
  final int items;
  final int history;
  final int places;
  private final List<Linked> questions;
  private final PieceBatch used;
  private final PhraseOrder phrases;
  private final List<int[]> values = new ArrayList<>();
  private final int[][] bank;

  Batch(List<Linked> questions, WordPiece wordPiece) {
    this.questions = questions;
    this.size = questions.size();
    this.pieces = longest(q -> q.sentence().size());
    this.items = longest(q -> q.items().size());
    this.history = longest(q -> q.history().size());
    this.places = pieces + items + history;
    this.used = new PieceBatch(wordPiece.id("[PAD]"));
    this.phrases = new PhraseOrder(questions.stream().flatMap(Batch::names).toList());
    this.bank = new int[size][];
    for (int b = 0; b < size; b++) {
      bank[b] = place(questions.get(b));
    }
  }

  private static Stream<int[]> names(Linked question) {
    return IntStream.range(0, question.items().size())
        .filter(i -> !(question.items().get(i) instanceof ValueItem))
        .mapToObj(question.phrases()::get);
  }

  private interface Length {
    int of(Linked question);
  }

  private int longest(Length length) {
    return questions.stream().mapToInt(length::of).max().orElse(0);
  }

  /** For each item: the number of its phrase, or minus one minus the number of its value. */
  private int[] place(Linked question) {
    int[] result = new int[question.items().size()];
    for (int i = 0; i < result.length; i++) {
      int[] text = question.phrases().get(i);
      if (question.items().get(i) instanceof ValueItem) {
        values.add(text);
        result[i] = -values.size();
      } else {
        result[i] = phrases.place(text);
      }
    }
    return result;
  }

  /** The texts of tables and columns, in the order of their vectors. */
  List<int[]> phrases() {
    return phrases.texts();
  }

  /** Everything up to the joint layers. */
  void feed(Network network, Feeds feeds) {
    phrases.feed(network, used, feeds);
    feedRest(network, feeds);
  }

  /** Everything up to the joint layers, with the vectors of the phrases already known. */
  void feedWithPhrases(Network network, Feeds feeds, float[][] vectors) {
    int width = network.config.stateWidth();
    float[] flat = new float[vectors.length * width];
    for (int i = 0; i < vectors.length; i++) {
      System.arraycopy(vectors[i], 0, flat, i * width, width);
    }
    feeds.floats(network.phraseVectors, flat, vectors.length, width);
    feedRest(network, feeds);
  }

  private void feedRest(Network network, Feeds feeds) {
    sentence(network, feeds);
    padded(network.values, network.valueMask, values, used, feeds);
    items(network, feeds);
    history(network, feeds);
    joint(network, feeds);
    int[] ids = used.used();
    feeds.ints(network.used, ids, ids.length);
  }

  private void sentence(Network network, Feeds feeds) {
    int[] ids = new int[size * pieces];
    float[] mask = new float[size * pieces];
    float[] features = new float[size * pieces * Features.PIECE];
    for (int b = 0; b < size; b++) {
      Linked question = questions.get(b);
      for (int t = 0; t < question.sentence().size(); t++) {
        int at = b * pieces + t;
        ids[at] = used.place(question.sentence().get(t).id());
        mask[at] = 1;
        System.arraycopy(
            question.pieceFeatures()[t], 0, features, at * Features.PIECE, Features.PIECE);
      }
    }
    feeds
        .ints(network.sentence, ids, size, pieces)
        .floats(network.sentenceMask, mask, size, pieces)
        .floats(network.pieceFeatures, features, size, pieces, Features.PIECE);
  }

  /** Feeds texts padded to the longest. */
  static void padded(
      Operand<TInt32> target,
      Operand<TFloat32> targetMask,
      List<int[]> texts,
      PieceBatch used,
      Feeds feeds) {
    int length = Math.max(1, texts.stream().mapToInt(text -> text.length).max().orElse(1));
    int[] ids = new int[texts.size() * length];
    float[] mask = new float[ids.length];
    for (int i = 0; i < texts.size(); i++) {
      for (int j = 0; j < texts.get(i).length; j++) {
        ids[i * length + j] = used.place(texts.get(i)[j]);
        mask[i * length + j] = 1;
      }
    }
    feeds.ints(target, ids, texts.size(), length).floats(targetMask, mask, texts.size(), length);
  }

  private int row(int b, int item) {
    int nothing = phrases.size() + values.size();
    if (item < 0) {
      return nothing;
    }
    int place = bank[b][item];
    return place >= 0 ? place : phrases.size() - place - 1;
  }

  private void items(Network network, Feeds feeds) {
    int nothing = phrases.size() + values.size();
    int[] rows = new int[size * items];
    int[] parents = new int[size * items];
    float[] spans = new float[size * items * pieces];
    float[] features = new float[size * items * Features.ITEM];
    java.util.Arrays.fill(rows, nothing);
    java.util.Arrays.fill(parents, nothing);
    for (int b = 0; b < size; b++) {
      Linked question = questions.get(b);
      for (int i = 0; i < question.items().size(); i++) {
        int at = b * items + i;
        rows[at] = row(b, i);
        parents[at] = row(b, question.parents()[i]);
        int[] span = question.spans()[i];
        for (int t = span[0]; t < span[1]; t++) {
          spans[at * pieces + t] = 1f / (span[1] - span[0]);
        }
        System.arraycopy(
            question.itemFeatures()[i], 0, features, at * Features.ITEM, Features.ITEM);
      }
    }
    feeds
        .ints(network.itemBank, rows, size, items)
        .ints(network.itemParent, parents, size, items)
        .floats(network.itemSpan, spans, size, items, pieces)
        .floats(network.itemFeatures, features, size, items, Features.ITEM);
  }

  private void history(Network network, Feeds feeds) {
    int[] words = new int[size * history];
    int[] rows = new int[size * history];
    java.util.Arrays.fill(rows, phrases.size() + values.size());
    for (int b = 0; b < size; b++) {
      List<Integer> actions = questions.get(b).history();
      for (int h = 0; h < actions.size(); h++) {
        int action = actions.get(h);
        if (action < Word.count()) {
          words[b * history + h] = action;
        } else {
          rows[b * history + h] = row(b, action - Word.count());
        }
      }
    }
    feeds
        .ints(network.historyWord, words, size, history)
        .ints(network.historyBank, rows, size, history);
  }

  private void joint(Network network, Feeds feeds) {
    float[] mask = new float[size * places];
    int[] relations = new int[size * places * places];
    for (int b = 0; b < size; b++) {
      Linked question = questions.get(b);
      int own = question.places();
      int[] target = new int[own];
      for (int i = 0; i < own; i++) {
        target[i] = target(question, i);
        mask[b * places + target[i]] = 1;
      }
      for (int i = 0; i < own; i++) {
        for (int j = 0; j < own; j++) {
          relations[(b * places + target[i]) * places + target[j]] =
              question.relations()[i * own + j];
        }
      }
    }
    feeds
        .floats(network.mask, mask, size, places)
        .ints(network.relations, relations, size, places, places);
  }

  /** Where a question's place lies among the padded ones. */
  private int target(Linked question, int place) {
    int ownPieces = question.sentence().size();
    int ownItems = question.items().size();
    if (place < ownPieces) {
      return place;
    }
    return place < ownPieces + ownItems
        ? pieces + place - ownPieces
        : pieces + items + place - ownPieces - ownItems;
  }

  /** The width of the scores: words, then items. */
  int actions() {
    return Word.count() + items;
  }
}
