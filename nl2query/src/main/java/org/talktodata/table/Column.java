package org.talktodata.table;

import java.util.List;
import java.util.Objects;

/**
 * A column as the sentence reader sees it.
 *
 * @param name the name as the table has it
 * @param type what its cells are
 * @param role what people do with it
 * @param called how people call it besides: synonyms in either language
 * @param description what its owner says of it; may be empty
 * @param profile what its cells look like
 */
public record Column(
    String name, Type type, Role role, List<String> called, String description, Profile profile) {
  public Column {
    Objects.requireNonNull(name);
    Objects.requireNonNull(type);
    Objects.requireNonNull(role);
    Objects.requireNonNull(description);
    Objects.requireNonNull(profile);
    called = List.copyOf(called);
  }

  /** What the cells are. */
  public enum Type {
    NUMBER,
    TEXT,
    DATE,
    DATETIME,
    TIME,
    BOOLEAN;

    /** Whether calendar units apply. */
    public boolean temporal() {
      return this == DATE || this == DATETIME;
    }
  }

  /** What people do with the column: group by it, add it up, count it, look it up. */
  public enum Role {
    CATEGORY,
    NUMBER,
    DATE,
    BOOLEAN,
    TEXT,
    IDENTIFIER
  }
}
