package org.talktodata.parser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/** What is learned with all steps at once is what answers step by step. */
class DecoderTest {
  /** The items pointed to before each step; none before the first. */
  private static final int[] POINTED = {-1, 1, 3, 2};

  private final WordPiece pieces;
  private final Linked linked;
  private final int items;
  private final int actions;

  DecoderTest() {
    pieces = Small.pieces();
    linked = Small.linked(pieces, "各rooms的价格", "价格", "rooms", "garage");
    items = linked.items().size();
    actions = Word.count() + items;
  }

  @Test
  void bothFormsScoreTheSame() {
    try (Network network = new Network(ParserConfig.SMALL, pieces.size())) {
      TaughtDecoder taught = new TaughtDecoder(network);
      StepDecoder stepwise = new StepDecoder(network);
      try (Session session = Sessions.answering(network.graph, 1)) {
        network.parameters.fill(session, Map.<String, Tensors.Tensor>of(), 5);
        float[][] atOnce = atOnce(network, taught, session);
        float[][] oneByOne = oneByOne(network, stepwise, session);
        for (int d = 0; d < POINTED.length; d++) {
          assertArrayEquals(atOnce[d], oneByOne[d], 1e-3f, "step " + d);
        }
        assertTrue(distance(atOnce[1], atOnce[2]) > 0.1, "the steps differ");
      }
    }
  }

  private static float distance(float[] a, float[] b) {
    float most = 0;
    for (int i = 0; i < a.length; i++) {
      most = Math.max(most, Math.abs(a[i] - b[i]));
    }
    return most;
  }

  private Batch batch() {
    return new Batch(List.of(linked), pieces);
  }

  private float[][] atOnce(Network network, TaughtDecoder decoder, Session session) {
    int steps = POINTED.length;
    int[] words = new int[steps];
    words[0] = Word.START.ordinal();
    float[] pointed = new float[steps * items];
    float[] bias = new float[steps * steps];
    for (int d = 0; d < steps; d++) {
      if (POINTED[d] >= 0) {
        pointed[d * items + POINTED[d]] = 1;
      }
      Arrays.fill(bias, d * steps + d + 1, (d + 1) * steps, -1e9f);
    }
    try (Feeds feeds = new Feeds()) {
      batch().feed(network, feeds);
      feeds
          .ints(decoder.writtenWord, words, 1, steps)
          .floats(decoder.writtenItem, pointed, 1, steps, items)
          .ints(decoder.step, new int[] {0, 1, 2, 3}, steps)
          .floats(decoder.stepBias, bias, 1, 1, steps, steps)
          .floats(
              decoder.detours,
              new float[steps * items * Grammar.DETOURS],
              1,
              steps,
              items,
              Grammar.DETOURS)
          .floats(decoder.legalBias, new float[steps * actions], 1, steps, actions);
      try (Result result = feeds.into(session).fetch(decoder.scores).run()) {
        float[] flat = Parameters.tensor((TFloat32) result.get(0)).data();
        float[][] rows = new float[steps][];
        for (int d = 0; d < steps; d++) {
          rows[d] = Arrays.copyOfRange(flat, d * actions, (d + 1) * actions);
        }
        return rows;
      }
    }
  }

  private float[][] oneByOne(Network network, StepDecoder decoder, Session session) {
    List<Result> open = new ArrayList<>();
    float[][] rows = new float[POINTED.length][];
    try (Feeds question = new Feeds()) {
      batch().feed(network, question);
      Session.Runner encoding = question.into(session);
      decoder.memory.forEach(encoding::fetch);
      open.add(encoding.run());
      for (int d = 0; d < rows.length; d++) {
        rows[d] = step(decoder, session, d, open);
      }
    } finally {
      open.forEach(Result::close);
    }
    return rows;
  }

  /**
   * The scores of a step.
   *
   * @param open what was computed of the question, then at each step before
   */
  private float[] step(StepDecoder decoder, Session session, int d, List<Result> open) {
    boolean first = POINTED[d] < 0;
    try (Feeds feeds = new Feeds()) {
      feeds
          .ints(decoder.writtenWord, new int[] {first ? Word.START.ordinal() : 0}, 1)
          .ints(decoder.writtenItem, new int[] {first ? items : POINTED[d]}, 1)
          .ints(decoder.parents, new int[] {0}, 1)
          .ints(decoder.step, new int[] {d}, 1)
          .floats(decoder.detours, new float[items * Grammar.DETOURS], 1, 1, items, Grammar.DETOURS)
          .floats(decoder.legalBias, new float[actions], 1, 1, actions);
      for (int i = 0; i < decoder.memory.size(); i++) {
        feeds.given(decoder.memory.get(i), open.get(0).get(i));
      }
      for (int i = 0; i < decoder.past.size(); i++) {
        if (d == 0) {
          feeds.floats(decoder.past.get(i), new float[0], 1, decoder.heads, 0, decoder.headWidth);
        } else {
          feeds.given(decoder.past.get(i), open.get(d).get(1 + i));
        }
      }
      Session.Runner runner = feeds.into(session).fetch(decoder.scores);
      decoder.present.forEach(runner::fetch);
      open.add(runner.run());
      return Parameters.tensor((TFloat32) open.get(d + 1).get(0)).data();
    }
  }
}
