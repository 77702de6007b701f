package org.talktodata.parser;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.question.Mention;
import org.talktodata.question.Question;
import org.talktodata.question.Spelling;
import org.talktodata.question.ValueIndex;

/**
 * One example as the network is taught it: the linked question, the actions that write the right
 * query, and at each step which actions the grammar allowed and which tables they would add.
 */
public final class Lesson {
  final Linked linked;
  final int[] actions;
  final List<BitSet> legal;
  final List<int[]> detours;

  private Lesson(Linked linked, int[] actions, List<BitSet> legal, List<int[]> detours) {
    this.linked = linked;
    this.actions = actions;
    this.legal = legal;
    this.detours = detours;
  }

  /** A lesson, or why there is none: the query needs what is not among the candidates. */
  public record Attempt(Optional<Lesson> lesson, String reason) {}

  /** Makes lessons from examples. */
  public static final class Maker {
    private final Linker linker;
    private final Spelling spelling;
    private final ParserConfig config;

    public Maker(WordPiece wordPiece, ParserConfig config) {
      this.linker = new Linker(wordPiece, config);
      this.spelling = new Spelling(wordPiece.englishWords());
      this.config = config;
    }

    /**
     * The lesson that the question has this answer.
     *
     * @param answer the query; empty if it cannot be answered
     * @param naming what the question's tables call the columns of the index
     * @param aboutData for a question without an answer: whether it asks for a column that is not
     *     there
     */
    public Attempt make(
        Question question,
        ValueIndex values,
        UnaryOperator<FieldRef> naming,
        Optional<ChartQuery> answer,
        boolean aboutData) {
      Spelling.Meant meant = spelling.meant(question, text -> cells(text, values, naming));
      Linked linked = linker.link(meant.question(), meant.cells());
      List<Integer> actions;
      if (answer.isEmpty()) {
        actions = List.of((aboutData ? Word.REFUSE_COLUMN : Word.REFUSE_TOPIC).ordinal());
      } else {
        try {
          actions = Oracle.actions(answer.get(), question.catalog(), linked.items());
        } catch (Oracle.Unreachable e) {
          return new Attempt(Optional.empty(), e.getMessage());
        }
      }
      if (actions.size() > config.maxActions()) {
        return new Attempt(Optional.empty(), "too long");
      }
      Grammar grammar = new Grammar(linked.catalog(), linked.items());
      Grammar.State state = grammar.start();
      List<BitSet> legal = new ArrayList<>();
      List<int[]> detours = new ArrayList<>();
      for (int action : actions) {
        BitSet now = grammar.legal(state);
        if (!now.get(action)) {
          return new Attempt(
              Optional.empty(),
              "the grammar forbids %s after %s"
                  .formatted(grammar.name(action), names(grammar, actions)));
        }
        legal.add(now);
        detours.add(grammar.detours(state));
        state = grammar.after(state, action);
      }
      if (!state.done()) {
        return new Attempt(Optional.empty(), "incomplete");
      }
      return new Attempt(
          Optional.of(
              new Lesson(
                  linked, actions.stream().mapToInt(Integer::intValue).toArray(), legal, detours)),
          "");
    }

    private static List<Mention> cells(
        String sentence, ValueIndex values, UnaryOperator<FieldRef> naming) {
      return values.find(sentence).stream()
          .map(cell -> cell.withField(naming.apply(cell.field().orElseThrow())))
          .toList();
    }

    private static String names(Grammar grammar, List<Integer> actions) {
      return actions.stream().map(grammar::name).toList().toString();
    }
  }

  /** The query that the lesson teaches, for tests; empty for a refusal. */
  public Optional<ChartQuery> query() {
    List<Integer> list = new ArrayList<>();
    for (int action : actions) {
      list.add(action);
    }
    Word first = Word.at(list.get(0));
    return first == Word.REFUSE_COLUMN || first == Word.REFUSE_TOPIC
        ? Optional.empty()
        : Optional.of(QueryBuilder.build(linked.catalog(), linked.items(), list));
  }
}
