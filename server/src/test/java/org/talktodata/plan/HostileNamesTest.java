package org.talktodata.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktodata.table.Catalog;
import org.talktodata.table.Table;

/** Names and values are never SQL, whatever they look like. */
class HostileNamesTest {
  private static SampleTables tables;

  @BeforeAll
  static void open() throws SQLException {
    tables = new SampleTables();
  }

  @AfterAll
  static void close() throws SQLException {
    tables.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "two words",
        "销售额（万元）",
        "it's",
        "say \"hi\"",
        "\"; DROP TABLE orders; --",
        "'; DROP TABLE orders; --",
        "x\" OR \"1\"=\"1",
        "/* */ select",
        "a.b",
        "*",
        "\\",
        "$1 ? :name",
        "{d}",
        "tab\tand\nnewline",
        "😀🚗",
        "count",
        "groups",
        "d0",
        "rows 2",
        " lead and trail ",
        "ﬁ İ ß"
      })
  void areNamesAndValues(String name) throws SQLException {
    String quoted = '"' + name.replace("\"", "\"\"") + '"';
    String literal = "'" + name.replace("'", "''") + "'";
    tables.run(
        "CREATE OR REPLACE TABLE %s (%s VARCHAR, n INTEGER)".formatted(quoted, quoted),
        "INSERT INTO %s VALUES (%s, 1), ('other', 2), (NULL, 3)".formatted(quoted, literal));
    Table table =
        new Table(
            name,
            List.of(),
            List.of(SampleTables.text(name), SampleTables.number("n", "1", "3")),
            3);
    ObjectNode field = JsonNodeFactory.instance.objectNode().put("field", name);
    Catalog catalog = Catalog.of(table);
    for (String test : List.of("equal", "contains", "startsWith", "endsWith")) {
      String filter = field.deepCopy().put(test, name).toString();
      String query =
          "{\"encoding\":{\"x\":%s,\"y\":{\"aggregate\":\"sum\",\"field\":\"n\"}},\"filter\":%s}"
              .formatted(field, filter);
      assertEquals(name + " 1", tables.rows(query, catalog), test);
    }
    String share =
        "{\"encoding\":{\"x\":%s,\"y\":{\"aggregate\":\"sum\",\"field\":\"n\",\"transform\":\"share\"}},\"sort\":{\"by\":\"y\"},\"limit\":{\"count\":1,\"per\":\"x\"}}"
            .formatted(field);
    assertEquals(name + " 0.1667 | other 0.3333 | null 0.5", tables.rows(share, catalog));
    tables.run("DROP TABLE " + quoted, "SELECT count(*) FROM orders");
  }
}
