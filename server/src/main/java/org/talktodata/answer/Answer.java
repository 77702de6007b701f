package org.talktodata.answer;

import java.util.List;
import java.util.Map;
import org.talktodata.chart.ChartChoice;
import org.talktodata.chart.Language;
import org.talktodata.plan.ValidatedQuery;
import org.talktodata.question.Reading;
import org.talktodata.question.Spelling;
import org.talktodata.result.ResultRows;
import org.talktodata.store.StoredTable;

/**
 * What came of a request.
 *
 * @param candidates all readings of the sentence, the one that is drawn first
 * @param mended the typing errors of the sentence, which were read as what was meant
 * @param choice how it is drawn, and why so
 * @param drawn the query that was run, with what the rules chose
 * @param timings milliseconds by step
 */
public record Answer(
    ChartRequest request,
    List<StoredTable> tables,
    Language language,
    List<Reading.Candidate> candidates,
    List<Spelling.Slip> mended,
    ChartChoice choice,
    ValidatedQuery drawn,
    ResultRows rows,
    Map<String, Double> timings) {}
