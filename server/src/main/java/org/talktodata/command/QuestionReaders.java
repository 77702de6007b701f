package org.talktodata.command;

import java.util.Optional;
import org.talktodata.question.QuestionReader;

/** Opens the model that reads sentences. */
final class QuestionReaders {
  private QuestionReaders() {}

  /** The model that this program brings along; empty if it has none. */
  static Optional<QuestionReader> open() {
    return Optional.empty();
  }
}
