package org.talktodata.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.talktodata.parser.SemanticParser;
import org.talktodata.question.QuestionReader;

/** Opens the model that reads sentences. */
final class QuestionReaders {
  private QuestionReaders() {}

  /**
   * The model that this program brings along, or the one in the folder that the environment
   * variable {@code TALK_MODEL} names; empty if there is none.
   */
  static Optional<QuestionReader> open() {
    return parser().map(parser -> parser);
  }

  /** The same, as what it is: for those who look into it. */
  static Optional<SemanticParser> parser() {
    int threads = Runtime.getRuntime().availableProcessors();
    String folder = System.getenv("TALK_MODEL");
    try {
      return Optional.of(
          folder == null || folder.isBlank()
              ? SemanticParser.load(threads)
              : SemanticParser.load(Path.of(folder), threads));
    } catch (IOException e) {
      System.err.printf(
          "No model: %s. Questions cannot be read; queries can be drawn.%n", e.getMessage());
      return Optional.empty();
    }
  }
}
