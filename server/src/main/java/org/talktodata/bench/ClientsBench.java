package org.talktodata.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.talktodata.parser.DeviceRate;
import org.talktodata.question.Workload;

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
    List<Round> rounds = new ArrayList<>();
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
        Workload before = client.workload();
        rounds.add(ask(client, tables, questions, clients).did(before, client.workload()));
      }
    }
    setup.say("clients: the device alone");
    double rate = DeviceRate.measure(Runtime.getRuntime().availableProcessors());
    return new Section(
        "Clients at once",
        ("Each client asks the next of the samples' questions as soon as it has an answer, for %d seconds, of the samples as they are. An answer is a chart or a refusal; *busy* is what the server turned away, *errors* everything else."
                + " Sentences that arrive together are read in one batch: *read together* says how many on average. *Of the device* is what the model's multiplications (padding left out) are of those that the device does when it multiplies"
                + " large matrices and nothing else: %s billion a second, each with its addition.")
            .formatted(seconds, Numbers.text(rate / 1e9)),
        setup.command("clients --client-seconds " + seconds),
        setup.setting(model),
        List.of(
            "clients",
            "answers a second",
            "read together",
            "of the device",
            "charts",
            "refused",
            "busy",
            "errors",
            "p50",
            "p95",
            "max"),
        rounds.stream().map(round -> round.row(rate)).toList());
  }

  private Round ask(
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
      return new Round(clients, all, (System.nanoTime() - start) / 1e9, Workload.NONE);
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
  }

  /**
   * What so many clients were told.
   *
   * @param seconds how long they asked
   * @param workload what the model computed for them
   */
  private record Round(int clients, Tally tally, double seconds, Workload workload) {
    Round did(Workload before, Workload after) {
      return new Round(clients, tally, seconds, after.since(before));
    }

    /**
     * @param rate multiplications a second that the device is capable of
     */
    List<String> row(double rate) {
      Spread spread = Spread.of(tally.durations.stream().mapToDouble(d -> d).toArray());
      double together = workload.sentences() / (double) Math.max(1, workload.batches());
      double share = workload.multiplications() / seconds / rate;
      return List.of(
          Numbers.whole(clients),
          Numbers.text(spread.count() / seconds),
          Numbers.text(together),
          Numbers.text(100 * share) + " %",
          Numbers.whole(tally.charts),
          Numbers.whole(tally.refused),
          Numbers.whole(tally.busy),
          Numbers.whole(tally.errors),
          Numbers.milliseconds(spread.p50()),
          Numbers.milliseconds(spread.p95()),
          Numbers.milliseconds(spread.max()));
    }
  }
}
