package org.talktodata.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.examples.Corpus;
import org.talktodata.examples.Example;
import org.talktodata.question.Mention;
import org.talktodata.question.ValueIndex;
import org.talktodata.table.Catalog;
import org.talktodata.table.Column;
import org.talktodata.table.Profile;
import org.talktodata.table.Relation;
import org.talktodata.table.Table;

/** The action language says what the corpus needs, and nothing that is no query. */
class GrammarTest {
  private static WordPiece wordPiece;
  private static List<Example> examples;

  @BeforeAll
  static void load() throws IOException {
    wordPiece = Small.pieces();
    examples = Corpus.load(Path.of("corpus/dev"), "dev", false);
  }

  /**
   * At least 95 % of the queries can be written with the candidates found, and come back the same.
   */
  @Test
  void writesTheCorpus() {
    Lesson.Maker maker = new Lesson.Maker(wordPiece, ParserConfig.SMALL);
    Map<List<?>, ValueIndex> indexes = new IdentityHashMap<>();
    int written = 0;
    int asked = 0;
    List<String> changed = new ArrayList<>();
    for (Example example : examples) {
      if (example.accepted().isEmpty()) {
        continue;
      }
      asked++;
      ValueIndex index =
          indexes.computeIfAbsent(example.values(), key -> new ValueIndex(example.values()));
      var lesson =
          maker
              .make(
                  example.question(),
                  index,
                  UnaryOperator.identity(),
                  example.accepted().stream().findFirst(),
                  false)
              .lesson();
      if (lesson.isEmpty()) {
        continue;
      }
      written++;
      ChartQuery back = lesson.get().query().orElseThrow();
      ChartQuery wanted = example.accepted().get(0);
      if (!back.mark().equals(wanted.mark())
          || back.encoding().slots().size() != wanted.encoding().slots().size()
          || back.filter().isPresent() != wanted.filter().isPresent()
          || !back.limit().equals(wanted.limit())) {
        changed.add(ChartQueryJson.print(wanted) + " became " + ChartQueryJson.print(back));
      }
    }
    assertEquals(List.of(), changed);
    assertTrue(written >= 0.95 * asked, written + " of " + asked);
  }

  /** Whatever legal actions chance takes, the end is a query that can be printed and read again. */
  @Test
  void writesOnlyQueries() {
    Linker linker = new Linker(wordPiece, ParserConfig.SMALL);
    Random random = new Random(11);
    int complete = 0;
    for (int i = 0; i < 3000; i++) {
      Example example = examples.get(random.nextInt(examples.size()));
      Linked linked = linker.link(example.question(), List.of());
      Grammar grammar = new Grammar(linked.catalog(), linked.items());
      Grammar.State state = grammar.start();
      List<Integer> actions = new ArrayList<>();
      while (!state.done() && actions.size() < 60) {
        BitSet legal = grammar.legal(state);
        assertFalse(legal.isEmpty(), () -> "nothing may follow " + names(grammar, actions));
        int[] choices = legal.stream().toArray();
        int action = choices[random.nextInt(choices.length)];
        if (legal.get(Word.END.ordinal()) && random.nextInt(3) == 0) {
          action = Word.END.ordinal();
        }
        actions.add(action);
        state = grammar.after(state, action);
      }
      Word first = Word.at(actions.get(0));
      if (!state.done() || first == Word.REFUSE_COLUMN || first == Word.REFUSE_TOPIC) {
        continue;
      }
      try {
        ChartQuery query = QueryBuilder.build(linked.catalog(), linked.items(), actions);
        String json = ChartQueryJson.print(query);
        assertEquals(json, ChartQueryJson.print(ChartQueryJson.parse(json)));
        saysNothingTwice(ChartQueryJson.tree(query));
        complete++;
      } catch (IllegalArgumentException e) {
        assertTrue(e.getMessage() != null);
      }
    }
    assertTrue(complete > 500, complete + " complete");
  }

  /**
   * Once a table is in use, its key is not taken from a table that refers to it; that table's other
   * columns, and the table itself, may still be named.
   */
  @Test
  void takesAKeyFromTheTableInUse() {
    Catalog catalog =
        new Catalog(
            List.of(table("customers", "id", "name"), table("orders", "customer_id", "status")),
            List.of(
                new Relation(
                    FieldRef.of("orders", "customer_id"), FieldRef.of("customers", "id"))));
    List<Item> items =
        List.of(
            new Item.TableItem(0),
            new Item.TableItem(1),
            new Item.ColumnItem(0, catalog.tables().get(0).columns().get(0)),
            new Item.ColumnItem(0, catalog.tables().get(0).columns().get(1)),
            new Item.ColumnItem(1, catalog.tables().get(1).columns().get(0)),
            new Item.ColumnItem(1, catalog.tables().get(1).columns().get(1)));
    Grammar grammar = new Grammar(catalog, items);
    int id = Word.count() + 2;
    int customerId = Word.count() + 4;
    Grammar.State x = after(grammar, grammar.start(), Word.AUTO.ordinal(), Word.X.ordinal());
    assertTrue(grammar.legal(x).get(customerId));
    Grammar.State filter = after(grammar, x, Word.count() + 3, Word.FILTER.ordinal());
    BitSet legal = grammar.legal(filter);
    assertTrue(legal.get(id));
    assertFalse(legal.get(customerId));
    assertTrue(legal.get(Word.count() + 5));
    Grammar.State counted =
        after(grammar, x, Word.count() + 3, Word.FROM.ordinal(), Word.count() + 1);
    assertTrue(grammar.legal(counted).get(Word.END.ordinal()));
    assertFalse(grammar.legal(counted).get(Word.FROM.ordinal()));
  }

  /** A mean of shares is compared with 0.85, not with 85; a total may be. */
  @Test
  void comparesMeansInTheUnitsOfTheirColumn() {
    Column share =
        new Column(
            "load",
            Column.Type.NUMBER,
            Column.Role.NUMBER,
            List.of(),
            "",
            new Profile(0, 30, Optional.of("0"), Optional.of("1"), List.of()));
    Catalog catalog = Catalog.of(new Table("flights", List.of(), List.of(share), 100));
    List<Item> items =
        List.of(
            new Item.TableItem(0),
            new Item.ColumnItem(0, share),
            new Item.ValueItem(Mention.number(Mention.Kind.NUMBER, 85, 0, 3), -1, Set.of(1)),
            new Item.ValueItem(Mention.number(Mention.Kind.NUMBER, 0.85, 0, 3), -1, Set.of()));
    Grammar grammar = new Grammar(catalog, items);
    int load = Word.count() + 1;
    int percent = Word.count() + 2;
    Grammar.State having =
        after(
            grammar,
            grammar.start(),
            Word.AUTO.ordinal(),
            Word.X.ordinal(),
            load,
            Word.HAVING.ordinal());
    BitSet ofMean =
        grammar.legal(after(grammar, having, Word.MEAN.ordinal(), load, Word.GT.ordinal()));
    assertFalse(ofMean.get(percent));
    assertTrue(ofMean.get(percent + 1));
    assertTrue(
        grammar
            .legal(after(grammar, having, Word.SUM.ordinal(), load, Word.GT.ordinal()))
            .get(percent));
  }

  private static Grammar.State after(Grammar grammar, Grammar.State state, int... actions) {
    for (int action : actions) {
      state = grammar.after(state, action);
    }
    return state;
  }

  private static Table table(String name, String... columns) {
    return new Table(
        name,
        List.of(),
        Arrays.stream(columns)
            .map(
                column ->
                    new Column(
                        column,
                        Column.Type.TEXT,
                        Column.Role.CATEGORY,
                        List.of(),
                        "",
                        Profile.UNKNOWN))
            .toList(),
        1);
  }

  private static List<String> names(Grammar grammar, List<Integer> actions) {
    return actions.stream().map(grammar::name).toList();
  }

  /**
   * Ranges have an end, lists have several values, all different; so have ANDs of comparisons of
   * one text column.
   */
  private static void saysNothingTwice(JsonNode node) {
    if (node.has("range")) {
      JsonNode from = node.get("range").get(0);
      JsonNode to = node.get("range").get(1);
      assertFalse(from.isNull() && to.isNull());
      if (from.isNumber() && to.isNumber()) {
        assertTrue(from.asDouble() <= to.asDouble(), node::toString);
      }
    }
    if (node.has("oneOf")) {
      assertTrue(node.get("oneOf").size() > 1, node::toString);
    }
    for (String measures : List.of("ratio", "difference", "y")) {
      List<JsonNode> all = new ArrayList<>();
      if (node.path(measures).isArray()) {
        node.get(measures).forEach(all::add);
      }
      assertEquals(all.size(), Set.copyOf(all).size(), node::toString);
    }
    if (node.path("filter").has("and")) {
      List<String> compared = new ArrayList<>();
      node.get("filter")
          .get("and")
          .forEach(
              part -> {
                if (part.path("equal").isTextual() && !part.has("timeUnit")) {
                  compared.add(part.path("table").asText() + "." + part.get("field").asText());
                }
              });
      boolean plain = !node.get("filter").toString().matches(".*\"(or|not|in)\":.*");
      assertTrue(!plain || Set.copyOf(compared).size() == compared.size(), node::toString);
    }
    node.forEach(GrammarTest::saysNothingTwice);
  }
}
