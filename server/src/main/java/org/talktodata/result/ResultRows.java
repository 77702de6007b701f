package org.talktodata.result;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.talktodata.plan.OutputColumn;

/**
 * A result in memory, for those who read it row by row.
 *
 * @param columns in the result's order
 * @param rows one list of cells each: String, Double, Boolean, LocalDate, LocalDateTime or null
 * @param truncated whether there were more rows than the limit let through
 */
public record ResultRows(List<OutputColumn> columns, List<List<Object>> rows, boolean truncated) {
  public ResultRows {
    columns = List.copyOf(columns);
    rows = Collections.unmodifiableList(new ArrayList<>(rows));
  }

  /** Whether any cell holds something: the sum of no rows is one row without a value. */
  public boolean hasValues() {
    return rows.stream().flatMap(List::stream).anyMatch(Objects::nonNull);
  }
}
