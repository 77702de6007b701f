package org.talktodata.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.talktodata.chart.Language;
import org.talktodata.table.Catalog;
import org.talktodata.table.Column;
import org.talktodata.table.Profile;
import org.talktodata.table.Table;

class SuggestionsTest {
  @ParameterizedTest
  @CsvSource({
    "ENGLISH, price, average price by city",
    "ENGLISH, avg_price, avg_price by city",
    "ENGLISH, Average Life Expectancy, Average Life Expectancy by city",
    "ENGLISH, total_sales, average total_sales by city",
    "CHINESE, 单价, 各city的平均单价",
    "CHINESE, 平均分, 各city的平均分",
  })
  void askForTheAverageOfAColumnThatIsNotOneByItsName(
      Language language, String number, String expected) {
    Catalog catalog =
        Catalog.of(
            new Table(
                "t",
                List.of(),
                List.of(
                    column("city", Column.Type.TEXT, Column.Role.CATEGORY),
                    column(number, Column.Type.NUMBER, Column.Role.NUMBER)),
                100));
    assertEquals(expected, Suggestions.worthAsking(catalog, Optional.of(language)).get(0));
  }

  private static Column column(String name, Column.Type type, Column.Role role) {
    Profile profile = new Profile(0, 5, Optional.empty(), Optional.empty(), List.of("1", "2"));
    return new Column(name, type, role, List.of(), "", profile);
  }
}
