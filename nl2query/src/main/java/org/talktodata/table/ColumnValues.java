package org.talktodata.table;

import java.util.List;
import java.util.Objects;
import org.talktodata.chartquery.FieldRef;

/**
 * The values of one text column that a sentence may name.
 *
 * @param field the column, with its table
 * @param values different values, most frequent first; cut at the limit of whoever collected them
 */
public record ColumnValues(FieldRef field, List<String> values) {
  public ColumnValues {
    Objects.requireNonNull(field);
    values = List.copyOf(values);
  }
}
