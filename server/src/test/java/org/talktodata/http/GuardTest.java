package org.talktodata.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.talktodata.problem.ProblemException;

class GuardTest {
  @TempDir Path data;

  @Test
  void wantsTheTokenEverywhere() {
    Settings settings = Settings.of("127.0.0.1", 0, Optional.of("s3cret"));
    try (RunningServer server = RunningServer.start(data, null, settings)) {
      assertEquals(401, server.get("/api/tables").statusCode());
      assertEquals(401, server.get("/").statusCode());
      assertEquals(401, server.get("/api/tables", "authorization", "Bearer wrong").statusCode());
      assertEquals(200, server.get("/api/tables", "authorization", "Bearer s3cret").statusCode());
      HttpResponse<String> entered = server.get("/?token=s3cret");
      assertEquals(303, entered.statusCode());
      String cookie = entered.headers().firstValue("set-cookie").orElseThrow();
      assertTrue(cookie.contains("HTTPOnly") && cookie.contains("SameSite=Strict"), cookie);
      assertEquals(
          200,
          server
              .get("/api/tables", "cookie", cookie.substring(0, cookie.indexOf(';')))
              .statusCode());
    }
  }

  @Test
  void opensOneChartToThoseWhoHaveItsLink() {
    Settings settings = Settings.of("127.0.0.1", 0, Optional.of("s3cret"));
    try (RunningServer server = RunningServer.start(data, null, settings)) {
      String table =
          RunningServer.json(authorized(server, "/api/tables?name=t", "a,b\n1,2\n3,4\n"))
              .get("id")
              .textValue();
      String query =
          "{\"tables\": [\"%s\"], \"query\": {\"encoding\": {\"y\": {\"aggregate\": \"count\"}}}}"
              .formatted(table);
      String id =
          RunningServer.json(authorized(server, "/api/charts", query)).get("id").textValue();
      HttpResponse<String> shared =
          authorized(server, "/api/charts/" + id + "/links", "{\"days\": 2}");
      assertEquals(201, shared.statusCode(), shared.body());
      String chart = RunningServer.json(shared).get("chart").textValue();
      assertEquals(200, server.get(chart).statusCode());
      assertEquals(200, server.get(chart.replace("?", "/data.csv?")).statusCode());
      HttpResponse<String> frame = server.get(RunningServer.json(shared).get("frame").textValue());
      assertEquals(200, frame.statusCode());
      assertTrue(
          frame
              .headers()
              .firstValue("content-security-policy")
              .orElseThrow()
              .endsWith("frame-ancestors *"));
      assertEquals(401, server.get("/api/charts/" + id).statusCode());
      assertEquals(401, server.get(chart.replaceFirst("expires=\\d", "expires=9")).statusCode());
      assertEquals(401, server.get(chart.replace("charts/c", "charts/d")).statusCode());
      assertEquals(401, server.send("POST", chart.replace("?", "/links?"), "{}").statusCode());
    }
  }

  private static HttpResponse<String> authorized(RunningServer server, String path, String body) {
    return server.send(
        HttpRequest.newBuilder(server.at(path))
            .header("authorization", "Bearer s3cret")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  @Test
  void keepsPagesOfOtherSitesOut() {
    try (RunningServer server = RunningServer.start(data, null)) {
      HttpRequest foreign =
          HttpRequest.newBuilder(server.at("/api/charts"))
              .header("origin", "https://evil.example")
              .POST(BodyPublishers.ofString("{}"))
              .build();
      server.assertProblem(403, "FORBIDDEN", server.send(foreign));
    }
  }

  @Test
  void doesNotListenToOthersWithoutAToken() {
    ProblemException refused =
        assertThrows(
            ProblemException.class,
            () -> RunningServer.start(data, null, Settings.of("0.0.0.0", 0, Optional.empty())));
    assertTrue(refused.getMessage().contains("TALK_TOKEN"));
  }

  @Test
  void refusesUploadsAboveTheLimit() {
    Settings usual = Settings.of("127.0.0.1", 0, Optional.empty());
    Settings small =
        new Settings(
            usual.host(), 0, usual.tokens(), usual.timeLimit(), usual.loadLimit(), 1_000_000);
    try (RunningServer server = RunningServer.start(data, null, small)) {
      server.assertProblem(
          413,
          "TOO_LARGE",
          server.upload("large.csv", ("a,b\n" + "1,2\n".repeat(400_000)).getBytes()));
    }
  }
}
