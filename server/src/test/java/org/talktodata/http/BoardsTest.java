package org.talktodata.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Boards over HTTP: kept, changed, deleted, and refused when they make no sense. */
class BoardsTest {
  private static final String BOARDS = "/api/boards";

  @TempDir Path data;

  private static String chart(RunningServer server) {
    String table =
        server.table("sales.csv", "region,amount\nNorth,1\nSouth,2\n").get("id").textValue();
    String query =
        "{\"tables\": [\"%s\"], \"query\": {\"encoding\": {\"x\": {\"field\": \"region\"}, \"y\": {\"aggregate\": \"count\"}}}}"
            .formatted(table);
    return RunningServer.json(server.send("POST", "/api/charts", query)).get("id").textValue();
  }

  @Test
  void keepsChangesAndDeletes() {
    String id;
    try (RunningServer server = RunningServer.start(data, null)) {
      String board =
          "{\"title\": \"销售周报\", \"parts\": [{\"text\": \"# <b>Up</b>\"}, {\"chart\": \"%s\"}]}"
              .formatted(chart(server));
      JsonNode kept = RunningServer.json(server.send("POST", BOARDS, board));
      id = kept.get("id").textValue();
      assertEquals("# <b>Up</b>", kept.at("/parts/0/text").textValue());
    }
    try (RunningServer server = RunningServer.start(data, null)) {
      JsonNode boards = RunningServer.json(server.get(BOARDS)).get("boards");
      assertEquals("销售周报", boards.get(0).get("title").textValue());
      String path = BOARDS + "/" + id;
      assertEquals(2, RunningServer.json(server.get(path)).get("parts").size());
      assertEquals(
          200, server.send("PATCH", path, "{\"title\": \"Sales\", \"parts\": []}").statusCode());
      assertEquals("Sales", RunningServer.json(server.get(path)).get("title").textValue());
      assertEquals(204, server.send("DELETE", path, null).statusCode());
      server.assertProblem(404, "NOT_FOUND", server.get(path));
    }
  }

  @Test
  void refusesWhatIsNoBoard() {
    try (RunningServer server = RunningServer.start(data, null)) {
      refused(server, 400, "INVALID_REQUEST", "{\"parts\": []}");
      refused(server, 400, "INVALID_REQUEST", "{\"title\": \"a\"}");
      refused(server, 400, "INVALID_REQUEST", "{\"title\": \"a\", \"parts\": [{}]}");
      refused(
          server,
          400,
          "INVALID_REQUEST",
          "{\"title\": \"a\", \"parts\": [{\"text\": \"a\", \"chart\": \"b\"}]}");
      refused(server, 400, "INVALID_REQUEST", "{\"title\": \"a\", \"parts\": [{\"html\": \"a\"}]}");
      refused(
          server,
          404,
          "CHART_NOT_FOUND",
          "{\"title\": \"a\", \"parts\": [{\"chart\": \"../../etc\"}]}");
      server.assertProblem(404, "NOT_FOUND", server.get(BOARDS + "/bnobodyknows"));
    }
  }

  private static void refused(RunningServer server, int status, String code, String board) {
    server.assertProblem(status, code, server.send("POST", BOARDS, board));
  }
}
