package org.talktodata.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.talktodata.training.WeightAverage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code average}: the mean of the weights of several training runs. */
@Command(
    name = "average",
    description =
        "Average the weights of training runs that started from each other's weights: often more"
            + " right than each of them.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  average --of run1 --of run2 --output both"})
final class Average implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--of",
      paramLabel = "DIR",
      required = true,
      description =
          "The folder of a run or a model, with weights.safetensors; two or more. One that is given"
              + " twice counts twice.")
  private List<Path> runs;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      required = true,
      description = "Where weights.safetensors is written.")
  private Path output;

  @Override
  public Integer call() throws IOException {
    if (runs.size() < 2) {
      throw new ParameterException(
          spec.commandLine(), "An average takes two runs or more: give --of several times.");
    }
    for (Path run : runs) {
      if (!Files.isReadable(run.resolve(WeightAverage.WEIGHTS))) {
        throw new ParameterException(
            spec.commandLine(), run + " has no " + WeightAverage.WEIGHTS + " that can be read.");
      }
    }
    WeightAverage.write(runs, output);
    return 0;
  }
}
