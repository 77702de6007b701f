package org.talktodata.parser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.talktodata.parser.Item.ColumnItem;
import org.talktodata.question.Question;
import org.talktodata.table.Catalog;
import org.talktodata.table.Column;
import org.talktodata.table.Profile;
import org.talktodata.table.Table;

/** What tests of the parser begin with: the word pieces that it ships with, and a small table. */
public final class Small {
  private Small() {}

  /** The pieces that the shipped model reads. */
  public static WordPiece pieces() {
    try (var in = Small.class.getResourceAsStream("/model/vocabulary.txt")) {
      return new WordPiece(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A sentence about a table of homes with these columns of text. */
  static Linked linked(WordPiece pieces, String sentence, String... columns) {
    Profile profile = new Profile(0, 9, Optional.empty(), Optional.empty(), List.of());
    List<Column> all =
        Stream.of(columns)
            .map(
                name ->
                    new Column(
                        name, Column.Type.TEXT, Column.Role.CATEGORY, List.of(), "", profile))
            .toList();
    Question question =
        new Question(
            sentence,
            Catalog.of(new Table("homes", List.of(), all, 100)),
            Optional.empty(),
            LocalDateTime.of(2025, 1, 15, 10, 0));
    return new Linker(pieces, ParserConfig.SMALL).link(question, List.of());
  }

  /** Which item a column is. */
  static int place(Linked linked, String column) {
    for (int i = 0; i < linked.items().size(); i++) {
      if (linked.items().get(i) instanceof ColumnItem item && item.column().name().equals(column)) {
        return i;
      }
    }
    throw new AssertionError("no column " + column);
  }
}
