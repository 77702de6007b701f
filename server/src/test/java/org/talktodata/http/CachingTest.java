package org.talktodata.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has an answer already is told so; who sends a thing twice does it once. */
class CachingTest {
  @TempDir static Path data;
  private static RunningServer server;
  private static String table;
  private static String chart;

  @BeforeAll
  static void start() {
    server = RunningServer.start(data, new CountingReader());
    table = server.table("people.csv", "name,age\nAda,36\nAlan,41\n").get("id").textValue();
    String request = "{\"tables\": [\"%s\"], \"question\": \"by name\"}".formatted(table);
    chart =
        "/api/charts/"
            + RunningServer.json(server.send("POST", "/api/charts", request)).get("id").textValue();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String tag(HttpResponse<String> response) {
    return response.headers().firstValue("etag").orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/data",
        "/data.csv",
        "/data.json",
        "/data.xlsx",
        "/option",
        "/image.svg",
        "/image.png",
        "/image.pdf"
      })
  void isNotSentTwice(String part) {
    HttpResponse<String> first = server.get(chart + part);
    assertEquals(200, first.statusCode(), first.body());
    HttpResponse<String> again = server.get(chart + part, "if-none-match", tag(first));
    assertEquals(304, again.statusCode());
    assertEquals("", again.body());
    assertEquals(200, server.get(chart + part, "if-none-match", "\"other\"").statusCode());
  }

  @Test
  void isNewWhenTheTableOrTheFormChanges() {
    String svg = tag(server.get(chart + "/image.svg"));
    assertNotEquals(svg, tag(server.get(chart + "/image.svg?width=400")));
    assertNotEquals(svg, tag(server.get(chart + "/image.png")));
    server.send("PATCH", "/api/tables/" + table, "{\"columns\": {\"age\": {\"type\": \"text\"}}}");
    HttpResponse<String> after = server.get(chart + "/image.svg", "if-none-match", svg);
    assertEquals(200, after.statusCode());
    server.send(
        "PATCH", "/api/tables/" + table, "{\"columns\": {\"age\": {\"type\": \"number\"}}}");
  }

  @Test
  void refusalsHaveNoTag() {
    HttpResponse<String> refused = server.get(chart + "/image.svg?width=1");
    server.assertProblem(400, "INVALID_REQUEST", refused);
    assertTrue(refused.headers().firstValue("etag").isEmpty());
  }

  @Test
  void textIsCompressedForThoseWhoAsk() throws Exception {
    HttpResponse<byte[]> csv =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(server.at(chart + "/data.csv"))
                    .header("accept-encoding", "gzip")
                    .build(),
                BodyHandlers.ofByteArray());
    assertEquals("gzip", csv.headers().firstValue("content-encoding").orElseThrow());
    byte[] text = new GZIPInputStream(new ByteArrayInputStream(csv.body())).readAllBytes();
    assertEquals(server.get(chart + "/data.csv").body(), new String(text, StandardCharsets.UTF_8));
  }

  private static HttpResponse<String> upload(String key, String name, String text) {
    return server.send(
        HttpRequest.newBuilder(server.at("/api/tables?name=" + name))
            .header("idempotency-key", key)
            .POST(BodyPublishers.ofString(text))
            .build());
  }

  @Test
  void anUploadWithAKeyIsDoneOnce() {
    HttpResponse<String> first = upload("k1", "once", "a,b\n1,2\n");
    HttpResponse<String> again = upload("k1", "once", "a,b\n1,2\n");
    assertEquals(201, first.statusCode());
    assertEquals(201, again.statusCode());
    assertEquals(first.body(), again.body());
    assertEquals("true", again.headers().firstValue("idempotency-replayed").orElseThrow());
    server.assertProblem(409, "CONFLICT", upload("k1", "twice", "a,b\n1,2\n"));
  }

  @Test
  void aKeyWhoseUploadFailedCanBeUsedAgain() {
    server.assertProblem(422, "EMPTY_FILE", upload("k2", "late", ""));
    assertEquals(201, upload("k2", "late", "a,b\n1,2\n").statusCode());
  }
}
