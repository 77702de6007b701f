package org.talktodata.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktodata.problem.ProblemException;

/** Each token opens what it is for, as often as it may. */
class TokensTest {
  /** The hash is that of "embed-secret". */
  private static final String FILE =
      """
      {"tokens": [
        {"name": "analyst", "token": "ask-secret", "scopes": ["ask"]},
        {"name": "loader", "token": "upload-secret", "scopes": ["upload"], "uploadMegabytes": 1},
        {"name": "report", "scopes": ["embed"],
         "sha256": "%s"},
        {"name": "slow", "token": "slow-secret", "scopes": ["ask", "upload"], "requestsPerMinute": 2}
      ]}
      """
          .formatted(sha256("embed-secret"));

  @TempDir Path data;
  private RunningServer server;

  private static String sha256(String text) {
    try {
      return java.util.HexFormat.of()
          .formatHex(
              java.security.MessageDigest.getInstance("SHA-256")
                  .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void start() throws Exception {
    Path file = Files.writeString(data.resolve("tokens.json"), FILE);
    server =
        RunningServer.start(data.resolve("server"), new CountingReader(), "admin-secret", file);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> call(String token, String method, String path, String body) {
    return server.send(
        HttpRequest.newBuilder(server.at(path))
            .header("authorization", "Bearer " + token)
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build());
  }

  private static void assertProblem(int status, String code, HttpResponse<String> response) {
    assertEquals(status, response.statusCode(), response.body());
    assertEquals(code, RunningServer.json(response).get("code").textValue());
  }

  @Test
  void scopesOpenWhatTheySay() {
    String csv = "name,age\nAda,36\n";
    assertProblem(403, "FORBIDDEN", call("ask-secret", "POST", "/api/tables", csv));
    HttpResponse<String> loaded = call("upload-secret", "POST", "/api/tables?name=p", csv);
    assertEquals(201, loaded.statusCode(), loaded.body());
    String table = RunningServer.json(loaded).get("id").textValue();
    String question = "{\"tables\": [\"%s\"], \"question\": \"name\"}".formatted(table);
    assertProblem(403, "FORBIDDEN", call("upload-secret", "POST", "/api/charts", question));
    JsonNode chart = RunningServer.json(call("ask-secret", "POST", "/api/charts", question));
    String path = "/api/charts/" + chart.get("id").textValue();
    assertEquals(200, call("embed-secret", "GET", path + "/data.csv", null).statusCode());
    assertEquals(201, call("embed-secret", "POST", path + "/links", "{}").statusCode());
    assertProblem(403, "FORBIDDEN", call("embed-secret", "GET", "/api/tables", null));
    assertProblem(403, "FORBIDDEN", call("embed-secret", "GET", "/api/relations", null));
    assertEquals(200, call("ask-secret", "GET", "/api/relations", null).statusCode());
    assertProblem(403, "FORBIDDEN", call("ask-secret", "POST", "/api/relations", "{}"));
    assertProblem(400, "INVALID_REQUEST", call("upload-secret", "POST", "/api/relations", "{}"));
    assertProblem(403, "FORBIDDEN", call("ask-secret", "DELETE", "/api/relations/x-y", null));
    assertProblem(404, "NOT_FOUND", call("upload-secret", "DELETE", "/api/relations/x-y", null));
    assertProblem(403, "FORBIDDEN", call("ask-secret", "GET", "/api/metrics", null));
    assertEquals(200, call("ask-secret", "GET", "/", null).statusCode());
    assertEquals(200, call("admin-secret", "GET", "/api/metrics", null).statusCode());
    assertEquals(204, call("admin-secret", "DELETE", "/api/tables/" + table, null).statusCode());
    assertProblem(401, "UNAUTHORIZED", call("other", "GET", "/api/tables", null));
  }

  @Test
  void aTokenMayBeUsedSoOften() {
    assertEquals(200, call("slow-secret", "GET", "/api/tables", null).statusCode());
    assertEquals(200, call("slow-secret", "GET", "/api/tables", null).statusCode());
    HttpResponse<String> third = call("slow-secret", "GET", "/api/tables", null);
    assertProblem(429, "TOO_MANY_REQUESTS", third);
    assertTrue(Integer.parseInt(third.headers().firstValue("retry-after").orElseThrow()) >= 1);
    assertEquals(200, call("ask-secret", "GET", "/api/tables", null).statusCode());
  }

  @Test
  void aTokenMayUploadSoMuch() {
    String large = "a,b\n" + "1,2\n".repeat(300_000);
    assertProblem(413, "TOO_LARGE", call("upload-secret", "POST", "/api/tables", large));
    assertEquals(201, call("admin-secret", "POST", "/api/tables", large).statusCode());
  }

  @Test
  void linksCanBeRevoked() {
    String table =
        RunningServer.json(call("admin-secret", "POST", "/api/tables", "a,b\n1,2\n3,4\n"))
            .get("id")
            .textValue();
    String question = "{\"tables\": [\"%s\"], \"question\": \"a\"}".formatted(table);
    String id =
        RunningServer.json(call("admin-secret", "POST", "/api/charts", question))
            .get("id")
            .textValue();
    String links = "/api/charts/" + id + "/links";
    String link = chartOf(call("admin-secret", "POST", links, "{}"));
    assertEquals(200, server.get(link).statusCode());
    assertEquals(204, call("admin-secret", "DELETE", links, null).statusCode());
    assertEquals(401, server.get(link).statusCode());
    assertEquals(200, server.get(chartOf(call("admin-secret", "POST", links, "{}"))).statusCode());
  }

  private static String chartOf(HttpResponse<String> links) {
    return RunningServer.json(links).get("chart").textValue();
  }

  @Test
  void aTokenSaysNothingOfItsSecret() {
    Token token = Tokens.of(Optional.of("admin-secret")).find("admin-secret").orElseThrow();
    assertFalse(token.toString().contains("secret"), token.toString());
  }

  @Test
  void ratesComeBackEvenly() {
    long[] now = {0};
    Rates rates = new Rates(() -> now[0]);
    Token token =
        new Token(
            "t",
            new byte[0],
            java.util.EnumSet.of(Scope.ASK),
            java.util.OptionalInt.of(2),
            java.util.OptionalLong.empty(),
            java.util.OptionalLong.empty(),
            Optional.empty());
    assertEquals(0, rates.take(token));
    assertEquals(0, rates.take(token));
    assertEquals(30, rates.take(token));
    now[0] = 30_000_000_000L;
    assertEquals(0, rates.take(token));
    assertEquals(30, rates.take(token));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"tokens\": [{\"name\": \"x\", \"scopes\": [\"ask\"]}]}",
        "{\"tokens\": [{\"token\": \"s\"}]}",
        "{\"tokens\": [{\"token\": \"s\", \"scopes\": [\"all\"]}]}",
        "{\"tokens\": [{\"token\": \"s\", \"scopes\": [\"ask\"], \"requestsPerMinute\": 0}]}",
        "{\"tokens\": [{\"token\": \"s\", \"scopes\": [\"upload\"], \"diskMegabytes\": 1}]}"
      })
  void refusesFilesThatAreWrong(String json) throws Exception {
    Path file = Files.writeString(data.resolve("wrong.json"), json);
    Tokens none = Tokens.of(Optional.empty());
    ProblemException refused = assertThrows(ProblemException.class, () -> none.with(file));
    assertFalse(refused.problem().detail().contains("\"s\""));
  }
}
