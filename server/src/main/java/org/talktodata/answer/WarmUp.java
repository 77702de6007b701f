package org.talktodata.answer;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.plan.Planner;
import org.talktodata.question.Question;
import org.talktodata.question.QuestionReader;
import org.talktodata.table.Catalog;
import org.talktodata.table.Column;
import org.talktodata.table.Profile;
import org.talktodata.table.Table;

/** Answers about nothing, so that nobody waits for what is loaded when it is first needed. */
public final class WarmUp {
  private static final LocalDateTime NOW = LocalDateTime.of(2025, 1, 1, 0, 0);
  private static final Catalog TABLES =
      Catalog.of(
          new Table(
              "warm",
              List.of(),
              List.of(
                  new Column(
                      "x", Column.Type.TEXT, Column.Role.CATEGORY, List.of(), "", Profile.UNKNOWN)),
              1));

  private WarmUp() {}

  /** Plans a first query, which takes a second longer than all others. */
  static void planner() {
    ChartQuery query =
        ChartQueryJson.parse(
            """
            {"encoding": {"x": {"field": "x"}, "y": {"aggregate": "count"}}}""");
    new Planner().plan(query, TABLES, NOW);
  }

  /** Reads a first sentence. */
  public static void reader(QuestionReader reader) {
    reader.read(
        new Question("各 x 的数量 2024", TABLES, Optional.empty(), NOW), List.of(), Optional::of);
  }
}
