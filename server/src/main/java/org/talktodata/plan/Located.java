package org.talktodata.plan;

import org.apache.calcite.sql.SqlNode;
import org.talktodata.table.Column;
import org.talktodata.table.Table;

/** A column, found in its table. */
record Located(Table table, Column column) {
  SqlNode node() {
    return SqlTree.name(table.name(), column.name());
  }

  Column.Type type() {
    return column.type();
  }

  String name() {
    return column.name();
  }
}
