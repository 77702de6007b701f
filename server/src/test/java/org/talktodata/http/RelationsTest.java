package org.talktodata.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which column refers to which: found, told, taken away, and used by the next question. */
class RelationsTest {
  private static final String ORDERS =
      "id,customer_id,seller,place,amount\n1,7,c,Rome,5\n2,8,a,Rome,6\n3,7,x,Oslo,7\n";
  private static final String CUSTOMERS = "id,nick,city\n7,a,Rome\n8,b,Oslo\n9,c,Bern\n10,d,Rome\n";
  private static final String AMOUNT_BY_CITY =
      """
      {"tables": ["%s", "%s"], "now": "2025-01-15T10:00:00",
       "query": {"mark": "bar", "encoding": {"x": {"field": "city"}, "y": {"aggregate": "sum", "field": "amount"}}}}
      """;

  @TempDir Path data;
  private RunningServer server;
  private String orders;
  private String customers;

  @BeforeEach
  void start() {
    server = RunningServer.start(data, new CountingReader());
    orders = server.table("orders.csv", ORDERS).get("id").textValue();
    customers = server.table("customers.csv", CUSTOMERS).get("id").textValue();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String body(String table, String column, String other, String otherColumn) {
    return """
        {"from": {"table": "%s", "column": "%s"}, "to": {"table": "%s", "column": "%s"}}"""
        .formatted(table, column, other, otherColumn);
  }

  private JsonNode listed() {
    return RunningServer.json(server.get("/api/relations?tables=" + orders)).get("relations");
  }

  private HttpResponse<String> amountByCity() {
    return server.send("POST", "/api/charts", AMOUNT_BY_CITY.formatted(orders, customers));
  }

  @Test
  void listsWhatWasFound() {
    assertEquals(1, listed().size());
    JsonNode found = listed().get(0);
    assertEquals("customer_id", found.at("/from/column").textValue());
    assertEquals(customers, found.at("/to/table").textValue());
    assertEquals("customers", found.at("/to/tableName").textValue());
    assertEquals("names", found.get("origin").textValue());
    assertEquals(1, found.get("matched").doubleValue());
  }

  @Test
  void whatIsToldHoldsFromTheNextQuestionOn() {
    JsonNode before = RunningServer.json(amountByCity());
    String rows = "/api/charts/" + before.get("id").textValue() + "/data.csv";
    HttpResponse<String> csv = server.get(rows);
    assertTrue(csv.body().contains("Rome,12"), csv.body());
    HttpResponse<String> told =
        server.send("POST", "/api/relations", body(orders, "seller", customers, "nick"));
    assertEquals(201, told.statusCode(), told.body());
    JsonNode relation = RunningServer.json(told);
    assertEquals("told", relation.get("origin").textValue());
    assertEquals(2.0 / 3, relation.get("matched").doubleValue(), 1e-9);
    assertEquals(1, listed().size());
    JsonNode after = RunningServer.json(amountByCity());
    String again = server.get("/api/charts/" + after.get("id").textValue() + "/data.csv").body();
    assertTrue(again.contains("Bern,5") && again.contains("Rome,6"), again);
    String tag = csv.headers().firstValue("etag").orElseThrow();
    assertEquals(200, server.get(rows, "if-none-match", tag).statusCode());
  }

  @Test
  void whatWasTakenAwayStaysAwayAfterARestart() {
    String id = listed().get(0).get("id").textValue();
    assertEquals(204, server.send("DELETE", "/api/relations/" + id, null).statusCode());
    assertEquals(0, listed().size());
    server.close();
    server = RunningServer.start(data, new CountingReader());
    assertEquals(0, listed().size());
    server.assertProblem(422, "NO_JOIN", amountByCity());
    server.assertProblem(404, "NOT_FOUND", server.send("DELETE", "/api/relations/" + id, null));
    server.send("POST", "/api/relations", body(orders, "customer_id", customers, "id"));
    assertEquals(201, amountByCity().statusCode());
  }

  @ParameterizedTest
  @CsvSource({
    "amount, city, TYPE_MISMATCH, “orders.amount” holds numbers, “orders.amount”存的是数字",
    "place, city, NO_JOIN, holds each value once, 每个值只出现一次",
    "seller, nick2, COLUMN_NOT_FOUND, has no column \"nick2\", 没有列 \"nick2\"",
    "id, id, NO_JOIN, no value in common, 没有相同的值"
  })
  void refusesWhatDoesNotFitInBothLanguages(
      String column, String other, String code, String english, String chinese) {
    String body = body(orders, column, customers, other);
    JsonNode problem = server.assertProblem(422, code, server.send("POST", "/api/relations", body));
    assertTrue(problem.get("detail").textValue().contains(english), problem.toString());
    HttpResponse<String> inChinese =
        server.send(
            HttpRequest.newBuilder(server.at("/api/relations"))
                .header("accept-language", "zh-CN")
                .POST(BodyPublishers.ofString(body))
                .build());
    assertTrue(inChinese.body().contains(chinese.replace("\"", "\\\"")), inChinese.body());
    assertEquals("names", listed().get(0).get("origin").textValue());
  }

  @Test
  void refusesOneTableAndTablesThatAreNotThere() {
    server.assertProblem(
        400,
        "INVALID_REQUEST",
        server.send("POST", "/api/relations", body(orders, "id", orders, "amount")));
    JsonNode gone =
        server.assertProblem(
            404,
            "TABLE_NOT_FOUND",
            server.send("POST", "/api/relations", body(orders, "id", "none", "id")));
    assertEquals("/to/table", gone.get("pointer").textValue());
    server.assertProblem(404, "TABLE_NOT_FOUND", server.get("/api/relations?tables=none"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"from\": 5, \"to\": []}",
        "{\"from\": {\"table\": \"t\"}, \"to\": {\"table\": \"t\", \"column\": \"c\"}}",
        "{\"from\": {\"table\": \"t\", \"column\": 1}}",
        "{\"between\": {}}"
      })
  void refusesBodiesThatAreWrong(String body) {
    server.assertProblem(400, "INVALID_REQUEST", server.send("POST", "/api/relations", body));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "a-a", "-", "a-b-c", "%22"})
  void refusesIdsThatAreNotThere(String id) {
    server.assertProblem(404, "NOT_FOUND", server.send("DELETE", "/api/relations/" + id, null));
  }
}
