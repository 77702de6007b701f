package org.talktodata.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.talktodata.test.Script;

/** Every construct of the language, run in DuckDB: rows.talk has the queries and their rows. */
class PlannerRowsTest {
  private static SampleTables tables;

  @BeforeAll
  static void open() throws SQLException {
    tables = new SampleTables();
  }

  @AfterAll
  static void close() throws SQLException {
    tables.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void givesTheseRows(String title, String query, String rows) throws SQLException {
    assertEquals(rows, tables.rows(query), () -> SampleTables.sql(query));
  }

  static Stream<Arguments> cases() {
    return Script.read("/plan/rows.talk", "rows");
  }
}
