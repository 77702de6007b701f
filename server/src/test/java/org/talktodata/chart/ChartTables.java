package org.talktodata.chart;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.plan.Planner;
import org.talktodata.plan.ValidatedQuery;
import org.talktodata.table.Catalog;
import org.talktodata.table.Column;
import org.talktodata.table.Profile;
import org.talktodata.table.Table;

/** A table of cars with what its columns look like. */
final class ChartTables {
  static final long ROWS = 1000;
  static final Catalog CATALOG =
      Catalog.of(
          new Table(
              "cars",
              List.of(),
              List.of(
                  text("origin", 5, "USA", "Japan"),
                  text("maker", 40, "Kestrel", "Voltaire"),
                  text("fuel", 4, "diesel", "gasoline"),
                  text("name", ROWS, "Kestrel K2", "Hudson & Lake Long Distance"),
                  text("trim", 11, "Comfort with all seats heated", "Basic"),
                  text("age_band", 4, "18-25", "26-35", "60+"),
                  text("weekday", 7, "Mon", "Tuesday"),
                  text("星期", 7, "周一", "星期二"),
                  number("price", 800, "1000", "90000", Column.Role.NUMBER),
                  number("mpg", 300, "10.5", "60.2", Column.Role.NUMBER),
                  number("cylinders", 6, "3", "12", Column.Role.NUMBER),
                  number("code", 9, "1", "9", Column.Role.CATEGORY),
                  number("model_year", 30, "1995", "2024", Column.Role.NUMBER),
                  date("sold", Column.Type.DATE, "2022-01-03", "2024-12-30"),
                  date("seen", Column.Type.DATETIME, "2024-12-30T08:00:00", "2024-12-31T10:00:00"),
                  new Column(
                      "new",
                      Column.Type.BOOLEAN,
                      Column.Role.BOOLEAN,
                      List.of(),
                      "",
                      profile(2, "false", "true"))),
              ROWS));

  private ChartTables() {}

  private static Column text(String name, long distinct, String... samples) {
    return new Column(
        name,
        Column.Type.TEXT,
        Column.Role.CATEGORY,
        List.of(),
        "",
        new Profile(0, distinct, Optional.empty(), Optional.empty(), List.of(samples)));
  }

  private static Column number(
      String name, long distinct, String min, String max, Column.Role role) {
    return new Column(name, Column.Type.NUMBER, role, List.of(), "", profile(distinct, min, max));
  }

  private static Column date(String name, Column.Type type, String min, String max) {
    return new Column(name, type, Column.Role.DATE, List.of(), "", profile(700, min, max));
  }

  private static Profile profile(long distinct, String min, String max) {
    return new Profile(0, distinct, Optional.of(min), Optional.of(max), List.of(min, max));
  }

  static ValidatedQuery plan(String json) {
    return new Planner()
        .plan(ChartQueryJson.parse(json), CATALOG, LocalDateTime.of(2024, 12, 31, 0, 0));
  }
}
