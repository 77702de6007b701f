package org.talktodata.chart;

import java.util.Objects;
import org.talktodata.chartquery.ChartQuery;

/**
 * How a query is drawn.
 *
 * @param query the query with a mark other than AUTO, and with the orientation, stacking and order
 *     that the rules add where it had none
 * @param rule which rule chose the mark
 */
public record ChartChoice(ChartQuery query, ChartRule rule) {
  public ChartChoice {
    Objects.requireNonNull(query);
    Objects.requireNonNull(rule);
  }
}
