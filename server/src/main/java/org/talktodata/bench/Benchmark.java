package org.talktodata.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The benchmark: starts servers, measures them, and keeps the report. */
public final class Benchmark {
  private final Options options;
  private final PrintWriter out;

  /** What can be measured, each by itself. */
  public enum Part {
    START,
    QUESTIONS,
    WIDTHS,
    TYPING,
    UPLOAD,
    CLIENTS
  }

  /**
   * How to measure.
   *
   * @param jar the program that is measured
   * @param heap the most memory of its Java heap, as {@code 512m}
   * @param folder where temporary files go
   * @param questions how many are asked of tables of each size
   * @param uploadMegabytes the size of the file that is uploaded
   * @param clientSeconds how long each number of clients asks
   */
  public record Options(
      Path jar, String heap, Path folder, int questions, int uploadMegabytes, int clientSeconds) {}

  /**
   * @param out told what is being done, and the figures
   */
  public Benchmark(Options options, PrintWriter out) {
    this.options = options;
    this.out = out;
  }

  /**
   * Measures some parts and puts what they found into the report; the other parts in it stay as
   * they are.
   *
   * @param report the file of the report, in Markdown; it need not exist
   * @throws IOException if a server cannot be started or called, or a file not be written
   */
  public void run(List<Part> parts, Path report) throws IOException {
    for (Part part : parts) {
      Section section = measure(part);
      out.println();
      out.println(section.markdown());
      String before = Files.exists(report) ? Files.readString(report) : "";
      Files.createDirectories(report.toAbsolutePath().getParent());
      Files.writeString(report, Report.with(before, section));
    }
    out.printf("Written to %s%n", report);
    out.flush();
  }

  private Section measure(Part part) throws IOException {
    Setup setup = new Setup(options.jar(), options.heap(), options.folder(), out);
    return switch (part) {
      case START -> new StartBench(setup).run();
      case QUESTIONS -> new QuestionsBench(setup, options.questions()).run();
      case WIDTHS -> new WidthsBench(setup, options.questions()).run();
      case TYPING -> new WhileTypingBench(setup).run();
      case UPLOAD -> new UploadBench(setup, options.uploadMegabytes()).run();
      case CLIENTS -> new ClientsBench(setup, options.clientSeconds()).run();
    };
  }
}
