package org.talktodata.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.talktodata.examples.Corpus;
import org.talktodata.examples.Example;
import org.talktodata.parser.Lesson;
import org.talktodata.parser.ParserConfig;
import org.talktodata.parser.Small;
import org.talktodata.question.ValueIndex;

class SwapperTest {
  private static final Path TRAIN = Path.of("corpus/train");

  @Test
  void whatIsSwappedCanStillBeLearned() throws Exception {
    List<Example> examples = new ArrayList<>(Corpus.load(TRAIN.resolve("en"), "corpus", true));
    examples.addAll(Corpus.load(TRAIN.resolve("zh"), "corpus", true));
    Swapper swapper =
        new Swapper(examples.stream().map(example -> example.question().catalog()).toList());
    Lesson.Maker maker = maker();
    Random random = new Random(1);
    int changed = 0;
    int learned = 0;
    for (int i = 0; i < 1500; i++) {
      Example example = examples.get(random.nextInt(examples.size()));
      Swapper.Swapped swapped = swapper.swap(example, random);
      if (swapped.example().question().text().equals(example.question().text())) {
        continue;
      }
      changed++;
      Optional<Lesson> lesson = attempt(maker, swapped).lesson();
      lesson.ifPresent(Lesson::query); // throws where a range is upside down
      learned += lesson.isPresent() ? 1 : 0;
    }
    assertTrue(changed > 300, changed + " changed");
    assertTrue(learned > 0.95 * changed, learned + " of " + changed);
  }

  private static Lesson.Attempt attempt(Lesson.Maker maker, Swapper.Swapped swapped) {
    Example example = swapped.example();
    return maker.make(
        example.question(),
        new ValueIndex(example.values()),
        swapped.names(),
        example.gold(),
        false);
  }

  private static Lesson.Maker maker() {
    return new Lesson.Maker(Small.pieces(), ParserConfig.SMALL);
  }

  @Test
  void sentenceAndQueryChangeTogether() throws Exception {
    List<Example> examples = Corpus.load(TRAIN.resolve("en"), "corpus", true);
    Swapper swapper =
        new Swapper(examples.stream().map(example -> example.question().catalog()).toList());
    Random random = new Random(2);
    int renamed = 0;
    for (Example example : examples) {
      Example swapped = swapper.swap(example, random).example();
      boolean sameText = swapped.question().text().equals(example.question().text());
      boolean sameTables = swapped.question().catalog().equals(example.question().catalog());
      if (sameText) {
        assertTrue(sameTables);
      }
      if (sameText && example.question().follows().isEmpty()) {
        assertEquals(example.accepted(), swapped.accepted());
      }
      renamed += sameTables ? 0 : 1;
    }
    assertTrue(renamed > examples.size() / 20, renamed + " of " + examples.size());
  }
}
