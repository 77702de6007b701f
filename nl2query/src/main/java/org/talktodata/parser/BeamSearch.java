package org.talktodata.parser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.types.TFloat32;

/**
 * Finds the likeliest queries: keeps the best few beginnings and lengthens each by one action at a
 * time. Only actions that the {@link Grammar} allows are scored. Several questions are searched
 * side by side, and take each step together.
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
   * What came of the search for one question.
   *
   * @param found complete queries, likeliest first
   * @param beginnings how many were lengthened on the way
   */
  record Searched(List<Found> found, int beginnings) {}

  /**
   * What is known of questions before anything is written.
   *
   * @param items how many can be pointed to in the question with the most
   * @param computed the decoder's memory, not to be closed before the search is over
   */
  record Memory(int items, List<Tensor> computed) {}

  /**
   * A beginning of a query.
   *
   * @param parent the row of the step before that it goes on
   */
  private record Beam(List<Integer> actions, Grammar.State state, double score, int parent) {}

  /** The search for the query of one question. */
  private final class Search {
    private final Grammar grammar;
    private final List<Found> found = new ArrayList<>();
    private List<Beam> beams;
    private int lengthened;

    Search(Grammar grammar) {
      this.grammar = grammar;
      this.beams = List.of(new Beam(List.of(), grammar.start(), 0, 0));
    }

    boolean goesOn() {
      return !beams.isEmpty();
    }

    /**
     * Lengthens the beginnings by what the step says of them.
     *
     * @param first the row of the first of them
     */
    void extend(Step step, int first) {
      if (goesOn()) {
        lengthened += beams.size();
        beams = open(longer(step, first));
      }
    }

    private List<Beam> longer(Step step, int first) {
      record Choice(int beam, int action, double score) {}
      List<Choice> choices = new ArrayList<>();
      for (int b = 0; b < beams.size(); b++) {
        int row = first + b;
        double total = step.logSum(row);
        double before = beams.get(b).score;
        int beam = b;
        step.legal.get(row).stream()
            .forEach(
                action ->
                    choices.add(
                        new Choice(beam, action, before + step.score(row, action) - total)));
      }
      choices.sort(Comparator.comparingDouble((Choice c) -> -c.score));
      List<Beam> longer = new ArrayList<>();
      for (Choice choice : choices.subList(0, Math.min(width, choices.size()))) {
        Beam beam = beams.get(choice.beam);
        List<Integer> actions = new ArrayList<>(beam.actions);
        actions.add(choice.action);
        longer.add(
            new Beam(
                actions,
                grammar.after(beam.state, choice.action),
                choice.score,
                first + choice.beam));
      }
      return longer;
    }

    /** Those beginnings that are worth going on with; complete ones go to the found. */
    private List<Beam> open(List<Beam> longer) {
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
      double least = Math.max(best(), longer.get(0).score) - RANGE;
      open.removeIf(beam -> beam.score <= worst || beam.score < least);
      return open;
    }

    private double best() {
      return found.stream()
          .mapToDouble(Found::logProbability)
          .max()
          .orElse(Double.NEGATIVE_INFINITY);
    }

    private Searched over() {
      double least = best() - RANGE;
      List<Found> likeliest =
          found.stream()
              .filter(one -> one.logProbability >= least)
              .sorted(Comparator.comparingDouble((Found f) -> -f.logProbability))
              .limit(width)
              .toList();
      return new Searched(likeliest, lengthened);
    }
  }

  /** For each question what its search gave. */
  List<Searched> search(List<Grammar> grammars, Memory memory) {
    List<Search> searches = grammars.stream().map(Search::new).toList();
    Step last = null;
    try {
      for (int number = 0;
          number < decoder.network.config.maxActions()
              && searches.stream().anyMatch(Search::goesOn);
          number++) {
        Step next = step(searches, memory, last, number);
        close(last);
        last = next;
        for (int q = 0; q < searches.size(); q++) {
          searches.get(q).extend(last, q * last.rowsOfEach);
        }
      }
    } finally {
      close(last);
    }
    return searches.stream().map(Search::over).toList();
  }

  /** For each question how probable it is that its query begins with this word. */
  double[] beginsWith(Word word, List<Grammar> grammars, Memory memory) {
    try (Step step = step(grammars.stream().map(Search::new).toList(), memory, null, 0)) {
      return IntStream.range(0, grammars.size())
          .mapToDouble(q -> Math.exp(step.score(q, word.ordinal()) - step.logSum(q)))
          .toArray();
    }
  }

  /**
   * What one step gave.
   *
   * @param scores (rows, actions)
   * @param actions how many there are
   * @param rowsOfEach how many each question has, beginnings and rows that stand for none
   * @param legal those actions that may be taken in each row; none where it stands for none
   * @param result the scores, then the keys and values of the steps so far
   */
  private record Step(
      float[] scores, int actions, int rowsOfEach, List<BitSet> legal, Result result)
      implements AutoCloseable {
    float score(int row, int action) {
      return scores[row * actions + action];
    }

    /** The logarithm of the sum of the legal actions' exponentials. */
    double logSum(int row) {
      double largest = legal.get(row).stream().mapToDouble(a -> score(row, a)).max().orElse(0);
      double sum =
          legal.get(row).stream().mapToDouble(a -> Math.exp(score(row, a) - largest)).sum();
      return largest + Math.log(sum);
    }

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

  /** Takes one step with all beginnings, after the one before, which is null for the first. */
  private Step step(List<Search> searches, Memory memory, Step before, int number) {
    Rows rows = new Rows(searches, memory.items);
    try (Feeds feeds = new Feeds()) {
      rows.feed(feeds);
      feeds.ints(decoder.step, new int[] {number}, 1);
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
      return new Step(
          Parameters.tensor((TFloat32) result.get(0)).data(),
          rows.actions,
          rows.each,
          rows.legal,
          result);
    }
  }

  /** The beginnings of all questions as the decoder takes them. */
  private final class Rows {
    private final int questions;

    /** How many rows each question has; where it has fewer beginnings, some stand for none. */
    private final int each;

    private final int mostItems;
    private final int actions;
    private final int[] words;
    private final int[] items;
    private final int[] parents;
    private final float[] bias;
    private final float[] detours;
    private final List<BitSet> legal;

    Rows(List<Search> searches, int mostItems) {
      this.questions = searches.size();
      this.each = searches.stream().mapToInt(search -> search.beams.size()).max().orElseThrow();
      this.mostItems = mostItems;
      this.actions = Word.count() + mostItems;
      int count = questions * each;
      this.words = new int[count];
      this.items = new int[count];
      this.parents = new int[count];
      this.bias = new float[count * actions];
      Arrays.fill(bias, FORBIDDEN);
      this.detours = new float[count * mostItems * Grammar.DETOURS];
      this.legal = new ArrayList<>(Collections.nCopies(count, new BitSet()));
      for (int question = 0; question < questions; question++) {
        Search search = searches.get(question);
        for (int b = 0; b < each; b++) {
          int row = question * each + b;
          items[row] = StepDecoder.row(question, mostItems, mostItems);
          if (b < search.beams.size()) {
            put(row, question, search.beams.get(b), search.grammar);
          }
        }
      }
    }

    private void put(int row, int question, Beam beam, Grammar grammar) {
      int written = beam.actions.size();
      int last = written == 0 ? Word.START.ordinal() : beam.actions.get(written - 1);
      if (last < Word.count()) {
        words[row] = last;
      } else {
        items[row] = StepDecoder.row(question, last - Word.count(), mostItems);
      }
      parents[row] = beam.parent;
      BitSet allowed = grammar.legal(beam.state);
      allowed.stream().forEach(action -> bias[row * actions + action] = 0);
      Grammar.write(grammar.detours(beam.state), detours, row * mostItems * Grammar.DETOURS);
      legal.set(row, allowed);
    }

    void feed(Feeds feeds) {
      feeds
          .ints(decoder.writtenWord, words, words.length)
          .ints(decoder.writtenItem, items, items.length)
          .ints(decoder.parents, parents, parents.length)
          .floats(decoder.detours, detours, questions, each, mostItems, Grammar.DETOURS)
          .floats(decoder.legalBias, bias, questions, each, actions);
    }
  }
}
