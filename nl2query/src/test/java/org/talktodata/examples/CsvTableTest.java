package org.talktodata.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.talktodata.table.Column;

class CsvTableTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          12 | -3.5 | NUMBER | -3.5
          2024-01-31 | 2024-02-29 | DATE | 2024-02-29
          2024-01-31 | 2024-02-30 | TEXT | 2024-02-30
          8/29/2013 | 8/30/2013 | DATE | 2013-08-30
          29/8/2013 | 2/8/2013 | DATE | 2013-08-02
          March 1, 1963 | August 16, 1963 | DATE | 1963-08-16
          2017-09-28 11:08:15 | 2017-09-29 12:43 | DATETIME | 2017-09-29T12:43:00
          8:54 | 23:44:10 | TIME | 23:44:10
          True | FALSE | BOOLEAN | false
          1 | 内科 | TEXT | 内科
          """)
  void findsTheTypeThatAllCellsHave(String one, String other, Column.Type type, String normal) {
    CellType found = CellType.of(List.of(one, other));
    assertEquals(type, found.type());
    assertEquals(normal, found.normal().apply(other).orElseThrow());
  }

  @Test
  void readsQuotesAndMissingCells() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("t.csv"),
            "name,note,n\r\n\"Lee, \"\"Jr\"\"\",\"\",1\r\nKim,,\r\nKim,\"two\nlines\",3\n");
    CsvTable table = CsvTable.read("t", file);
    assertEquals(
        List.of(
            Arrays.asList("Lee, \"Jr\"", "", "1"),
            Arrays.asList("Kim", null, null),
            Arrays.asList("Kim", "two\nlines", "3")),
        table.rows());
    assertEquals(List.of("Kim", "Lee, \"Jr\""), table.values().get(0).values());
    Column number = table.table().columns().get(2);
    assertEquals(Column.Type.NUMBER, number.type());
    assertEquals(1, number.profile().missing());
    assertEquals("3", number.profile().max().orElseThrow());
  }
}
