package org.talktodata.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.talktodata.answer.Answer;
import org.talktodata.answer.AnswerJson;
import org.talktodata.answer.Application;
import org.talktodata.answer.ChartRequest;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.picture.Picture;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;
import org.talktodata.question.QuestionReader;
import org.talktodata.question.Spelling;
import org.talktodata.result.Cancellation;
import org.talktodata.result.CsvRows;
import org.talktodata.result.JsonRows;
import org.talktodata.result.XlsxRows;
import org.talktodata.store.TableStore;
import org.talktodata.upload.Progress;
import org.talktodata.upload.ReadingOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ask}: one answer about some files, without a server. */
@Command(
    name = "ask",
    description =
        "Answer one question about CSV or xlsx files: as text, or as a file by its ending.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ask --table cars.csv \"average horsepower by origin\" -o chart.svg",
      "  ask --table 订单.csv --table 客户.csv \"各城市的销售额\" -o 结果.csv"
    })
final class Ask implements Callable<Integer> {
  /** Twice as fine as a screen, for documents. */
  private static final Picture PRINTED =
      new Picture(Picture.USUAL.width(), Picture.USUAL.height(), 2, false);

  @Spec private CommandSpec spec;

  @Option(
      names = {"-t", "--table"},
      required = true,
      paramLabel = "FILE",
      description = "A CSV, TSV or xlsx file; may be given several times.")
  private List<Path> files;

  @Parameters(
      arity = "0..1",
      paramLabel = "QUESTION",
      description = "One sentence, in Chinese or English.")
  private String question;

  @Option(
      names = "--query",
      paramLabel = "JSON",
      description = "A chart query to draw instead of a question.")
  private String query;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description =
          "Where to write: .svg, .png, .pdf, .csv, .xlsx, .json (rows), .arrow or .chart.json (the whole answer).")
  private Path output;

  @Option(
      names = "--now",
      paramLabel = "TIME",
      description = "What relative dates count from, as 2025-01-31T12:00:00. Default: the clock.")
  private LocalDateTime now;

  @Option(
      names = "--time-limit",
      defaultValue = "300",
      description = "Seconds that the query may take. Default: ${DEFAULT-VALUE}")
  private int seconds;

  @Override
  public Integer call() throws IOException {
    if ((question == null) == (query == null)) {
      throw invalid("Give either a question or --query.");
    }
    Path data = Files.createTempDirectory("talk-to-data");
    try (Application application =
        Application.ready(data, store -> {}, reader(), Duration.ofSeconds(seconds))) {
      List<String> ids = new ArrayList<>();
      for (Path file : files) {
        ids.add(load(application.store(), file));
      }
      Answer answer = application.answers().answer(request(ids), new Cancellation());
      write(application, answer);
    } finally {
      delete(data);
    }
    return 0;
  }

  /** A finished query needs no model, whose start would cost a second. */
  private Supplier<Optional<QuestionReader>> reader() {
    return query == null ? QuestionReaders.opening() : Optional::empty;
  }

  private static ProblemException invalid(String detail) {
    return new ProblemException(Problem.of(Problem.Code.INVALID_REQUEST, detail));
  }

  private static String load(TableStore store, Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw invalid("The file %s cannot be read.".formatted(file));
    }
    Path upload = store.newInbox();
    Path copy = Files.copy(file, upload.resolve("upload"));
    try {
      return store
          .create(
              copy,
              file.getFileName().toString(),
              ReadingOptions.NONE,
              Progress.NONE,
              new org.talktodata.store.Cancellation())
          .id();
    } finally {
      store.forget(upload);
    }
  }

  private ChartRequest request(List<String> ids) {
    Optional<String> asked = Optional.ofNullable(question);
    return new ChartRequest(
        ids,
        asked,
        Optional.ofNullable(query).map(ChartQueryJson::parse),
        Optional.empty(),
        now == null ? LocalDateTime.now().withNano(0) : now,
        Optional.empty());
  }

  private void write(Application application, Answer answer) throws IOException {
    ObjectNode chart =
        AnswerJson.write(
            "answer", answer, query == null ? application.answers().reader().orElse(null) : null);
    if (!answer.mended().isEmpty()) {
      System.err.println("Read as: " + Spelling.mended(question.strip(), answer.mended()));
    }
    if (output == null) {
      print(chart, answer);
      return;
    }
    String name = output.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".chart.json")) {
      Files.writeString(output, chart.toPrettyString());
    } else if (name.endsWith(".svg")) {
      Files.writeString(output, application.drawing().svg(chart, answer.rows(), Picture.USUAL));
    } else if (name.endsWith(".png")) {
      Files.write(output, application.drawing().png(chart, answer.rows(), PRINTED));
    } else if (name.endsWith(".pdf")) {
      Files.write(output, application.drawing().pdf(chart, answer.rows(), Picture.USUAL));
    } else if (name.endsWith(".csv")) {
      try (Writer writer = Files.newBufferedWriter(output)) {
        CsvRows.write(answer.rows(), writer);
      }
    } else if (name.endsWith(".xlsx")) {
      try (OutputStream out = Files.newOutputStream(output)) {
        XlsxRows.write(answer.rows(), out);
      }
    } else if (name.endsWith(".json")) {
      try (Writer writer = Files.newBufferedWriter(output)) {
        JsonRows.write(answer.rows(), writer);
      }
    } else if (name.endsWith(".arrow")) {
      try (OutputStream out = Files.newOutputStream(output)) {
        application
            .answers()
            .engine()
            .arrow(answer.drawn(), Channels.newChannel(out), new Cancellation());
      }
    } else {
      throw invalid(
          "The ending of %s is not known; known are .svg, .png, .pdf, .csv, .xlsx, .json, .arrow and .chart.json."
              .formatted(output));
    }
  }

  private void print(ObjectNode chart, Answer answer) throws IOException {
    PrintWriter out =
        new PrintWriter(new java.io.OutputStreamWriter(System.out, StandardCharsets.UTF_8), true);
    out.println(chart.get("title").textValue());
    CsvRows.write(answer.rows(), out);
    out.flush();
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
