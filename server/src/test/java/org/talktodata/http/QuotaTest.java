package org.talktodata.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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

  /** More than half of what there is room for. */
  private static final byte[] MUCH =
      ("a,b\n" + "1,2\n".repeat(350_000)).getBytes(StandardCharsets.UTF_8);

  private static final byte[] TOO_MUCH =
      ("a,b\n" + "1,2\n".repeat(700_000)).getBytes(StandardCharsets.UTF_8);

  @TempDir Path data;
  private RunningServer server;

  @BeforeEach
  void start() throws Exception {
    Path file = Files.writeString(data.resolve("tokens.json"), TOKENS);
    server = RunningServer.start(data, null, "admin", file);
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
    RunningServer.awaitEmptyInbox(data);
  }

  /** A file that is sent only to a part until somebody says how it goes on. */
  private static final class Halfway extends InputStream {
    private final InputStream begin = new ByteArrayInputStream(MUCH);
    private final CompletableFuture<InputStream> rest = new CompletableFuture<>();

    @Override
    public int read() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = begin.read(bytes, offset, length);
      if (read >= 0) {
        return read;
      }
      try {
        return rest.join().read(bytes, offset, length);
      } catch (CompletionException e) {
        throw new IOException(e);
      }
    }
  }

  /** Sends with a client of its own, which waits for the file. */
  private CompletableFuture<HttpResponse<String>> begin(BodyPublisher body) throws Exception {
    CompletableFuture<HttpResponse<String>> response =
        HttpClient.newHttpClient()
            .sendAsync(as("small", "/api/tables").POST(body).build(), BodyHandlers.ofString());
    while (received() < MUCH.length / 2) {
      assertFalse(response.isDone());
      Thread.sleep(10);
    }
    return response;
  }

  /** Bytes of files that are arriving. */
  private long received() throws IOException {
    try (Stream<Path> files = Files.walk(data.resolve("inbox"))) {
      return files.map(Path::toFile).filter(File::isFile).mapToLong(File::length).sum();
    } catch (UncheckedIOException e) {
      return 0;
    }
  }

  @Test
  @Timeout(60)
  void uploadsAtTheSameTimeShareTheRoom() throws Exception {
    Halfway announced = new Halfway();
    Halfway unannounced = new Halfway();
    BodyPublisher whole = BodyPublishers.ofByteArray(MUCH);
    List<BodyPublisher> bodies =
        List.of(
            BodyPublishers.fromPublisher(
                BodyPublishers.ofInputStream(() -> announced), MUCH.length + FEW.length()),
            BodyPublishers.ofInputStream(() -> unannounced));
    for (BodyPublisher body : bodies) {
      CompletableFuture<HttpResponse<String>> first = begin(body);
      HttpResponse<String> second = upload("small", whole);
      assertFull(second);
      String detail = RunningServer.json(second).get("detail").textValue();
      assertTrue(detail.matches(".* take 1\\.[0-9] MB now.*"), detail);
      assertFull(
          upload("small", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(MUCH))));
      assertEquals(201, upload("also small", whole).statusCode());
      assertFalse(first.isDone());
      Halfway sent = body == bodies.get(0) ? announced : unannounced;
      sent.rest.complete(new ByteArrayInputStream(FEW.getBytes(StandardCharsets.UTF_8)));
      HttpResponse<String> kept = first.join();
      assertEquals(201, kept.statusCode(), kept.body());
      String path = "/api/tables/" + RunningServer.json(kept).get("id").textValue();
      assertEquals(204, server.send(as("admin", path).DELETE().build()).statusCode());
    }
  }

  @Test
  @Timeout(60)
  void roomIsGivenBackWhenAnUploadFails() throws Exception {
    byte[] noTable = new byte[MUCH.length];
    for (int i = 0; i < 3; i++) {
      assertEquals(
          422, upload("small", BodyPublishers.ofByteArray(noTable)).statusCode(), "time " + i);
    }
    Halfway broken = new Halfway();
    CompletableFuture<HttpResponse<String>> first =
        begin(BodyPublishers.ofInputStream(() -> broken));
    assertFull(upload("small", BodyPublishers.ofByteArray(MUCH)));
    broken.rest.completeExceptionally(new IOException("broken"));
    assertThrows(CompletionException.class, first::join);
    HttpResponse<String> again = upload("small", BodyPublishers.ofByteArray(MUCH));
    while (again.statusCode() == 413) {
      Thread.sleep(10);
      again = upload("small", BodyPublishers.ofByteArray(MUCH));
    }
    assertEquals(201, again.statusCode(), again.body());
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
    RunningServer.awaitEmptyInbox(data);
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
