package org.talktodata.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of an upload is told in the language of those who ask. */
class UploadLanguageTest {
  private static final String RAGGED = "a,b\n1,2\n3\n7,8\n9,10\n";
  private static final String ENGLISH =
      "Line 3 was left out: it has 1 cells where the others have 2."
          + " Check separators and quotes there.";
  private static final String CHINESE = "略去了第 3 行：它有 1 个单元格，其他行有 2 个。请检查那里的分隔符和引号。";

  @TempDir Path data;
  private RunningServer server;

  @BeforeEach
  void start() {
    server = RunningServer.start(data, null);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> upload(String text, String... headers) {
    return server.send(
        HttpRequest.newBuilder(server.at("/api/tables?name=ragged"))
            .headers(headers)
            .POST(BodyPublishers.ofString(text))
            .build());
  }

  private static String told(JsonNode table) {
    JsonNode warning = table.get("warnings").get(0);
    assertEquals("ROW_LEFT_OUT", warning.get("code").textValue());
    return warning.get("detail").textValue();
  }

  @Test
  void warningsFollowWhoeverReadsThem() {
    HttpResponse<String> sent = upload(RAGGED, "accept-language", "zh-CN,zh;q=0.9,en;q=0.8");
    assertEquals(201, sent.statusCode(), sent.body());
    assertEquals(CHINESE, told(RunningServer.json(sent)));
    assertEquals("zh", sent.headers().firstValue("content-language").orElseThrow());
    String path = sent.headers().firstValue("location").orElseThrow();
    assertEquals(ENGLISH, told(RunningServer.json(server.get(path))));
    assertEquals(CHINESE, told(RunningServer.json(server.get(path + "?language=zh"))));
    HttpResponse<String> list = server.get("/api/tables", "accept-language", "zh");
    assertEquals(CHINESE, told(RunningServer.json(list).get("tables").get(0)));
    assertTrue(
        list.headers().allValues("vary").stream().anyMatch(v -> v.contains("accept-language")));
    HttpResponse<String> changed =
        server.send("PATCH", path + "?language=zh", "{\"called\": [\"残\"]}");
    assertEquals(CHINESE, told(RunningServer.json(changed)));
  }

  @Test
  void bothLanguagesAreRemembered() {
    String path =
        upload(RAGGED, "accept-language", "en").headers().firstValue("location").orElseThrow();
    server.close();
    server = RunningServer.start(data, null);
    assertEquals(ENGLISH, told(RunningServer.json(server.get(path))));
    assertEquals(CHINESE, told(RunningServer.json(server.get(path + "?language=zh"))));
  }

  @Test
  void aJobAnswersInTheLanguageOfItsUpload() {
    HttpResponse<String> accepted =
        upload(RAGGED, "accept-language", "zh", "prefer", "respond-async");
    String job = accepted.headers().firstValue("location").orElseThrow();
    server.get(job + "/events");
    assertEquals(CHINESE, told(RunningServer.json(server.get(job)).get("result")));
  }

  @Test
  void aRefusalTellsItsFirstRowInTheSameLanguage() {
    StringBuilder text = new StringBuilder("a,b\n");
    for (int row = 0; row < 100; row++) {
      text.append(row < 30 ? "1,2\n" : "1,2,3,4\n");
    }
    HttpResponse<String> refused = upload(text.toString() + "x,y\n", "accept-language", "zh");
    String detail = server.assertProblem(422, "NOT_A_TABLE", refused).get("detail").textValue();
    assertTrue(detail.contains("略去了第"), detail);
    assertTrue(detail.codePoints().filter(c -> c >= 'a' && c <= 'z').count() < 20, detail);
  }
}
