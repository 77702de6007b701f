package org.talktodata.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.talktodata.answer.Application;
import org.talktodata.chartquery.JsonText;
import org.talktodata.question.QuestionReader;

/**
 * A server on a free port with what a test needs to talk to it. Whatever it answers is held against
 * its OpenAPI document.
 */
final class RunningServer implements AutoCloseable {
  private static final String JSON = "application/json";

  private final Application application;
  private final Server server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Contract contract = new Contract();

  private RunningServer(Application application, Server server) {
    this.application = application;
    this.server = server;
  }

  static RunningServer start(Path data, QuestionReader reader) {
    return start(data, reader, Settings.of("127.0.0.1", 0, Optional.empty()));
  }

  /** One whose other tokens stand in a file. */
  static RunningServer start(Path data, QuestionReader reader, String admin, Path tokens) {
    Settings usual = Settings.of("127.0.0.1", 0, Optional.of(admin));
    return start(
        data,
        reader,
        new Settings(
            usual.host(),
            0,
            usual.tokens().with(tokens),
            usual.timeLimit(),
            usual.loadLimit(),
            usual.largestUpload()));
  }

  static RunningServer start(Path data, QuestionReader reader, Settings settings) {
    Application application =
        Application.open(data, Optional.ofNullable(reader), Duration.ofSeconds(30));
    return new RunningServer(application, Server.start(application, settings));
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  /** What was received, and what the document says of it. */
  Contract contract() {
    return contract;
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      contract.check(request, response, response.body());
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  byte[] bytes(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(at(path)).build();
    HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
    contract.check(request, response, new String(response.body(), StandardCharsets.ISO_8859_1));
    return response.body();
  }

  HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(at(path));
    return send((headers.length == 0 ? request : request.headers(headers)).build());
  }

  HttpResponse<String> send(String method, String path, String json) {
    BodyPublisher body = json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
    return send(
        HttpRequest.newBuilder(at(path)).header("content-type", JSON).method(method, body).build());
  }

  HttpResponse<String> upload(String name, byte[] bytes) {
    String path = "/api/tables?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    return send(HttpRequest.newBuilder(at(path)).POST(BodyPublishers.ofByteArray(bytes)).build());
  }

  /** Uploads a text that must become a table, and returns the table. */
  JsonNode table(String name, String text) {
    HttpResponse<String> response = upload(name, text.getBytes(StandardCharsets.UTF_8));
    assertEquals(201, response.statusCode(), response.body());
    return JsonText.parse(response.body());
  }

  static JsonNode json(HttpResponse<String> response) {
    return JsonText.parse(response.body());
  }

  /** The response must be a problem of that kind; the server must live on. */
  JsonNode assertProblem(int status, String code, HttpResponse<String> response) {
    assertEquals(status, response.statusCode(), response.body());
    assertTrue(
        response
            .headers()
            .firstValue("content-type")
            .orElse("")
            .startsWith("application/problem+json"),
        response.headers().toString());
    JsonNode problem = json(response);
    assertEquals(code, problem.get("code").textValue());
    assertEquals(status, problem.get("status").intValue());
    assertTrue(problem.get("detail").textValue().length() > 20, response.body());
    assertEquals(200, get("/api/health").statusCode());
    return problem;
  }

  /**
   * Waits until nothing that was uploaded lies in the inbox. The answer may come first: files are
   * deleted beside it, so that nobody waits for the deletion of a large one.
   */
  static void awaitEmptyInbox(Path data) throws IOException, InterruptedException {
    List<Path> left = filesIn(data.resolve("inbox"));
    for (int i = 0; i < 200 && !left.isEmpty(); i++) {
      Thread.sleep(100);
      left = filesIn(data.resolve("inbox"));
    }
    assertEquals(List.of(), left);
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Override
  public void close() {
    server.close();
    application.close();
  }
}
