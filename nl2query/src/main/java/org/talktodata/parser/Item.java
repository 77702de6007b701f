package org.talktodata.parser;

import org.talktodata.question.Mention;
import org.talktodata.table.Column;

/** What the decoder may point to. */
public sealed interface Item {
  /** A table, by its place in the catalogue. */
  record TableItem(int table) implements Item {}

  /**
   * A column.
   *
   * @param table its table's place in the catalogue
   */
  record ColumnItem(int table, Column column) implements Item {}

  /**
   * A value that the sentence may name; {@code columnItem} is the place of a cell's column among
   * the items, else -1.
   */
  record ValueItem(Mention mention, int columnItem) implements Item {}
}
