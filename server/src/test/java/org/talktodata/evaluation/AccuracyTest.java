package org.talktodata.evaluation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktodata.parser.SemanticParser;
import org.talktodata.question.QuestionReader;

/**
 * The shipped model is as right on our development sets as was written down when it was committed.
 * Whoever makes it better writes the new figure into {@code accuracy.properties}; a fall of more
 * than a point fails.
 */
class AccuracyTest {
  private static final Path DEVELOPMENT = Path.of("../nl2query/corpus/dev");
  private static final double MARGIN = 1;

  private static final Properties recorded = new Properties();
  private static QuestionReader reader;

  @BeforeAll
  static void open() throws Exception {
    reader = SemanticParser.load(2);
    try (InputStream in =
        AccuracyTest.class.getResourceAsStream("/evaluation/accuracy.properties")) {
      recorded.load(in);
    }
  }

  @AfterAll
  static void close() throws Exception {
    reader.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void isAsRightAsWhenItWasCommitted(String language) throws Exception {
    List<Score> scores =
        new Evaluator(reader).evaluate(ExampleSet.corpus(DEVELOPMENT.resolve(language)));
    double right = 100.0 * scores.stream().filter(Score::right).count() / scores.size();
    double expected = Double.parseDouble(recorded.getProperty(language));
    assertTrue(
        right >= expected - MARGIN,
        () -> "%.1f %% of dev/%s are right, %.1f %% were".formatted(right, language, expected));
  }
}
