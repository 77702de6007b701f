package org.talktodata.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.talktodata.chartquery.ChartQuery;

/**
 * A script of questions with their answers: the {@code .talk} format of samples/README.md.
 *
 * @param tables what its {@code table} lines name: a schema in the corpus, CSV files in the samples
 * @param now the clock for relative dates, if the script sets one
 * @param blocks in the file's order
 */
public record TalkFile(List<String> tables, Optional<LocalDateTime> now, List<Block> blocks) {
  public TalkFile {
    Objects.requireNonNull(now);
    tables = List.copyOf(tables);
    blocks = List.copyOf(blocks);
  }

  /**
   * One or more ways to say the same, and what is right to answer.
   *
   * @param line where it begins, counted from 1
   * @param sentences ways to say it; none for a query that was sent rather than asked
   * @param follows the query that the sentences change; empty for {@code ask}
   * @param query the right query
   * @param accepted other right queries
   * @param refusal the problem that is right to answer; beside a query if that query is refused
   * @param rows the result's rows as written after {@code rows}
   * @param count how many rows the result has
   */
  public record Block(
      int line,
      List<Sentence> sentences,
      Optional<ChartQuery> follows,
      Optional<ChartQuery> query,
      List<ChartQuery> accepted,
      Optional<Refusal> refusal,
      Optional<String> rows,
      OptionalInt count) {
    public Block {
      sentences = List.copyOf(sentences);
      accepted = List.copyOf(accepted);
    }
  }

  /** A sentence and the line it stands on, counted from 1. */
  public record Sentence(int line, String text) {}

  /**
   * Reads a script.
   *
   * @throws IllegalArgumentException with every line that is wrong and why
   */
  public static TalkFile parse(String text) {
    TalkParser parser = new TalkParser();
    text.lines().forEach(parser::line);
    return parser.end();
  }

  /**
   * Reads a script from a file in UTF-8.
   *
   * @throws IllegalArgumentException with the file's name and every line that is wrong and why
   */
  public static TalkFile read(Path file) throws IOException {
    try {
      return parse(Files.readString(file));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file.getFileName() + ": " + e.getMessage(), e);
    }
  }
}
