package org.talktodata.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.examples.Example;
import org.talktodata.examples.NvBench;
import org.talktodata.problem.ProblemException;
import org.talktodata.training.generator.Generator;

/** Whatever the model is taught with made-up questions, the planner accepts. */
class GeneratedPlansTest {
  @Test
  void acceptsEveryGeneratedQuery() throws IOException {
    Generator generator =
        Generator.read(
            Path.of("../nl2query/corpus/train"), new NvBench(Path.of("none")), List.of());
    Planner planner = new Planner();
    Random random = new Random(3);
    List<String> refused = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      Example example = generator.draw(random.nextInt(generator.size()), random);
      List<ChartQuery> queries = new ArrayList<>(example.accepted());
      example.question().follows().ifPresent(queries::add);
      for (ChartQuery query : queries) {
        try {
          planner.plan(query, example.question().catalog(), example.question().now());
        } catch (ProblemException e) {
          refused.add(
              e.getMessage()
                  + "\n  "
                  + example.question().text()
                  + "\n  "
                  + ChartQueryJson.print(query));
        }
      }
    }
    assertEquals("", String.join("\n", refused));
  }
}
