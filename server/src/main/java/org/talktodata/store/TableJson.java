package org.talktodata.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.talktodata.problem.Text;
import org.talktodata.table.Column;
import org.talktodata.table.Profile;
import org.talktodata.table.Table;
import org.talktodata.upload.ReadAs;
import org.talktodata.upload.Warning;

/** A {@link StoredTable} as JSON: what the catalogue keeps and what people get. */
public final class TableJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Only in the catalogue: the detail of a warning in Chinese. Older catalogues lack it. */
  private static final String CHINESE = "detailInChinese";

  private TableJson() {}

  /**
   * Writes all but where the data is, and whose.
   *
   * @param locale of those who read it
   */
  public static ObjectNode write(StoredTable stored, Locale locale) {
    Table table = stored.table();
    ObjectNode json = NODES.objectNode();
    json.put("id", stored.id());
    json.put("name", table.name());
    json.put("created", stored.created().toString());
    json.put("rows", table.rows());
    json.put("bytes", stored.bytes());
    json.set("called", texts(table.called()));
    ArrayNode columns = json.putArray("columns");
    table.columns().forEach(column -> columns.add(column(column)));
    ArrayNode warnings = json.putArray("warnings");
    stored.warnings().forEach(warning -> warnings.add(warning(warning, locale)));
    ReadAs readAs = stored.readAs();
    ObjectNode read = json.putObject("readAs");
    read.put("encoding", readAs.encoding())
        .put("delimiter", readAs.delimiter())
        .put("quote", readAs.quote())
        .put("header", readAs.header())
        .put("skipped", readAs.skipped());
    readAs.sheet().ifPresent(sheet -> read.put("sheet", sheet));
    if (!readAs.sheets().isEmpty()) {
      read.set("sheets", texts(readAs.sheets()));
    }
    return json;
  }

  static ObjectNode writeWithFile(StoredTable stored) {
    ObjectNode json = write(stored, Locale.ENGLISH).put("file", stored.file());
    JsonNode warnings = json.get("warnings");
    for (int i = 0; i < warnings.size(); i++) {
      ((ObjectNode) warnings.get(i))
          .put(CHINESE, stored.warnings().get(i).detail().in(Locale.CHINESE));
    }
    stored.owner().ifPresent(owner -> json.put("owner", owner));
    return json;
  }

  /**
   * @param bytes how much of the disk its data takes now
   */
  static StoredTable read(JsonNode json, long bytes) {
    List<Column> columns = new ArrayList<>();
    json.get("columns").forEach(column -> columns.add(readColumn(column)));
    List<Warning> warnings = new ArrayList<>();
    json.get("warnings").forEach(warning -> warnings.add(readWarning(warning)));
    JsonNode readAs = json.get("readAs");
    return new StoredTable(
        json.get("id").textValue(),
        json.get("file").textValue(),
        Instant.parse(json.get("created").textValue()),
        new Table(
            json.get("name").textValue(),
            readTexts(json.get("called")),
            columns,
            json.get("rows").longValue()),
        new ReadAs(
            readAs.get("encoding").textValue(),
            readAs.get("delimiter").textValue(),
            readAs.get("quote").textValue(),
            readAs.get("header").booleanValue(),
            readAs.get("skipped").longValue(),
            Optional.ofNullable(readAs.path("sheet").textValue()),
            readTexts(readAs.path("sheets"))),
        warnings,
        Optional.ofNullable(json.path("owner").textValue()),
        bytes);
  }

  private static ObjectNode column(Column column) {
    Profile profile = column.profile();
    ObjectNode json = NODES.objectNode();
    json.put("name", column.name());
    json.put("type", word(column.type()));
    json.put("role", word(column.role()));
    json.set("called", texts(column.called()));
    json.put("description", column.description());
    json.put("missing", profile.missing());
    json.put("distinct", profile.distinct());
    if (profile.estimated()) {
      json.put("distinctEstimated", true);
    }
    json.put("min", profile.min().orElse(null));
    json.put("max", profile.max().orElse(null));
    json.set("samples", texts(profile.samples()));
    return json;
  }

  private static Column readColumn(JsonNode json) {
    return new Column(
        json.get("name").textValue(),
        Column.Type.valueOf(json.get("type").textValue().toUpperCase(Locale.ROOT)),
        Column.Role.valueOf(json.get("role").textValue().toUpperCase(Locale.ROOT)),
        readTexts(json.get("called")),
        json.get("description").textValue(),
        new Profile(
            json.get("missing").longValue(),
            json.get("distinct").longValue(),
            json.path("distinctEstimated").booleanValue(),
            Optional.ofNullable(json.get("min").textValue()),
            Optional.ofNullable(json.get("max").textValue()),
            readTexts(json.get("samples"))));
  }

  private static ObjectNode warning(Warning warning, Locale locale) {
    ObjectNode json = NODES.objectNode();
    json.put("code", warning.code());
    json.put("detail", warning.detail().in(locale));
    warning.line().ifPresent(line -> json.put("line", line));
    warning.column().ifPresent(column -> json.put("column", column));
    return json;
  }

  private static Warning readWarning(JsonNode json) {
    String detail = json.get("detail").textValue();
    return new Warning(
        json.get("code").textValue(),
        Text.plain(detail, json.path(CHINESE).asText(detail)),
        json.has("line") ? OptionalLong.of(json.get("line").longValue()) : OptionalLong.empty(),
        Optional.ofNullable(json.path("column").textValue()));
  }

  private static ArrayNode texts(List<String> texts) {
    ArrayNode json = NODES.arrayNode();
    texts.forEach(json::add);
    return json;
  }

  private static List<String> readTexts(JsonNode json) {
    List<String> texts = new ArrayList<>();
    json.forEach(text -> texts.add(text.textValue()));
    return texts;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
