package org.talktodata.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Problems are told in the language of the request; their codes are the same. */
class SpeechTest {
  @TempDir static Path data;
  private static RunningServer server;
  private static String people;

  @BeforeAll
  static void start() {
    server = RunningServer.start(data, new CountingReader());
    people = server.table("people.csv", "name,age\nAda,36\nAlan,41\n").get("id").textValue();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void assertChinese(HttpResponse<String> response) {
    JsonNode problem = RunningServer.json(response);
    assertTrue(chinese(problem.get("title").textValue()), problem.toString());
    assertTrue(chinese(problem.get("detail").textValue()), problem.toString());
    assertEquals("zh", response.headers().firstValue("content-language").orElseThrow());
  }

  private static boolean chinese(String text) {
    return text.codePoints().anyMatch(Character::isIdeographic);
  }

  @Test
  void theHeaderChooses() {
    String path = "/api/tables/none";
    HttpResponse<String> response = server.get(path, "accept-language", "zh-CN,zh;q=0.9,en;q=0.8");
    server.assertProblem(404, "TABLE_NOT_FOUND", response);
    assertChinese(response);
    HttpResponse<String> english = server.get(path, "accept-language", "fr,en;q=0.9,zh;q=0.1");
    assertEquals(
        "There is no table \"none\". GET /api/tables lists those that are there.",
        RunningServer.json(english).get("detail").textValue());
  }

  @Test
  void theParameterWinsOverTheHeader() {
    assertChinese(server.get("/api/nothing?language=zh", "accept-language", "en"));
  }

  @Test
  void theFieldWinsOverTheQuestion() {
    HttpResponse<String> asked =
        server.send(
            "POST",
            "/api/charts",
            "{\"tables\": [\"%s\"], \"question\": \"profit\", \"language\": \"zh\"}"
                .formatted(people));
    server.assertProblem(422, "NO_READING", asked);
    assertEquals("zh", asked.headers().firstValue("content-language").orElseThrow());
  }

  @Test
  void theQuestionChoosesWhereNothingElseDoes() {
    assertChinese(
        server.send(
            "POST",
            "/api/charts",
            "{\"tables\": [\"%s\"], \"question\": \"%s\"}".formatted(people, "长".repeat(2_000))));
  }

  @Test
  void planAndQueryFollowToo() {
    String query = "{\"tables\": [\"%s\"], \"language\": \"zh-CN\", \"query\": %s}";
    for (String wrong :
        new String[] {
          "{\"mark\": \"bubble\"}",
          "{\"encoding\": {\"x\": {\"field\": \"nam\"}}}",
          "{\"encoding\": {\"y\": {\"aggregate\": \"sum\", \"field\": \"name\"}}}",
          "{\"encoding\": {\"y\": {\"aggregate\": \"sum\"}}}"
        }) {
      assertChinese(server.send("POST", "/api/charts", query.formatted(people, wrong)));
    }
  }
}
