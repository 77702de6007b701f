package org.talktodata.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every call of the OpenAPI document gives every answer that the document names. */
class EveryOperationTest {
  private static final String PEOPLE = "name,age\nAda,36\nAlan,41\nAda,20\n";

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
  void answersAsPromised() {
    String table = server.table("people", PEOPLE).get("id").textValue();
    tables(table);
    jobs();
    String chart = charts(table);
    boards(chart);
    relations(table);
    about(table);
    deleted("/api/charts/" + chart + "/links");
    deleted("/api/tables/" + table);
    assertEquals(server.contract().promised(), server.contract().seen());
  }

  private void tables(String id) {
    get("/api/tables");
    get("/api/tables/" + id);
    answered(200, server.send("PATCH", "/api/tables/" + id, "{\"called\": [\"人员\"]}"));
  }

  private void jobs() {
    HttpResponse<String> accepted =
        server.send(
            HttpRequest.newBuilder(server.at("/api/tables?name=later"))
                .header("prefer", "respond-async")
                .POST(BodyPublishers.ofString(PEOPLE))
                .build());
    String job = answered(202, accepted).headers().firstValue("location").orElseThrow();
    answered(200, server.get(job + "/events"));
    get(job);
    answered(202, server.send("DELETE", job, null));
  }

  private String charts(String table) {
    String request = "{\"tables\": [\"%s\"], \"question\": \"by name\"}".formatted(table);
    String id = made("/api/charts", request).get("id").textValue();
    String chart = "/api/charts/" + id;
    for (String part :
        List.of("", "/data.arrow", "/data.csv", "/data.json", "/data.xlsx", "/option")) {
      get(chart + part);
    }
    for (String type :
        List.of(
            "application/vnd.apache.arrow.stream",
            "text/csv",
            "application/json",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")) {
      get(chart + "/data", "accept", type);
    }
    for (String kind : List.of("svg", "png", "pdf")) {
      get(chart + "/image." + kind);
      get("/api/chart." + kind + "?table=people&q=by%20name");
    }
    made(chart + "/links", "{\"days\": 2}");
    return id;
  }

  private void boards(String chart) {
    String board =
        "{\"title\": \"周报\", \"parts\": [{\"text\": \"# Up\"}, {\"chart\": \"%s\"}]}"
            .formatted(chart);
    String path = "/api/boards/" + made("/api/boards", board).get("id").textValue();
    get("/api/boards");
    get(path);
    answered(200, server.send("PATCH", path, board));
    deleted(path);
  }

  private void relations(String table) {
    String pets = server.table("pets", "pet,owner\nRex,Alan\n").get("id").textValue();
    String told =
        """
        {"from": {"table": "%s", "column": "name"}, "to": {"table": "%s", "column": "owner"}}"""
            .formatted(table, pets);
    String id = made("/api/relations", told).get("id").textValue();
    get("/api/relations?tables=" + table);
    deleted("/api/relations/" + id);
    deleted("/api/tables/" + pets);
  }

  private void about(String table) {
    get("/api/suggest?tables=" + table);
    for (String document :
        List.of("health", "metrics", "openapi.json", "schemas/chart-query.json")) {
      get("/api/" + document);
    }
  }

  /** Gets it, and where it has a tag, gets it again. */
  private void get(String path, String... headers) {
    HttpResponse<String> first = answered(200, server.get(path, headers));
    List<String> again = new ArrayList<>(List.of(headers));
    first
        .headers()
        .firstValue("etag")
        .ifPresent(
            tag -> {
              again.addAll(List.of("if-none-match", tag));
              answered(304, server.get(path, again.toArray(String[]::new)));
            });
  }

  private JsonNode made(String path, String json) {
    return RunningServer.json(answered(201, server.send("POST", path, json)));
  }

  private void deleted(String path) {
    answered(204, server.send("DELETE", path, null));
  }

  private static HttpResponse<String> answered(int status, HttpResponse<String> response) {
    assertEquals(status, response.statusCode(), response.body());
    return response;
  }
}
