package org.talktodata.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.talktodata.chart.Drawings;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.examples.CsvTable;
import org.talktodata.plan.Planner;
import org.talktodata.plan.ValidatedQuery;
import org.talktodata.problem.ProblemException;
import org.talktodata.question.Question;

/** Answers queries over the tables of some examples as the product does: plan, choose, run. */
final class Answering implements AutoCloseable {
  private final Planner planner;
  private final TestDatabase database;
  private final Map<ChartQuery, Answer> known = new HashMap<>();

  Answering(Planner planner, List<CsvTable> tables) {
    this.planner = planner;
    this.database = new TestDatabase(tables);
  }

  /**
   * The answer to a query.
   *
   * @throws ProblemException if it does not fit the tables
   */
  Answer answer(ChartQuery query, Question question) {
    Answer before = known.get(query);
    if (before != null) {
      return before;
    }
    ValidatedQuery drawn = drawings(question).of(query).query();
    Answer answer = Answer.of(query, question.catalog(), drawn, database.rows(drawn));
    known.put(query, answer);
    return answer;
  }

  /** What becomes of queries that a question is read as. */
  Drawings drawings(Question question) {
    return new Drawings(planner, question.catalog(), question.now());
  }

  @Override
  public void close() {
    database.close();
  }
}
