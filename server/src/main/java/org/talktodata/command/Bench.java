package org.talktodata.command;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.talktodata.bench.Benchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench}: how fast the program is on this machine. */
@Command(
    name = "bench",
    description =
        "Measure a server in its own process on this machine, and put the figures into a report.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    footer = {"", "Examples:", "  bench all", "  bench upload --upload-mb 200 --report here.md"})
final class Bench implements Callable<Integer> {
  @Spec private CommandSpec spec;

  /** What people can name. */
  enum Choice {
    START(Benchmark.Part.START),
    QUESTIONS(Benchmark.Part.QUESTIONS),
    WIDTHS(Benchmark.Part.WIDTHS),
    TYPING(Benchmark.Part.TYPING),
    UPLOAD(Benchmark.Part.UPLOAD),
    CLIENTS(Benchmark.Part.CLIENTS),
    ALL(Benchmark.Part.values());

    private final List<Benchmark.Part> parts;

    Choice(Benchmark.Part... parts) {
      this.parts = List.of(parts);
    }
  }

  @Parameters(
      paramLabel = "PART",
      description = "start, questions, widths, typing, upload, clients or all.")
  private Choice choice;

  @Option(
      names = "--questions",
      paramLabel = "N",
      defaultValue = "200",
      description = "Questions asked of tables of each size.")
  private int questions;

  @Option(
      names = "--upload-mb",
      paramLabel = "MB",
      defaultValue = "1024",
      description = "Size of the file that is uploaded.")
  private int megabytes;

  @Option(
      names = "--client-seconds",
      paramLabel = "S",
      defaultValue = "20",
      description = "How long each number of clients asks.")
  private int seconds;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      defaultValue = "512m",
      description = "The server's largest Java heap.")
  private String heap;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      defaultValue = "${sys:java.io.tmpdir}",
      description = "Where temporary files go.")
  private Path folder;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      defaultValue = "docs/benchmarks.md",
      description = "The report; parts that are not measured stay in it as they are.")
  private Path report;

  @Option(names = "--jar", paramLabel = "FILE", description = "The program. Default: this one.")
  private Path jar;

  @Override
  public Integer call() throws IOException {
    if (questions < 1 || megabytes < 1 || seconds < 1) {
      throw wrong("--questions, --upload-mb and --client-seconds are at least 1.");
    }
    if (!Files.isDirectory(folder)) {
      throw wrong("There is no folder %s.".formatted(folder));
    }
    Benchmark.Options options =
        new Benchmark.Options(program(), heap, folder, questions, megabytes, seconds);
    new Benchmark(options, spec.commandLine().getOut()).run(choice.parts, report);
    return 0;
  }

  private Path program() {
    Path program = jar == null ? own() : jar;
    if (!Files.isRegularFile(program)) {
      throw wrong(
          "%s is no jar of this program. Build it by \"mvn -q package -DskipTests\" and name it by --jar."
              .formatted(program));
    }
    return program;
  }

  private static Path own() {
    try {
      return Path.of(Bench.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
