package org.talktodata.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableMakerTest {
  private static final String SCHEMA =
      """
      {"id": "clinic", "language": "zh",
       "tables": [
        {"name": "visits", "rows": 500, "columns": [
          {"name": "科室", "type": "text", "role": "category", "values": ["内科", "外科", "儿科"]},
          {"name": "day", "type": "date", "role": "date", "from": "2022-01-01", "to": "2022-02-01"},
          {"name": "fee", "type": "number", "role": "number", "min": 5, "max": 3000, "integer": false},
          {"name": "pid", "type": "text", "role": "identifier", "pattern": "P####"},
          {"name": "insured", "type": "boolean", "role": "boolean"}]},
        {"name": "patients", "rows": 50, "columns": [
          {"name": "pid", "type": "text", "role": "identifier", "pattern": "P####"},
          {"name": "age", "type": "number", "role": "number", "min": 0, "max": 99, "integer": true}]}],
       "relations": [{"from": "visits.pid", "to": "patients.pid"}]}
      """;

  @TempDir private Path folder;

  private SchemaFile schema() throws IOException {
    return SchemaReader.read(Files.writeString(folder.resolve("clinic.schema.json"), SCHEMA));
  }

  private static List<String> cells(CsvTable table, String column) {
    int index = table.index(column).orElseThrow();
    return table.rows().stream().map(row -> row.get(index)).toList();
  }

  @Test
  void makesTheSameRowsEachTime() throws IOException {
    assertEquals(TableMaker.make(schema()), TableMaker.make(schema()));
  }

  @Test
  void fillsColumnsAsDescribed() throws IOException {
    CsvTable visits = TableMaker.make(schema()).get(0);
    assertEquals(500, visits.rows().size());
    Set<String> departments = new HashSet<>(cells(visits, "科室"));
    assertTrue(departments.remove(null), "some cells are missing");
    assertEquals(Set.of("内科", "外科", "儿科"), departments);
    cells(visits, "fee").stream()
        .filter(Objects::nonNull)
        .mapToDouble(Double::parseDouble)
        .forEach(fee -> assertTrue(fee >= 5 && fee <= 3000, "fee " + fee));
    cells(visits, "day").stream()
        .filter(Objects::nonNull)
        .forEach(
            day ->
                assertTrue(
                    day.compareTo("2022-01-01") >= 0 && day.compareTo("2022-02-01") <= 0, day));
  }

  @Test
  void keysMatch() throws IOException {
    List<CsvTable> tables = TableMaker.make(schema());
    List<String> patients = cells(tables.get(1), "pid");
    assertEquals(50, patients.stream().distinct().count());
    assertTrue(new HashSet<>(patients).containsAll(cells(tables.get(0), "pid")));
  }
}
