package org.talktodata.chartquery;

import com.fasterxml.jackson.databind.JsonNode;
import org.talktodata.problem.ProblemException;

/** The one reader and writer of {@link ChartQuery} as JSON (docs/chart-query.md). */
public final class ChartQueryJson {
  private ChartQueryJson() {}

  /**
   * Reads a query.
   *
   * @throws ProblemException MALFORMED_JSON if the text is no JSON; INVALID_QUERY, with a pointer
   *     to the place and what is allowed there, if it is no chart query
   */
  public static ChartQuery parse(String json) {
    return ChartQueryReader.read(JsonText.parse(json));
  }

  /**
   * Reads a query from a JSON tree.
   *
   * @throws ProblemException INVALID_QUERY, with a pointer to the place
   */
  public static ChartQuery parse(JsonNode json) {
    return ChartQueryReader.read(json);
  }

  /** Writes a query on one line, properties in the manual's order, defaults left out. */
  public static String print(ChartQuery query) {
    return ChartQueryWriter.write(query).toString();
  }

  /** Writes a query as a JSON tree. */
  public static JsonNode tree(ChartQuery query) {
    return ChartQueryWriter.write(query);
  }
}
