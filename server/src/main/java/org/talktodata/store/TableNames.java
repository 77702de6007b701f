package org.talktodata.store;

import java.util.function.Predicate;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;

/** Names of tables: what people give, tidied, and different from all others. */
final class TableNames {
  private static final int LONGEST = 200;

  private TableNames() {}

  /**
   * A name without control characters and the ending of a file's name.
   *
   * @throws ProblemException INVALID_REQUEST if nothing is left or too much
   */
  static String clean(String name) {
    String tidy =
        name.replaceAll("[\\p{Cntrl}\\s\\u3000]+", " ")
            .strip()
            .replaceFirst("(?i)\\.(csv|tsv|txt|tab|xlsx|xlsm)$", "")
            .strip();
    if (tidy.isEmpty() || tidy.length() > LONGEST) {
      throw new ProblemException(Problem.of(Message.TABLE_NAME_LENGTH, LONGEST));
    }
    return tidy;
  }

  /** The name itself, or the first of {@code name_2}, {@code name_3}… that is not taken. */
  static String free(String name, Predicate<String> taken) {
    String free = name;
    for (int n = 2; taken.test(free); n++) {
      free = name + "_" + n;
    }
    return free;
  }
}
