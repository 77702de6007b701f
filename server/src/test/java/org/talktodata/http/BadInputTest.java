package org.talktodata.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is sent: a clear problem with the right status, or a table with warnings. */
class BadInputTest {
  @TempDir static Path data;
  private static RunningServer server;
  private static String people;

  @BeforeAll
  static void start() {
    server = RunningServer.start(data, new CountingReader());
    people = server.table("people.csv", "name,age\nAda,36\nAlan,41\n").get("id").textValue();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void emptyFile() {
    server.assertProblem(422, "EMPTY_FILE", server.upload("empty.csv", new byte[0]));
  }

  @Test
  void noHeader() {
    JsonNode table = server.table("bare.csv", "1,2\n3,4\n5,6\n");
    assertEquals(List.of("column_1", "column_2"), names(table));
    assertEquals("NO_HEADER", table.get("warnings").get(0).get("code").textValue());
  }

  @Test
  void raggedRow() {
    JsonNode table = server.table("ragged.csv", "a,b\n1,2\n3\n4,5,6\n7,8\n9,10\n");
    assertEquals(3, table.get("rows").intValue());
    JsonNode warning = table.get("warnings").get(0);
    assertEquals(3, warning.get("line").intValue());
    assertTrue(warning.get("detail").textValue().contains("1 cells where the others have 2"));
  }

  @Test
  void binaryWithTheNameOfACsvFile() {
    byte[] bytes = new byte[100_000];
    new Random(7).nextBytes(bytes);
    JsonNode problem = server.assertProblem(422, "NOT_A_TABLE", server.upload("noise.csv", bytes));
    assertTrue(problem.get("detail").textValue().contains("CSV"));
    byte[] picture = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13};
    server.assertProblem(422, "NOT_A_TABLE", server.upload("picture.csv", picture));
  }

  @Test
  void twoThousandColumns() {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 2_000; column++) {
        text.append(column == 0 ? "" : ",").append(row == 0 ? "列" + column : "" + row * column);
      }
      text.append('\n');
    }
    assertEquals(2_000, server.table("wide.csv", text.toString()).get("columns").size());
  }

  @Test
  void cellOfTenMegabytes() {
    JsonNode table = server.table("long.csv", "id,text\n1," + "x".repeat(10_000_000) + "\n2,y\n");
    assertEquals(2, table.get("rows").intValue());
    JsonNode max = table.get("columns").get(1).get("max");
    assertTrue(max.textValue().length() <= 200);
  }

  @Test
  void namesTwiceEmptyAndNumeric() {
    JsonNode table = server.table("names.csv", "a,a,,2024\nx,y,z,1\nx,y,z,2\n");
    assertEquals(List.of("a", "a_2", "column_3", "2024"), names(table));
  }

  @Test
  void chineseNamesWithSpacesAndQuotes() {
    JsonNode table = server.table("表.csv", "\"城 市 \"\"大\"\"\",'单引号',x;y\n北京,1,2\n上海,3,4\n");
    assertEquals(List.of("城 市 \"大\"", "'单引号'", "x;y"), names(table));
    HttpResponse<String> chart =
        draw(
            table.get("id").textValue(),
            "{\"mark\": \"bar\", \"encoding\": {\"x\": {\"field\": \"城 市 \\\"大\\\"\"},"
                + " \"y\": {\"aggregate\": \"sum\", \"field\": \"'单引号'\"}}}");
    assertEquals(201, chart.statusCode(), chart.body());
  }

  @Test
  void everythingInOneColumn() {
    JsonNode table = server.table("one.csv", "word\nred\nblue\n");
    assertEquals("ONE_COLUMN", table.get("warnings").get(0).get("code").textValue());
  }

  @Test
  void emptySentence() {
    server.assertProblem(422, "EMPTY_QUESTION", ask("  "));
  }

  @Test
  void sentenceOfTenThousandCharacters() {
    server.assertProblem(422, "QUESTION_TOO_LONG", ask("长".repeat(10_000)));
  }

  @Test
  void longSentenceThatCurlCallsAForm() {
    String body =
        "{\"tables\": [\"%s\"], \"question\": \"%s\"}".formatted(people, "a".repeat(10_000));
    server.assertProblem(
        422, "QUESTION_TOO_LONG", charts("application/x-www-form-urlencoded", body));
    server.assertProblem(
        415, "UNSUPPORTED_MEDIA_TYPE", charts("multipart/form-data; boundary=x", body));
  }

  private static HttpResponse<String> charts(String type, String body) {
    return server.send(
        java.net.http.HttpRequest.newBuilder(server.at("/api/charts"))
            .header("content-type", type)
            .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  @Test
  void sentenceThatHasNothingToDoWithTheTable() {
    server.assertProblem(422, "NO_READING", ask("what is the weather"));
  }

  @Test
  void unknownTable() {
    server.assertProblem(404, "TABLE_NOT_FOUND", server.get("/api/tables/none"));
    server.assertProblem(
        404,
        "TABLE_NOT_FOUND",
        server.send("POST", "/api/charts", "{\"tables\": [\"none\"], \"question\": \"x\"}"));
    server.assertProblem(404, "TABLE_NOT_FOUND", server.send("DELETE", "/api/tables/none", null));
  }

  @Test
  void malformedJson() {
    server.assertProblem(400, "MALFORMED_JSON", server.send("POST", "/api/charts", "{\"a\": "));
    server.assertProblem(400, "MALFORMED_JSON", server.send("POST", "/api/charts", ""));
    server.assertProblem(400, "INVALID_REQUEST", server.send("POST", "/api/charts", "[]"));
    JsonNode problem =
        server.assertProblem(
            400,
            "INVALID_REQUEST",
            server.send("PATCH", "/api/tables/" + people, "{\"nam\": \"x\"}"));
    assertEquals("/nam", problem.get("pointer").textValue());
  }

  @Test
  void malformedTimes() {
    String request = "{\"tables\": [\"%s\"], \"question\": \"age\", %s}";
    JsonNode problem =
        server.assertProblem(
            400,
            "INVALID_REQUEST",
            server.send("POST", "/api/charts", request.formatted(people, "\"now\": \"soon\"")));
    assertEquals("/now", problem.get("pointer").textValue());
    server.assertProblem(
        400,
        "INVALID_REQUEST",
        server.send("POST", "/api/charts", request.formatted(people, "\"timezone\": \"Mars\"")));
  }

  @Test
  void queryWithAnUnknownColumn() {
    JsonNode problem =
        server.assertProblem(
            422,
            "COLUMN_NOT_FOUND",
            draw(
                people,
                "{\"encoding\": {\"x\": {\"field\": \"nam\"}, \"y\": {\"aggregate\": \"count\"}}}"));
    assertTrue(problem.get("pointer").textValue().contains("/encoding/x"), problem.toString());
  }

  @Test
  void sumOverText() {
    server.assertProblem(
        422,
        "TYPE_MISMATCH",
        draw(people, "{\"encoding\": {\"y\": {\"aggregate\": \"sum\", \"field\": \"name\"}}}"));
  }

  @Test
  void queryOfAnotherLanguage() {
    JsonNode problem =
        server.assertProblem(422, "INVALID_QUERY", draw(people, "{\"mark\": \"bubble\"}"));
    assertEquals("/query/mark", problem.get("pointer").textValue());
  }

  @Test
  void typeThatDoesNotFit() {
    JsonNode problem =
        server.assertProblem(
            422,
            "TYPE_MISMATCH",
            server.send(
                "PATCH",
                "/api/tables/" + people,
                "{\"columns\": {\"name\": {\"type\": \"date\"}}}"));
    assertTrue(problem.get("detail").textValue().contains("2 of the 2 cells"));
    server.assertProblem(
        422,
        "COLUMN_NOT_FOUND",
        server.send(
            "PATCH", "/api/tables/" + people, "{\"columns\": {\"x\": {\"type\": \"date\"}}}"));
  }

  @Test
  void nameThatIsTaken() {
    String other = server.table("other.csv", "a,b\n1,2\n").get("id").textValue();
    server.assertProblem(
        409, "CONFLICT", server.send("PATCH", "/api/tables/" + other, "{\"name\": \"PEOPLE\"}"));
  }

  @Test
  void pathsAndMethodsThatAreNotThere() {
    server.assertProblem(404, "NOT_FOUND", server.get("/api/nothing"));
    server.assertProblem(405, "METHOD_NOT_ALLOWED", server.send("PUT", "/api/tables", "{}"));
    server.assertProblem(404, "CHART_NOT_FOUND", server.get("/api/charts/..%2Fx"));
  }

  @Test
  void requestThatIsTooLarge() {
    String large = "{\"question\": \"" + "x".repeat(3_000_000) + "\"}";
    server.assertProblem(413, "TOO_LARGE", server.send("POST", "/api/charts", large));
  }

  private static HttpResponse<String> ask(String question) {
    return server.send(
        "POST",
        "/api/charts",
        "{\"tables\": [\"%s\"], \"question\": \"%s\"}".formatted(people, question));
  }

  private static HttpResponse<String> draw(String table, String query) {
    return server.send(
        "POST", "/api/charts", "{\"tables\": [\"%s\"], \"query\": %s}".formatted(table, query));
  }

  private static List<String> names(JsonNode table) {
    List<String> names = new ArrayList<>();
    table.get("columns").forEach(column -> names.add(column.get("name").textValue()));
    return names;
  }

  @Test
  void encodingThatDoesNotExist() {
    HttpResponse<String> response =
        server.send(
            java.net.http.HttpRequest.newBuilder(server.at("/api/tables?encoding=klingon"))
                .POST(
                    java.net.http.HttpRequest.BodyPublishers.ofString(
                        "a,b\n1,2\n", StandardCharsets.UTF_8))
                .build());
    server.assertProblem(400, "INVALID_REQUEST", response);
  }
}
