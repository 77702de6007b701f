package org.talktodata.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What answers while a person looks on: completions at each key, and pictures of charts that are
 * there.
 */
final class WhileTypingBench {
  private static final long ROWS = 2_000;
  private static final int WIDTH = 800;
  private static final List<String> PICTURES = List.of("svg", "png", "pdf");

  private final Setup setup;

  WhileTypingBench(Setup setup) {
    this.setup = setup;
  }

  Section run() throws IOException {
    List<SampleQuestions.Asked> questions = SampleQuestions.all();
    try (TemporaryFolder folder = TemporaryFolder.in(setup.folder());
        ServerProcess server =
            ServerProcess.start(
                setup.jar(), setup.heap(), folder.path().resolve("data"), "--no-samples")) {
      Client client = new Client(server.address());
      Map<String, String> tables = SampleQuestions.upload(client, folder.path(), ROWS);
      setup.say("typing: completions at each key");
      List<List<String>> rows = new ArrayList<>();
      complete(client, tables, questions.subList(0, Math.min(5, questions.size())));
      rows.add(row("completions", complete(client, tables, questions)));
      setup.say("typing: pictures");
      List<String> charts = charts(client, tables, questions);
      for (String kind : PICTURES) {
        List<Client.Picture> drawn = new ArrayList<>();
        for (String chart : charts.subList(0, Math.min(5, charts.size()))) {
          client.picture(chart, kind, WIDTH);
        }
        for (String chart : charts) {
          drawn.add(client.picture(chart, kind, WIDTH));
        }
        rows.add(row("image." + kind, drawn.stream().map(Client.Picture::milliseconds).toList()));
        List<Double> again = new ArrayList<>();
        for (int i = 0; i < charts.size(); i++) {
          again.add(client.sameAgain(charts.get(i), kind, WIDTH, drawn.get(i).tag()));
        }
        rows.add(row("image." + kind + ", not changed", again));
      }
      return section(questions.size(), client.model(), rows);
    }
  }

  private static List<Double> complete(
      Client client, Map<String, String> tables, List<SampleQuestions.Asked> questions)
      throws IOException {
    List<Double> times = new ArrayList<>();
    for (SampleQuestions.Asked asked : questions) {
      for (int typed = 1; typed <= asked.sentence().length(); typed++) {
        String begun = asked.sentence().substring(0, typed);
        times.add(client.suggest(tables.get(asked.table()), begun));
      }
    }
    return times;
  }

  private static List<String> charts(
      Client client, Map<String, String> tables, List<SampleQuestions.Asked> questions)
      throws IOException {
    List<String> charts = new ArrayList<>();
    for (SampleQuestions.Asked asked : questions) {
      Client.Reply reply = client.ask(tables.get(asked.table()), asked);
      if (reply.isChart()) {
        charts.add(reply.body().get("id").textValue());
      }
    }
    return charts;
  }

  private static List<String> row(String what, List<Double> times) {
    Spread spread = Spread.of(times.stream().mapToDouble(time -> time).toArray());
    return List.of(
        what,
        Numbers.whole(spread.count()),
        Numbers.milliseconds(spread.p50()),
        Numbers.milliseconds(spread.p95()),
        Numbers.milliseconds(spread.max()));
  }

  private Section section(int questions, String model, List<List<String>> rows) {
    return new Section(
        "While typing",
        ("Completions (`/api/suggest`) for each beginning of the %d questions of the samples, over their tables with %s rows; then pictures, %d pixels wide,"
                + " of the charts that these questions give: drawn on the server, and asked for once more by who has kept them (`If-None-Match`). A few of each come first, unmeasured.")
            .formatted(questions, Numbers.whole(ROWS), WIDTH),
        setup.command("typing"),
        setup.setting(model),
        List.of("", "calls", "p50", "p95", "max"),
        rows);
  }
}
