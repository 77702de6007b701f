package org.talktodata.question;

import java.util.List;
import java.util.function.Predicate;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.table.ColumnValues;

/** Reads sentences: the port between the server and the model. Safe for use by many threads. */
public interface QuestionReader extends AutoCloseable {
  /**
   * Reads one sentence.
   *
   * @param question the sentence and its tables
   * @param values what the text columns of these tables hold
   * @param valid whether a query can be drawn from these tables; only such queries become
   *     candidates
   */
  Reading read(Question question, List<ColumnValues> values, Predicate<ChartQuery> valid);

  /** The model's name. */
  String name();

  /** SHA-256 of the weights, in hexadecimal. */
  String hash();

  /** Where it runs: {@code CPU}, or the GPU's name. */
  String device();

  @Override
  void close();
}
