package org.talktodata.store;

import java.sql.SQLException;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;

/** Tells apart a file that DuckDB cannot read from a store that fails. */
final class LoadFailure {
  private static final int LONGEST = 300;

  private LoadFailure() {}

  static RuntimeException of(SQLException e) {
    String message = e.getMessage() == null ? "" : e.getMessage();
    if (message.contains("INTERRUPT")) {
      return new ProblemException(Problem.of(Message.LOAD_STOPPED), e);
    }
    if (message.contains("Out of Memory") || message.contains("max_temp_directory_size")) {
      return new ProblemException(Problem.of(Message.TOO_MUCH_FOR_MEMORY), e);
    }
    if (message.contains("Invalid Input Error") || message.contains("CSV Error")) {
      String first = message.lines().findFirst().orElse("");
      return new ProblemException(
          Problem.of(
              Message.UNREADABLE_TABLE, first.substring(0, Math.min(LONGEST, first.length()))),
          e);
    }
    return new StoreException("The file could not be loaded", e);
  }
}
