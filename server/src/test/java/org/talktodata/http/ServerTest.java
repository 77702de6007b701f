package org.talktodata.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTest {
  private static final String CITIES = "城市,区,销售额\n北京,朝阳,100\n北京,海淀,50.5\n上海,浦东,200\n";
  private static final String SUM_BY_CITY =
      """
      {"tables": ["%s"], "now": "2025-01-15T10:00:00",
       "query": {"mark": "bar", "encoding": {"x": {"field": "城市"}, "y": {"aggregate": "sum", "field": "销售额"}},
                 "sort": {"by": "y", "order": "descending"}}}
      """;

  @TempDir Path data;
  private RunningServer server;

  @BeforeEach
  void start() {
    server = RunningServer.start(data, new CountingReader());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void leadsFromAnUploadToDataAndBackToNothing() throws Exception {
    JsonNode table = server.table("销售 “2024”.csv", CITIES);
    String id = table.get("id").textValue();
    assertEquals("销售 “2024”", table.get("name").textValue());
    assertEquals(3, table.get("rows").intValue());
    assertEquals("category", table.get("columns").get(0).get("role").textValue());
    assertFalse(table.get("suggestions").isEmpty());

    JsonNode listed = RunningServer.json(server.get("/api/tables")).get("tables");
    assertEquals(id, listed.get(0).get("id").textValue());
    HttpResponse<String> changed =
        server.send(
            "PATCH",
            "/api/tables/" + id,
            "{\"name\": \"sales\", \"columns\": {\"城市\": {\"called\": [\"city\"], \"role\": \"text\"}}}");
    assertEquals(200, changed.statusCode(), changed.body());
    JsonNode again = RunningServer.json(server.get("/api/tables/" + id));
    assertEquals("sales", again.get("name").textValue());
    assertEquals("city", again.get("columns").get(0).get("called").get(0).textValue());

    HttpResponse<String> asked = server.send("POST", "/api/charts", SUM_BY_CITY.formatted(id));
    assertEquals(201, asked.statusCode(), asked.body());
    JsonNode chart = RunningServer.json(asked);
    String path = asked.headers().firstValue("location").orElseThrow();
    assertEquals("/api/charts/" + chart.get("id").textValue(), path);
    assertEquals(2, chart.get("rows").intValue());
    assertEquals("y", chart.get("columns").get(1).get("channel").textValue());
    assertEquals(chart, RunningServer.json(server.get(path)));

    HttpResponse<String> csv = server.get(path + "/data.csv");
    assertTrue(csv.body().endsWith("上海,200\r\n北京,150.5\r\n"), csv.body());
    assertTrue(csv.headers().firstValue("content-type").orElseThrow().startsWith("text/csv"));
    JsonNode rows = RunningServer.json(server.get(path + "/data", "accept", "application/json"));
    assertEquals("上海", rows.get(0).elements().next().textValue());
    assertEquals(2, arrowRows(server.bytes(path + "/data")));
    server.assertProblem(406, "NOT_ACCEPTABLE", server.get(path + "/data", "accept", "image/gif"));

    assertEquals(204, server.send("DELETE", "/api/tables/" + id, null).statusCode());
    server.assertProblem(404, "TABLE_NOT_FOUND", server.get("/api/tables/" + id));
    server.assertProblem(404, "TABLE_NOT_FOUND", server.get(path + "/data"));
    try (Stream<Path> files = Files.list(data.resolve("tables"))) {
      assertEquals(0, files.count());
    }
  }

  private static int arrowRows(byte[] bytes) throws IOException {
    try (RootAllocator memory = new RootAllocator();
        ArrowStreamReader reader = new ArrowStreamReader(new ByteArrayInputStream(bytes), memory)) {
      int rows = 0;
      while (reader.loadNextBatch()) {
        rows += reader.getVectorSchemaRoot().getRowCount();
      }
      return rows;
    }
  }

  @Test
  void remembersTablesAndChartsAfterARestart() {
    String id = server.table("cities.csv", CITIES).get("id").textValue();
    HttpResponse<String> asked = server.send("POST", "/api/charts", SUM_BY_CITY.formatted(id));
    String path = asked.headers().firstValue("location").orElseThrow();
    server.close();
    server = RunningServer.start(data, new CountingReader());
    assertEquals(RunningServer.json(asked), RunningServer.json(server.get(path)));
    assertTrue(server.get(path + "/data.csv").body().contains("北京,150.5"));
  }

  @Test
  void drawsAStoredChartOfATableThatWasRenamed() {
    String id = server.table("cities.csv", CITIES).get("id").textValue();
    HttpResponse<String> asked =
        server.send(
            "POST",
            "/api/charts",
            """
            {"tables": ["%s"], "query": {"mark": "text", "from": ["cities"],
              "encoding": {"y": {"aggregate": "sum", "field": "销售额", "table": "cities"}}}}
            """
                .formatted(id));
    assertEquals(201, asked.statusCode(), asked.body());
    server.send("PATCH", "/api/tables/" + id, "{\"name\": \"别名\"}");
    String path = asked.headers().firstValue("location").orElseThrow();
    assertTrue(server.get(path + "/data.csv").body().contains("350.5"));
  }

  @Test
  void answersAQuestionWithWhatTheReaderReads() {
    String id = server.table("cities.csv", CITIES).get("id").textValue();
    HttpResponse<String> asked =
        server.send(
            "POST",
            "/api/charts",
            "{\"tables\": [\"%s\"], \"question\": \"每个城市几行\"}".formatted(id));
    assertEquals(201, asked.statusCode(), asked.body());
    JsonNode chart = RunningServer.json(asked);
    assertEquals("每个城市几行", chart.get("question").textValue());
    assertEquals("城市", chart.get("reading").get(0).get("text").textValue());
    assertEquals(2, chart.get("reading").get(0).get("start").intValue());
    assertEquals("counting", chart.get("model").get("name").textValue());
    assertEquals(0.5, chart.get("confidence").doubleValue());
    HttpResponse<String> refused =
        server.send(
            "POST", "/api/charts", "{\"tables\": [\"%s\"], \"question\": \"讲个笑话\"}".formatted(id));
    JsonNode problem = server.assertProblem(422, "NO_READING", refused);
    assertEquals(4, problem.get("words").get("end").intValue());
  }

  @Test
  void drawsPicturesWithChineseText() throws Exception {
    String id = server.table("cities.csv", CITIES).get("id").textValue();
    HttpResponse<String> asked = server.send("POST", "/api/charts", SUM_BY_CITY.formatted(id));
    String path = asked.headers().firstValue("location").orElseThrow();
    assertTrue(server.get(path + "/option").body().contains("\"series\""));
    assertTrue(server.get(path + "/image.svg").body().contains("北京"));
    BufferedImage image =
        ImageIO.read(
            new ByteArrayInputStream(
                server.bytes(path + "/image.png?width=400&height=300&scale=2")));
    assertEquals(800, image.getWidth());
    assertEquals(600, image.getHeight());
    assertTrue(colours(image) > 10);
    HttpResponse<String> question =
        server.get("/api/chart.svg?table=cities&q=%E6%AF%8F%E4%B8%AA%E5%9F%8E%E5%B8%82");
    assertEquals(
        "image/svg+xml; charset=utf-8", question.headers().firstValue("content-type").get());
    server.assertProblem(400, "INVALID_REQUEST", server.get(path + "/image.png?width=99999"));
  }

  private static long colours(BufferedImage image) {
    return IntStream.range(0, image.getWidth() * image.getHeight())
        .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()))
        .distinct()
        .count();
  }

  @Test
  void loadsInTheBackgroundAndTellsHowFar() {
    HttpResponse<String> accepted =
        server.send(
            HttpRequest.newBuilder(server.at("/api/tables?name=later"))
                .header("prefer", "respond-async")
                .POST(BodyPublishers.ofString(CITIES))
                .build());
    assertEquals(202, accepted.statusCode());
    String job = accepted.headers().firstValue("location").orElseThrow();
    String events = server.get(job + "/events").body();
    assertTrue(events.contains("event: done"), events);
    JsonNode done = RunningServer.json(server.get(job));
    assertEquals("done", done.get("status").textValue());
    assertEquals("later", done.get("result").get("name").textValue());
    server.assertProblem(404, "JOB_NOT_FOUND", server.get("/api/jobs/none"));
  }

  @Test
  void takesTheFileOfAForm() {
    String form =
        "--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"表.csv\"\r\n\r\n"
            + CITIES
            + "\r\n--x--\r\n";
    HttpResponse<String> response =
        server.send(
            HttpRequest.newBuilder(server.at("/api/tables"))
                .header("content-type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString(form, StandardCharsets.UTF_8))
                .build());
    assertEquals(201, response.statusCode(), response.body());
    assertEquals("表", RunningServer.json(response).get("name").textValue());
  }

  @Test
  void suggestsQuestionsAndEndings() {
    String id = server.table("cities.csv", CITIES).get("id").textValue();
    JsonNode asked = RunningServer.json(server.get("/api/suggest?tables=" + id));
    assertTrue(asked.get("suggestions").get(0).textValue().contains("销售额"));
    JsonNode typed =
        RunningServer.json(server.get("/api/suggest?tables=" + id + "&q=%E5%90%84%E9%94%80"));
    assertEquals("各销售额", typed.get("suggestions").get(0).textValue());
  }

  @Test
  void countsRequests() {
    server.get("/api/tables/none");
    server.get("/api/health");
    String metrics = server.get("/api/metrics").body();
    assertTrue(
        metrics.contains(
            "talk_requests_total{method=\"GET\",route=\"/api/tables/:id\",status=\"404\"} 1\n"),
        metrics);
    assertTrue(metrics.contains("talk_tables 0\n"), metrics);
    assertTrue(metrics.contains("# TYPE talk_model_sentences_total counter\n"), metrics);
  }

  @Test
  void servesThePageUnderAStrictPolicy() {
    HttpResponse<String> page = server.get("/");
    assertEquals(200, page.statusCode());
    assertTrue(page.body().contains("<title>Talk to Data</title>"));
    String policy = page.headers().firstValue("content-security-policy").orElseThrow();
    assertTrue(policy.contains("script-src 'self'"), policy);
    assertFalse(policy.contains("unsafe-eval"), policy);
    String tag = page.headers().firstValue("etag").orElseThrow();
    assertEquals(304, server.get("/", "if-none-match", tag).statusCode());
    assertEquals(404, server.get("/../server.js").statusCode());
  }
}
