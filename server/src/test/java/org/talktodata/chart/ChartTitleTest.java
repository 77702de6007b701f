package org.talktodata.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.test.Script;

class ChartTitleTest {
  @ParameterizedTest(name = "{2}")
  @MethodSource("cases")
  void saysWhatIsShown(String title, String json, String expected) {
    ChartQuery query = ChartQueryJson.parse(json);
    assertEquals(
        expected,
        ChartTitle.of(query, Language.ENGLISH) + " | " + ChartTitle.of(query, Language.CHINESE));
  }

  static Stream<Arguments> cases() {
    return Script.read("/chart/titles.talk", "title");
  }
}
