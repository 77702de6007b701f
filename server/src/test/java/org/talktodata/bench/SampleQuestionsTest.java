package org.talktodata.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.talktodata.bench.SampleQuestions.Asked;
import org.talktodata.examples.TalkFile;

class SampleQuestionsTest {
  @Test
  void takesWhatStandsAloneAndHasAChart() {
    TalkFile script =
        TalkFile.parse(
            """
            table 房
            now 2025-01-15T10:00:00

            ask 各城市多少套
            ask how many per city
            query {"encoding":{"x":{"field":"城市"},"y":{"aggregate":"count"}}}

            then 饼图
            query {"mark":"arc","encoding":{"x":{"field":"城市"},"y":{"aggregate":"count"}}}

            ask profit
            says COLUMN_NOT_FOUND profit
            """);
    LocalDateTime now = LocalDateTime.of(2025, 1, 15, 10, 0);
    assertEquals(
        List.of(new Asked("房", "各城市多少套", now), new Asked("房", "how many per city", now)),
        SampleQuestions.of("房", script));
  }

  @Test
  void everySampleIsThere() {
    for (SampleQuestions.Sample sample : SampleQuestions.SAMPLES) {
      SampleRows.read(sample.csv());
      assertTrue(
          SampleQuestions.all().stream().anyMatch(q -> q.table().equals(sample.table())),
          sample.table());
    }
  }

  @Test
  void shufflesThemTheSameWayAgain() {
    List<Asked> all = SampleQuestions.all();
    List<Asked> once = SampleQuestions.shuffled(all, all.size() + 3, 1);
    assertEquals(once, SampleQuestions.shuffled(all, all.size() + 3, 1));
    assertNotEquals(once, SampleQuestions.shuffled(all, all.size() + 3, 2));
    assertEquals(all.size() + 3, once.size());
    assertEquals(new HashSet<>(all), new HashSet<>(once.subList(0, all.size())));
  }
}
