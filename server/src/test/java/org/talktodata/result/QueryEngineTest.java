package org.talktodata.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.channels.Channels;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.plan.Planner;
import org.talktodata.plan.ValidatedQuery;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;
import org.talktodata.table.Catalog;
import org.talktodata.table.Column;
import org.talktodata.table.Profile;
import org.talktodata.table.Table;

class QueryEngineTest {
  private static final String ALL =
      """
      {"mark":"table","encoding":{"columns":[{"field":"name"},{"field":"n"},{"field":"day"},\
      {"field":"moment"},{"field":"clock"},{"field":"flag"}]}}""";
  private static final Catalog CATALOG =
      Catalog.of(
          new Table(
              "things",
              List.of(),
              List.of(
                  column("name", Column.Type.TEXT),
                  column("n", Column.Type.NUMBER),
                  column("day", Column.Type.DATE),
                  column("moment", Column.Type.DATETIME),
                  column("clock", Column.Type.TIME),
                  column("flag", Column.Type.BOOLEAN)),
              3));

  private DuckDBConnection database;
  private QueryEngine engine;

  @BeforeEach
  void open() throws SQLException {
    database = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
    execute(
        "CREATE TABLE things (name VARCHAR, n HUGEINT, day DATE, moment TIMESTAMP, clock TIME, flag BOOLEAN)",
        "INSERT INTO things VALUES ('北京', 7, '2024-02-29', '2024-02-29 12:30:15', '08:05', true),"
            + " ('a \"b\", c', -1, '1969-12-31', '1969-12-31 23:59:59', '23:59:59', false),"
            + " (NULL, NULL, NULL, NULL, NULL, NULL)");
    engine = new QueryEngine(database::duplicate, Duration.ofSeconds(30));
  }

  @AfterEach
  void close() throws SQLException {
    engine.close();
    database.close();
  }

  private void execute(String... statements) throws SQLException {
    try (Connection connection = database.duplicate();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static Column column(String name, Column.Type type) {
    return new Column(name, type, Column.Role.TEXT, List.of(), "", Profile.UNKNOWN);
  }

  private static ValidatedQuery plan(String json, int rowLimit) {
    return new Planner(rowLimit)
        .plan(ChartQueryJson.parse(json), CATALOG, LocalDateTime.of(2024, 5, 1, 0, 0));
  }

  @Test
  void readsEveryType() {
    ResultRows rows = engine.rows(plan(ALL, 10), new Cancellation());
    assertEquals(
        List.of(
            List.of(
                "北京",
                7.0,
                LocalDate.of(2024, 2, 29),
                LocalDateTime.of(2024, 2, 29, 12, 30, 15),
                "08:05:00",
                true),
            List.of(
                "a \"b\", c",
                -1.0,
                LocalDate.of(1969, 12, 31),
                LocalDateTime.of(1969, 12, 31, 23, 59, 59),
                "23:59:59",
                false),
            Arrays.asList(null, null, null, null, null, null)),
        rows.rows());
    assertFalse(rows.truncated());
  }

  @Test
  void writesArrowThatABrowserReads() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Delivered delivered =
        engine.arrow(plan(ALL, 10), Channels.newChannel(bytes), new Cancellation());
    assertEquals(new Delivered(3, false), delivered);
    assertEquals(
        List.of(
            "name Utf8 [北京, a \"b\", c, null]",
            "n FloatingPoint(DOUBLE) [7.0, -1.0, null]",
            "day Date(DAY) [19782, -1, null]",
            "moment Timestamp(MICROSECOND, null) [2024-02-29T12:30:15, 1969-12-31T23:59:59, null]",
            "clock Utf8 [08:05:00, 23:59:59, null]",
            "flag Bool [true, false, null]"),
        read(bytes.toByteArray()));
  }

  private static List<String> read(byte[] stream) throws IOException {
    try (BufferAllocator memory = new RootAllocator();
        ArrowStreamReader reader =
            new ArrowStreamReader(new ByteArrayInputStream(stream), memory)) {
      List<List<Object>> cells = new ArrayList<>();
      List<String> names = new ArrayList<>();
      for (FieldVector vector : reader.getVectorSchemaRoot().getFieldVectors()) {
        names.add(vector.getName() + " " + vector.getField().getType());
        cells.add(new ArrayList<>());
      }
      while (reader.loadNextBatch()) {
        for (int i = 0; i < cells.size(); i++) {
          FieldVector vector = reader.getVectorSchemaRoot().getVector(i);
          for (int row = 0; row < vector.getValueCount(); row++) {
            cells.get(i).add(vector.getObject(row));
          }
        }
      }
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < cells.size(); i++) {
        lines.add(names.get(i) + " " + cells.get(i));
      }
      return lines;
    }
  }

  @Test
  void stopsAtTheRowLimitAndSaysSo() throws IOException {
    String query = "{\"mark\":\"table\",\"encoding\":{\"columns\":[{\"field\":\"name\"}]}}";
    ResultRows rows = engine.rows(plan(query, 2), new Cancellation());
    assertEquals(2, rows.rows().size());
    assertTrue(rows.truncated());
    assertFalse(engine.rows(plan(query, 3), new Cancellation()).truncated());

    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertEquals(
        new Delivered(2, true),
        engine.arrow(plan(query, 2), Channels.newChannel(bytes), new Cancellation()));
    assertEquals(List.of("name Utf8 [北京, a \"b\", c]"), read(bytes.toByteArray()));
  }

  @Test
  void deliversMoreThanOneBatch() throws SQLException, IOException {
    execute(
        "INSERT INTO things SELECT 'x' || i, i, NULL, NULL, NULL, NULL FROM range(150000) r(i)");
    String query =
        "{\"mark\":\"table\",\"encoding\":{\"columns\":[{\"field\":\"name\"},{\"field\":\"n\"}]}}";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertEquals(
        new Delivered(140_000, true),
        engine.arrow(plan(query, 140_000), Channels.newChannel(bytes), new Cancellation()));
    assertTrue(read(bytes.toByteArray()).get(1).endsWith("139996.0]"));
  }

  @Test
  void writesCsv() throws IOException {
    StringWriter csv = new StringWriter();
    CsvRows.write(engine.rows(plan(ALL, 10), new Cancellation()), csv);
    assertEquals(
        "name,n,day,moment,clock,flag\r\n"
            + "北京,7,2024-02-29,2024-02-29T12:30:15,08:05:00,true\r\n"
            + "\"a \"\"b\"\", c\",-1,1969-12-31,1969-12-31T23:59:59,23:59:59,false\r\n"
            + ",,,,,\r\n",
        csv.toString());
  }

  @Test
  void writesJson() throws IOException {
    StringWriter json = new StringWriter();
    JsonRows.write(engine.rows(plan(ALL, 1), new Cancellation()), json);
    assertEquals(
        "[{\"name\":\"北京\",\"n\":7,\"day\":\"2024-02-29\",\"moment\":\"2024-02-29T12:30:15\",\"clock\":\"08:05:00\",\"flag\":true}]",
        json.toString());
  }

  @Test
  void writesCalendarUnitsAsFiltersDo() {
    assertEquals("2024", unit("year"));
    assertEquals("2024-Q1", unit("yearquarter"));
    assertEquals("2024-02", unit("yearmonth"));
    assertEquals("2024-W09", unit("yearweek"));
    assertEquals("2024-02-29", unit("yearmonthdate"));
    assertEquals("2024-02-29T12:00", unit("yearmonthdatehours"));
    assertEquals("4", unit("day"));
  }

  private String unit(String timeUnit) {
    String query =
        """
        {"encoding":{"x":{"field":"moment","timeUnit":"%s"},"y":{"aggregate":"count"}},\
        "filter":{"field":"n","equal":7}}"""
            .formatted(timeUnit);
    ResultRows rows = engine.rows(plan(query, 10), new Cancellation());
    return CellText.of(rows.columns().get(0), rows.rows().get(0).get(0));
  }

  @Test
  void stopsAtTheTimeLimit() throws SQLException {
    makeSlow();
    try (QueryEngine hasty = new QueryEngine(database::duplicate, Duration.ofMillis(50))) {
      ProblemException exception =
          assertThrows(
              ProblemException.class, () -> hasty.rows(plan(SLOW, 10), new Cancellation()));
      assertEquals(Problem.Code.TIME_LIMIT, exception.problem().code());
      assertEquals(
          "The query took longer than 0.05 seconds. Ask for fewer rows with a filter, or for larger groups.",
          exception.problem().detail());
    }
  }

  private static final String SLOW =
      "{\"encoding\":{\"x\":{\"field\":\"name\"},\"y\":{\"aggregate\":\"median\",\"field\":\"n\"}}}";

  /** The table becomes a view that would take minutes to read. */
  private void makeSlow() throws SQLException {
    execute(
        "ALTER TABLE things RENAME TO few",
        "CREATE VIEW things AS SELECT f.* REPLACE (md5(f.name || r.range) AS name)"
            + " FROM few f, range(2000000000) r");
  }

  @Test
  void stopsWhenCancelled() throws Exception {
    makeSlow();
    Cancellation cancellation = new Cancellation();
    Thread other =
        new Thread(
            () -> {
              try {
                Thread.sleep(100);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              cancellation.cancel();
            });
    other.start();
    assertThrows(CancellationException.class, () -> engine.rows(plan(SLOW, 10), cancellation));
    other.join();
    assertThrows(CancellationException.class, () -> engine.rows(plan(ALL, 10), cancellation));
  }

  @Test
  void saysThatAFaultIsOurs() throws SQLException {
    execute("DROP TABLE things");
    ProblemException exception =
        assertThrows(ProblemException.class, () -> engine.rows(plan(ALL, 10), new Cancellation()));
    assertEquals(Problem.Code.INTERNAL, exception.problem().code());
  }
}
