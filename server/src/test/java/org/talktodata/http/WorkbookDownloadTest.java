package org.talktodata.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows of a chart as a workbook. */
class WorkbookDownloadTest {
  private static final String TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String ORDERS =
      """
      城市,日期,时刻,时间,金额,已付,备注
      北京,2024-01-05,2024-01-05 10:30:00,08:15:00,1234.5,true,=1+1
      上海,2024-02-06,2024-02-06 23:59:59,20:00:00,-0.25,false,"a <b> & ""c"", _x0041_"
      ,,,,,,
      广州,1850-05-01,2024-03-01 00:00:00,00:00:00,3,true,  两边  有空格 \s
      """;

  @TempDir static Path data;
  private static RunningServer server;
  private static String table;

  @BeforeAll
  static void start() {
    server = RunningServer.start(data, null);
    table = server.table("orders.csv", ORDERS).get("id").textValue();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String chart(String query) {
    HttpResponse<String> asked =
        server.send(
            "POST", "/api/charts", "{\"tables\": [\"%s\"], \"query\": %s}".formatted(table, query));
    assertEquals(201, asked.statusCode(), asked.body());
    return asked.headers().firstValue("location").orElseThrow();
  }

  private static String everything() {
    return chart(
        """
        {"mark": "table", "encoding": {"columns": [{"field": "城市"}, {"field": "日期"},
          {"field": "时刻"}, {"field": "时间"}, {"field": "金额"}, {"field": "已付"}, {"field": "备注"}]}}
        """);
  }

  private static List<Row> rows(byte[] bytes) throws IOException {
    try (ReadableWorkbook workbook =
        new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, false))) {
      return workbook.getFirstSheet().read();
    }
  }

  private static void assertDate(String date, String format, Cell cell) {
    assertEquals(CellType.NUMBER, cell.getType());
    assertEquals(LocalDateTime.parse(date), cell.asDate());
    assertEquals(format, cell.getDataFormatString());
  }

  @Test
  void cellsAreWhatTheyMean() throws Exception {
    String path = everything();
    HttpResponse<String> answer = server.get(path + "/data.xlsx");
    assertEquals(200, answer.statusCode());
    assertEquals(TYPE, answer.headers().firstValue("content-type").orElseThrow());
    assertTrue(answer.headers().firstValue("etag").isPresent());
    List<Row> rows = rows(server.bytes(path + "/data.xlsx"));
    assertEquals(List.of(1, 2, 3, 5), rows.stream().map(Row::getRowNum).toList());
    assertEquals("城市", rows.get(0).getCellText(0));
    Row first = rows.get(1);
    assertEquals("北京", first.getCellText(0));
    assertDate("2024-01-05T00:00:00", "yyyy-mm-dd", first.getCell(1));
    assertDate("2024-01-05T10:30:00", "yyyy-mm-dd hh:mm", first.getCell(2));
    assertEquals(8.25 / 24, first.getCell(3).asNumber().doubleValue(), 1e-9);
    assertEquals("hh:mm:ss", first.getCell(3).getDataFormatString());
    assertEquals(1234.5, first.getCell(4).asNumber().doubleValue());
    assertEquals(true, first.getCell(5).asBoolean());
    assertEquals(CellType.STRING, first.getCell(6).getType());
    assertEquals("=1+1", first.getCellText(6));
    assertDate("2024-02-06T23:59:59", "yyyy-mm-dd hh:mm:ss", rows.get(2).getCell(2));
    assertEquals("a <b> & \"c\", _x005F_x0041_", rows.get(2).getCellText(6));
    assertEquals("1850-05-01", rows.get(3).getCell(1).asString());
    assertEquals("  两边  有空格  ", rows.get(3).getCellText(6));
  }

  @Test
  void comesBackAsTheTableThatItWas() throws Exception {
    HttpResponse<String> again =
        server.upload("again.xlsx", server.bytes(everything() + "/data.xlsx"));
    assertEquals(201, again.statusCode(), again.body());
    JsonNode columns = RunningServer.json(again).get("columns");
    List<String> types = columns.findValues("type").stream().map(type -> type.textValue()).toList();
    JsonNode before = RunningServer.json(server.get("/api/tables/" + table)).get("columns");
    assertEquals(before.findValues("type").stream().map(type -> type.textValue()).toList(), types);
    assertTrue(columns.toString().contains("_x0041_"), columns.toString());
  }

  @Test
  void calendarUnitsAreDatesOrNames() throws Exception {
    String query =
        """
        {"mark": "bar", "encoding": {"x": {"field": "时刻", "timeUnit": "%s"}, "y": {"aggregate": "count"}}}
        """;
    List<Row> months = rows(server.bytes(chart(query.formatted("yearmonth")) + "/data.xlsx"));
    assertTrue(
        months.stream()
            .skip(1)
            .map(row -> row.getCell(0))
            .anyMatch(cell -> cell != null && "yyyy-mm".equals(cell.getDataFormatString())));
    List<Row> quarters = rows(server.bytes(chart(query.formatted("yearquarter")) + "/data.xlsx"));
    assertTrue(quarters.stream().anyMatch(row -> row.getCellText(0).equals("2024-Q1")));
    List<Row> years = rows(server.bytes(chart(query.formatted("year")) + "/data.xlsx"));
    assertTrue(years.stream().anyMatch(row -> row.getCellText(0).equals("2024")));
  }

  @Test
  void theHeaderIsBoldAndStays() throws Exception {
    byte[] bytes = server.bytes(everything() + "/data.xlsx");
    String sheet = part(bytes, "xl/worksheets/sheet1.xml");
    assertTrue(sheet.contains("state=\"frozen\"") && sheet.contains("ySplit=\"1\""), sheet);
    assertTrue(sheet.contains("customWidth"), sheet);
    assertTrue(part(bytes, "xl/styles.xml").contains("<b/>"), part(bytes, "xl/styles.xml"));
  }

  private static String part(byte[] bytes, String name) throws IOException {
    Path file = Files.write(data.resolve("part.xlsx"), bytes);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return new String(
          zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void manyRowsAreAllThere() throws Exception {
    StringBuilder text = new StringBuilder("n,text\n");
    for (int i = 0; i < 12_345; i++) {
      text.append(i).append(",第").append(i).append("行\n");
    }
    String id = server.table("many.csv", text.toString()).get("id").textValue();
    HttpResponse<String> asked =
        server.send(
            "POST",
            "/api/charts",
            """
            {"tables": ["%s"], "query": {"mark": "table", "encoding": {"columns": [{"field": "n"}, {"field": "text"}]}}}
            """
                .formatted(id));
    assertEquals(201, asked.statusCode(), asked.body());
    String path = asked.headers().firstValue("location").orElseThrow();
    List<Row> rows = rows(server.bytes(path + "/data.xlsx"));
    int[] numbers =
        rows.stream()
            .skip(1)
            .mapToInt(row -> row.getCell(0).asNumber().intValue())
            .sorted()
            .toArray();
    assertArrayEquals(IntStream.range(0, 12_345).toArray(), numbers);
  }

  @Test
  void anAcceptHeaderAsksForItToo() {
    HttpResponse<String> answer = server.get(everything() + "/data", "accept", TYPE);
    assertEquals(TYPE, answer.headers().firstValue("content-type").orElseThrow());
    JsonNode refused =
        server.assertProblem(406, "NOT_ACCEPTABLE", server.get(everything() + "/data.xls"));
    assertTrue(refused.get("detail").textValue().contains("\"xls\""), refused.toString());
  }
}
