package org.talktodata.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.table.Column;

class RenamingTest {
  private static final String SCHEMA =
      """
      {"id": "kiosk", "language": "en",
       "tables": [
        {"name": "sales", "rows": 20, "columns": [
          {"name": "amt", "type": "number", "role": "number", "min": 1, "max": 9, "called": ["金额"]},
          {"name": "qty", "type": "number", "role": "number", "min": 1, "max": 9},
          {"name": "shop", "type": "text", "role": "category", "values": ["A", "B"], "called": ["店"]}]},
        {"name": "shops", "rows": 2, "columns": [
          {"name": "shop", "type": "text", "role": "category", "values": ["A", "B"], "called": ["店"]},
          {"name": "boss", "type": "text", "role": "text", "called": ["amt"]}]}],
       "relations": [{"from": "sales.shop", "to": "shops.shop"}]}
      """;

  @TempDir private Path folder;

  private SchemaFile schema() throws IOException {
    return SchemaReader.read(Files.writeString(folder.resolve("kiosk.schema.json"), SCHEMA));
  }

  @Test
  void renamesColumnsWhoseNameIsTheirsAloneToNamesThatAreFree() throws IOException {
    Renaming renaming = Renaming.draw(schema().catalog(true), new Random(1), () -> false);
    assertEquals(Map.of("amt", "金额"), renaming.names());
  }

  @Test
  void keepsWhatIsKept() throws IOException {
    assertEquals(Renaming.NONE, Renaming.draw(schema().catalog(true), new Random(1), () -> true));
  }

  @Test
  void renamesTablesRowsAndQueriesAlike() throws IOException {
    Renaming renaming = new Renaming(Map.of("amt", "金额"));
    CsvTable table = TableMaker.make(schema()).get(0);
    CsvTable renamed = renaming.of(table);
    assertEquals(
        List.of("金额", "qty", "shop"),
        renamed.table().columns().stream().map(Column::name).toList());
    assertEquals(table.rows(), renamed.rows());
    String query =
        "{\"encoding\":{\"y\":{\"aggregate\":\"sum\",\"field\":\"%s\"}},"
            + "\"filter\":{\"field\":\"%s\",\"gt\":3}}";
    assertEquals(
        ChartQueryJson.parse(query.formatted("金额", "金额")),
        renaming.of(ChartQueryJson.parse(query.formatted("AMT", "amt"))));
  }
}
