package org.talktodata.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How long a sentence takes to read over narrow and wide tables. */
final class WidthsBench {
  private static final List<Integer> COLUMNS = List.of(30, 300);
  private static final long ROWS = 1_000;

  private final Setup setup;
  private final int count;

  /**
   * @param count how many questions are asked of tables of each width
   */
  WidthsBench(Setup setup, int count) {
    this.setup = setup;
    this.count = count;
  }

  Section run() throws IOException {
    List<SampleQuestions.Asked> questions = SampleQuestions.all();
    List<SampleRows> all =
        SampleQuestions.SAMPLES.stream().map(sample -> SampleRows.read(sample.csv())).toList();
    List<List<String>> rows = new ArrayList<>();
    String model = "";
    for (int columns : COLUMNS) {
      try (TemporaryFolder folder = TemporaryFolder.in(setup.folder());
          ServerProcess server =
              ServerProcess.start(
                  setup.jar(), setup.heap(), folder.path().resolve("data"), "--no-samples")) {
        Client client = new Client(server.address());
        model = client.model();
        setup.say("widths: tables of %d columns".formatted(columns));
        Map<String, String> tables =
            SampleQuestions.upload(client, folder.path(), ROWS, table -> table.wider(all, columns));
        for (SampleQuestions.Asked asked : questions) {
          client.ask(tables.get(asked.table()), asked);
        }
        List<Double> reading = new ArrayList<>();
        for (SampleQuestions.Asked asked : SampleQuestions.shuffled(questions, count, Setup.SEED)) {
          Client.Reply reply = client.ask(tables.get(asked.table()), asked);
          if (reply.isChart()) {
            reading.add(reply.body().at("/timings/read").doubleValue());
          }
        }
        rows.add(row(columns, reading));
      }
    }
    return section(questions.size(), model, rows);
  }

  private Section section(int questions, String model, List<List<String>> rows) {
    return new Section(
        "Wide tables",
        ("How long the model takes to read a sentence: the %d questions of the samples, %d times in all, over their tables with columns of all three added until there are so many, of %s rows. Each question was asked once before;"
                + " only charts are counted.")
            .formatted(questions, count, Numbers.whole(ROWS)),
        setup.command("widths --questions " + count),
        setup.setting(model),
        List.of("columns", "charts", "p50 of reading", "p95 of reading", "max"),
        rows);
  }

  private static List<String> row(int columns, List<Double> reading) {
    Spread spread = Spread.of(reading.stream().mapToDouble(d -> d).toArray());
    return List.of(
        Numbers.whole(columns),
        Numbers.whole(spread.count()),
        Numbers.milliseconds(spread.p50()),
        Numbers.milliseconds(spread.p95()),
        Numbers.milliseconds(spread.max()));
  }
}
