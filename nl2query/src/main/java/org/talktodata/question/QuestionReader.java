package org.talktodata.question;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.table.ColumnValues;

/** Reads sentences: the port between the server and the model. Safe for use by many threads. */
public interface QuestionReader extends AutoCloseable {
  /**
   * Reads one sentence.
   *
   * @param question the sentence and its tables
   * @param values what the text columns of these tables hold
   * @param drawn the query with everything chosen that it leaves open; empty if it cannot be drawn
   *     from these tables. What is drawn alike is one candidate; what cannot be drawn is none.
   */
  Reading read(
      Question question,
      List<ColumnValues> values,
      Function<ChartQuery, Optional<ChartQuery>> drawn);

  /** The model's name. */
  String name();

  /** SHA-256 of the weights, in hexadecimal. */
  String hash();

  /** Where it runs: {@code CPU}, or the GPU's name. */
  String device();

  /** What it has computed so far. */
  default Workload workload() {
    return Workload.NONE;
  }

  @Override
  void close();
}
