package org.talktodata.store;

import java.sql.SQLException;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;

/** Tells apart a file that DuckDB cannot read from a store that fails. */
final class LoadFailure {
  private static final int LONGEST = 300;

  private LoadFailure() {}

  static RuntimeException of(SQLException e) {
    String message = e.getMessage() == null ? "" : e.getMessage();
    if (message.contains("INTERRUPT")) {
      return new ProblemException(
          Problem.of(Problem.Code.TIME_LIMIT, "The load was stopped before its end."), e);
    }
    if (message.contains("Out of Memory") || message.contains("max_temp_directory_size")) {
      return new ProblemException(
          Problem.of(
              Problem.Code.TOO_LARGE,
              "The file needs more memory to load than this server has. Upload a part of it."),
          e);
    }
    if (message.contains("Invalid Input Error") || message.contains("CSV Error")) {
      String first = message.lines().findFirst().orElse("");
      return new ProblemException(
          Problem.of(
              Problem.Code.NOT_A_TABLE,
              "The file could not be read as a table: "
                  + first.substring(0, Math.min(LONGEST, first.length()))),
          e);
    }
    return new StoreException("The file could not be loaded", e);
  }
}
