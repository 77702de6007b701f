package org.talktodata.examples;

import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;

/** Reads a {@code .talk} script line by line and remembers what is wrong with it. */
final class TalkParser {
  private static final String STATEMENTS =
      "table, now, ask, then, query, accept, rows, count, says";

  private final List<String> tables = new ArrayList<>();
  private final List<TalkFile.Block> blocks = new ArrayList<>();
  private final List<String> mistakes = new ArrayList<>();
  private Optional<LocalDateTime> now = Optional.empty();
  private Optional<ChartQuery> last = Optional.empty();
  private int number;
  private Open open;

  /** The block that is being read. */
  private static final class Open {
    private final int line;
    private final List<TalkFile.Sentence> sentences = new ArrayList<>();
    private final List<ChartQuery> accepted = new ArrayList<>();
    private boolean follows;
    private boolean answered;
    private Optional<ChartQuery> query = Optional.empty();
    private Optional<Refusal> refusal = Optional.empty();
    private Optional<String> rows = Optional.empty();
    private OptionalInt count = OptionalInt.empty();

    private Open(int line) {
      this.line = line;
    }
  }

  void line(String raw) {
    number++;
    String line = raw.strip();
    if (line.isEmpty()) {
      close();
    } else if (!line.startsWith("#")) {
      int space = line.indexOf(' ');
      String word = space < 0 ? line : line.substring(0, space);
      statement(word, space < 0 ? "" : line.substring(space + 1).strip());
    }
  }

  TalkFile end() {
    close();
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", mistakes));
    }
    return new TalkFile(tables, now, blocks);
  }

  private void statement(String word, String rest) {
    if (rest.isEmpty()) {
      mistake("nothing follows '%s'.".formatted(word));
      return;
    }
    switch (word) {
      case "table" -> tables.add(rest);
      case "now" -> now = clock(rest);
      case "ask" -> sentence(rest, false);
      case "then" -> sentence(rest, true);
      case "query" -> query(rest);
      case "accept" -> accept(rest);
      case "rows" -> answered(word).rows = Optional.of(rest);
      case "count" -> answered(word).count = count(rest);
      case "says" -> says(rest);
      default -> mistake("'%s' is no statement; known are %s.".formatted(word, STATEMENTS));
    }
  }

  private void sentence(String text, boolean follows) {
    if (open != null && open.answered) {
      close();
    }
    if (open != null && open.follows != follows) {
      mistake("a block has 'ask' or 'then', not both; put a blank line between them.");
      close();
    }
    if (open == null) {
      open = new Open(number);
      open.follows = follows;
    }
    if (follows && last.isEmpty()) {
      mistake("'then' follows a query, and there is none above it.");
    }
    open.sentences.add(new TalkFile.Sentence(number, text));
  }

  private void query(String json) {
    if (open == null) {
      open = new Open(number);
    }
    if (open.query.isPresent()) {
      mistake("the block has a query already; another that is right too is written 'accept'.");
    }
    open.answered = true;
    open.query = chartQuery(json);
  }

  private void accept(String json) {
    Open block = answered("accept");
    chartQuery(json).ifPresent(block.accepted::add);
  }

  private void says(String rest) {
    if (open == null) {
      mistake("'says' stands below a sentence or a query.");
      return;
    }
    int space = rest.indexOf(' ');
    String name = space < 0 ? rest : rest.substring(0, space);
    open.answered = true;
    try {
      Problem.Code code = Problem.Code.valueOf(name);
      open.refusal = Optional.of(new Refusal(code, space < 0 ? "" : rest.substring(space).strip()));
    } catch (IllegalArgumentException e) {
      mistake("'%s' is no problem code.".formatted(name));
    }
  }

  private Open answered(String word) {
    if (open == null || !open.answered) {
      mistake("'%s' stands below a query.".formatted(word));
    }
    return open == null ? new Open(number) : open;
  }

  private Optional<ChartQuery> chartQuery(String json) {
    try {
      return Optional.of(ChartQueryJson.parse(json));
    } catch (ProblemException e) {
      String where = e.problem().pointer().map(p -> "at " + p + ": ").orElse("");
      mistake(where + e.problem().detail());
      return Optional.empty();
    }
  }

  private Optional<LocalDateTime> clock(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text));
    } catch (DateTimeParseException e) {
      mistake("'now' is written like 2025-01-15T10:00:00, not '%s'.".formatted(text));
      return Optional.empty();
    }
  }

  private OptionalInt count(String text) {
    try {
      return OptionalInt.of(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      mistake("'count' is a whole number, not '%s'.".formatted(text));
      return OptionalInt.empty();
    }
  }

  private void close() {
    if (open == null) {
      return;
    }
    if (!open.answered) {
      mistakes.add(
          "line %d: the sentence has no answer; 'query' or 'says' is missing below it."
              .formatted(open.line));
    }
    blocks.add(
        new TalkFile.Block(
            open.line,
            open.sentences,
            open.follows ? last : Optional.empty(),
            open.query,
            open.accepted,
            open.refusal,
            open.rows,
            open.count));
    last = open.query.or(() -> last);
    open = null;
  }

  private void mistake(String what) {
    mistakes.add("line %d: %s".formatted(number, what));
  }
}
