package org.talktodata.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.problem.Problem;
import org.talktodata.question.Question;
import org.talktodata.question.QuestionReader;
import org.talktodata.question.Reading;
import org.talktodata.question.Spelling;
import org.talktodata.table.ColumnValues;

/** Knows a few sentences by heart, so that the page's tests do not depend on a model. */
final class PhraseBook implements QuestionReader {
  private static final String BY_REGION =
      """
      {"mark":"bar","encoding":{"x":{"field":"region"},"y":{"aggregate":"sum","field":"amount"}}}""";
  private static final String AVERAGE =
      """
      {"mark":"bar","encoding":{"x":{"field":"region"},"y":{"aggregate":"mean","field":"amount"}}}""";
  private static final String LINE = BY_REGION.replace("\"bar\"", "\"line\"");
  private static final String SHARE =
      """
      {"mark":"bar","encoding":{"x":{"field":"region"},
       "y":{"aggregate":"sum","field":"amount","transform":"share"}}}""";
  private static final String BY_HEAD =
      """
      {"mark":"bar","encoding":{"x":{"field":"head"},"y":{"aggregate":"sum","field":"amount"}}}""";
  private static final String ONLY_NORTH =
      """
      {"mark":"bar","encoding":{"x":{"field":"product"},"y":{"aggregate":"sum","field":"amount"}},
       "filter":{"field":"region","equal":"North"}}""";
  private static final String TREND =
      """
      {"mark":"line","encoding":{"x":{"field":"day","timeUnit":"yearmonth"},
       "y":{"aggregate":"sum","field":"amount"}}}""";

  private static final String LONG_NAME =
      """
      {"mark":"bar","encoding":{"x":{"field":"Continent"},"color":{"field":"Country"},
       "y":{"aggregate":"mean","field":"Average Life Expectancy At Birth"}}}""";

  private static final Map<String, List<String>> SENTENCES =
      Map.of(
          "amount by region", List.of(BY_REGION, AVERAGE),
          "amount of each region", List.of(BY_REGION, LINE, BY_REGION),
          "share by region", List.of(SHARE),
          "amount by head", List.of(BY_HEAD),
          "life by country", List.of(LONG_NAME),
          "各地区的销售额", List.of(BY_REGION),
          "amount by month", List.of(TREND));

  @Override
  public Reading read(
      Question question,
      List<ColumnValues> values,
      Function<ChartQuery, Optional<ChartQuery>> drawn) {
    if (question.text().equals("only North") && question.follows().isPresent()) {
      return candidates(question.text(), List.of(ONLY_NORTH));
    }
    if (question.text().equals("amuont by region")) {
      Reading mended = candidates(question.text(), List.of(BY_REGION));
      return new Reading(
          mended.candidates(), mended.refusal(), List.of(new Spelling.Slip(0, 6, "amount")));
    }
    return Optional.ofNullable(SENTENCES.get(question.text()))
        .map(queries -> candidates(question.text(), queries))
        .orElseGet(() -> Reading.refused(unknown(question.text())));
  }

  private static Reading candidates(String text, List<String> queries) {
    List<Reading.Phrase> phrases =
        List.of(new Reading.Phrase(text.substring(0, 3), 0, 3, "/encoding/y"));
    List<Reading.Candidate> candidates =
        queries.stream()
            .map(ChartQueryJson::parse)
            .map(query -> new Reading.Candidate(query, 0.9 / queries.size(), phrases))
            .toList();
    return new Reading(candidates, Optional.empty());
  }

  private static Problem unknown(String text) {
    int at = Math.max(0, text.indexOf("profit"));
    return Problem.of(Problem.Code.COLUMN_NOT_FOUND, "No column is like \"profit\".")
        .about(new Problem.Span(at, Math.min(text.length(), at + "profit".length())))
        .suggesting(List.of("amount"));
  }

  @Override
  public String name() {
    return "phrase book";
  }

  @Override
  public String hash() {
    return "0".repeat(64);
  }

  @Override
  public String device() {
    return "CPU";
  }

  @Override
  public void close() {}
}
