package org.talktodata.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.talktodata.chartquery.ChartQueryJson;

class CellsTest {
  private static final String SCHEMA =
      """
      {"id": "orders", "language": "zh",
       "tables": [
        {"name": "订单", "rows": 20, "columns": [
          {"name": "状态", "type": "text", "role": "category", "values": ["已付款", "取消"]},
          {"name": "渠道", "type": "text", "role": "category", "values": ["线上", "门店", "APP"]},
          {"name": "城市", "type": "text", "role": "category", "values": ["上海", "苏州"]}]}]}
      """;
  private static final String TALK =
      """
      table orders

      ask 已付款的订单数
      query {"encoding":{"y":{"aggregate":"count"}},"filter":{"field":"状态","equal":"已付款"}}

      then 只看线上和APP
      query {"encoding":{"y":{"aggregate":"count"}},"filter":{"and":[{"field":"状态","equal":"已付款"},{"field":"渠道","oneOf":["线上","APP"]}]}}

      ask 各城市订单数
      query {"encoding":{"x":{"field":"城市"},"y":{"aggregate":"count"}}}

      ask 上海的订单数
      query {"encoding":{"y":{"aggregate":"count"}},"filter":{"field":"城市","equal":"上海"}}
      """;
  private static final String CELLS =
      """
      # cells
      已付款\tPaid\tPD
      取消\tCancelled\tCXL
      线上\tOnline\tweb
      门店\tShop\tst
      上海\tShanghai\tSH
      """;

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("orders.schema.json"), SCHEMA);
    Files.writeString(folder.resolve("orders.talk"), TALK);
  }

  private Cells cells(String lines) throws IOException {
    return Cells.read(Files.writeString(folder.resolve("cells.tsv"), lines));
  }

  private List<Example> translated(Cells cells, Random random) throws IOException {
    return cells.of(Corpus.load(folder, "corpus", true), Corpus.schemas(folder), random);
  }

  @Test
  void changesTablesAndQueriesAlikeAndKeepsTheSentence() throws IOException {
    Set<String> queries = new HashSet<>();
    Random random = new Random(1);
    for (int i = 0; i < 40; i++) {
      List<Example> examples = translated(cells(CELLS), random);
      assertEquals(
          List.of("已付款的订单数", "只看线上和APP"),
          examples.stream().map(example -> example.question().text()).toList());
      Example then = examples.get(1);
      queries.add(ChartQueryJson.print(then.accepted().get(0)));
      String before = ChartQueryJson.print(then.question().follows().orElseThrow());
      boolean words = then.values().get(0).values().equals(List.of("Paid", "Cancelled"));
      assertTrue(words || then.values().get(0).values().equals(List.of("PD", "CXL")));
      assertTrue(before.contains(words ? "\"Paid\"" : "\"PD\""), before);
    }
    assertEquals(4, queries.size(), queries.toString());
    assertTrue(queries.stream().anyMatch(q -> q.contains("[\"web\",\"APP\"]")), queries.toString());
  }

  @Test
  void aColumnWithACellThatIsNotKnownStaysAsItIs() throws IOException {
    Example example = translated(cells(CELLS), new Random(1)).get(0);
    assertEquals(List.of("上海", "苏州"), example.values().get(2).values());
  }

  @Test
  void aColumnWhoseCellsWouldBecomeTheSameStaysAsItIs() throws IOException {
    assertTrue(translated(cells("已付款\tDone\tD\n取消\tdone\td\n"), new Random(1)).isEmpty());
  }

  @Test
  void saysWhichLineIsWrong() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> cells(CELLS + "取消\tVoid\tV\n"))
            .getMessage();
    assertTrue(message.contains("cells.tsv:7:"), message);
    assertThrows(IllegalArgumentException.class, () -> cells("取消\tVoid\n"));
  }
}
