package org.talktodata.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.talktodata.plan.ValidatedQuery;
import org.talktodata.result.ResultRows;

class InsightTest {
  private static final String BY_ORIGIN =
      "{\"encoding\":{\"x\":{\"field\":\"origin\"},\"y\":{\"aggregate\":\"count\"}}}";

  private static String say(String json, Object[]... rows) {
    return say(json, false, rows);
  }

  /** Both languages, with a bar between; a dash for silence. */
  private static String say(String json, boolean truncated, Object[]... rows) {
    ValidatedQuery query = ChartTables.plan(json);
    List<List<Object>> cells = new ArrayList<>();
    for (Object[] row : rows) {
      cells.add(Arrays.asList(row));
    }
    ResultRows result = new ResultRows(query.columns(), cells, truncated);
    Optional<String> english = Insight.of(query.query(), result, Language.ENGLISH);
    Optional<String> chinese = Insight.of(query.query(), result, Language.CHINESE);
    return english.orElse("-") + " | " + chinese.orElse("-");
  }

  private static Object[] row(Object... cells) {
    return cells;
  }

  @Test
  void saysWhichIsLargestAndItsShare() {
    assertEquals(
        "Japan is highest with 60 (60% of the total); USA is lowest with 10."
            + " | Japan最高，为60（占总数的60%）；USA最低，为10。",
        say(BY_ORIGIN, row("USA", 10.0), row("Japan", 60.0), row(null, 30.0)));
  }

  @Test
  void namesEqualsTogether() {
    assertEquals(
        "USA and Japan are highest with 1,234; (missing) is lowest with 5."
            + " | USA和Japan最高，为1,234；（空）最低，为5。",
        say(BY_ORIGIN, row("USA", 1234.0), row("Japan", 1234.0), row(null, 5.0)));
    assertEquals(
        "All 2 have the same value, 7. | 2项的值都是7。",
        say(BY_ORIGIN, row("USA", 7.0), row("Japan", 7.0)));
    assertEquals(
        "a is highest with 2 (33.3% of the total). | a最高，为2（占总数的33.3%）。",
        say(BY_ORIGIN, row("a", 2.0), row("b", 1.0), row("c", 1.0), row("d", 1.0), row("e", 1.0)));
  }

  @Test
  void saysNoShareWhereRowsWereCutOrDoNotAddUp() {
    assertEquals(
        "USA is highest with 2; Japan is lowest with 1. | USA最高，为2；Japan最低，为1。",
        say(
            BY_ORIGIN.replace("}}}", "}},\"limit\":{\"count\":2}}"),
            row("USA", 2.0),
            row("Japan", 1.0)));
    assertEquals(
        "USA is highest with 0.1235; Japan is lowest with 0.1. | USA最高，为0.1235；Japan最低，为0.1。",
        say(
            BY_ORIGIN.replace("\"count\"", "\"mean\",\"field\":\"price\""),
            row("USA", 0.12345),
            row("Japan", 0.1)));
  }

  @Test
  void saysFractionsAsPercent() {
    assertEquals(
        "USA is highest with 75%; Japan is lowest with 25%. | USA最高，为75%；Japan最低，为25%。",
        say(
            BY_ORIGIN.replace("\"count\"", "\"count\",\"transform\":\"share\""),
            row("USA", 0.75),
            row("Japan", 0.25)));
  }

  @Test
  void tellsTheCourseOverTime() {
    String monthly =
        "{\"encoding\":{\"x\":{\"field\":\"sold\",\"timeUnit\":\"yearmonth\"},\"y\":{\"aggregate\":\"count\"}}}";
    LocalDate january = LocalDate.of(2024, 1, 1);
    assertEquals(
        "From 2024-01 to 2024-03 it rose from 10 to 15 (+50%); the peak is 20 in 2024-02."
            + " | 从2024-01到2024-03，由10上升到15（+50%）；最高为20（2024-02）。",
        say(
            monthly,
            row(january, 10.0),
            row(january.plusMonths(1), 20.0),
            row(january.plusMonths(2), 15.0)));
    assertEquals(
        "From 2024-01 to 2024-02 it fell from 10 to 0 (−100%). | 从2024-01到2024-02，由10下降到0（−100%）。",
        say(monthly, row(january, 10.0), row(january.plusMonths(1), 0.0)));
    assertEquals(
        "From 2024-01 to 2024-02 it stayed at 10. | 从2024-01到2024-02，均为10。",
        say(monthly, row(january, 10.0), row(january.plusMonths(1), 10.0)));
  }

  @Test
  void namesCyclesAndIntervals() {
    assertEquals(
        "Sunday is highest with 3 (75% of the total); Monday is lowest with 1."
            + " | 星期日最高，为3（占总数的75%）；星期一最低，为1。",
        say(
            "{\"encoding\":{\"x\":{\"field\":\"sold\",\"timeUnit\":\"day\"},\"y\":{\"aggregate\":\"count\"}}}",
            row(1.0, 1.0),
            row(7.0, 3.0)));
    assertEquals(
        "10,000–20,000 is highest with 3 (75% of the total). | 10,000–20,000最高，为3（占总数的75%）。",
        say(
            "{\"encoding\":{\"x\":{\"field\":\"price\",\"bin\":{\"step\":10000}},\"y\":{\"aggregate\":\"count\"}}}",
            row(0.0, 1.0),
            row(10000.0, 3.0)));
  }

  @Test
  void namesSeriesWithTheirPlace() {
    assertEquals(
        "USA, diesel is highest with 3 (75% of the total); Japan, diesel is lowest with 1."
            + " | USA、diesel最高，为3（占总数的75%）；Japan、diesel最低，为1。",
        say(
            "{\"encoding\":{\"x\":{\"field\":\"origin\"},\"y\":{\"aggregate\":\"count\"},\"color\":{\"field\":\"fuel\"}}}",
            row("Japan", "diesel", 1.0),
            row("USA", "diesel", 3.0)));
  }

  @Test
  void saysTheSingleNumber() {
    assertEquals(
        "The average price is 12.5. | 平均price为12.5。",
        say("{\"encoding\":{\"y\":{\"aggregate\":\"mean\",\"field\":\"price\"}}}", row(12.5)));
  }

  @Test
  void saysHowTwoNumbersGoTogether() {
    String scatter =
        "{\"mark\":\"point\",\"encoding\":{\"x\":{\"field\":\"price\"},\"y\":{\"field\":\"mpg\"}}}";
    Object[][] opposite = new Object[12][];
    Object[][] apart = new Object[12][];
    for (int i = 0; i < 12; i++) {
      opposite[i] = row((double) i, 100.0 - 3 * i);
      apart[i] = row((double) i, (double) (i % 2));
    }
    assertEquals(
        "price and mpg move in opposite directions strongly (r = -1, 12 points)."
            + " | price与mpg明显反向变化（r = -1，12个点）。",
        say(scatter, opposite));
    assertEquals(
        "price and mpg hardly depend on each other in a line (r = 0.14, 12 points)."
            + " | price与mpg几乎没有线性关系（r = 0.14，12个点）。",
        say(scatter, apart));
    assertEquals("- | -", say(scatter, row(1.0, 2.0), row(2.0, 3.0)));
  }

  @Test
  void isSilentWhereItCannotBeSure() {
    assertEquals("- | -", say(BY_ORIGIN, true, row("USA", 1.0), row("Japan", 2.0)));
    assertEquals("- | -", say(BY_ORIGIN));
    assertEquals("- | -", say(BY_ORIGIN, row("USA", 1.0)));
    assertEquals(
        "- | -",
        say(
            "{\"encoding\":{\"columns\":[{\"field\":\"origin\"},{\"aggregate\":\"count\"}]}}",
            row("USA", 1.0),
            row("Japan", 2.0)));
  }
}
