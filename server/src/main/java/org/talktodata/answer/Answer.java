package org.talktodata.answer;

import java.util.List;
import java.util.Map;
import org.talktodata.plan.ValidatedQuery;
import org.talktodata.question.Reading;
import org.talktodata.result.ResultRows;
import org.talktodata.store.StoredTable;
import org.talktodata.table.Catalog;

/**
 * What came of a request.
 *
 * @param candidates all readings of the sentence, the one that is drawn first
 * @param valid the query that was run
 * @param timings milliseconds by step
 */
public record Answer(
    ChartRequest request,
    List<StoredTable> tables,
    Catalog catalog,
    List<Reading.Candidate> candidates,
    ValidatedQuery valid,
    ResultRows rows,
    Map<String, Double> timings) {}
