package org.talktodata.plan;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.calcite.sql.SqlNode;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.chartquery.TimeUnit;
import org.talktodata.problem.Term;
import org.talktodata.problem.Text;
import org.talktodata.table.Column;

/**
 * What a predicate tests.
 *
 * @param node makes the expression
 * @param type what it gives
 * @param unit the calendar unit that it was folded to
 * @param name what it is called in a message
 * @param field the column, for "above average" without a field
 * @param pointer to the predicate
 */
record Operand(
    Supplier<SqlNode> node,
    Column.Type type,
    Optional<TimeUnit> unit,
    String name,
    Optional<FieldRef> field,
    String pointer) {

  /** What it is, for a message. */
  Text described() {
    return Text.of(Term.HOLDS, name, Refusal.word(type));
  }
}
