package org.talktodata.store;

import org.talktodata.chartquery.FieldRef;
import org.talktodata.table.Column;
import org.talktodata.table.Relation;

/**
 * A relation between two stored tables, and why it is believed.
 *
 * @param from the table whose rows refer to rows of the other
 * @param reference the column that refers
 * @param to the table referred to
 * @param key the column referred to
 * @param matched the share of the different values of the reference that the key has, in [0, 1]
 */
public record KnownRelation(
    StoredTable from, Column reference, StoredTable to, Column key, Origin origin, double matched) {

  /** Where a relation is known from. */
  public enum Origin {
    /** The names of the columns agree, and so do their values. */
    NAMES,
    /** Only the values agree: codes that are hardly alike by chance. */
    VALUES,
    /** A person told it. */
    TOLD
  }

  /** Names the relation as long as it is there: two tables have one at most. */
  public String id() {
    return from.id() + "-" + to.id();
  }

  /** The relation as queries see it. */
  public Relation relation() {
    return new Relation(
        FieldRef.of(from.table().name(), reference.name()),
        FieldRef.of(to.table().name(), key.name()));
  }
}
