package org.talktodata.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;

/** From nothing to the first chart, and the memory that it takes. */
final class StartBench {
  private final Setup setup;

  StartBench(Setup setup) {
    this.setup = setup;
  }

  Section run() throws IOException {
    List<List<String>> rows = new ArrayList<>();
    String model;
    try (TemporaryFolder folder = TemporaryFolder.in(setup.folder())) {
      Path data = folder.path().resolve("data");
      setup.say("start: with an empty data folder");
      start("first start: samples are loaded", data, rows);
      setup.say("start: again");
      model = start("later start: samples are there", data, rows);
    }
    return new Section(
        "Start",
        "From starting the process to the last byte of the first chart's answer, the model's own start included. Memory is resident memory (`VmRSS`) after that"
            + " answer, with model and samples loaded; TensorFlow and DuckDB keep theirs outside of the Java heap. The very first start on a machine also unpacks"
            + " TensorFlow's libraries, which is not measured here.",
        setup.command("start"),
        setup.setting(model),
        List.of("", "listening after", "first chart after", "resident memory"),
        rows);
  }

  private String start(String name, Path data, List<List<String>> rows) throws IOException {
    long start = System.nanoTime();
    try (ServerProcess server = ServerProcess.start(setup.jar(), setup.heap(), data)) {
      double listening = secondsSince(start);
      Client client = new Client(server.address());
      String model = client.model();
      SampleQuestions.Asked first = SampleQuestions.all().get(0);
      Client.Reply reply = client.ask(client.tables().get(first.table()), first);
      double answered = secondsSince(start);
      if (!reply.isChart()) {
        throw new ProblemException(
            Problem.of(
                Problem.Code.INTERNAL,
                "\"%s\" was answered with %s".formatted(first.sentence(), reply.body())));
      }
      OptionalLong memory = server.memory("VmRSS");
      rows.add(
          List.of(
              name,
              Numbers.seconds(listening),
              Numbers.seconds(answered),
              memory.isPresent() ? Numbers.megabytes(memory.getAsLong()) : "not told here"));
      return model;
    }
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
