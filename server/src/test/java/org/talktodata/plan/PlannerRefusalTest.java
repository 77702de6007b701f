package org.talktodata.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;
import org.talktodata.test.Script;

/** Every refusal, with its code, its place and its words: refusals.talk. */
class PlannerRefusalTest {
  private final Planner planner = new Planner();

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void saysSo(String title, String json, String says) {
    ChartQuery query = ChartQueryJson.parse(json);
    assertEquals(
        says,
        said(
            assertThrows(
                ProblemException.class,
                () -> planner.plan(query, SampleTables.CATALOG, SampleTables.NOW))));
  }

  private static String said(ProblemException exception) {
    Problem problem = exception.problem();
    return "%s %s %s".formatted(problem.code(), problem.pointer().orElse(""), problem.detail());
  }

  static Stream<Arguments> cases() {
    return Script.read("/plan/refusals.talk", "says");
  }
}
