package org.talktodata.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.chartquery.Mark;
import org.talktodata.table.Column;
import org.talktodata.table.Relation;

class NvBenchTest {
  private static final String LINE =
      """
      {"qid": "%s", "db_id": "shop", "tables": ["sale"], "chart": "%s", "hardness": "Extra Hard", \
      "vql": "Visualize BAR SELECT %s FROM sale GROUP BY item", "question": "%s", "repro": "%s"}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void writeDatabase() throws IOException {
    Path shop = Files.createDirectories(folder.resolve("databases/shop"));
    Files.writeString(shop.resolve("sale.csv"), "item,person_id,day\ntea,1,2024-01-02\ncup,2,\n");
    Files.writeString(shop.resolve("person.csv"), "id,name\n1,Ann\n2,Bo\n");
    Files.writeString(
        shop.resolve("schema.json"),
        """
        {"tables": [
          {"name": "sale", "columns": [{"name": "item", "spider_type": "text"}]},
          {"name": "person", "columns": []},
          {"name": "lost", "available": false, "columns": []}],
         "foreign_keys": [
          {"table": "sale", "column": "person_id", "ref_table": "Person", "ref_column": "ID"}]}
        """);
    Files.writeString(
        folder.resolve("lines.jsonl"),
        LINE.formatted("1#0", "Bar", "item , count(*)", "How many of each item?", "exact")
            + LINE.formatted("1#1", "Bar", "item , count(*)", "A bar chart of items.", "exact")
            + LINE.formatted("2#0", "Pie", "item , count(*)", "Items as a pie.", "lost-clause")
            + LINE.formatted("3#0", "Bar", "item , sum(day)", "Days of items.", "exact"));
  }

  private NvBench.Loaded load(NvBench.Options options) throws IOException {
    return new NvBench(folder.resolve("databases")).load(folder.resolve("lines.jsonl"), options);
  }

  @Test
  void readsTheDatabaseAsAPersonWouldUploadIt() throws IOException {
    NvDatabase shop = new NvBench(folder.resolve("databases")).database("shop");
    assertEquals(2, shop.catalog().tables().size());
    assertEquals(
        List.of(new Relation(FieldRef.of("sale", "person_id"), FieldRef.of("person", "id"))),
        shop.catalog().relations());
    assertEquals(
        Column.Type.DATE,
        shop.catalog().table("sale").orElseThrow().column("day").orElseThrow().type());
    assertEquals(List.of("tea", "cup"), shop.values().get(0).values());
  }

  @Test
  void trainingLeavesMarksOpenThatNobodyNamed() throws IOException {
    NvBench.Loaded loaded = load(NvBench.Options.TRAINING);
    List<Mark> marks = loaded.examples().stream().map(e -> e.gold().orElseThrow().mark()).toList();
    assertEquals(List.of(Mark.AUTO, Mark.BAR), marks);
    assertEquals(3, loaded.lines());
    assertEquals(Map.of("a sum or mean of what is no number", 1), loaded.skipped());
    assertTrue(loaded.summary().startsWith("2 of 3 lines (66.7 %)"), loaded.summary());
    assertTrue(loaded.examples().get(0).kinds().contains("extra-hard"));
    assertSame(
        loaded.examples().get(0).question().catalog(),
        loaded.examples().get(1).question().catalog(),
        "examples over the same tables share the catalogue");
  }

  @Test
  void evaluationKeepsThePublishedChart() throws IOException {
    List<Example> examples = load(NvBench.Options.EVALUATION).examples();
    assertEquals(List.of("1#0", "1#1", "2#0"), examples.stream().map(Example::id).toList());
    assertEquals(Mark.BAR, examples.get(0).gold().orElseThrow().mark());
  }

  @Test
  void singleShowsOnlyTheTablesOfTheLine() throws IOException {
    Example example = load(new NvBench.Options(true, true, true)).examples().get(0);
    assertEquals(1, example.question().catalog().tables().size());
    assertEquals("shop[sale]", example.tables());
    assertTrue(example.gold().orElseThrow().from().isEmpty(), "one table needs no name");
  }

  @Test
  void translatedSentencesMeanTheSame() throws IOException {
    Path sentences =
        Files.writeString(folder.resolve("zh.tsv"), "qid\tsentence\n1#1\t每种商品有几个，柱状图\n");
    List<Example> examples =
        new NvBench(folder.resolve("databases"))
            .translated(sentences, folder.resolve("lines.jsonl"), NvBench.Options.TRAINING)
            .examples();
    assertEquals(1, examples.size());
    assertEquals("zh", examples.get(0).language());
    assertEquals(Mark.BAR, examples.get(0).gold().orElseThrow().mark());
  }
}
