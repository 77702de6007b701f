package org.talktodata.upload;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.talktodata.problem.Text;

/**
 * Something about a file that its owner should know although it was loaded.
 *
 * @param code a stable name that programs can rely on
 * @param detail what was found and what was done, in whole sentences
 * @param line the line of the file, counted from 1
 * @param column the column's name
 */
public record Warning(String code, Text detail, OptionalLong line, Optional<String> column) {
  public Warning {
    Objects.requireNonNull(code);
    Objects.requireNonNull(detail);
    Objects.requireNonNull(line);
    Objects.requireNonNull(column);
  }

  /** About the whole file. */
  static Warning ofFile(Notice notice, Object... arguments) {
    return of(notice, OptionalLong.empty(), Optional.empty(), arguments);
  }

  /** About a column. */
  static Warning ofColumn(Notice notice, String column, Object... arguments) {
    return of(notice, OptionalLong.empty(), Optional.of(column), arguments);
  }

  /** About a line, and perhaps a column in it. */
  static Warning ofLine(Notice notice, long line, Optional<String> column, Object... arguments) {
    return of(notice, OptionalLong.of(line), column, arguments);
  }

  private static Warning of(
      Notice notice, OptionalLong line, Optional<String> column, Object... arguments) {
    return new Warning(notice.name(), Text.of(notice, arguments), line, column);
  }
}
