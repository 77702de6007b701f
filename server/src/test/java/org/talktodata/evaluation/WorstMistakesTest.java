package org.talktodata.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.examples.Example;
import org.talktodata.question.Question;
import org.talktodata.table.Catalog;
import org.talktodata.table.Column;
import org.talktodata.table.Profile;
import org.talktodata.table.Table;

class WorstMistakesTest {
  private static final String RIGHT =
      "{\"encoding\":{\"x\":{\"field\":\"city\"},\"y\":{\"aggregate\":\"mean\",\"field\":\"rent\"}}}";

  private static final Column CITY =
      new Column("city", Column.Type.TEXT, Column.Role.CATEGORY, List.of(), "", Profile.UNKNOWN);

  private static Score score(String set, String text, String read, double confidence, int place) {
    Example example =
        new Example(
            "id",
            set,
            "flats",
            List.of(),
            new Question(
                text,
                Catalog.of(new Table("flats", List.of(), List.of(CITY), 1)),
                Optional.empty(),
                LocalDateTime.of(2025, 1, 15, 10, 0)),
            List.of(),
            List.of(ChartQueryJson.parse(RIGHT)),
            Optional.empty(),
            "en",
            Set.of());
    Optional<ChartQuery> predicted = Optional.ofNullable(read).map(ChartQueryJson::parse);
    String reason = place == 1 ? "" : read == null ? "refused: NO_READING" : "other rows";
    return new Score(
        set, example, predicted, confidence, place, reason, Map.of(), Optional.empty(), 1);
  }

  @Test
  void tellsWhatDiffers() {
    String read =
        "{\"mark\":\"line\",\"encoding\":{\"x\":{\"field\":\"city\"},\"y\":{\"aggregate\":\"sum\",\"field\":\"rent\"}}}";
    assertEquals(
        "mark line instead of none; y aggregate sum, field rent instead of aggregate mean, field rent",
        WorstMistakes.cause(score("dev", "rent by city", read, 0.7, 0)));
  }

  @Test
  void theSurestOfEachSetComeFirstAndRightOnesNot() {
    String other = RIGHT.replace("rent", "size");
    String page =
        WorstMistakes.of(
            List.of(
                score("a", "least sure", other, 0.2, 0),
                score("a", "surest", other, 0.9, 0),
                score("a", "refused | wrongly", null, 0, 0),
                score("a", "read well", RIGHT, 0.99, 1),
                score("b", "of another set", other, 0.5, 2)),
            2);
    assertTrue(page.contains("## a: 2 of 3"), page);
    assertTrue(page.indexOf("refused \\| wrongly") < page.indexOf("surest"), page);
    assertFalse(page.contains("least sure"), page);
    assertFalse(page.contains("read well"), page);
    assertTrue(page.contains("## b: 1 of 1"), page);
  }
}
