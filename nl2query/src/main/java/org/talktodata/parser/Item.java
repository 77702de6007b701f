package org.talktodata.parser;

import java.util.Set;
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
   * A value that the sentence may name.
   *
   * @param columnItem the place of a cell's column among the items, else -1
   * @param never the places of the columns with which it is not compared, as their cells show that
   *     they are kept in other units
   */
  record ValueItem(Mention mention, int columnItem, Set<Integer> never) implements Item {}
}
