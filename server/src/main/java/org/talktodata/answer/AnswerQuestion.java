package org.talktodata.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.talktodata.chart.ChartChoice;
import org.talktodata.chart.Drawings;
import org.talktodata.chart.Language;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.plan.Planner;
import org.talktodata.plan.ValidatedQuery;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;
import org.talktodata.question.Question;
import org.talktodata.question.QuestionReader;
import org.talktodata.question.Reading;
import org.talktodata.result.Cancellation;
import org.talktodata.result.QueryEngine;
import org.talktodata.result.ResultRows;
import org.talktodata.store.StoredTable;
import org.talktodata.table.Catalog;

/** The line from a sentence to a chart. Safe for use by many threads. */
public final class AnswerQuestion {
  private static final int LONGEST_QUESTION = 1_000;

  private final Tables tables;
  private final Optional<QuestionReader> reader;
  private final Planner planner;
  private final QueryEngine engine;

  /**
   * @param reader reads sentences; without one only finished queries can be drawn
   */
  public AnswerQuestion(
      Tables tables, Optional<QuestionReader> reader, Planner planner, QueryEngine engine) {
    this.tables = tables;
    this.reader = reader;
    this.planner = planner;
    this.engine = engine;
  }

  /**
   * Answers with a chart.
   *
   * @throws ProblemException if the question or query cannot be answered from these tables
   */
  public Answer answer(ChartRequest request, Cancellation cancellation) {
    Stopwatch watch = new Stopwatch();
    List<StoredTable> stored = tables.get(request.tables());
    Catalog catalog = tables.catalog(stored);
    watch.lap("tables");
    Drawings drawings = new Drawings(planner, catalog, request.now());
    Reading reading = reading(request, stored, catalog, drawings);
    watch.lap("read");
    Map<ChartQuery, Drawn> known = new HashMap<>();
    Function<ChartQuery, Drawn> draw =
        query -> known.computeIfAbsent(query, q -> draw(q, drawings, watch, cancellation));
    // What is wrong with the likeliest reading is told; it is not run again after a failure.
    draw.apply(reading.candidates().get(0).query());
    List<Reading.Candidate> candidates =
        reading.preferring(query -> finds(query, draw)).candidates();
    Drawn drawn = draw.apply(candidates.get(0).query());
    Language language = language(request, stored);
    return new Answer(
        request,
        stored,
        language,
        candidates,
        reading.mended(),
        drawn.choice,
        drawn.query,
        drawn.rows,
        watch.laps());
  }

  private record Drawn(ChartChoice choice, ValidatedQuery query, ResultRows rows) {}

  private Drawn draw(
      ChartQuery asked, Drawings drawings, Stopwatch watch, Cancellation cancellation) {
    Drawings.Drawing drawing = drawings.of(asked);
    watch.lap("plan");
    ResultRows rows = engine.rows(drawing.query(), cancellation);
    watch.lap("run");
    return new Drawn(drawing.choice(), drawing.query(), rows);
  }

  /** Whether a reading has something to show; another one that fails has not. */
  private static boolean finds(ChartQuery query, Function<ChartQuery, Drawn> draw) {
    try {
      return draw.apply(query).rows.hasValues();
    } catch (ProblemException e) {
      return false;
    }
  }

  private static Language language(ChartRequest request, List<StoredTable> stored) {
    return request
        .language()
        .or(() -> request.question().map(Language::ofSentence))
        .orElseGet(() -> Suggestions.languageOf(stored.get(0).table()));
  }

  private Reading reading(
      ChartRequest request, List<StoredTable> stored, Catalog catalog, Drawings drawings) {
    if (request.query().isPresent()) {
      return new Reading(
          List.of(new Reading.Candidate(request.query().get(), 1, List.of())), Optional.empty());
    }
    String text = text(request);
    Reading reading =
        reader
            .orElseThrow(AnswerQuestion::noModel)
            .read(
                new Question(text, catalog, request.follows(), request.now()),
                tables.values(stored),
                drawings::drawn);
    reading.refusal().ifPresent(AnswerQuestion::refuse);
    return reading;
  }

  private static void refuse(Problem problem) {
    throw new ProblemException(problem);
  }

  private static ProblemException noModel() {
    return new ProblemException(Problem.of(Message.NO_MODEL));
  }

  private static String text(ChartRequest request) {
    String text = request.question().orElse("").strip();
    if (text.isEmpty()) {
      throw new ProblemException(Problem.of(Message.EMPTY_QUESTION).at("/question"));
    }
    if (text.length() > LONGEST_QUESTION) {
      throw new ProblemException(
          Problem.of(Message.QUESTION_TOO_LONG, text.length(), LONGEST_QUESTION).at("/question"));
    }
    return text;
  }

  /**
   * The validated query of a chart that was stored, against its tables as they are now.
   *
   * @throws ProblemException if a table is gone or changed so that the query does not fit any more
   */
  public ValidatedQuery again(JsonNode chart) {
    List<String> ids = new ArrayList<>();
    chart.get("tables").forEach(id -> ids.add(id.textValue()));
    List<StoredTable> stored = tables.get(ids);
    ObjectNode query = chart.get("query").deepCopy();
    RenamedTables.rename(query, renamed(chart, stored));
    return planner.plan(
        ChartQueryJson.parse(query),
        tables.catalog(stored),
        LocalDateTime.parse(chart.get("now").textValue()));
  }

  /**
   * What the rows of a chart that was stored depend on, as text: the same text, the same rows.
   *
   * @throws ProblemException TABLE_NOT_FOUND if a table is gone
   */
  public String version(JsonNode chart) {
    List<String> ids = new ArrayList<>();
    chart.get("tables").forEach(id -> ids.add(id.textValue()));
    List<StoredTable> stored = tables.get(ids);
    String seen =
        stored.stream()
            .map(each -> each.file() + " " + each.table())
            .collect(Collectors.joining("\n"));
    return chart + "\n" + seen + "\n" + tables.catalog(stored).relations();
  }

  private static Map<String, String> renamed(JsonNode chart, List<StoredTable> stored) {
    Map<String, String> names = new HashMap<>();
    for (int i = 0; i < stored.size(); i++) {
      names.put(chart.get("tableNames").get(i).textValue(), stored.get(i).table().name());
    }
    return names;
  }

  /** The reader of sentences, if there is one. */
  public Optional<QuestionReader> reader() {
    return reader;
  }

  /** Runs validated queries. */
  public QueryEngine engine() {
    return engine;
  }

  /** The tables that can be asked. */
  public Tables tables() {
    return tables;
  }
}
