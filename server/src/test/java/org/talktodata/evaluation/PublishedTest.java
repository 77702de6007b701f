package org.talktodata.evaluation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.chartquery.JsonText;
import org.talktodata.examples.CsvTable;
import org.talktodata.plan.Planner;
import org.talktodata.question.Question;
import org.talktodata.table.Catalog;
import org.talktodata.table.Column;
import org.talktodata.table.Profile;
import org.talktodata.table.Table;

class PublishedTest {
  private static Column column(String name, Column.Type type, Column.Role role) {
    Profile profile = new Profile(0, 3, Optional.empty(), Optional.empty(), List.of());
    return new Column(name, type, role, List.of(), "", profile);
  }

  private static CsvTable payments() {
    List<Column> columns =
        List.of(
            column("day", Column.Type.DATE, Column.Role.DATE),
            column("city", Column.Type.TEXT, Column.Role.CATEGORY));
    List<List<String>> rows =
        List.of(
            List.of("2024-01-01", "Honolulu"),
            List.of("2024-01-08", "Honolulu"),
            List.of("2024-01-04", "Paris"));
    return new CsvTable(new Table("pay", List.of(), columns, 3), List.of(), rows);
  }

  private static boolean same(String query, String result) {
    CsvTable table = payments();
    Question question =
        new Question(
            "?", Catalog.of(table.table()), Optional.empty(), LocalDateTime.of(2025, 1, 15, 10, 0));
    try (Answering answering = new Answering(new Planner(), List.of(table))) {
      Answer answer = answering.answer(ChartQueryJson.parse(query.replace('\'', '"')), question);
      return new Published(JsonText.parse(result.replace('\'', '"'))).same(answer);
    }
  }

  @Test
  void weekdaysAreNamedAndFilledWithZeros() {
    String byWeekday =
        "{'mark':'bar','encoding':{'x':{'field':'day','timeUnit':'day'},'y':{'aggregate':'count'}}}";
    assertTrue(
        same(
            byWeekday,
            "[{'x_data':'Mon','y_data':2},{'x_data':'Tue','y_data':0},{'x_data':'Thur','y_data':1}]"));
    assertFalse(same(byWeekday, "[{'x_data':'Mon','y_data':2},{'x_data':'Wed','y_data':1}]"));
  }

  @Test
  void yearsAndShortenedNamesAreKnown() {
    assertTrue(
        same(
            "{'mark':'bar','encoding':{'x':{'field':'day','timeUnit':'year'},'y':{'aggregate':'count'},"
                + "'color':{'field':'city'}}}",
            "[{'x_data':'2024','y_data':2,'classify':'Honolul'},{'x_data':'2024','y_data':1,'classify':'Paris'}]"));
  }

  @Test
  void mergedYearsCannotBeCompared() {
    assertTrue(new Published(JsonText.parse("[{\"x_data\":\"2011~2015\",\"y_data\":2}]")).merged());
  }
}
