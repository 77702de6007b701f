package org.talktodata.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.examples.Corpus;
import org.talktodata.examples.Example;
import org.talktodata.problem.ProblemException;

/** Whatever the model is taught or measured with, the planner accepts. */
class CorpusPlansTest {
  @ParameterizedTest
  @ValueSource(strings = {"train", "dev", "test"})
  void acceptsEveryQueryOfTheCorpus(String part) throws IOException {
    List<Example> examples = Corpus.load(Path.of("../nl2query/corpus", part), part, false);
    Planner planner = new Planner();
    List<String> refused = new ArrayList<>();
    int planned = 0;
    for (Example example : examples) {
      for (ChartQuery query : example.accepted()) {
        try {
          planner.plan(query, example.question().catalog(), example.question().now());
          planned++;
        } catch (ProblemException e) {
          refused.add(
              "%s: %s %s\n  %s"
                  .formatted(
                      example.id(),
                      e.problem().pointer().orElse(""),
                      e.getMessage(),
                      ChartQueryJson.print(query)));
        }
      }
    }
    assertEquals("", String.join("\n", refused));
    assertTrue(planned > 0);
  }
}
