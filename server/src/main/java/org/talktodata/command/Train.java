package org.talktodata.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.talktodata.parser.Sessions;
import org.talktodata.training.TrainingRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code train}: from data to weights. */
@Command(
    name = "train",
    description = "Train the model. Goes on where an earlier run in the same folder stopped.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    footer = {
      "",
      "Build with the profile that brings the pretrained encoders: mvn -Ptrain package -DskipTests",
      "Example:",
      "  train --corpus nl2query/corpus --nvbench DIR --dictionary dictionary.tsv --output run"
    })
final class Train implements Callable<Integer> {
  @Option(
      names = "--corpus",
      paramLabel = "DIR",
      required = true,
      description = "The folder with train and dev.")
  private Path corpus;

  @Option(
      names = "--nvbench",
      paramLabel = "DIR",
      required = true,
      description = "The folder with nvBench's train.jsonl.gz and databases.")
  private Path nvBench;

  @Option(
      names = "--dictionary",
      paramLabel = "FILE",
      description =
          "Tab-separated Chinese and English phrases, from nl2query/train-dictionary.mjs.")
  private Path dictionary;

  @Option(
      names = "--start",
      paramLabel = "DIR",
      description =
          "A folder of an earlier run, or the one of the shipped weights, whose weights.safetensors"
              + " to start from instead of aligning anew.")
  private Path start;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      required = true,
      description = "Where checkpoints and weights go.")
  private Path output;

  @Option(names = "--alignment-steps", paramLabel = "N", defaultValue = "1100")
  private int alignmentSteps;

  @Option(names = "--steps", paramLabel = "N", defaultValue = "8000")
  private int steps;

  @Option(names = "--batch", paramLabel = "N", defaultValue = "32")
  private int batch;

  @Option(names = "--rate", paramLabel = "R", defaultValue = "4e-4")
  private double rate;

  @Option(names = "--pretrained-rate", paramLabel = "R", defaultValue = "6e-5")
  private double pretrainedRate;

  @Option(names = "--threads", paramLabel = "N", description = "Default: all processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--bfloat16",
      description =
          "Multiply 16-bit numbers: faster where the processor does so in hardware (AMX).")
  private boolean bfloat16;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1")
  private long seed;

  @Override
  public Integer call() throws IOException {
    TrainingRun.Plan plan =
        new TrainingRun.Plan(
            corpus,
            nvBench,
            Optional.ofNullable(dictionary),
            Optional.ofNullable(start),
            output,
            alignmentSteps,
            steps,
            batch,
            rate,
            pretrainedRate,
            new Sessions.Processor(threads, bfloat16),
            seed);
    new TrainingRun(plan, System.out).run();
    return 0;
  }
}
