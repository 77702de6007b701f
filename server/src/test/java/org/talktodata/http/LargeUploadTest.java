package org.talktodata.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of several parts, which begin to be loaded while they arrive. */
class LargeUploadTest {
  private static final int ROWS = 150_000;
  private static final long BYTES = 140L << 20;
  private static final String FORM_BEGIN =
      "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"大文件.csv\"\r\n\r\n";

  @TempDir Path data;
  private RunningServer server;
  private Path file;

  @BeforeEach
  void start() throws IOException {
    server = RunningServer.start(data.resolve("server"), new CountingReader());
    file = data.resolve("large.csv");
    byte[] text = "x".repeat(1000).getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write("number,half,text\n".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < ROWS; i++) {
        out.write((i + "," + i % 2 + ",").getBytes(StandardCharsets.UTF_8));
        out.write(text);
        out.write('\n');
      }
    }
    assertTrue(Files.size(file) > BYTES, "several parts");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void allRowsComeInTheirOrder() {
    JsonNode table = table(send("large", false));
    assertWhole(table);
    assertEquals("large", table.get("name").textValue());
  }

  @Test
  void aFormTellsTheName() throws IOException {
    Path form = data.resolve("form");
    try (OutputStream out = Files.newOutputStream(form)) {
      out.write(FORM_BEGIN.getBytes(StandardCharsets.UTF_8));
      Files.copy(file, out);
      out.write("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
    }
    HttpRequest request =
        HttpRequest.newBuilder(server.at("/api/tables"))
            .header("content-type", "multipart/form-data; boundary=b")
            .POST(BodyPublishers.ofFile(form))
            .build();
    JsonNode table = table(server.send(request));
    assertWhole(table);
    assertEquals("大文件", table.get("name").textValue());
  }

  @Test
  void aJobIsToldOfWhenAllIsThere() throws Exception {
    HttpResponse<String> response = send("later", true);
    assertEquals(202, response.statusCode(), response.body());
    String job = response.headers().firstValue("location").orElseThrow();
    JsonNode state = RunningServer.json(server.get(job));
    while (state.get("status").textValue().equals("running")) {
      Thread.sleep(100);
      state = RunningServer.json(server.get(job));
    }
    assertEquals("done", state.get("status").textValue(), state.toString());
    assertWhole(RunningServer.json(server.get("/api/tables")).get("tables").get(0));
  }

  @Test
  void whoHangsUpLeavesNothing() throws Exception {
    byte[] piece = new byte[1 << 20];
    try (Socket socket = new Socket("127.0.0.1", server.at("/").getPort())) {
      OutputStream out = socket.getOutputStream();
      String head =
          "POST /api/tables?name=half HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n"
              .formatted(Files.size(file));
      out.write(head.getBytes(StandardCharsets.UTF_8));
      try (var in = Files.newInputStream(file)) {
        for (int i = 0; i < 100; i++) {
          out.write(piece, 0, in.read(piece));
        }
      }
      out.flush();
    }
    RunningServer.awaitEmptyInbox(data.resolve("server"));
    assertEquals(0, RunningServer.json(server.get("/api/tables")).get("tables").size());
  }

  private HttpResponse<String> send(String name, boolean later) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(server.at("/api/tables?name=" + name))
              .POST(BodyPublishers.ofFile(file));
      return server.send((later ? request.header("prefer", "respond-async") : request).build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode table(HttpResponse<String> response) {
    assertEquals(201, response.statusCode(), response.body());
    return RunningServer.json(response);
  }

  private void assertWhole(JsonNode table) {
    assertEquals(ROWS, table.get("rows").intValue());
    assertEquals(0, table.get("warnings").size());
    String query =
        """
        {"tables": ["%s"], "now": "2025-01-15T10:00:00",
         "query": {"mark": "table", "encoding": {"columns": [{"field": "number"}]}, "limit": {"count": 140000}}}
        """
            .formatted(table.get("id").textValue());
    HttpResponse<String> asked = server.send("POST", "/api/charts", query);
    assertEquals(201, asked.statusCode(), asked.body());
    String path = asked.headers().firstValue("location").orElseThrow();
    List<String> rows = server.get(path + "/data.csv").body().lines().skip(1).toList();
    for (int i = 0; i < rows.size(); i++) {
      assertEquals(Integer.toString(i), rows.get(i));
    }
    assertTrue(rows.size() > ROWS / 2, rows.size() + " rows");
  }
}
