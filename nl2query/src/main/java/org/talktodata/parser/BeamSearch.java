package org.talktodata.parser;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/**
 * Finds the likeliest queries: keeps the best few beginnings and lengthens each by one action at a
 * time. Only actions that the {@link Grammar} allows are scored.
 */
final class BeamSearch {
  private static final float FORBIDDEN = -1e9f;

  /** What is a thousand times less likely than the best is no reading that anybody means. */
  private static final double RANGE = Math.log(1000);

  private final Network network;
  private final Session session;
  private final int width;

  BeamSearch(Network network, Session session, int width) {
    this.network = network;
    this.session = session;
    this.width = width;
  }

  /** A complete list of actions and the natural logarithm of its probability. */
  record Found(List<Integer> actions, double logProbability) {}

  /** What the encoder knows of a question, to be fed to every step. */
  record Memory(Tensors.Tensor items, Tensors.Tensor mask, List<Tensors.Tensor> computed) {}

  private record Beam(List<Integer> actions, Grammar.State state, double score, int parent) {}

  /** The complete queries found, likeliest first. */
  List<Found> search(Grammar grammar, Memory memory) {
    List<Found> found = new ArrayList<>();
    List<Beam> beams = List.of(new Beam(List.of(), grammar.start(), 0, 0));
    List<Tensors.Tensor> past = new ArrayList<>();
    for (int step = 0; step < network.config.maxActions() && !beams.isEmpty(); step++) {
      Step result = step(grammar, memory, beams, past, step);
      List<Beam> longer = extend(grammar, beams, result);
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
      past = reorder(result.present, open);
      beams = open;
    }
    double least = best(found) - RANGE;
    return found.stream()
        .filter(one -> one.logProbability >= least)
        .sorted(Comparator.comparingDouble((Found f) -> -f.logProbability))
        .limit(width)
        .toList();
  }

  private static double best(List<Found> found) {
    return found.stream().mapToDouble(Found::logProbability).max().orElse(Double.NEGATIVE_INFINITY);
  }

  /** How probable it is that the query begins with this word. */
  double beginsWith(Word word, Grammar grammar, Memory memory) {
    List<Beam> none = List.of(new Beam(List.of(), grammar.start(), 0, 0));
    Step step = step(grammar, memory, none, List.of(), 0);
    double total = logSum(step.scores, 0, step.legal.get(0));
    return Math.exp(step.scores[word.ordinal()] - total);
  }

  private record Step(
      float[] scores, int actions, List<BitSet> legal, List<Tensors.Tensor> present) {}

  private Step step(
      Grammar grammar, Memory memory, List<Beam> beams, List<Tensors.Tensor> past, int step) {
    int count = beams.size();
    int items = (int) memory.items.shape()[1];
    int actions = Word.count() + items;
    int[] written = new int[count];
    float[] pointed = new float[count * items];
    float[] bias = new float[count * actions];
    java.util.Arrays.fill(bias, FORBIDDEN);
    int detourRow = items * Grammar.DETOURS;
    float[] detours = new float[count * detourRow];
    List<BitSet> legal = new ArrayList<>();
    for (int b = 0; b < count; b++) {
      List<Integer> before = beams.get(b).actions;
      int last = before.isEmpty() ? Word.START.ordinal() : before.get(before.size() - 1);
      if (last < Word.count()) {
        written[b] = last;
      } else {
        pointed[b * items + last - Word.count()] = 1;
      }
      BitSet allowed = grammar.legal(beams.get(b).state);
      int row = b * actions;
      allowed.stream().forEach(action -> bias[row + action] = 0);
      Grammar.write(grammar.detours(beams.get(b).state), detours, b * detourRow);
      legal.add(allowed);
    }
    try (Feeds feeds = new Feeds()) {
      feeds
          .ints(network.writtenWord, written, count, 1)
          .floats(network.writtenItem, pointed, count, 1, items)
          .ints(network.step, new int[] {step}, 1)
          .floats(network.stepBias, new float[step + 1], 1, 1, 1, step + 1)
          .floats(network.detours, detours, count, 1, items, Grammar.DETOURS)
          .floats(network.legalBias, bias, count, 1, actions)
          .floats(network.items, memory.items.data(), memory.items.shape())
          .floats(network.mask, memory.mask.data(), memory.mask.shape());
      for (int i = 0; i < network.memory.size(); i++) {
        Tensors.Tensor tensor = memory.computed.get(i);
        feeds.floats(network.memory.get(i), tensor.data(), tensor.shape());
      }
      past(feeds, past, count);
      Session.Runner runner = feeds.into(session).fetch(network.scores);
      network.present.forEach(runner::fetch);
      try (Result result = runner.run()) {
        List<Tensors.Tensor> present = new ArrayList<>();
        for (int i = 1; i < result.size(); i++) {
          present.add(Parameters.tensor((TFloat32) result.get(i)));
        }
        return new Step(
            Parameters.tensor((TFloat32) result.get(0)).data(), actions, legal, present);
      }
    }
  }

  private void past(Feeds feeds, List<Tensors.Tensor> past, int count) {
    ParserConfig config = network.config;
    long headWidth = config.decoderWidth() / config.decoderHeads();
    for (int i = 0; i < network.past.size(); i++) {
      if (past.isEmpty()) {
        feeds.floats(network.past.get(i), new float[0], count, config.decoderHeads(), 0, headWidth);
      } else {
        feeds.floats(network.past.get(i), past.get(i).data(), past.get(i).shape());
      }
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

  /** The keys and values of the beams that go on, in their new order. */
  private static List<Tensors.Tensor> reorder(List<Tensors.Tensor> present, List<Beam> beams) {
    List<Tensors.Tensor> past = new ArrayList<>();
    for (Tensors.Tensor tensor : present) {
      int row = tensor.data().length / (int) tensor.shape()[0];
      float[] data = new float[row * beams.size()];
      for (int b = 0; b < beams.size(); b++) {
        System.arraycopy(tensor.data(), beams.get(b).parent * row, data, b * row, row);
      }
      long[] shape = tensor.shape().clone();
      shape[0] = beams.size();
      past.add(new Tensors.Tensor(shape, data));
    }
    return past;
  }
}
