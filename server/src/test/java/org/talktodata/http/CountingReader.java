package org.talktodata.http;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.talktodata.chartquery.Channel;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.Encoding;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.chartquery.Mark;
import org.talktodata.problem.Problem;
import org.talktodata.question.Question;
import org.talktodata.question.QuestionReader;
import org.talktodata.question.Reading;
import org.talktodata.table.ColumnValues;

/** Stands for the model: reads every sentence as "count by" the column whose name it holds. */
final class CountingReader implements QuestionReader {
  @Override
  public Reading read(
      Question question,
      List<ColumnValues> values,
      Function<ChartQuery, Optional<ChartQuery>> drawn) {
    List<Reading.Candidate> candidates =
        question.catalog().tables().get(0).columns().stream()
            .filter(column -> question.text().contains(column.name()))
            .map(column -> candidate(question.text(), column.name()))
            .filter(candidate -> drawn.apply(candidate.query()).isPresent())
            .toList();
    return candidates.isEmpty()
        ? Reading.refused(
            Problem.of(Problem.Code.NO_READING, "No column of the table is named in the question.")
                .about(new Problem.Span(0, question.text().length())))
        : new Reading(candidates, Optional.empty());
  }

  private static Reading.Candidate candidate(String text, String column) {
    Encoding encoding =
        new Encoding(
            Optional.of(Channel.Dimension.of(FieldRef.of(column))),
            List.of(Channel.Aggregated.count()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());
    int start = text.indexOf(column);
    return new Reading.Candidate(
        ChartQuery.of(Mark.AUTO, encoding),
        0.5,
        List.of(new Reading.Phrase(column, start, start + column.length(), "/encoding/x")));
  }

  @Override
  public String name() {
    return "counting";
  }

  @Override
  public String hash() {
    return "00";
  }

  @Override
  public String device() {
    return "CPU";
  }

  @Override
  public void close() {}
}
