package org.talktodata.upload;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;
import org.talktodata.store.Sql;

/**
 * Finds how the cells of a UTF-8 text file stand. DuckDB looks first; where it sees one column
 * only, or nothing at all, because some rows are ragged, the separator is guessed and DuckDB looks
 * again.
 */
final class Sniffer {
  /** Columns beyond this are refused: no chart and no page would be of use. */
  static final int MOST_COLUMNS = 10_000;

  private static final int SEARCHED = 8 << 20;

  /** A little less than the two million bytes that DuckDB usually reads. */
  private static final int LONG_LINE = 1_900_000;

  private static final int LINES_SEEN = 200;
  private static final int LINE_SEEN = 100_000;

  private final Connection connection;
  private final Path file;
  private final ReadingOptions options;
  private final boolean longLines;

  Sniffer(Connection connection, Path file, ReadingOptions options) {
    this.connection = connection;
    this.file = file;
    this.options = options;
    this.longLines = beginsWithLongLine(file);
  }

  /** DuckDB takes many seconds to find out by itself. */
  private static boolean beginsWithLongLine(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(SEARCHED);
      int start = 0;
      for (int i = 0; i < head.length; i++) {
        if (head[i] == '\n' || head[i] == '\r') {
          start = i + 1;
        } else if (i - start > LONG_LINE) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Looks at the file.
   *
   * @throws ProblemException NOT_A_TABLE if no way to read it was found, TOO_MANY_COLUMNS
   */
  Dialect sniff() throws SQLException {
    Optional<Dialect> seen = sniff(options.delimiter());
    if (options.delimiter().isEmpty() && seen.map(d -> d.types().size() < 2).orElse(true)) {
      Optional<String> guess = Delimiters.guess(firstLines());
      Optional<Dialect> again = guess.isPresent() ? sniff(guess) : Optional.empty();
      seen = again.isPresent() ? again : seen;
    }
    Dialect dialect = seen.orElseThrow(Sniffer::notATable);
    if (dialect.types().size() > MOST_COLUMNS) {
      throw new ProblemException(
          Problem.of(Message.TOO_MANY_COLUMNS, dialect.types().size(), MOST_COLUMNS));
    }
    return dialect;
  }

  private static ProblemException notATable() {
    return new ProblemException(Problem.of(Message.NO_ROWS_AND_COLUMNS));
  }

  private Optional<Dialect> sniff(Optional<String> delimiter) throws SQLException {
    try {
      return Optional.of(ask(delimiter));
    } catch (SQLException e) {
      if (e.getMessage().startsWith("Invalid Input Error")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Dialect ask(Optional<String> delimiter) throws SQLException {
    List<String> settings = new ArrayList<>();
    settings.add(Sql.literal(file.toString()));
    delimiter.ifPresent(
        d -> {
          settings.add("delim=" + Sql.literal(d));
          settings.add("quote='\"'");
          settings.add("escape='\"'");
          settings.add("ignore_errors=true");
        });
    options.header().ifPresent(header -> settings.add("header=" + header));
    if (longLines) {
      settings.add(Dialect.LONG_LINES);
    }
    return Sql.one(
        connection,
        "SELECT *, list_transform(Columns, lambda c: c.type) AS types FROM sniff_csv("
            + String.join(", ", settings)
            + ")",
        row -> dialect(row, longLines));
  }

  private static Dialect dialect(ResultSet row, boolean longLines) throws SQLException {
    List<String> types = new ArrayList<>();
    for (Object type : (Object[]) row.getArray("types").getArray()) {
      types.add(plain(String.valueOf(type)));
    }
    String quote = one(row.getString("Quote"), "\"");
    return new Dialect(
        row.getString("Delimiter"),
        quote,
        one(row.getString("Escape"), quote),
        row.getLong("SkipRows"),
        row.getBoolean("HasHeader"),
        Optional.ofNullable(row.getString("DateFormat")),
        Optional.ofNullable(row.getString("TimestampFormat")),
        types,
        longLines);
  }

  /** Times with a zone are kept in UTC, as all times of a table are of one kind. */
  private static String plain(String type) {
    return type.equals("TIMESTAMP WITH TIME ZONE") ? "TIMESTAMP" : type;
  }

  /** DuckDB says {@code (empty)} where it saw none in its sample; later rows may have some. */
  private static String one(String character, String otherwise) {
    return character == null || character.length() != 1 ? otherwise : character;
  }

  private List<String> firstLines() {
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      char[] piece = new char[LINE_SEEN];
      int length = reader.read(piece);
      String head = length < 0 ? "" : new String(piece, 0, length);
      head.lines().limit(LINES_SEEN).forEach(lines::add);
    } catch (java.nio.charset.CharacterCodingException e) {
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }
}
