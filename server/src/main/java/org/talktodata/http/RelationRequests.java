package org.talktodata.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.talktodata.problem.Message;
import org.talktodata.store.KnownRelation;
import org.talktodata.store.Relations;
import org.talktodata.store.StoredTable;
import org.talktodata.table.Column;

/** The calls about which column refers to which. */
final class RelationRequests {
  private final Relations relations;
  private final Work work;
  private final Settings settings;

  RelationRequests(Relations relations, Work work, Settings settings) {
    this.relations = relations;
    this.work = work;
    this.settings = settings;
  }

  /** {@code GET /api/relations}. */
  void list(RoutingContext context) {
    Set<String> tables = Set.copyOf(Parameters.list(context, "tables"));
    work.run(context, settings.timeLimit(), c -> relations.about(tables))
        .onSuccess(
            known -> {
              ObjectNode json = JsonNodeFactory.instance.objectNode();
              ArrayNode list = json.putArray("relations");
              known.forEach(relation -> list.add(json(relation)));
              Json.send(context, 200, json);
            })
        .onFailure(context::fail);
  }

  /** {@code POST /api/relations}. */
  void create(RoutingContext context) {
    JsonNode body = Json.body(context);
    Json.requireOnly(body, "", List.of("from", "to"));
    Relations.End from = end(body, "from");
    Relations.End to = end(body, "to");
    work.run(context, settings.timeLimit(), c -> relations.tell(from, to))
        .onSuccess(
            told -> {
              context.response().putHeader("location", "/api/relations/" + told.id());
              Json.send(context, 201, json(told));
            })
        .onFailure(context::fail);
  }

  /** {@code DELETE /api/relations/:id}. */
  void delete(RoutingContext context) {
    String id = context.pathParam("id");
    work.silently(context, settings.timeLimit(), () -> relations.remove(id));
  }

  private static Relations.End end(JsonNode body, String side) {
    JsonNode json = body.path(side);
    String pointer = "/" + side;
    Json.requireOnly(json, pointer, List.of("table", "column"));
    return new Relations.End(text(json, pointer, "table"), text(json, pointer, "column"));
  }

  private static String text(JsonNode json, String pointer, String property) {
    return Json.text(json, pointer, property)
        .orElseThrow(() -> Json.invalid(pointer + "/" + property, Message.WANT_TEXT));
  }

  private static ObjectNode json(KnownRelation relation) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", relation.id());
    json.set("from", end(relation.from(), relation.reference()));
    json.set("to", end(relation.to(), relation.key()));
    json.put("origin", relation.origin().name().toLowerCase(Locale.ROOT));
    json.put("matched", relation.matched());
    return json;
  }

  private static ObjectNode end(StoredTable table, Column column) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("table", table.id())
        .put("tableName", table.table().name())
        .put("column", column.name());
  }
}
