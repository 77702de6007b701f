package org.talktodata.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From question to chart, on small and on large tables. */
final class QuestionsBench {
  private static final List<Long> ROWS = List.of(400L, 1_000_000L);

  private final Setup setup;
  private final int count;

  /**
   * @param count how many questions are asked of tables of each size
   */
  QuestionsBench(Setup setup, int count) {
    this.setup = setup;
    this.count = count;
  }

  Section run() throws IOException {
    List<SampleQuestions.Asked> questions = SampleQuestions.all();
    List<List<String>> rows = new ArrayList<>();
    String model = "";
    for (long size : ROWS) {
      try (TemporaryFolder folder = TemporaryFolder.in(setup.folder());
          ServerProcess server =
              ServerProcess.start(
                  setup.jar(), setup.heap(), folder.path().resolve("data"), "--no-samples")) {
        Client client = new Client(server.address());
        model = client.model();
        setup.say("questions: tables of %s rows".formatted(Numbers.whole(size)));
        Map<String, String> tables = SampleQuestions.upload(client, folder.path(), size);
        Measured warming = new Measured(client, tables);
        questions.forEach(warming::ask);
        Measured measured = new Measured(client, tables);
        setup.say("questions: %d of them".formatted(count));
        SampleQuestions.shuffled(questions, count, Setup.SEED).forEach(measured::ask);
        rows.addAll(measured.rows(size));
      }
    }
    return new Section(
        "Questions",
        ("%d questions one after the other, from the %d of the samples `cars`, `bookings` (English) and `外卖订单` (Chinese), of those tables made smaller or larger"
                + " (each cell drawn from its column's cells). Before that, each question was asked once. *Answer* is the call that reads the sentence, plans, runs"
                + " and keeps the chart; *with its rows* adds the call that fetches them as Arrow. Only charts are counted in the times; what was refused stands"
                + " beside.")
            .formatted(count, questions.size()),
        setup.command("questions --questions " + count),
        setup.setting(model),
        List.of(
            "rows per table",
            "",
            "charts",
            "refused",
            "errors",
            "p50",
            "p95",
            "max",
            "p50 of reading",
            "p50 of running"),
        rows);
  }

  /** Asks, and keeps what came of it. */
  private static final class Measured {
    private final Client client;
    private final Map<String, String> tables;
    private final List<Double> answers = new ArrayList<>();
    private final List<Double> withRows = new ArrayList<>();
    private final List<Double> reading = new ArrayList<>();
    private final List<Double> running = new ArrayList<>();
    private int refused;
    private int errors;

    Measured(Client client, Map<String, String> tables) {
      this.client = client;
      this.tables = tables;
    }

    void ask(SampleQuestions.Asked asked) {
      try {
        Client.Reply reply = client.ask(tables.get(asked.table()), asked);
        if (!reply.isChart()) {
          refused += reply.isRefusal() ? 1 : 0;
          errors += reply.isRefusal() ? 0 : 1;
          return;
        }
        long start = System.nanoTime();
        client.rows(reply.body());
        answers.add(reply.milliseconds());
        withRows.add(reply.milliseconds() + (System.nanoTime() - start) / 1e6);
        reading.add(reply.body().at("/timings/read").doubleValue());
        running.add(reply.body().at("/timings/run").doubleValue());
      } catch (IOException e) {
        errors++;
      }
    }

    List<List<String>> rows(long size) {
      Spread answer = spread(answers);
      return List.of(
          List.of(
              Numbers.whole(size),
              "answer",
              Numbers.whole(answer.count()),
              Numbers.whole(refused),
              Numbers.whole(errors),
              Numbers.milliseconds(answer.p50()),
              Numbers.milliseconds(answer.p95()),
              Numbers.milliseconds(answer.max()),
              Numbers.milliseconds(spread(reading).p50()),
              Numbers.milliseconds(spread(running).p50())),
          List.of(
              "",
              "with its rows",
              "",
              "",
              "",
              Numbers.milliseconds(spread(withRows).p50()),
              Numbers.milliseconds(spread(withRows).p95()),
              Numbers.milliseconds(spread(withRows).max()),
              "",
              ""));
    }

    private static Spread spread(List<Double> durations) {
      return Spread.of(durations.stream().mapToDouble(d -> d).toArray());
    }
  }
}
