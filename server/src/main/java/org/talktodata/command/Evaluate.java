package org.talktodata.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.talktodata.evaluation.Evaluator;
import org.talktodata.evaluation.ExampleSet;
import org.talktodata.evaluation.Mistakes;
import org.talktodata.evaluation.Report;
import org.talktodata.evaluation.Score;
import org.talktodata.evaluation.WorstMistakes;
import org.talktodata.parser.Calibration;
import org.talktodata.parser.SemanticParser;
import org.talktodata.question.QuestionReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code evaluate}: how well the model reads sentences whose right charts are known. */
@Command(
    name = "evaluate",
    description = "Score the model by what its charts show, and write its mistakes.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  evaluate --corpus nl2query/corpus/dev --mistakes mistakes.jsonl",
      "  evaluate --corpus nl2query/corpus/test --typos --rename",
      "  evaluate --nvbench cross_dev.jsonl.gz --databases databases --limit 200"
    })
final class Evaluate implements Callable<Integer> {
  private static final int WORST = 50;

  @Spec private CommandSpec spec;

  @Option(
      names = "--corpus",
      paramLabel = "DIR",
      description = "A folder of NAME.schema.json and NAME.talk files; may be given several times.")
  private List<Path> corpora = List.of();

  @Option(
      names = "--nvbench",
      paramLabel = "FILE",
      description =
          "A file of nvBench's lines (.jsonl or .jsonl.gz), with records.jsonl.gz beside it if there"
              + " is one; may be given several times.")
  private List<Path> nvBench = List.of();

  @Option(
      names = "--databases",
      paramLabel = "DIR",
      description = "The databases of nvBench: NAME/schema.json and NAME/TABLE.csv.")
  private Path databases;

  @Option(
      names = "--all-lines",
      description = "Score nvBench's lines whose published result their query does not give, too.")
  private boolean allLines;

  @Option(
      names = "--human",
      paramLabel = "DIR",
      description = "A folder of nlv_cars.jsonl, nlv_cars_multiturn.jsonl and cars.csv.")
  private Path human;

  @Option(
      names = "--typos",
      description = "Score the sentences with one typing error in each, always the same.")
  private boolean typos;

  @Option(
      names = "--rename",
      description = "Score the corpora with columns named as people call them, always the same.")
  private boolean rename;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "0",
      description = "At most so many examples of each set, spread evenly over it. Default: all.")
  private int limit;

  @Option(
      names = "--mistakes",
      paramLabel = "FILE",
      description = "Where to write what was read wrongly, one JSON object a line.")
  private Path mistakes;

  @Option(
      names = "--worst",
      paramLabel = "FILE",
      description =
          "Where to write a page of the 50 mistakes of each set of which the model was surest. Not"
              + " for sets that measure.")
  private Path worst;

  @Option(
      names = "--calibration",
      paramLabel = "FILE",
      description =
          "Where to write the calibration of the confidence that fits these sets, as the model's"
              + " calibration.json. Not for sets that measure.")
  private Path calibration;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description =
          "Where to write the report, with the command that makes it. Default: the console.")
  private Path output;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    List<ExampleSet> sets = sets();
    try (SemanticParser reader =
        QuestionReaders.parser()
            .orElseThrow(() -> wrong("This program was built without a model to score."))) {
      Evaluator evaluator = new Evaluator(reader);
      List<Score> scores = new ArrayList<>();
      out.printf("model %s %s on %s%n", reader.name(), reader.hash(), reader.device());
      for (ExampleSet set : sets) {
        out.printf("%s %s%n", set.name(), set.note());
        out.flush();
        scores.addAll(evaluator.evaluate(set.limited(limit)));
      }
      if (output == null) {
        out.println();
        out.print(Report.of(scores));
        out.flush();
      } else {
        Files.writeString(output, reportPage(reader, sets, Report.of(scores)));
      }
      if (worst != null) {
        Files.writeString(worst, worstPage(reader, scores));
      }
      if (calibration != null) {
        fit(scores, reader.calibration()).write(calibration);
      }
      if (mistakes != null) {
        Mistakes.write(scores, mistakes);
      }
    }
    return 0;
  }

  private String worstPage(QuestionReader reader, List<Score> scores) {
    return page(
        reader,
        "The worst mistakes",
        "Of each development set those mistakes of which the model was surest, and wrong refusals"
            + " before them; what was read stands before *instead of*, what is right after it.",
        WorstMistakes.of(scores, WORST));
  }

  /** What makes the confidence of all that was answered fit how often it was right. */
  private static Calibration fit(List<Score> scores, Calibration present) {
    List<Calibration.Observation> answered =
        scores.stream()
            .filter(score -> score.predicted().isPresent())
            .map(score -> new Calibration.Observation(score.confidence(), score.right()))
            .toList();
    return present.then(Calibration.fit(answered));
  }

  private String reportPage(QuestionReader reader, List<ExampleSet> sets, String report) {
    StringBuilder notes = new StringBuilder();
    for (ExampleSet set : sets) {
      if (!set.note().isEmpty()) {
        notes.append("- %s: %s%n".formatted(set.name(), set.note()));
      }
    }
    return page(
        reader,
        "How right the model is",
        "How readings are scored: [evaluation.md](evaluation.md).",
        report + "\n" + notes);
  }

  /** A page that names the model and the command that makes it. */
  private String page(QuestionReader reader, String title, String about, String content) {
    return """
        # %s

        Model %s, SHA-256 `%s`, on %s. %s Made by

        ```
        java -jar server/target/talk-to-data.jar %s
        ```

        %s"""
        .formatted(
            title,
            reader.name(),
            reader.hash(),
            reader.device(),
            about,
            String.join(" ", spec.commandLine().getParseResult().originalArgs()),
            content);
  }

  private List<ExampleSet> sets() throws IOException {
    if (!nvBench.isEmpty() && databases == null) {
      throw wrong("--nvbench needs --databases, the folder with the tables.");
    }
    if (rename && (corpora.isEmpty() || !nvBench.isEmpty() || human != null)) {
      throw wrong(
          "--rename goes with --corpus alone: only its tables tell what columns are called.");
    }
    List<ExampleSet> sets = new ArrayList<>();
    for (Path folder : corpora) {
      sets.add(rename ? ExampleSet.renamedCorpus(folder) : ExampleSet.corpus(folder));
    }
    for (Path file : nvBench) {
      sets.add(ExampleSet.nvBench(file, databases, !allLines));
    }
    if (human != null) {
      sets.add(ExampleSet.nlv(human));
    }
    if (sets.isEmpty()) {
      throw wrong("Name something to score by: --corpus, --nvbench or --human.");
    }
    return typos ? sets.stream().map(ExampleSet::mistyped).toList() : sets;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
