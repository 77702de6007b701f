package org.talktodata.plan;

import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlNode;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.table.Catalog;
import org.talktodata.table.Table;

/**
 * The rows that a SELECT reads and the columns it names.
 *
 * @param catalog all tables of the question
 * @param fields where each named column was found
 * @param joins the tables that the rows come from
 * @param counted the tables whose rows are counted; empty for all that are joined
 */
record Scope(Catalog catalog, Map<FieldRef, Located> fields, Joins joins, List<Table> counted) {

  Located locate(FieldRef field) {
    return fields.get(field);
  }

  /** How many rows its largest table has. */
  long rows() {
    return joins.tables().stream()
        .flatMap(name -> catalog.table(name).stream())
        .mapToLong(Table::rows)
        .max()
        .orElse(0);
  }

  SqlNode from() {
    return joins.node();
  }
}
