package org.talktodata.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.talktodata.upload.Workbooks;

/** A workbook becomes a table as a CSV file does; what is no workbook that can be read is told. */
class WorkbookUploadTest {
  @TempDir static Path data;
  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.start(data, null);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static byte[] orders(boolean title) {
    return Workbooks.made(
        made -> {
          Worksheet sheet = made.newWorksheet("订单");
          int top = title ? 2 : 0;
          if (title) {
            sheet.value(0, 0, "2024 年订单");
            sheet.range(0, 0, 0, 4).merge();
          }
          List<String> header = List.of("编号", "城市", "日期", "金额", "已付");
          for (int i = 0; i < header.size(); i++) {
            sheet.value(top, i, header.get(i));
          }
          for (int row = 1; row <= 30; row++) {
            sheet.value(top + row, 0, "00%d".formatted(row));
            sheet.value(top + row, 1, row % 2 == 0 ? "北京" : "上海");
            sheet.value(top + row, 2, LocalDate.of(2024, 1, row));
            sheet.style(top + row, 2).format("yyyy\"年\"m\"月\"d\"日\"").set();
            sheet.value(top + row, 3, row + 0.5);
            sheet.value(top + row, 4, row % 3 == 0);
          }
        });
  }

  private static JsonNode table(String name, byte[] bytes) {
    HttpResponse<String> response = server.upload(name, bytes);
    assertEquals(201, response.statusCode(), response.body());
    return RunningServer.json(response);
  }

  private static HttpResponse<String> sent(String query, byte[] bytes, String language) {
    return server.send(
        HttpRequest.newBuilder(server.at("/api/tables" + query))
            .header("accept-language", language)
            .POST(BodyPublishers.ofByteArray(bytes))
            .build());
  }

  private static List<String> each(JsonNode array, String property) {
    List<String> values = new ArrayList<>();
    array.forEach(each -> values.add(each.get(property).asText()));
    return values;
  }

  @Test
  void findsTheTypesOfColumns() throws Exception {
    JsonNode table = table("订单.xlsx", orders(false));
    assertEquals("订单", table.get("name").textValue());
    assertEquals(30, table.get("rows").intValue());
    assertEquals(List.of("编号", "城市", "日期", "金额", "已付"), each(table.get("columns"), "name"));
    assertEquals(
        List.of("text", "text", "date", "number", "boolean"), each(table.get("columns"), "type"));
    assertEquals("001", table.at("/columns/0/min").textValue());
    assertEquals("订单", table.at("/readAs/sheet").textValue());
    assertEquals("2024-01-01", table.at("/columns/2/min").textValue());
    RunningServer.awaitEmptyInbox(data);
  }

  @Test
  void leavesOutATitleAsOfACsvFile() {
    JsonNode table = table("titled", orders(true));
    assertEquals(30, table.get("rows").intValue());
    assertEquals(
        List.of("text", "text", "date", "number", "boolean"), each(table.get("columns"), "type"));
    assertTrue(each(table.get("warnings"), "code").contains("TITLE_SKIPPED"), table.toString());
  }

  @Test
  void knowsAWorkbookByItsContent() {
    assertEquals(30, table("orders.csv", orders(false)).get("rows").intValue());
    assertEquals(2, server.table("orders.xlsx", "a,b\n1,2\n3,4\n").get("rows").intValue());
  }

  @Test
  void oneColumnOfTextWithCommasStaysOneColumn() {
    byte[] workbook =
        Workbooks.made(
            made -> {
              Worksheet sheet = made.newWorksheet("s");
              sheet.value(0, 0, "note");
              sheet.value(1, 0, "a, b; c");
              sheet.value(2, 0, "\"d\"\te");
            });
    JsonNode table = table("notes", workbook);
    assertEquals(List.of("note"), each(table.get("columns"), "name"));
    assertEquals(2, table.get("rows").intValue());
    assertEquals(0, table.get("warnings").size(), table.get("warnings").toString());
  }

  @Test
  void takesTheSheetThatIsAskedFor() {
    byte[] workbook =
        Workbooks.made(
            made -> {
              for (String name : List.of("一月", "二月")) {
                Worksheet sheet = made.newWorksheet(name);
                sheet.value(0, 0, name);
                sheet.value(0, 1, "n");
                sheet.value(1, 0, "x");
                sheet.value(1, 1, 1);
              }
            });
    JsonNode first = RunningServer.json(sent("?name=several", workbook, "zh"));
    assertEquals("一月", first.at("/columns/0/name").textValue());
    assertEquals("[\"一月\",\"二月\"]", first.at("/readAs/sheets").toString());
    String path = "/api/tables/" + first.get("id").textValue();
    assertEquals(first.get("readAs"), RunningServer.json(server.get(path)).get("readAs"));
    String told = first.at("/warnings/0/detail").textValue();
    assertTrue(told.contains("读取的是“一月”") && told.contains("“二月”"), told);
    JsonNode second =
        RunningServer.json(sent("?name=several&sheet=%E4%BA%8C%E6%9C%88", workbook, "en"));
    assertEquals("二月", second.at("/columns/0/name").textValue());
    JsonNode refused =
        server.assertProblem(400, "INVALID_REQUEST", sent("?sheet=March", workbook, "en"));
    assertTrue(refused.get("detail").textValue().contains("\"一月\", \"二月\""), refused.toString());
    assertEquals("一月", refused.at("/suggestions/0").textValue());
  }

  static Stream<Arguments> files() {
    byte[] whole = orders(false);
    return Stream.of(
        Arguments.of("NOT_A_TABLE", Workbooks.ole("Root Entry", "EncryptedPackage"), "password"),
        Arguments.of("NOT_A_TABLE", Workbooks.ole("Root Entry", "Workbook"), ".xls"),
        Arguments.of("NOT_A_TABLE", Workbooks.ole("Root Entry", "WordDocument"), "old Office"),
        Arguments.of("NOT_A_TABLE", Arrays.copyOf(whole, whole.length / 2), "damaged"),
        Arguments.of("NOT_A_TABLE", Workbooks.zip(Map.of("xl/workbook.xml", "<a>")), "damaged"),
        Arguments.of("NOT_A_TABLE", Workbooks.zip(Map.of("xl/workbook.bin", "x")), ".xlsb"),
        Arguments.of("NOT_A_TABLE", Workbooks.zip(Map.of("a.csv", "a,b")), "ZIP archive"),
        Arguments.of(
            "NOT_A_TABLE",
            Workbooks.zip(Map.of("mimetype", "x", "content.xml", "<a/>")),
            "OpenDocument"),
        Arguments.of("EMPTY_FILE", Workbooks.made(made -> made.newWorksheet("s")), "No sheet"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void saysWhatToDoWithWhatItCannotRead(String code, byte[] file, String says) {
    JsonNode english = server.assertProblem(422, code, sent("?name=x.csv", file, "en"));
    String detail = english.get("detail").textValue();
    assertTrue(detail.contains(says) && detail.contains("pload"), detail);
    String chinese =
        server.assertProblem(422, code, sent("", file, "zh")).get("detail").textValue();
    assertTrue(chinese.contains("上传"), chinese);
  }

  @Test
  void theLimitOfUploadsHoldsForWhatIsUnpacked() throws Exception {
    Path folder = Files.createDirectories(data.resolve("limited"));
    Settings settings =
        new Settings(
            "127.0.0.1",
            0,
            Tokens.of(Optional.empty()),
            Duration.ofSeconds(60),
            Duration.ofMinutes(1),
            1 << 20);
    try (RunningServer limited = RunningServer.start(folder, null, settings)) {
      String cell = "<row><c t=\"inlineStr\"><is><t>" + "x".repeat(1000) + "</t></is></c></row>";
      byte[] bomb = Workbooks.zip(Workbooks.parts("", cell.repeat(2000)));
      assertTrue(bomb.length < 100_000);
      JsonNode problem = limited.assertProblem(413, "TOO_LARGE", limited.upload("bomb.xlsx", bomb));
      assertTrue(problem.get("detail").textValue().contains("Unpacked"), problem.toString());
    }
  }
}
