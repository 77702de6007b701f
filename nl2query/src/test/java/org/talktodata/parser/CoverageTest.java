package org.talktodata.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.talktodata.parser.Item.ColumnItem;
import org.talktodata.question.Question;
import org.talktodata.table.Catalog;
import org.talktodata.table.Column;
import org.talktodata.table.Profile;
import org.talktodata.table.Table;

/** Of readings nearly as likely, the one that uses more of the words comes first. */
class CoverageTest {
  private final Linked linked = linked("price rooms garage");

  CoverageTest() throws IOException {}

  private static Linked linked(String sentence) throws IOException {
    Profile profile = new Profile(0, 9, Optional.empty(), Optional.empty(), List.of());
    List<Column> columns =
        List.of("price", "rooms", "garage").stream()
            .map(
                name ->
                    new Column(
                        name, Column.Type.TEXT, Column.Role.CATEGORY, List.of(), "", profile))
            .toList();
    Catalog catalog = Catalog.of(new Table("homes", List.of(), columns, 100));
    Question question =
        new Question(sentence, catalog, Optional.empty(), LocalDateTime.of(2025, 1, 15, 10, 0));
    try (var in = CoverageTest.class.getResourceAsStream("/model/vocabulary.txt")) {
      WordPiece pieces =
          new WordPiece(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
      return new Linker(pieces, ParserConfig.SMALL).link(question, List.of());
    }
  }

  private static BeamSearch.Found found(Linked linked, double probability, String... columns) {
    List<Integer> actions =
        List.of(columns).stream().map(name -> Word.count() + place(linked, name)).toList();
    return new BeamSearch.Found(actions, Math.log(probability));
  }

  private static int place(Linked linked, String name) {
    for (int i = 0; i < linked.items().size(); i++) {
      if (linked.items().get(i) instanceof ColumnItem item && item.column().name().equals(name)) {
        return i;
      }
    }
    throw new AssertionError("no column " + name);
  }

  private BeamSearch.Found less(double probability) {
    return found(linked, probability, "price", "rooms");
  }

  private BeamSearch.Found all(double probability) {
    return found(linked, probability, "price", "rooms", "garage");
  }

  private List<BeamSearch.Found> weighed(BeamSearch.Found... found) {
    return new Coverage(linked).weighed(List.of(found));
  }

  @Test
  void theFullerReadingComesFirst() {
    List<BeamSearch.Found> weighed = weighed(less(0.35), all(0.30));
    assertEquals(all(0.30).actions(), weighed.get(0).actions());
    double total = weighed.stream().mapToDouble(one -> Math.exp(one.logProbability())).sum();
    assertEquals(0.65, total, 1e-9);
  }

  @Test
  void whatIsMuchLikelierStaysFirst() {
    List<BeamSearch.Found> weighed = weighed(less(0.6), all(0.1));
    assertEquals(less(0.6).actions(), weighed.get(0).actions());
    assertTrue(weighed.get(0).logProbability() < less(0.6).logProbability());
  }

  @Test
  void whereNothingIsLeftOutAllStaysAsItIs() throws IOException {
    Linked both = linked("price rooms");
    List<BeamSearch.Found> found = List.of(found(both, 0.6, "price", "rooms"));
    assertEquals(0.6, Math.exp(new Coverage(both).weighed(found).get(0).logProbability()), 1e-9);
  }
}
