package org.talktodata.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables that a token uploaded take no more of the disk than they may. */
class QuotaTest {
  private static final int MEGABYTES = 2;
  private static final String TOKENS =
      """
      {"tokens": [
        {"name": "loader", "token": "small", "scopes": ["upload"], "diskMegabytes": %d},
        {"name": "other", "token": "also small", "scopes": ["upload"], "diskMegabytes": %d}
      ]}
      """
          .formatted(MEGABYTES, MEGABYTES);

  private static final String FEW = "a,b\n1,2\n";
  private static final byte[] TOO_MUCH =
      ("a,b\n" + "1,2\n".repeat(700_000)).getBytes(StandardCharsets.UTF_8);

  @TempDir Path data;
  private RunningServer server;

  @BeforeEach
  void start() throws Exception {
    Path file = Files.writeString(data.resolve("tokens.json"), TOKENS);
    Settings usual = Settings.of("127.0.0.1", 0, Optional.of("admin"));
    Settings settings =
        new Settings(
            usual.host(),
            0,
            usual.tokens().with(file),
            usual.timeLimit(),
            usual.loadLimit(),
            usual.largestUpload());
    server = RunningServer.start(data, null, settings);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpRequest.Builder as(String token, String path) {
    return HttpRequest.newBuilder(server.at(path)).header("authorization", "Bearer " + token);
  }

  private HttpResponse<String> upload(String token, BodyPublisher body) {
    return server.send(as(token, "/api/tables").POST(body).build());
  }

  private HttpResponse<String> upload(String token, String text) {
    return upload(token, BodyPublishers.ofString(text));
  }

  /** Uploads small tables until one is refused, and returns those that were kept. */
  private List<JsonNode> fill(String token) {
    List<JsonNode> kept = new ArrayList<>();
    HttpResponse<String> response = upload(token, FEW);
    while (response.statusCode() == 201) {
      kept.add(RunningServer.json(response));
      response = upload(token, FEW);
    }
    assertFull(response);
    return kept;
  }

  private static void assertFull(HttpResponse<String> response) {
    assertEquals(413, response.statusCode(), response.body());
    assertEquals("TOO_LARGE", RunningServer.json(response).get("code").textValue());
    String detail = RunningServer.json(response).get("detail").textValue();
    assertTrue(detail.contains("\"loader\" may take 2 MB of the disk"), detail);
  }

  private long onDisk() throws Exception {
    long bytes = 0;
    try (Stream<Path> files = Files.list(data.resolve("tables"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".duckdb")).toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  @Test
  void countsWhatIsKeptUntilItIsDeleted() throws Exception {
    List<JsonNode> kept = fill("small");
    long bytes = kept.stream().mapToLong(table -> table.get("bytes").longValue()).sum();
    assertEquals(onDisk(), bytes);
    assertTrue(bytes > 0 && bytes <= MEGABYTES << 20, "%d bytes".formatted(bytes));
    assertEquals(201, upload("also small", FEW).statusCode());
    assertEquals(201, upload("admin", FEW).statusCode());

    server.close();
    start();
    assertFull(upload("small", FEW));
    String path = "/api/tables/" + kept.get(0).get("id").textValue();
    assertEquals(204, server.send(as("admin", path).DELETE().build()).statusCode());
    assertEquals(201, upload("small", FEW).statusCode());
    assertFull(upload("small", FEW));
  }

  @Test
  void refusesWhatIsAnnouncedAsTooLarge() {
    assertFull(upload("small", BodyPublishers.ofByteArray(TOO_MUCH)));
    assertEquals(201, upload("admin", BodyPublishers.ofByteArray(TOO_MUCH)).statusCode());
  }

  @Test
  void refusesWhatGrowsTooLargeOnTheWay() throws Exception {
    assertFull(
        upload("small", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(TOO_MUCH))));
    try (Stream<Path> left = Files.list(data.resolve("inbox"))) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void refusesTypesThatMakeATableTooLarge() throws Exception {
    StringBuilder numbers = new StringBuilder("a,b\n");
    for (long i = 1; i <= 100_000; i++) {
      numbers.append(i * 2_654_435_761L % 1_000_000_007).append(",").append(i % 3).append('\n');
    }
    HttpResponse<String> loaded = upload("small", numbers.toString());
    assertEquals(201, loaded.statusCode(), loaded.body());
    String path = "/api/tables/" + RunningServer.json(loaded).get("id").textValue();
    fill("small");
    JsonNode before = RunningServer.json(server.send(as("admin", path).build()));
    long bytes = onDisk();

    String toText = "{\"columns\": {\"a\": {\"type\": \"text\"}}, \"name\": \"other\"}";
    for (String token : List.of("small", "also small", "admin")) {
      assertFull(change(token, path, toText));
    }
    assertEquals(before, RunningServer.json(server.send(as("admin", path).build())));
    assertEquals(bytes, onDisk());
    try (Stream<Path> left = Files.list(data.resolve("inbox"))) {
      assertEquals(0, left.count());
    }
    String named = "{\"columns\": {\"a\": {\"called\": [\"amount\"]}}}";
    assertEquals(200, change("small", path, named).statusCode());
    HttpResponse<String> nobodys = upload("admin", numbers.toString());
    String free = "/api/tables/" + RunningServer.json(nobodys).get("id").textValue();
    JsonNode larger =
        RunningServer.json(change("small", free, "{\"columns\": {\"a\": {\"type\": \"text\"}}}"));
    assertTrue(
        larger.get("bytes").longValue() > before.get("bytes").longValue(), larger.toString());
  }

  private HttpResponse<String> change(String token, String path, String change) {
    return server.send(
        as(token, path)
            .header("content-type", "application/json")
            .method("PATCH", BodyPublishers.ofString(change))
            .build());
  }

  @Test
  void saysSoInChineseAndToThoseWhoDoNotWait() {
    fill("small");
    HttpResponse<String> accepted =
        server.send(
            as("small", "/api/tables?language=zh")
                .header("prefer", "respond-async")
                .POST(BodyPublishers.ofString(FEW))
                .build());
    assertEquals(202, accepted.statusCode(), accepted.body());
    String job = accepted.headers().firstValue("location").orElseThrow();
    server.send(as("small", job + "/events").build());
    JsonNode problem = RunningServer.json(server.send(as("small", job).build())).get("problem");
    assertEquals("TOO_LARGE", problem.get("code").textValue());
    String detail = problem.get("detail").textValue();
    assertTrue(detail.startsWith("令牌 \"loader\" 的表最多占用 2 MB 磁盘"), detail);
  }
}
