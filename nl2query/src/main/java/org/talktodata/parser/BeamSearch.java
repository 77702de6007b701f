package org.talktodata.parser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.types.TFloat32;

/**
 * Finds the likeliest queries: keeps the best few beginnings and lengthens each by one action at a
 * time. Only actions that the {@link Grammar} allows are scored.
 */
final class BeamSearch {
  private static final float FORBIDDEN = -1e9f;

  /** What is a thousand times less likely than the best is no reading that anybody means. */
  private static final double RANGE = Math.log(1000);

  private final StepDecoder decoder;
  private final Session session;
  private final int width;

  BeamSearch(StepDecoder decoder, Session session, int width) {
    this.decoder = decoder;
    this.session = session;
    this.width = width;
  }

  /** A complete list of actions and the natural logarithm of its probability. */
  record Found(List<Integer> actions, double logProbability) {}

  /**
   * What is known of a question before anything is written.
   *
   * @param items how many can be pointed to
   * @param computed the decoder's memory, not to be closed before the search is over
   */
  record Memory(int items, List<Tensor> computed) {}

  private record Beam(List<Integer> actions, Grammar.State state, double score, int parent) {}

  /** The complete queries found, likeliest first. */
  List<Found> search(Grammar grammar, Memory memory) {
    List<Found> found = new ArrayList<>();
    List<Beam> beams = List.of(new Beam(List.of(), grammar.start(), 0, 0));
    Step last = null;
    try {
      for (int step = 0; step < decoder.network.config.maxActions() && !beams.isEmpty(); step++) {
        Step next = step(grammar, memory, beams, last, step);
        close(last);
        last = next;
        beams = goingOn(extend(grammar, beams, last), found);
      }
    } finally {
      close(last);
    }
    double least = best(found) - RANGE;
    return found.stream()
        .filter(one -> one.logProbability >= least)
        .sorted(Comparator.comparingDouble((Found f) -> -f.logProbability))
        .limit(width)
        .toList();
  }

  /** Those of some beginnings that are worth going on with; complete ones go to the found. */
  private List<Beam> goingOn(List<Beam> longer, List<Found> found) {
    List<Beam> open = new ArrayList<>();
    for (Beam beam : longer) {
      if (beam.state.done()) {
        found.add(new Found(beam.actions, beam.score));
      } else {
        open.add(beam);
      }
    }
    double worst =
        found.size() < width
            ? Double.NEGATIVE_INFINITY
            : found.stream()
                .mapToDouble(Found::logProbability)
                .sorted()
                .skip(found.size() - width)
                .findFirst()
                .orElseThrow();
    double least = Math.max(best(found), longer.get(0).score) - RANGE;
    open.removeIf(beam -> beam.score <= worst || beam.score < least);
    return open;
  }

  private static double best(List<Found> found) {
    return found.stream().mapToDouble(Found::logProbability).max().orElse(Double.NEGATIVE_INFINITY);
  }

  /** How probable it is that the query begins with this word. */
  double beginsWith(Word word, Grammar grammar, Memory memory) {
    List<Beam> none = List.of(new Beam(List.of(), grammar.start(), 0, 0));
    try (Step step = step(grammar, memory, none, null, 0)) {
      double total = logSum(step.scores, 0, step.legal.get(0));
      return Math.exp(step.scores[word.ordinal()] - total);
    }
  }

  /**
   * What one step gave.
   *
   * @param scores (beams, actions)
   * @param actions how many there are
   * @param legal those that each beam may take
   * @param result the scores, then the keys and values of the steps so far
   */
  private record Step(float[] scores, int actions, List<BitSet> legal, Result result)
      implements AutoCloseable {
    @Override
    public void close() {
      result.close();
    }
  }

  private static void close(Step step) {
    if (step != null) {
      step.close();
    }
  }

  /** Takes one step with all beams, after the one before, which is null for the first. */
  private Step step(Grammar grammar, Memory memory, List<Beam> beams, Step before, int number) {
    int count = beams.size();
    int actions = Word.count() + memory.items;
    int[] words = new int[count];
    int[] items = new int[count];
    int[] parents = new int[count];
    float[] bias = new float[count * actions];
    Arrays.fill(bias, FORBIDDEN);
    int detourRow = memory.items * Grammar.DETOURS;
    float[] detours = new float[count * detourRow];
    List<BitSet> legal = new ArrayList<>();
    for (int b = 0; b < count; b++) {
      Beam beam = beams.get(b);
      int last =
          beam.actions.isEmpty() ? Word.START.ordinal() : beam.actions.get(beam.actions.size() - 1);
      words[b] = last < Word.count() ? last : 0;
      items[b] = last < Word.count() ? memory.items : last - Word.count();
      parents[b] = beam.parent;
      BitSet allowed = grammar.legal(beam.state);
      int row = b * actions;
      allowed.stream().forEach(action -> bias[row + action] = 0);
      Grammar.write(grammar.detours(beam.state), detours, b * detourRow);
      legal.add(allowed);
    }
    try (Feeds feeds = new Feeds()) {
      feeds
          .ints(decoder.writtenWord, words, count)
          .ints(decoder.writtenItem, items, count)
          .ints(decoder.parents, parents, count)
          .ints(decoder.step, new int[] {number}, 1)
          .floats(decoder.detours, detours, 1, count, memory.items, Grammar.DETOURS)
          .floats(decoder.legalBias, bias, 1, count, actions);
      for (int i = 0; i < decoder.memory.size(); i++) {
        feeds.given(decoder.memory.get(i), memory.computed.get(i));
      }
      for (int i = 0; i < decoder.past.size(); i++) {
        if (before == null) {
          feeds.floats(decoder.past.get(i), new float[0], 1, decoder.heads, 0, decoder.headWidth);
        } else {
          feeds.given(decoder.past.get(i), before.result.get(1 + i));
        }
      }
      Session.Runner runner = feeds.into(session).fetch(decoder.scores);
      decoder.present.forEach(runner::fetch);
      Result result = runner.run();
      return new Step(Parameters.tensor((TFloat32) result.get(0)).data(), actions, legal, result);
    }
  }

  private List<Beam> extend(Grammar grammar, List<Beam> beams, Step step) {
    record Choice(int beam, int action, double score) {}
    List<Choice> choices = new ArrayList<>();
    for (int b = 0; b < beams.size(); b++) {
      int row = b * step.actions;
      double total = logSum(step.scores, row, step.legal.get(b));
      double before = beams.get(b).score;
      int beam = b;
      step.legal.get(b).stream()
          .forEach(
              action ->
                  choices.add(
                      new Choice(beam, action, before + step.scores[row + action] - total)));
    }
    choices.sort(Comparator.comparingDouble((Choice c) -> -c.score));
    List<Beam> longer = new ArrayList<>();
    for (Choice choice : choices.subList(0, Math.min(width, choices.size()))) {
      Beam beam = beams.get(choice.beam);
      List<Integer> actions = new ArrayList<>(beam.actions);
      actions.add(choice.action);
      longer.add(
          new Beam(actions, grammar.after(beam.state, choice.action), choice.score, choice.beam));
    }
    return longer;
  }

  private static double logSum(float[] scores, int row, BitSet legal) {
    double largest = legal.stream().mapToDouble(action -> scores[row + action]).max().orElse(0);
    double sum =
        legal.stream().mapToDouble(action -> Math.exp(scores[row + action] - largest)).sum();
    return largest + Math.log(sum);
  }
}
