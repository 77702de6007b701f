package org.talktodata.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.talktodata.chartquery.JsonText;

/** An assistant greets the server, sees its tools and uses them. */
class AssistantsTest {
  @TempDir static Path data;
  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.start(data, new CountingReader());
    server.table("people.csv", "name,age\nAda,36\nAlan,41\nAda,20\n");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static JsonNode call(String method, String parameters) {
    HttpResponse<String> response =
        server.send(
            "POST",
            "/mcp",
            "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"%s\", \"params\": %s}"
                .formatted(method, parameters));
    assertEquals(200, response.statusCode(), response.body());
    return RunningServer.json(response).get("result");
  }

  private static JsonNode tool(String name, String arguments) {
    return call("tools/call", "{\"name\": \"%s\", \"arguments\": %s}".formatted(name, arguments));
  }

  private static JsonNode text(JsonNode result) {
    assertEquals(false, result.path("isError").asBoolean(), result.toString());
    return JsonText.parse(result.at("/content/0/text").textValue());
  }

  @Test
  void greets() {
    JsonNode result =
        call(
            "initialize",
            "{\"protocolVersion\": \"2025-06-18\", \"capabilities\": {},"
                + " \"clientInfo\": {\"name\": \"test\", \"version\": \"1\"}}");
    assertEquals("talk-to-data", result.at("/serverInfo/name").textValue());
    HttpResponse<String> notified =
        server.send(
            "POST", "/mcp", "{\"jsonrpc\": \"2.0\", \"method\": \"notifications/initialized\"}");
    assertEquals(202, notified.statusCode(), notified.body());
  }

  @Test
  void offersItsTools() {
    List<String> names = new ArrayList<>();
    call("tools/list", "{}").get("tools").forEach(tool -> names.add(tool.get("name").textValue()));
    names.sort(null);
    assertEquals(List.of("ask", "describe_table", "list_tables"), names);
  }

  @Test
  void showsTables() {
    assertEquals("people", text(tool("list_tables", "{}")).at("/tables/0/name").textValue());
    JsonNode table = text(tool("describe_table", "{\"table\": \"people\"}"));
    assertEquals("age", table.at("/columns/1/name").textValue());
  }

  @Test
  void answers() {
    JsonNode answer =
        text(tool("ask", "{\"tables\": [\"people\"], \"question\": \"how many by name\"}"));
    assertEquals(2, answer.get("rows").intValue());
    assertTrue(answer.get("result").toString().contains("Ada"), answer.toString());
    String picture = answer.get("picture").textValue();
    assertTrue(picture.startsWith("http://"), picture);
    assertEquals(200, server.get(picture.substring(picture.indexOf("/api"))).statusCode());
  }

  @Test
  void tellsWhatCannotBeAnswered() {
    JsonNode refused = tool("ask", "{\"tables\": [\"people\"], \"question\": \"the weather\"}");
    assertTrue(refused.get("isError").booleanValue());
    assertTrue(refused.at("/content/0/text").textValue().startsWith("NO_READING"));
    JsonNode unknown = tool("describe_table", "{\"table\": \"none\"}");
    assertTrue(unknown.at("/content/0/text").textValue().startsWith("TABLE_NOT_FOUND"));
  }

  @Test
  void refusesWhatIsNoMessage() {
    server.assertProblem(400, "INVALID_REQUEST", server.send("POST", "/mcp", "{\"a\": 1}"));
    server.assertProblem(405, "METHOD_NOT_ALLOWED", server.get("/mcp"));
  }
}
