package org.talktodata.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;
import org.talktodata.upload.Arrival;
import org.talktodata.upload.Progress;
import org.talktodata.upload.ReadingOptions;

/** A file that comes in parts becomes the table that it becomes in one. */
class ArrivingTableTest {
  private static final String HEADER = "城市,日期,数量,备注\n";

  @TempDir Path data;
  private TableStore store;

  @BeforeEach
  void open() {
    store = TableStore.open(data);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void partsOfWholeLinesKeepTheirOrder() throws Exception {
    assertSameTable(
        StandardCharsets.UTF_8, HEADER + "北京,2024-01-05,3,\n", "上海,2024-01-06,4,好\n", "广州,,5,x\n");
  }

  @Test
  void aCellMayGoOnInTheNextPart() throws Exception {
    assertSameTable(
        StandardCharsets.UTF_8,
        HEADER + "北京,2024-01-05,3,\"一行\n",
        "又一行, 还有\n一行\"\n上海,2024-01-06,4,\"\"\n",
        "广州,2024-01-07,5,x\n");
  }

  @Test
  void aColumnMayTurnOutToBeText() throws Exception {
    assertSameTable(StandardCharsets.UTF_8, HEADER + "北京,2024-01-05,3,\n", "上海,2024-01-06,约四,好\n");
  }

  @Test
  void rowsThatDoNotFitAreToldByTheirLineInTheFile() throws Exception {
    StoredTable stored =
        assertSameTable(
            StandardCharsets.UTF_8,
            HEADER + "北京,2024-01-05,3,\n广州,2024-01-05,3,\n",
            "上海,2024-01-06,4,好,多,了\n深圳,2024-01-06,4,好\n");
    assertEquals(3, stored.table().rows());
    assertTrue(stored.warnings().get(0).detail().in(Locale.ENGLISH).contains("4"));
  }

  @Test
  void otherEncodingsAreReadWhole() throws Exception {
    assertSameTable(
        Charset.forName("GB18030"), HEADER + "北京,2024-01-05,3,中文的备注\n", "上海,2024-01-06,4,好\n");
  }

  @Test
  void theFirstPartMayLookLikeAnotherEncoding() throws Exception {
    assertSameTable(Charset.forName("GB18030"), "a,b\n1,x\n2,y\n", "3,上海的中文\n4,北京的中文\n");
  }

  @Test
  void pricesAndDatesAreRecognisedOverAllParts() throws Exception {
    assertSameTable(StandardCharsets.UTF_8, "日,价\n2024年1月5日,￥3.50\n", "2024年1月6日,\"￥1,204.00\"\n");
  }

  @Test
  void whatIsMissingFailsAndLeavesNothing() throws Exception {
    ProblemException stopped =
        assertThrows(
            ProblemException.class,
            () ->
                create(
                    arrival -> arrival.fail(new IOException("gone")),
                    Duration.ofMinutes(1),
                    StandardCharsets.UTF_8,
                    HEADER + "北京,2024-01-05,3,\n"));
    assertEquals(Problem.Code.TIME_LIMIT, stopped.problem().code());
    Problem large = Problem.of(Message.FILE_TOO_LARGE, 1);
    ProblemException refused =
        assertThrows(
            ProblemException.class,
            () ->
                create(
                    arrival -> arrival.fail(new ProblemException(large)),
                    Duration.ofMinutes(1),
                    StandardCharsets.UTF_8,
                    HEADER + "北京,2024-01-05,3,\n"));
    assertEquals(large, refused.problem());
    assertTrue(store.list().isEmpty());
  }

  @Test
  void aLatePartCanBeWaitedForAgain() throws Exception {
    Path upload = store.newInbox();
    Arrival arrival = new Arrival(0, Duration.ofMillis(1));
    arrival.add(Files.writeString(upload.resolve("upload"), HEADER + "北京,2024-01-05,3,\n"));
    assertThrows(Arrival.SlowException.class, () -> create(upload, arrival));
    arrival.add(Files.writeString(upload.resolve("upload.1"), "上海,2024-01-06,4,好\n"));
    arrival.end();
    assertEquals(2, create(upload, arrival).table().rows());
  }

  @Test
  void waitingEndsWhenTheLoadIsCancelled() throws Exception {
    Path upload = store.newInbox();
    Arrival arrival = new Arrival(0, Duration.ofMinutes(1));
    arrival.add(Files.writeString(upload.resolve("upload"), HEADER + "北京,2024-01-05,3,\n"));
    Cancellation cancellation = new Cancellation();
    CompletableFuture<StoredTable> load =
        CompletableFuture.supplyAsync(() -> create(upload, arrival, cancellation));
    cancellation.cancel();
    ExecutionException failure = assertThrows(ExecutionException.class, load::get);
    assertEquals(Problem.Code.TIME_LIMIT, ((ProblemException) failure.getCause()).problem().code());
  }

  private StoredTable assertSameTable(Charset charset, String... parts) throws Exception {
    StoredTable whole = create(Arrival::end, Duration.ZERO, charset, String.join("", parts));
    StoredTable parted = create(Arrival::end, Duration.ZERO, charset, parts);
    assertEquals(whole.table().columns(), parted.table().columns());
    assertEquals(whole.readAs(), parted.readAs());
    assertEquals(texts(whole), texts(parted));
    assertEquals(rows(whole), rows(parted));
    assertFalse(rows(parted).isEmpty());
    return parted;
  }

  private static List<String> texts(StoredTable stored) {
    return stored.warnings().stream().map(w -> w.detail().in(Locale.ENGLISH)).toList();
  }

  private List<String> rows(StoredTable stored) throws SQLException {
    String cells =
        stored.table().columns().stream()
            .map(column -> "CAST(%s AS VARCHAR)".formatted(Sql.identifier(column.name())))
            .collect(Collectors.joining(", ", "concat_ws('|', ", ")"));
    try (Connection connection = store.database().connect()) {
      return Sql.query(
          connection,
          "SELECT %s FROM %s".formatted(cells, Sql.identifier(stored.table().name())),
          row -> row.getString(1));
    }
  }

  private interface End {
    void of(Arrival arrival);
  }

  private StoredTable create(End end, Duration patience, Charset charset, String... parts)
      throws IOException {
    Path upload = store.newInbox();
    List<Path> files = new ArrayList<>();
    Arrival arrival = new Arrival(0, patience);
    for (String part : parts) {
      Path file = upload.resolve(files.isEmpty() ? "upload" : "upload." + files.size());
      files.add(Files.writeString(file, part, charset));
      arrival.add(file);
    }
    end.of(arrival);
    return create(upload, arrival);
  }

  private StoredTable create(Path upload, Arrival arrival) {
    return create(upload, arrival, new Cancellation());
  }

  private StoredTable create(Path upload, Arrival arrival, Cancellation cancellation) {
    return store.create(
        upload,
        arrival,
        "t",
        ReadingOptions.NONE,
        Owner.NOBODY,
        Long.MAX_VALUE,
        Progress.NONE,
        cancellation);
  }
}
