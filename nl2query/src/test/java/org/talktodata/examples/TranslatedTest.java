package org.talktodata.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.table.Column;
import org.talktodata.table.Table;

class TranslatedTest {
  private static final String SCHEMA =
      """
      {"id": "orders", "language": "zh",
       "tables": [
        {"name": "订单", "rows": 20, "columns": [
          {"name": "状态", "type": "text", "role": "category", "values": ["已付款", "取消"]},
          {"name": "金额", "type": "number", "role": "number", "min": 1, "max": 9},
          {"name": "实付", "type": "number", "role": "number", "min": 1, "max": 9},
          {"name": "店号", "type": "text", "role": "identifier", "pattern": "S#"}]},
        {"name": "门店", "rows": 5, "columns": [
          {"name": "店号", "type": "text", "role": "identifier", "pattern": "S#"}]}],
       "relations": [{"from": "订单.店号", "to": "门店.店号"}]}
      """;
  private static final String TALK =
      """
      table orders

      ask 各状态的金额
      query {"encoding":{"x":{"field":"状态","table":"订单"},"y":{"aggregate":"sum","field":"金额","table":"订单"}},"from":["订单"]}

      then 取消的有几单
      query {"encoding":{"y":{"aggregate":"count"}},"from":["订单"],"filter":{"field":"状态","table":"订单","equal":"取消"}}

      ask 运费
      says COLUMN_NOT_FOUND 运费
      """;

  @TempDir private Path folder;

  private List<Example> examples(String english) throws IOException {
    Files.writeString(folder.resolve("orders.schema.json"), SCHEMA);
    Files.writeString(folder.resolve("orders.talk"), TALK);
    Headers headers =
        Headers.read(
            Files.writeString(
                folder.resolve("headers.tsv"),
                "订单\torders\tpurchases\tord\n门店\tshops\tstores\tshp\n状态\tstatus\tstate\tsts\n"
                    + "金额\tamount\tvalue\tamt\n实付\tamount\tpaid\tpaid_amt\n店号\tshop id\tstore id\tsid\n"));
    Cells cells =
        Cells.read(
            Files.writeString(folder.resolve("cells.tsv"), "已付款\tPaid\tPD\n取消\tCancelled\tCXL\n"));
    Path file = Files.writeString(folder.resolve("translated.tsv"), english);
    return Translated.read(file, headers, cells)
        .of(Corpus.load(folder, "corpus", true), Corpus.schemas(folder));
  }

  @Test
  void asksForTheSameOverTheSameTablesTranslated() throws IOException {
    List<Example> examples =
        examples(
            "orders\t各状态的金额\tamount by status\n"
                + "orders\t各状态的金额\twhat did each status bring in\n"
                + "orders\t取消的有几单\thow many were cancelled\n"
                + "orders\t运费\tshipping fee\n");
    assertEquals(
        List.of("amount by status", "what did each status bring in", "how many were cancelled"),
        examples.stream().map(example -> example.question().text()).toList());
    assertEquals(
        ChartQueryJson.parse(
            "{\"encoding\":{\"x\":{\"field\":\"status\",\"table\":\"orders\"},\"y\":{\"aggregate\":\"sum\",\"field\":\"amount\",\"table\":\"orders\"}},\"from\":[\"orders\"]}"),
        examples.get(1).accepted().get(0));
    assertTrue(
        ChartQueryJson.print(examples.get(2).accepted().get(0)).contains("\"Cancelled\""),
        examples.get(2).toString());
    assertEquals(
        examples.get(1).accepted().get(0), examples.get(2).question().follows().orElseThrow());
    Table orders = examples.get(0).question().catalog().tables().get(0);
    assertEquals(
        List.of("status", "amount", "paid", "shop id"),
        orders.columns().stream().map(Column::name).toList());
    assertEquals(List.of("purchases", "ord"), orders.called());
    assertEquals("orders.shop id", fieldOf(examples.get(0)));
    assertEquals(List.of("Paid", "Cancelled"), examples.get(0).values().get(0).values());
  }

  @Test
  void anEnglishTableStaysAsItIs() throws IOException {
    Files.writeString(
        folder.resolve("boats.schema.json"),
        """
        {"id": "boats", "language": "en", "tables": [{"name": "trips", "rows": 9, "columns": [
          {"name": "boat", "type": "text", "role": "category", "values": ["Heron", "Gull"], "called": ["vessel"]}]}]}
        """);
    Files.writeString(
        folder.resolve("boats.talk"),
        """
        table boats

        ask trips per boat
        query {"encoding":{"x":{"field":"boat"},"y":{"aggregate":"count"}}}
        """);
    Example example = examples("boats\ttrips per boat\t每条船出海几次\n").get(0);
    assertEquals("每条船出海几次", example.question().text());
    assertEquals("zh", example.language());
    assertEquals(
        Corpus.load(folder, "corpus", true).get(0).question().catalog(),
        example.question().catalog());
  }

  private static String fieldOf(Example example) {
    var from = example.question().catalog().relations().get(0).from();
    return from.table().orElseThrow() + "." + from.column();
  }

  @Test
  void saysWhichLineIsWrong() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> examples("# notes\norders\t各状态的金额\n"))
            .getMessage();
    assertTrue(message.contains("translated.tsv:2:"), message);
  }
}
