package org.talktodata.upload;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something about a file that its owner should know although it was loaded.
 *
 * @param code a stable name that programs can rely on
 * @param detail what was found and what was done, in whole sentences
 * @param line the line of the file, counted from 1
 * @param column the column's name
 */
public record Warning(String code, String detail, OptionalLong line, Optional<String> column) {
  public Warning {
    Objects.requireNonNull(code);
    Objects.requireNonNull(detail);
    Objects.requireNonNull(line);
    Objects.requireNonNull(column);
  }

  /** About the whole file. */
  public static Warning ofFile(String code, String detail) {
    return new Warning(code, detail, OptionalLong.empty(), Optional.empty());
  }

  /** About a column. */
  public static Warning ofColumn(String code, String column, String detail) {
    return new Warning(code, detail, OptionalLong.empty(), Optional.of(column));
  }
}
