package org.talktodata.upload;

import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;
import org.talktodata.problem.Text;

/**
 * Copies one sheet of a workbook into a CSV file, row by row: without the empty rows, and without
 * the empty columns on either side.
 */
final class WorkbookText {
  /** A workbook has no more rows. */
  static final int MOST_ROWS = 1_048_576;

  private static final int LOOK_UP = 1 << 10;

  private final Workshop workshop;
  private final long largest;
  private final Progress progress;
  private final List<Warning> warnings;

  private WorkbookText(Workshop workshop, long largest, Progress progress, List<Warning> warnings) {
    this.workshop = workshop;
    this.largest = largest;
    this.progress = progress;
    this.warnings = warnings;
  }

  /**
   * Copies a sheet.
   *
   * @param wanted the name of the sheet; the first one that has rows if empty
   * @param text the file to make: UTF-8, commas, quotes doubled
   * @param largest how many bytes the workbook's parts, and the text, may have
   * @param warnings where it is told what was left out
   * @return the sheet that was read, and those that could have been
   * @throws ProblemException NOT_A_TABLE, EMPTY_FILE, INVALID_REQUEST, TOO_LARGE, TOO_MANY_COLUMNS
   * @throws SQLException if the load was cancelled
   */
  static Copied copy(
      Path file,
      Optional<String> wanted,
      Path text,
      long largest,
      Workshop workshop,
      Progress progress,
      List<Warning> warnings)
      throws IOException, SQLException {
    try {
      return new WorkbookText(workshop, largest, progress, warnings).copy(file, wanted, text);
    } catch (OutOfMemoryError e) {
      throw new ProblemException(Problem.of(Message.TOO_MUCH_FOR_MEMORY), e);
    }
  }

  /**
   * A sheet that was copied.
   *
   * @param sheet its name
   * @param sheets the names of all visible sheets that have rows, this one among them
   */
  record Copied(String sheet, List<String> sheets) {}

  private Copied copy(Path file, Optional<String> wanted, Path text)
      throws IOException, SQLException {
    progress.at("transcode", 0);
    Path readable;
    try {
      boolean dates = PartsCheck.check(file, workshop, largest);
      readable = Transitional.of(file, dates, workshop);
    } catch (IOException e) {
      throw new ProblemException(Problem.of(Message.DAMAGED_WORKBOOK));
    }
    try (ReadableWorkbook workbook = open(readable)) {
      List<Sheet> sheets =
          workbook
              .getSheets()
              .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
              .toList();
      List<Sheet> filled = withRows(sheets);
      Found found = wanted.isPresent() ? named(sheets, wanted.get()) : first(filled);
      Copied copied = new Copied(found.sheet().getName(), names(filled));
      if (wanted.isEmpty() && filled.size() > 1) {
        List<String> others = copied.sheets().subList(1, filled.size());
        warnings.add(Warning.ofFile(Notice.SHEET_READ, copied.sheet(), quoted(others)));
      }
      write(found, text);
      return copied;
    }
  }

  private static ReadableWorkbook open(Path file) {
    try {
      return open(file, true);
    } catch (IOException | RuntimeException e) {
      return openWithoutFormats(file);
    }
  }

  /** Some programs write no formats at all, which the library takes for a fault. */
  private static ReadableWorkbook openWithoutFormats(Path file) {
    try {
      return open(file, false);
    } catch (IOException | RuntimeException e) {
      throw new ProblemException(Problem.of(Message.DAMAGED_WORKBOOK));
    }
  }

  private static ReadableWorkbook open(Path file, boolean formats) throws IOException {
    return new ReadableWorkbook(
        file.toFile(), new org.dhatim.fastexcel.reader.ReadingOptions(formats, true));
  }

  /** A sheet and the part of it that is filled. */
  private record Found(Sheet sheet, Filled filled) {}

  /**
   * The part of a sheet that is filled.
   *
   * @param first the first column, counted from 0
   * @param last the last column
   * @param rows how many rows are filled
   */
  private record Filled(int first, int last, long rows) {}

  private List<Sheet> withRows(List<Sheet> sheets) throws IOException, SQLException {
    List<Sheet> filled = new ArrayList<>();
    for (Sheet sheet : sheets) {
      if (hasRows(sheet)) {
        filled.add(sheet);
      }
    }
    return filled;
  }

  /** A sheet that cannot be read counts too: what is wrong is told to those who ask for it. */
  private boolean hasRows(Sheet sheet) throws IOException, SQLException {
    boolean[] any = {false};
    try {
      rows(
          sheet,
          row -> {
            any[0] = isFilled(row);
            return !any[0];
          });
    } catch (ProblemException e) {
      return true;
    }
    return any[0];
  }

  private static boolean isFilled(Row row) {
    return row.stream().anyMatch(WorkbookCells::isFilled);
  }

  private Found first(List<Sheet> filled) throws IOException, SQLException {
    if (filled.isEmpty()) {
      throw new ProblemException(Problem.of(Message.EMPTY_WORKBOOK));
    }
    return new Found(filled.get(0), filled(filled.get(0)));
  }

  private Found named(List<Sheet> sheets, String name) throws IOException, SQLException {
    Sheet sheet =
        sheets.stream()
            .filter(each -> each.getName().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.of(Message.NO_SUCH_SHEET, name, quoted(names(sheets)))
                            .suggesting(names(sheets))));
    Filled filled = filled(sheet);
    if (filled.rows() == 0) {
      throw new ProblemException(Problem.of(Message.EMPTY_SHEET, name));
    }
    return new Found(sheet, filled);
  }

  private static List<String> names(List<Sheet> sheets) {
    return sheets.stream().map(Sheet::getName).toList();
  }

  private static Text quoted(List<String> names) {
    return Text.plain(
        "\"" + String.join("\", \"", names) + "\"", "“" + String.join("”、“", names) + "”");
  }

  private interface RowReader {
    /** Says whether to go on with the next row. */
    boolean read(Row row) throws IOException;
  }

  /** Reads rows; what the library makes of a damaged sheet is told apart from what we do. */
  private void rows(Sheet sheet, RowReader reader) throws IOException, SQLException {
    try (Stream<Row> stream = open(sheet)) {
      Iterator<Row> rows = stream.iterator();
      long count = 0;
      for (Row row = next(rows); row != null; row = next(rows)) {
        if (++count > MOST_ROWS) {
          throw new ProblemException(Problem.of(Message.TOO_MANY_ROWS_IN_SHEET, MOST_ROWS));
        }
        if (count % LOOK_UP == 0) {
          workshop.requireGoingOn();
        }
        if (!reader.read(row)) {
          return;
        }
      }
    }
  }

  private static Stream<Row> open(Sheet sheet) {
    try {
      return sheet.openStream();
    } catch (IOException | RuntimeException e) {
      throw new ProblemException(Problem.of(Message.DAMAGED_WORKBOOK));
    }
  }

  private static Row next(Iterator<Row> rows) {
    try {
      return rows.hasNext() ? rows.next() : null;
    } catch (RuntimeException e) {
      throw new ProblemException(Problem.of(Message.DAMAGED_WORKBOOK));
    }
  }

  private Filled filled(Sheet sheet) throws IOException, SQLException {
    int[] columns = {Integer.MAX_VALUE, -1};
    long[] count = {0};
    rows(
        sheet,
        row -> {
          boolean any = false;
          for (int i = 0; i < row.getCellCount(); i++) {
            if (WorkbookCells.isFilled(cell(row, i))) {
              columns[0] = Math.min(columns[0], i);
              columns[1] = Math.max(columns[1], i);
              any = true;
            }
          }
          count[0] += any ? 1 : 0;
          return true;
        });
    int width = columns[1] - columns[0] + 1;
    if (count[0] > 0 && width > Sniffer.MOST_COLUMNS) {
      throw new ProblemException(Problem.of(Message.TOO_MANY_COLUMNS, width, Sniffer.MOST_COLUMNS));
    }
    return new Filled(columns[0], columns[1], count[0]);
  }

  private static Cell cell(Row row, int column) {
    return column < row.getCellCount() ? row.getCell(column) : null;
  }

  private void write(Found found, Path text) throws IOException, SQLException {
    WorkbookCells cells = new WorkbookCells();
    Filled filled = found.filled();
    long[] written = {0};
    try (OutputStream file = new Bounded(Files.newOutputStream(text), largest);
        Writer out = new BufferedWriter(new OutputStreamWriter(file, StandardCharsets.UTF_8))) {
      rows(
          found.sheet(),
          row -> {
            if (isFilled(row)) {
              write(row, filled, cells, out);
              if (++written[0] % LOOK_UP == 0) {
                progress.at("transcode", (double) written[0] / filled.rows());
              }
            }
            return true;
          });
    }
    if (cells.errors() > 0) {
      warnings.add(Warning.ofFile(Notice.ERRORS_EMPTIED, cells.errors(), cells.firstError()));
    }
    if (cells.formulasWithoutValue() > 0) {
      warnings.add(Warning.ofFile(Notice.FORMULAS_WITHOUT_VALUE, cells.formulasWithoutValue()));
    }
  }

  private static void write(Row row, Filled filled, WorkbookCells cells, Writer out)
      throws IOException {
    for (int column = filled.first(); column <= filled.last(); column++) {
      if (column > filled.first()) {
        out.write(',');
      }
      String text = cells.text(cell(row, column));
      boolean quoted = text.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
      out.write(quoted ? '"' + text.replace("\"", "\"\"") + '"' : text);
    }
    out.write('\n');
  }

  /** Lets no more than so many bytes through: few texts may stand in many cells. */
  private static final class Bounded extends FilterOutputStream {
    private final long most;
    private long count;

    Bounded(OutputStream out, long most) {
      super(out);
      this.most = most;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      count += length;
      if (count > most) {
        throw new ProblemException(Problem.of(Message.TOO_LARGE_UNPACKED, most >> 20));
      }
      out.write(bytes, offset, length);
    }
  }
}
