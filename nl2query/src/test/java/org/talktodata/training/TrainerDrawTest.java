package org.talktodata.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.examples.Headers;
import org.talktodata.examples.NvBench;
import org.talktodata.parser.Lesson;
import org.talktodata.parser.Sessions;
import org.talktodata.parser.Small;
import org.talktodata.training.generator.Generator;

/** Draws lessons as training does. */
class TrainerDrawTest {
  @Test
  void drawsMadeUpLessonsThatDependOnTheSeedAlone() throws IOException {
    Generator generator =
        Generator.read(Path.of("corpus/train"), new NvBench(Path.of("none")), List.of());
    List<Trainer.Source.Group> groups = new ArrayList<>();
    for (int i = 0; i < generator.size(); i++) {
      int topic = i;
      groups.add(random -> generator.draw(topic, random));
    }
    Trainer trainer =
        new Trainer(
            new Trainer.Settings(
                Path.of("unused"), 1, 96, 1, 1, new Sessions.Processor(1, false), 1),
            Small.pieces(),
            List.of(new Trainer.Source("generated", 1, true, groups, "new examples")),
            Headers.NONE,
            System.out);
    List<Lesson> lessons = trainer.draw(new Random(5));
    assertEquals(96, lessons.size());
    assertEquals(queries(lessons), queries(trainer.draw(new Random(5))));
    assertTrue(queries(lessons).stream().distinct().count() > 60);
  }

  private static List<ChartQuery> queries(List<Lesson> lessons) {
    return lessons.stream().flatMap(lesson -> lesson.query().stream()).toList();
  }
}
