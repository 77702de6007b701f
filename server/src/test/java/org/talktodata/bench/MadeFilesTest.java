package org.talktodata.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.talktodata.store.Sql;

class MadeFilesTest {
  private static final int LARGEST_ROW = 200;

  @TempDir private Path folder;

  @Test
  void ordersAreTheSameForTheSameNumbers() throws IOException {
    Path first = folder.resolve("first.csv");
    Path second = folder.resolve("second.csv");
    Path other = folder.resolve("other.csv");
    long bytes = 3_000_000;
    long rows = OrdersFile.write(first, bytes, 1);
    assertEquals(rows, OrdersFile.write(second, bytes, 1));
    assertEquals(-1, Files.mismatch(first, second));
    OrdersFile.write(other, bytes, 2);
    assertTrue(Files.mismatch(first, other) > 0);
    assertEquals(rows + 1, Files.readAllLines(first).size());
    assertTrue(
        Files.size(first) >= bytes && Files.size(first) < bytes + LARGEST_ROW,
        "bytes: " + Files.size(first));
  }

  @Test
  void ordersAreACsvFileWithTypes() throws IOException, SQLException {
    Path file = folder.resolve("orders.csv");
    long rows = OrdersFile.write(file, 500_000, 1);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      String from = " FROM read_csv(%s)".formatted(Sql.literal(file.toString()));
      String ids = "SELECT count(DISTINCT order_id)" + from;
      long distinct = Sql.one(connection, ids, row -> row.getLong(1));
      assertEquals(rows, distinct);
      assertEquals(
          List.of("VARCHAR", "BIGINT", "TIMESTAMP", "VARCHAR", "VARCHAR", "VARCHAR", "BIGINT"),
          Sql.query(connection, "DESCRIBE" + from, row -> row.getString(2)).subList(0, 7));
    }
  }

  @Test
  void samplesKeepTheCellsOfTheirColumns() throws IOException {
    SampleRows sample = SampleRows.parse("城市,价\n北京,1\n上海,\n广州,3\n");
    Path first = folder.resolve("first.csv");
    Path second = folder.resolve("second.csv");
    sample.write(first, 500, 1);
    sample.write(second, 500, 1);
    List<String> lines = Files.readAllLines(first);
    assertEquals(lines, Files.readAllLines(second));
    assertEquals(501, lines.size());
    assertEquals("城市,价", lines.get(0));
    assertTrue(lines.contains("北京,") && lines.contains("北京,3"), "cells are drawn by themselves");
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      assertTrue(Set.of("北京", "上海", "广州").contains(cells[0]), line);
      assertTrue(Set.of("1", "", "3").contains(cells[1]), line);
    }
    sample.write(second, 500, 2);
    assertFalse(lines.equals(Files.readAllLines(second)));
  }

  @Test
  void samplesGetMoreColumns() throws IOException {
    SampleRows sample = SampleRows.parse("城市,价\n北京,1\n上海,2\n");
    SampleRows other = SampleRows.parse("a,b\n7,8\n");
    Path file = folder.resolve("wide.csv");
    sample.wider(List.of(sample, other), 8).write(file, 3, 1);
    List<String> lines = Files.readAllLines(file);
    assertEquals("城市,价,城市 2,价 2,a 2,b 2,城市 3,价 3", lines.get(0));
    String[] cells = lines.get(1).split(",", -1);
    assertEquals(8, cells.length);
    assertEquals("7", cells[4]);
    assertTrue(Set.of("北京", "上海").contains(cells[6]), lines.get(1));
  }

  @Test
  void samplesWithQuotesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> SampleRows.parse("a\n\"1,2\"\n"));
  }
}
