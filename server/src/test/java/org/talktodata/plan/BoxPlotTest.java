package org.talktodata.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Boxes over more rows than a result may have: five values each. */
class BoxPlotTest {
  private static final Planner SMALL = new Planner(5);
  private static SampleTables tables;

  @BeforeAll
  static void open() throws SQLException {
    tables = new SampleTables();
  }

  @AfterAll
  static void close() throws SQLException {
    tables.close();
  }

  private static String rows(String json) throws SQLException {
    return tables.rows(json, SampleTables.CATALOG, SMALL);
  }

  @Test
  void leavesOutTheValueBeyondTheWhisker() throws SQLException {
    assertEquals(
        "5 | 15 | 25 | 40 | 60",
        rows("{\"mark\":\"boxplot\",\"encoding\":{\"y\":{\"field\":\"amount\"}}}"));
  }

  @Test
  void sortsByTheMedian() throws SQLException {
    assertEquals(
        "2023 10 | 2023 17.5 | 2023 25 | 2023 32.5 | 2023 40"
            + " | 2024 5 | 2024 15 | 2024 25 | 2024 60 | 2024 100",
        rows(
            "{\"mark\":\"boxplot\",\"encoding\":{\"x\":{\"field\":\"year\"},\"y\":{\"field\":\"amount\"}},"
                + "\"sort\":{\"by\":\"y\",\"order\":\"descending\"}}"));
    assertEquals(
        "juice 100 0.75 | juice 100 0.75 | juice 100 0.75 | juice 100 0.75 | juice 100 0.75"
            + " | milk 5 0.25 | milk 10 0.35 | milk 15 0.45 | milk 22.5 0.5 | milk 30 0.55",
        rows(
            "{\"mark\":\"boxplot\",\"encoding\":{\"x\":{\"field\":\"product\"},"
                + "\"y\":[{\"field\":\"amount\"},{\"field\":\"rate\"}]},"
                + "\"filter\":{\"field\":\"product\",\"oneOf\":[\"milk\",\"juice\"]},"
                + "\"sort\":{\"by\":\"y\",\"order\":\"descending\"}}"));
  }
}
