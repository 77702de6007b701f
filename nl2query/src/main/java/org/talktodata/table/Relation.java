package org.talktodata.table;

import java.util.Objects;
import org.talktodata.chartquery.FieldRef;

/**
 * A key between two tables: many rows of {@code from} refer to one of {@code to}.
 *
 * @param from the referring column, with its table
 * @param to the column referred to, unique in its table
 */
public record Relation(FieldRef from, FieldRef to) {
  public Relation {
    Objects.requireNonNull(from);
    Objects.requireNonNull(to);
    if (from.table().isEmpty() || to.table().isEmpty()) {
      throw new IllegalArgumentException("a relation names both tables");
    }
  }
}
