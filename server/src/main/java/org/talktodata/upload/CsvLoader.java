package org.talktodata.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Pattern;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;
import org.talktodata.problem.Text;
import org.talktodata.store.Sql;

/** Loads one CSV or TSV file, or one sheet of a workbook, into a table of a {@link Workshop}. */
public final class CsvLoader {
  private static final int HEAD = 1 << 20;
  private static final int SAMPLE_ROWS = 20_000;
  private static final int SAMPLE_CELLS = 200_000;
  private static final Pattern CODE = Pattern.compile(Recogniser.CODE);
  private static final int FIRST_ROWS = 10;
  private static final String STAGED = "staged";

  private final Workshop workshop;
  private final Arrival arrival;
  private final long largest;
  private final Progress progress;
  private final List<Warning> warnings = new ArrayList<>();
  private Path original;
  private ReadingOptions options;
  private int attempts;

  private CsvLoader(
      Workshop workshop, Arrival arrival, ReadingOptions options, long largest, Progress progress) {
    this.workshop = workshop;
    this.arrival = arrival;
    this.options = options;
    this.largest = largest;
    this.progress = progress;
  }

  /**
   * What was loaded.
   *
   * @param name the table file in the workshop, still attached
   */
  public record Loaded(String name, ReadAs readAs, List<Warning> warnings) {}

  /**
   * Loads a file, of which the end may still be under way.
   *
   * @param largest how many bytes a workbook may have when it is unpacked
   * @throws ProblemException EMPTY_FILE, NOT_A_TABLE, TOO_MANY_COLUMNS, TOO_LARGE, INVALID_REQUEST
   * @throws Arrival.SlowException if its end is late; the same can be tried again
   */
  public static Loaded load(
      Workshop workshop, Arrival arrival, ReadingOptions options, long largest, Progress progress)
      throws SQLException, IOException {
    return new CsvLoader(workshop, arrival, options, largest, progress).load();
  }

  private Loaded load() throws SQLException, IOException {
    Optional<Loaded> early = arrival.isParted() ? loadParts() : Optional.empty();
    return early.isPresent() ? early.get() : loadWhole();
  }

  /**
   * Loads the parts as they come, as long as all is plain: text in UTF-8 of which every row fits.
   * Empty otherwise, and nothing is left of it: the whole is looked at with more care then.
   */
  private Optional<Loaded> loadParts() throws SQLException, IOException {
    List<Path> first = arrival.more(0, workshop::requireGoingOn).subList(0, 1);
    original = first.get(0);
    Optional<Layout> layout = layoutOfParts(first);
    if (layout.isPresent()) {
      return Optional.of(loaded(StandardCharsets.UTF_8, layout.get()));
    }
    warnings.clear();
    return Optional.empty();
  }

  /**
   * The layout of the parts, all of which are loaded; empty if anything about them is not plain.
   */
  private Optional<Layout> layoutOfParts(List<Path> first) throws SQLException, IOException {
    try {
      if (isPlain(head())) {
        Layout layout = layout(original);
        workshop.attach(STAGED);
        progress.at("load", 0);
        if (loadRows(first, layout)) {
          return Optional.of(layout);
        }
        workshop.discard(STAGED);
      }
    } catch (ProblemException | SQLException e) {
      // It may be no table after all; the whole will tell.
      workshop.requireGoingOn();
    }
    return Optional.empty();
  }

  private boolean isPlain(byte[] head) throws IOException {
    requireContent(head);
    FileKind.requireText(head);
    return !Packed.isWorkbook(original, head)
        && options.encoding().map(Encoding::named).orElseGet(() -> Encoding.detect(head))
            == StandardCharsets.UTF_8;
  }

  /** Loads all parts; false if some row of them does not fit. */
  private boolean loadRows(List<Path> first, Layout layout) throws SQLException, IOException {
    String into = "CREATE OR REPLACE TABLE %s AS FROM %s";
    Dialect dialect = layout.dialect();
    long bytes = 0;
    int known = 0;
    for (List<Path> some = first; !some.isEmpty(); ) {
      if (!loadRows(into, some, dialect, layout.names(), bytes).kinds().isEmpty()) {
        return false;
      }
      into = "INSERT INTO %s FROM %s";
      dialect = dialect.withHeader(false).withSkip(0);
      bytes += size(some);
      known += some.size();
      some = arrival.more(known, workshop::requireGoingOn);
    }
    return true;
  }

  private Rejects loadRows(
      String into, List<Path> parts, Dialect dialect, List<String> names, long before)
      throws SQLException, IOException {
    long now = size(parts);
    return read(
        into, parts, dialect, names, share -> (before + share * now) / (double) arrival.size());
  }

  private static long size(List<Path> files) throws IOException {
    long size = 0;
    for (Path file : files) {
      size += Files.size(file);
    }
    return size;
  }

  private Loaded loadWhole() throws SQLException, IOException {
    original = arrival.joined(workshop::requireGoingOn);
    byte[] head = head();
    requireContent(head);
    if (Packed.isWorkbook(original, head)) {
      return loadWorkbook();
    }
    FileKind.requireText(head);
    Charset charset =
        options.encoding().map(Encoding::named).orElseGet(() -> Encoding.detect(head));
    if (!charset.equals(StandardCharsets.UTF_8)) {
      return loadTranscoded(charset);
    }
    Optional<Loaded> loaded = tryUtf8();
    if (loaded.isPresent()) {
      return loaded.get();
    }
    Charset other = Utf8Check.other(original).orElse(StandardCharsets.UTF_8);
    return loadTranscoded(other);
  }

  private Loaded loadWorkbook() throws SQLException, IOException {
    Path text = original.resolveSibling("sheet.csv");
    WorkbookText.Copied copied =
        WorkbookText.copy(original, options.sheet(), text, largest, workshop, progress, warnings);
    options = options.ofWorkbook();
    Loaded loaded = loadText(text, StandardCharsets.UTF_8, true).orElseThrow();
    return new Loaded(
        loaded.name(), loaded.readAs().ofSheet(copied.sheet(), copied.sheets()), loaded.warnings());
  }

  private Optional<Loaded> tryUtf8() throws SQLException, IOException {
    try {
      return loadText(original, StandardCharsets.UTF_8, false);
    } catch (ProblemException e) {
      if (Utf8Check.other(original).isEmpty()) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private Loaded loadTranscoded(Charset charset) throws SQLException, IOException {
    warnings.clear();
    if (charset.equals(StandardCharsets.UTF_8)) {
      warnings.add(Warning.ofFile(Notice.DAMAGED_TEXT));
    }
    Path text = original.resolveSibling("utf8.csv");
    Transcoder.copy(original, charset, text, share -> progress.at("transcode", share));
    return loadText(text, charset, true).orElseThrow();
  }

  private byte[] head() throws IOException {
    try (InputStream in = Files.newInputStream(original)) {
      return in.readNBytes(HEAD);
    }
  }

  private static void requireContent(byte[] head) {
    boolean content = false;
    for (int i = Encoding.hasUtf8Mark(head) ? 3 : 0; i < head.length && !content; i++) {
      content = head[i] != ' ' && (head[i] < '\t' || head[i] > '\r');
    }
    if (!content) {
      throw new ProblemException(Problem.of(Message.EMPTY_FILE));
    }
  }

  /** How a text stands and what its columns are called. */
  private record Layout(Dialect dialect, List<String> names) {}

  private Layout layout(Path text) throws SQLException {
    Dialect sniffed = new Sniffer(workshop.connection(), text, options).sniff();
    List<List<String>> rows = firstRows(text, sniffed, FIRST_ROWS);
    Dialect headed = withHeader(sniffed, rows);
    Dialect dialect = withoutTitle(text, headed, rows);
    List<String> names =
        names(dialect, dialect.skip() == headed.skip() ? rows : firstRows(text, dialect, 1));
    return new Layout(keepCodes(text, dialect, names), names);
  }

  /** Loads UTF-8 text; empty if it turned out not to be UTF-8. */
  private Optional<Loaded> loadText(Path text, Charset charset, boolean certain)
      throws SQLException {
    Layout layout = layout(text);
    workshop.attach(STAGED);
    progress.at("load", 0);
    Rejects rejects = loadRows(text, layout.dialect(), layout.names());
    if (rejects.has("LINE SIZE OVER MAXIMUM")) {
      rejects = loadRows(text, layout.dialect().withLongLines(), layout.names());
    }
    if (rejects.has("INVALID ENCODING") && !certain) {
      workshop.discard(STAGED);
      return Optional.empty();
    }
    rejects.tell(warnings);
    requireRows(rejects, layout.dialect());
    return Optional.of(loaded(charset, layout));
  }

  private Loaded loaded(Charset charset, Layout layout) throws SQLException {
    Dialect dialect = layout.dialect();
    warnOfOneColumn(dialect);
    String table = Conversions.apply(workshop, STAGED, warnings, progress);
    ReadAs readAs =
        new ReadAs(
            charset.name(),
            dialect.delimiter(),
            dialect.quote(),
            dialect.header(),
            dialect.skip(),
            Optional.empty(),
            List.of());
    return new Loaded(table, readAs, List.copyOf(warnings));
  }

  /** Names that are years look like data to DuckDB, though nothing below them does. */
  private Dialect withHeader(Dialect dialect, List<List<String>> rows) {
    boolean years =
        !dialect.header() && options.header().isEmpty() && YearHeader.is(rows, dialect.types());
    return years ? dialect.withHeader(true) : dialect;
  }

  /** Skips lines above the header that hold a title and little else. */
  private Dialect withoutTitle(Path text, Dialect dialect, List<List<String>> rows)
      throws SQLException {
    int width = dialect.types().size();
    if (width < 2 || !dialect.header() || options.header().isPresent()) {
      return dialect;
    }
    if (rows.isEmpty() || filled(rows.get(0)) * 2 > width) {
      return dialect;
    }
    for (int i = 1; i < rows.size(); i++) {
      if (filled(rows.get(i)) == width) {
        warnings.add(
            Warning.ofFile(
                Notice.TITLE_SKIPPED,
                String.join(" ", rows.get(0).stream().filter(Objects::nonNull).toList())));
        return again(text, dialect.withSkip(line(text, rows.get(i), dialect)));
      }
    }
    return dialect;
  }

  private static long filled(List<String> row) {
    return row.stream().filter(cell -> cell != null && !cell.isBlank()).count();
  }

  /** How many lines stand above the one that begins with this row's first cell. */
  private static long line(Path text, List<String> row, Dialect dialect) {
    try (var lines = Files.lines(text, StandardCharsets.UTF_8)) {
      List<String> first = lines.limit(FIRST_ROWS * 2L).toList();
      for (int i = (int) dialect.skip(); i < first.size(); i++) {
        String line = first.get(i).replace("\uFEFF", "").replace(dialect.quote(), "").strip();
        if (line.startsWith(row.get(0).strip() + dialect.delimiter())) {
          return i;
        }
      }
      return dialect.skip();
    } catch (IOException e) {
      return dialect.skip();
    }
  }

  /** Types once more, now that the header is known. */
  private Dialect again(Path text, Dialect dialect) throws SQLException {
    String sql =
        "SELECT list_transform(Columns, lambda c: c.type) FROM sniff_csv(%s, delim=%s, quote=%s, escape=%s,"
            + " skip=%d, header=true, ignore_errors=true)";
    List<String> types =
        Sql.one(
            workshop.connection(),
            sql.formatted(
                Sql.literal(text.toString()),
                Sql.literal(dialect.delimiter()),
                Sql.literal(dialect.quote()),
                Sql.literal(dialect.escape()),
                dialect.skip()),
            row ->
                Arrays.stream((Object[]) row.getArray(1).getArray())
                    .map(Object::toString)
                    .toList());
    return types.size() == dialect.types().size() ? dialect.withTypes(types) : dialect.asText();
  }

  private List<List<String>> firstRows(Path text, Dialect dialect, int count) throws SQLException {
    Dialect raw = dialect.asText().withHeader(false);
    int width = dialect.types().size();
    return Sql.query(
        workshop.connection(),
        "FROM %s LIMIT %d"
            .formatted(
                raw.read(
                    List.of(text),
                    raw.positions(),
                    "null_padding=true",
                    "parallel=false",
                    "ignore_errors=true"),
                count),
        row -> {
          List<String> cells = new ArrayList<>();
          for (int i = 1; i <= width; i++) {
            cells.add(row.getString(i));
          }
          return cells;
        });
  }

  private List<String> names(Dialect dialect, List<List<String>> rows) {
    if (dialect.header()) {
      return ColumnNames.clean(rows.isEmpty() ? dialect.positions() : rows.get(0), warnings);
    }
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= dialect.types().size(); i++) {
      names.add("column_" + i);
    }
    warnings.add(Warning.ofFile(Notice.NO_HEADER, names.size()));
    return names;
  }

  /** Numbers that begin with zero or have too many digits are codes and stay text. */
  private Dialect keepCodes(Path text, Dialect dialect, List<String> names) throws SQLException {
    Dialect raw = dialect.asText();
    Set<Integer> codes = new TreeSet<>();
    Sql.query(
        workshop.connection(),
        "FROM %s LIMIT %d"
            .formatted(
                raw.read(List.of(text), raw.positions(), "ignore_errors=true", "parallel=false"),
                Math.min(SAMPLE_ROWS, SAMPLE_CELLS / names.size())),
        row -> {
          for (int i = 0; i < names.size(); i++) {
            if (isNumber(dialect.types().get(i)) && isCode(row.getString(i + 1))) {
              codes.add(i);
            }
          }
          return row;
        });
    List<String> types = new ArrayList<>(dialect.types());
    for (int code : codes) {
      types.set(code, "VARCHAR");
      warnCode(names.get(code));
    }
    return dialect.withTypes(types);
  }

  private static boolean isNumber(String type) {
    return type.equals("BIGINT") || type.equals("DOUBLE");
  }

  private static boolean isCode(String cell) {
    return cell != null && CODE.matcher(cell).find();
  }

  private void warnCode(String name) {
    warnings.add(Warning.ofColumn(Notice.CODE_KEPT_AS_TEXT, name, name));
  }

  /** Loads all rows; columns with cells that do not fit their type are loaded again as text. */
  private Rejects loadRows(Path text, Dialect dialect, List<String> names) throws SQLException {
    List<String> types = new ArrayList<>(dialect.types());
    while (true) {
      Rejects rejects = attempt(text, dialect.withTypes(types), names);
      if (rejects.castColumns().isEmpty()) {
        return rejects;
      }
      for (String column : rejects.castColumns()) {
        types.set(names.indexOf(column), "VARCHAR");
      }
    }
  }

  private Rejects attempt(Path text, Dialect dialect, List<String> names) throws SQLException {
    Rejects quoted = create(text, dialect, names);
    if (!quoted.has("UNQUOTED VALUE")) {
      return quoted;
    }
    long rows = rows();
    Rejects plain = create(text, dialect.withoutQuotes(), names);
    if (rows() > rows) {
      quoted.tellUnclosed(warnings);
      return plain;
    }
    return create(text, dialect, names);
  }

  private Rejects create(Path text, Dialect dialect, List<String> names) throws SQLException {
    return read(
        "CREATE OR REPLACE TABLE %s AS FROM %s", List.of(text), dialect, names, share -> share);
  }

  /**
   * Reads rows into the table.
   *
   * @param into the statement, with places for the table and for where its rows come from
   * @param progress of this statement to that of the whole step
   */
  private Rejects read(
      String into,
      List<Path> files,
      Dialect dialect,
      List<String> names,
      DoubleUnaryOperator progress)
      throws SQLException {
    String rejects = "rejects_" + ++attempts;
    List<String> settings =
        new ArrayList<>(
            List.of(
                "store_rejects=true",
                "rejects_limit=" + Rejects.LIMIT,
                "rejects_table=" + Sql.literal(rejects),
                "rejects_scan=" + Sql.literal("scan_" + attempts)));
    String source = dialect.read(files, names, settings.toArray(String[]::new));
    workshop.run(
        into.formatted(Workshop.tableOf(STAGED), source),
        share -> this.progress.at("load", progress.applyAsDouble(share)));
    return Rejects.of(workshop.connection(), rejects);
  }

  private long rows() throws SQLException {
    return Sql.one(
        workshop.connection(),
        "SELECT count(*) FROM " + Workshop.tableOf(STAGED),
        row -> row.getLong(1));
  }

  /** A file of which most lines do not fit was not understood. */
  private void requireRows(Rejects rejects, Dialect dialect) throws SQLException {
    long rows = rows();
    if (rejects.lines() > rows) {
      throw rowsDoNotFit(rejects, dialect, rows);
    }
    if (rows == 0) {
      warnings.add(Warning.ofFile(Notice.NO_ROWS));
    }
  }

  private ProblemException rowsDoNotFit(Rejects rejects, Dialect dialect, long rows) {
    Text first =
        warnings.stream()
            .filter(warning -> warning.code().equals(Notice.ROW_LEFT_OUT.name()))
            .findFirst()
            .map(Warning::detail)
            .orElse(Text.plain(""));
    return new ProblemException(
        Problem.of(
            Message.ROWS_DO_NOT_FIT,
            rows,
            dialect.types().size(),
            dialect.delimiter(),
            rejects.lines(),
            first));
  }

  private void warnOfOneColumn(Dialect dialect) {
    if (dialect.types().size() == 1 && options.delimiter().isEmpty()) {
      warnings.add(Warning.ofFile(Notice.ONE_COLUMN));
    }
  }
}
