package org.talktodata.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/** Makes a chart query that was stored fit tables that were renamed since. */
final class RenamedTables {
  private RenamedTables() {}

  /**
   * Changes the query in place.
   *
   * @param names the new name of each old one
   */
  static void rename(JsonNode query, Map<String, String> names) {
    if (query instanceof ObjectNode object) {
      renameIn(object, names);
    }
    query.forEach(part -> rename(part, names));
  }

  private static void renameIn(ObjectNode object, Map<String, String> names) {
    if (object.path("table").isTextual() && object.has("field")) {
      object.set("table", renamed(object.get("table"), names));
    }
    if (object.has("encoding") && object.get("from") instanceof ArrayNode from) {
      for (int i = 0; i < from.size(); i++) {
        from.set(i, renamed(from.get(i), names));
      }
    }
  }

  private static TextNode renamed(JsonNode name, Map<String, String> names) {
    return TextNode.valueOf(names.getOrDefault(name.textValue(), name.textValue()));
  }
}
