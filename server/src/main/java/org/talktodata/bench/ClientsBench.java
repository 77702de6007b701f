package org.talktodata.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Few and many people asking at once. */
final class ClientsBench {
  private static final List<Integer> CLIENTS = List.of(2, 32);

  private final Setup setup;
  private final int seconds;

  /**
   * @param seconds how long each number of clients asks
   */
  ClientsBench(Setup setup, int seconds) {
    this.setup = setup;
    this.seconds = seconds;
  }

  Section run() throws IOException {
    List<List<String>> rows = new ArrayList<>();
    String model;
    try (TemporaryFolder folder = TemporaryFolder.in(setup.folder());
        ServerProcess server =
            ServerProcess.start(setup.jar(), setup.heap(), folder.path().resolve("data"))) {
      Client client = new Client(server.address());
      model = client.model();
      Map<String, String> tables = client.tables();
      List<SampleQuestions.Asked> questions = SampleQuestions.all();
      for (SampleQuestions.Asked asked : questions) {
        client.ask(tables.get(asked.table()), asked);
      }
      for (int clients : CLIENTS) {
        setup.say("clients: %d for %d seconds".formatted(clients, seconds));
        rows.add(ask(client, tables, questions, clients));
      }
    }
    return new Section(
        "Clients at once",
        "Each client asks the next of the samples' questions as soon as it has an answer, for %d seconds, of the samples as they are. An answer is a chart or a refusal; *busy* is what the server turned away, *errors* everything else."
            .formatted(seconds),
        setup.command("clients --client-seconds " + seconds),
        setup.setting(model),
        List.of(
            "clients",
            "answers a second",
            "charts",
            "refused",
            "busy",
            "errors",
            "p50",
            "p95",
            "max"),
        rows);
  }

  private List<String> ask(
      Client client,
      Map<String, String> tables,
      List<SampleQuestions.Asked> questions,
      int clients) {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      long start = System.nanoTime();
      long end = start + seconds * 1_000_000_000L;
      List<Future<Tally>> asking = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        List<SampleQuestions.Asked> own =
            SampleQuestions.shuffled(questions, questions.size(), Setup.SEED + i);
        asking.add(threads.submit(() -> askUntil(end, client, tables, own)));
      }
      Tally all = new Tally();
      for (Future<Tally> one : asking) {
        all.add(one.get());
      }
      return all.row(clients, (System.nanoTime() - start) / 1e9);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Tally askUntil(
      long end, Client client, Map<String, String> tables, List<SampleQuestions.Asked> questions) {
    Tally tally = new Tally();
    for (int i = 0; System.nanoTime() < end; i++) {
      SampleQuestions.Asked asked = questions.get(i % questions.size());
      try {
        tally.count(client.ask(tables.get(asked.table()), asked));
      } catch (IOException e) {
        tally.errors++;
      }
    }
    return tally;
  }

  /** What came of many questions. */
  private static final class Tally {
    private final List<Double> durations = new ArrayList<>();
    private int charts;
    private int refused;
    private int busy;
    private int errors;

    void count(Client.Reply reply) {
      if (reply.isBusy()) {
        busy++;
      } else if (reply.isChart() || reply.isRefusal()) {
        charts += reply.isChart() ? 1 : 0;
        refused += reply.isRefusal() ? 1 : 0;
        durations.add(reply.milliseconds());
      } else {
        errors++;
      }
    }

    void add(Tally other) {
      durations.addAll(other.durations);
      charts += other.charts;
      refused += other.refused;
      busy += other.busy;
      errors += other.errors;
    }

    List<String> row(int clients, double seconds) {
      Spread spread = Spread.of(durations.stream().mapToDouble(d -> d).toArray());
      return List.of(
          Numbers.whole(clients),
          Numbers.text(spread.count() / seconds),
          Numbers.whole(charts),
          Numbers.whole(refused),
          Numbers.whole(busy),
          Numbers.whole(errors),
          Numbers.milliseconds(spread.p50()),
          Numbers.milliseconds(spread.p95()),
          Numbers.milliseconds(spread.max()));
    }
  }
}
