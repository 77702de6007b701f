package org.talktodata.command;

import com.google.common.util.concurrent.Futures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.talktodata.answer.WarmUp;
import org.talktodata.parser.SemanticParser;
import org.talktodata.question.QuestionReader;

/** Opens the model that reads sentences. */
final class QuestionReaders {
  private QuestionReaders() {}

  /**
   * Begins to load the model that this program brings along, or the one in the folder that the
   * environment variable {@code TALK_MODEL} names, and readies it for the first sentence.
   *
   * @return waits until it is loaded; empty if there is none
   */
  static Supplier<Optional<QuestionReader>> opening() {
    FutureTask<Optional<QuestionReader>> loading =
        new FutureTask<>(
            () -> {
              Optional<SemanticParser> parser = parser();
              parser.ifPresent(WarmUp::reader);
              return parser.map(loaded -> loaded);
            });
    new Thread(loading, "model").start();
    return () -> Futures.getUnchecked(loading);
  }

  /** The model as what it is, for those who look into it; empty if there is none. */
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
