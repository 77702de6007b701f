package org.talktodata.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import org.talktodata.answer.BoardStore;
import org.talktodata.problem.Message;

/** The calls about boards: {@code {title, parts: [{text} or {chart}, …]}}. */
final class BoardRequests {
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_TEXT = 20_000;
  private static final int MOST_PARTS = 100;

  private final BoardStore boards;
  private final Work work;
  private final Settings settings;

  BoardRequests(BoardStore boards, Work work, Settings settings) {
    this.boards = boards;
    this.work = work;
    this.settings = settings;
  }

  /** {@code POST /api/boards}. */
  void create(RoutingContext context) {
    ObjectNode board = checked(Json.body(context));
    work.run(context, settings.timeLimit(), c -> boards.create(board))
        .onSuccess(
            kept -> {
              context.response().putHeader("location", "/api/boards/" + kept.get("id").textValue());
              Json.send(context, 201, kept);
            })
        .onFailure(context::fail);
  }

  /** {@code GET /api/boards}: their ids and titles. */
  void list(RoutingContext context) {
    work.run(
            context,
            settings.timeLimit(),
            c -> {
              ObjectNode json = JsonNodeFactory.instance.objectNode();
              ArrayNode list = json.putArray("boards");
              boards.list().forEach(board -> list.add(board.retain("id", "title")));
              return json;
            })
        .onSuccess(json -> Json.send(context, 200, json))
        .onFailure(context::fail);
  }

  /** {@code GET /api/boards/:id}. */
  void get(RoutingContext context) {
    String id = context.pathParam("id");
    work.run(context, settings.timeLimit(), c -> boards.get(id))
        .onSuccess(board -> Json.send(context, 200, board))
        .onFailure(context::fail);
  }

  /** {@code PATCH /api/boards/:id}, with the whole board. */
  void change(RoutingContext context) {
    String id = context.pathParam("id");
    ObjectNode board = checked(Json.body(context));
    work.run(context, settings.timeLimit(), c -> boards.replace(id, board))
        .onSuccess(kept -> Json.send(context, 200, kept))
        .onFailure(context::fail);
  }

  /** {@code DELETE /api/boards/:id}. */
  void delete(RoutingContext context) {
    String id = context.pathParam("id");
    work.silently(context, settings.timeLimit(), () -> boards.delete(id));
  }

  private static ObjectNode checked(JsonNode json) {
    Json.requireOnly(json, "", List.of("title", "parts"));
    ObjectNode board = JsonNodeFactory.instance.objectNode();
    String title = Json.text(json, "", "title").map(String::strip).orElse("");
    if (title.isEmpty() || title.length() > LONGEST_TITLE) {
      throw Json.invalid("/title", Message.BOARD_TITLE, LONGEST_TITLE);
    }
    board.put("title", title);
    ArrayNode parts = board.putArray("parts");
    JsonNode given = json.path("parts");
    if (!given.isArray() || given.size() > MOST_PARTS) {
      throw Json.invalid("/parts", Message.BOARD_PARTS, MOST_PARTS);
    }
    for (int i = 0; i < given.size(); i++) {
      parts.add(part(given.get(i), "/parts/" + i));
    }
    return board;
  }

  private static ObjectNode part(JsonNode json, String pointer) {
    if (!json.isObject()) {
      throw Json.invalid(pointer, Message.BOARD_PART);
    }
    Json.requireOnly(json, pointer, List.of("text", "chart"));
    Optional<String> text = Json.text(json, pointer, "text");
    Optional<String> chart = Json.text(json, pointer, "chart");
    if (text.isPresent() == chart.isPresent()) {
      throw Json.invalid(pointer, Message.BOARD_PART);
    }
    if (text.filter(words -> words.length() > LONGEST_TEXT).isPresent()) {
      throw Json.invalid(pointer + "/text", Message.BOARD_TEXT, LONGEST_TEXT);
    }
    ObjectNode part = JsonNodeFactory.instance.objectNode();
    text.ifPresent(words -> part.put("text", words));
    chart.ifPresent(id -> part.put("chart", id));
    return part;
  }
}
