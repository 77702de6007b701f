package org.talktodata.answer;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.talktodata.picture.Drawing;
import org.talktodata.plan.Planner;
import org.talktodata.question.QuestionReader;
import org.talktodata.result.QueryEngine;
import org.talktodata.store.Relations;
import org.talktodata.store.TableStore;

/** All parts of the program that live as long as it runs, put together once. */
public final class Application implements AutoCloseable {
  private final TableStore store;
  private final Relations relations;
  private final ChartStore charts;
  private final BoardStore boards;
  private final QueryEngine engine;
  private final AnswerQuestion answers;
  private final SignedLinks links;
  private final Drawing drawing = new Drawing();

  private Application(
      TableStore store,
      Relations relations,
      ChartStore charts,
      BoardStore boards,
      QueryEngine engine,
      AnswerQuestion answers,
      SignedLinks links) {
    this.store = store;
    this.relations = relations;
    this.charts = charts;
    this.boards = boards;
    this.engine = engine;
    this.answers = answers;
    this.links = links;
  }

  /**
   * Opens everything.
   *
   * @param data the folder that holds tables and charts
   * @param reader reads sentences; closed with the application
   * @param timeLimit how long a query may run
   */
  public static Application open(Path data, Optional<QuestionReader> reader, Duration timeLimit) {
    return open(data, store -> {}, () -> reader, timeLimit);
  }

  /**
   * Opens everything and readies it for the first question.
   *
   * @param prepared is given the tables first
   * @param reader asked for the one who reads sentences when all else is ready: it may load
   *     meanwhile
   */
  public static Application ready(
      Path data,
      Consumer<TableStore> prepared,
      Supplier<Optional<QuestionReader>> reader,
      Duration timeLimit) {
    return open(
        data,
        prepared,
        () -> {
          WarmUp.planner();
          return reader.get();
        },
        timeLimit);
  }

  private static Application open(
      Path data,
      Consumer<TableStore> prepared,
      Supplier<Optional<QuestionReader>> reader,
      Duration timeLimit) {
    TableStore store = TableStore.open(data);
    prepared.accept(store);
    Relations relations = Relations.open(data, store);
    QueryEngine engine = new QueryEngine(store.database()::connect, timeLimit);
    AnswerQuestion answers =
        new AnswerQuestion(new Tables(store, relations), reader.get(), new Planner(), engine);
    ChartStore charts = new ChartStore(data.resolve("charts"));
    return new Application(
        store,
        relations,
        charts,
        new BoardStore(data.resolve("boards"), charts),
        engine,
        answers,
        SignedLinks.open(data, Clock.systemUTC()));
  }

  /** The tables. */
  public TableStore store() {
    return store;
  }

  /** The relations between the tables. */
  public Relations relations() {
    return relations;
  }

  /** Answers that were given. */
  public ChartStore charts() {
    return charts;
  }

  /** The boards that people made. */
  public BoardStore boards() {
    return boards;
  }

  /** The way from a sentence to a chart. */
  public AnswerQuestion answers() {
    return answers;
  }

  /** Links that others may see a chart with. */
  public SignedLinks links() {
    return links;
  }

  /** Draws charts without a page. */
  public Drawing drawing() {
    return drawing;
  }

  @Override
  public void close() {
    drawing.close();
    answers.reader().ifPresent(QuestionReader::close);
    engine.close();
    store.close();
  }
}
