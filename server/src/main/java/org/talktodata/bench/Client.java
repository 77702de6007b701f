package org.talktodata.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;
import org.talktodata.question.Workload;

/** Calls a server. Safe for use by many threads. */
final class Client {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final int CREATED = 201;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();
  private final URI server;

  Client(URI server) {
    this.server = server;
  }

  /**
   * What came of a question.
   *
   * @param status of HTTP
   * @param body the chart or the problem
   * @param milliseconds from the request to the last byte of the answer
   */
  record Reply(int status, JsonNode body, double milliseconds) {
    boolean isChart() {
      return status == CREATED;
    }

    /** Understood and refused, as {@code no column like 'profit'}. */
    boolean isRefusal() {
      return status == 422;
    }

    /** Turned away, because the server had too much to do or took too long. */
    boolean isBusy() {
      return status == 503;
    }
  }

  /** Asks a question about a table. */
  Reply ask(String table, SampleQuestions.Asked asked) throws IOException {
    ObjectNode request = JSON.createObjectNode();
    request.putArray("tables").add(table);
    request.put("question", asked.sentence()).put("now", asked.now().toString());
    long start = System.nanoTime();
    HttpResponse<byte[]> response =
        send(request("/api/charts").POST(HttpRequest.BodyPublishers.ofString(request.toString())));
    double milliseconds = (System.nanoTime() - start) / 1e6;
    return new Reply(response.statusCode(), JSON.readTree(response.body()), milliseconds);
  }

  /** Fetches the rows of a chart as Arrow, as the page does, and counts their bytes. */
  long rows(JsonNode chart) throws IOException {
    String path = "/api/charts/" + chart.get("id").textValue() + "/data";
    return expect(200, send(request(path).GET())).length;
  }

  /** Has a beginning of a question completed; milliseconds to the last byte of the answer. */
  double suggest(String table, String typed) throws IOException {
    String query = URLEncoder.encode(typed, StandardCharsets.UTF_8);
    return timed("/api/suggest?tables=" + table + "&q=" + query);
  }

  /**
   * A picture that was sent.
   *
   * @param tag its entity tag
   */
  record Picture(double milliseconds, String tag) {}

  /** Has a chart drawn as a picture; the time is that to the last byte of the answer. */
  Picture picture(String chart, String kind, int width) throws IOException {
    long start = System.nanoTime();
    HttpResponse<byte[]> response = send(request(path(chart, kind, width)).GET());
    expect(200, response);
    double milliseconds = (System.nanoTime() - start) / 1e6;
    return new Picture(milliseconds, response.headers().firstValue("etag").orElseThrow());
  }

  /** Asks whether the picture with a tag is still right, as a browser does that has kept it. */
  double sameAgain(String chart, String kind, int width, String tag) throws IOException {
    long start = System.nanoTime();
    expect(304, send(request(path(chart, kind, width)).header("if-none-match", tag).GET()));
    return (System.nanoTime() - start) / 1e6;
  }

  private static String path(String chart, String kind, int width) {
    return "/api/charts/" + chart + "/image." + kind + "?width=" + width;
  }

  private double timed(String path) throws IOException {
    long start = System.nanoTime();
    expect(200, send(request(path).GET()));
    return (System.nanoTime() - start) / 1e6;
  }

  /**
   * Uploads a file and waits until it is a table. The kernel sends the file from the disk to the
   * socket, so that the client takes next to nothing of the cores that it shares with the server.
   *
   * @return the table's description
   */
  JsonNode upload(Path file, String name) throws IOException {
    String path = "/api/tables?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    try (SocketChannel socket =
            SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()));
        FileChannel from = FileChannel.open(file)) {
      String head =
          "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: text/csv\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
              .formatted(path, server.getAuthority(), from.size());
      socket.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
      for (long at = 0; at < from.size(); ) {
        at += from.transferTo(at, from.size() - at, socket);
      }
      String answer =
          new String(Channels.newInputStream(socket).readAllBytes(), StandardCharsets.UTF_8);
      if (!answer.startsWith("HTTP/1.1 " + CREATED)) {
        throw unexpected(server.resolve(path), answer);
      }
      return JSON.readTree(answer.substring(answer.indexOf("\r\n\r\n")));
    }
  }

  /** The ids of the server's tables by their names. */
  Map<String, String> tables() throws IOException {
    JsonNode list = JSON.readTree(expect(200, send(request("/api/tables").GET())));
    Map<String, String> ids = new HashMap<>();
    list.get("tables")
        .forEach(table -> ids.put(table.get("name").textValue(), table.get("id").textValue()));
    return ids;
  }

  /**
   * The name and the hash of the server's model.
   *
   * @throws ProblemException NO_READING if it has none
   */
  String model() throws IOException {
    JsonNode health = JSON.readTree(expect(200, send(request("/api/health").GET())));
    JsonNode model = health.path("model");
    if (!model.isObject()) {
      throw new ProblemException(
          Problem.of(
              Problem.Code.NO_READING,
              "The server has no model that reads sentences; build with one or set TALK_MODEL."));
    }
    return "%s %.8s on %s"
        .formatted(
            model.get("name").textValue(),
            model.get("hash").textValue(),
            health.get("device").textValue());
  }

  /** What the server's model has computed so far. */
  Workload workload() throws IOException {
    return new Workload(
        (long) metric("talk_model_sentences_total"),
        (long) metric("talk_model_batches_total"),
        metric("talk_model_multiplications_total"));
  }

  /** The value of a metric without labels. */
  double metric(String name) throws IOException {
    String metrics =
        new String(expect(200, send(request("/api/metrics").GET())), StandardCharsets.UTF_8);
    return metrics
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE);
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static byte[] expect(int status, HttpResponse<byte[]> response) {
    if (response.statusCode() == status) {
      return response.body();
    }
    throw unexpected(
        response.uri(),
        response.statusCode() + ": " + new String(response.body(), StandardCharsets.UTF_8));
  }

  private static ProblemException unexpected(URI uri, String answer) {
    return new ProblemException(
        Problem.of(Problem.Code.INTERNAL, "%s was answered with %s".formatted(uri, answer)));
  }
}
