package org.talktodata.answer;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.talktodata.chart.Language;
import org.talktodata.chartquery.ChartQuery;

/**
 * What somebody wants to see: a question, or a finished chart query.
 *
 * @param tables ids of the tables that it is about
 * @param question a sentence; empty if there is a query
 * @param query what to draw; empty if there is a question
 * @param follows the chart query that the sentence may change
 * @param now what relative dates count from, in the asker's time zone
 * @param language of titles and explanations; empty for that of the question
 */
public record ChartRequest(
    List<String> tables,
    Optional<String> question,
    Optional<ChartQuery> query,
    Optional<ChartQuery> follows,
    LocalDateTime now,
    Optional<Language> language) {
  public ChartRequest {
    tables = List.copyOf(tables);
  }
}
