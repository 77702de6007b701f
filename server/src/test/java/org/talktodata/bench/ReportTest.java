package org.talktodata.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
  @Test
  void writesATable() {
    assertEquals(
        """
        ## Upload
        How.

        ```
        run upload
        ```

        Today, here.

        | file | 秒 |
        | --- | --- |
        | 10 MB | 3 |
        """,
        section("Upload", "3").markdown());
  }

  @Test
  void keepsTheOtherSectionsAndTheirOrder() {
    String both = Report.with(Report.with("", section("Start", "1")), section("Upload", "2"));
    assertTrue(both.startsWith("# Benchmarks\n"), both);
    String again = Report.with(both, section("Start", "7"));
    assertEquals(both.replace("| 10 MB | 1 |", "| 10 MB | 7 |"), again);
    assertTrue(again.contains("| 10 MB | 2 |"), again);
    assertEquals(again, Report.with(again, section("Start", "7")));
  }

  @Test
  void keepsWhatPeopleWroteAboveTheSections() {
    String report = Report.with("", section("Start", "1"));
    String noted = report.replace("## Start", "An idle machine.\n\n## Start");
    assertEquals(
        noted.replace("| 10 MB | 1 |", "| 10 MB | 7 |"), Report.with(noted, section("Start", "7")));
  }

  @Test
  void refusesARowThatDoesNotFit() {
    List<List<String>> rows = List.of(List.of("one"));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Section("Start", "", "", "", List.of("a", "b"), rows));
  }

  private static Section section(String title, String figure) {
    return new Section(
        title,
        "How.",
        "run " + title.toLowerCase(java.util.Locale.ROOT),
        "Today, here.",
        List.of("file", "秒"),
        List.of(List.of("10 MB", figure)));
  }
}
