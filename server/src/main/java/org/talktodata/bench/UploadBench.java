package org.talktodata.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;
import org.talktodata.store.Sql;

/** From a large file to a table, beside what DuckDB alone takes for it. */
final class UploadBench {
  /** The file, its copy at the server and a table, each with room to spare. */
  private static final int DISK_FACTOR = 4;

  private final Setup setup;
  private final int megabytes;

  /**
   * @param megabytes how large the file is
   */
  UploadBench(Setup setup, int megabytes) {
    this.setup = setup;
    this.megabytes = megabytes;
  }

  Section run() throws IOException {
    long bytes = (long) megabytes << 20;
    requireDisk(bytes);
    try (TemporaryFolder folder = TemporaryFolder.in(setup.folder())) {
      Path file = folder.path().resolve("orders.csv");
      setup.say("upload: writing a file of %d MB".formatted(megabytes));
      long rows = OrdersFile.write(file, bytes, Setup.SEED);
      setup.say("upload: to the server");
      Uploaded uploaded = upload(file, folder.path().resolve("data"), rows);
      setup.say("upload: DuckDB alone");
      double alone = duckDb(file, folder.path().resolve("alone.duckdb"));
      return section(rows, uploaded, alone);
    }
  }

  private void requireDisk(long bytes) throws IOException {
    long free = Files.getFileStore(setup.folder()).getUsableSpace();
    if (free < bytes * DISK_FACTOR) {
      throw new ProblemException(
          Problem.of(
              Problem.Code.INVALID_REQUEST,
              "%s has %s free, and a file of %d MB wants %s. Choose a smaller one by --upload-mb, or another folder by --folder."
                  .formatted(
                      setup.folder(),
                      Numbers.megabytes(free),
                      megabytes,
                      Numbers.megabytes(bytes * DISK_FACTOR))));
    }
  }

  private record Uploaded(double seconds, long heap, OptionalLong resident) {}

  private Uploaded upload(Path file, Path data, long rows) throws IOException {
    try (ServerProcess server =
        ServerProcess.start(setup.jar(), setup.heap(), data, "--no-samples")) {
      Client client = new Client(server.address());
      try (HeapWatch watch = new HeapWatch(new Client(server.address()))) {
        long start = System.nanoTime();
        JsonNode table = client.upload(file, "orders");
        double seconds = (System.nanoTime() - start) / 1e9;
        requireRows(rows, table.get("rows").longValue());
        return new Uploaded(seconds, watch.most(), server.memory("VmHWM"));
      }
    }
  }

  private static void requireRows(long expected, long loaded) {
    if (expected != loaded) {
      throw new ProblemException(
          Problem.of(
              Problem.Code.INTERNAL,
              "The file has %d rows, and %d were loaded.".formatted(expected, loaded)));
    }
  }

  private static double duckDb(Path file, Path database) {
    long start = System.nanoTime();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database)) {
      Sql.execute(
          connection,
          "CREATE TABLE data AS FROM read_csv(%s)".formatted(Sql.literal(file.toString())));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private Section section(long rows, Uploaded uploaded, double alone) {
    String resident =
        uploaded.resident().isPresent()
            ? Numbers.megabytes(uploaded.resident().getAsLong())
            : "not told here";
    return new Section(
        "Upload",
        "A CSV file of invented orders goes over HTTP to the server, which finds encoding, types and roles, loads and profiles it, until it answers with the table."
            + " Beside it DuckDB alone: `CREATE TABLE data AS FROM read_csv(...)` of the same file in the same run, into a file as well. The heap is the most that"
            + " `/api/metrics` told every tenth of a second, garbage included; resident memory (`VmHWM`) also holds the model and DuckDB's buffers, which may take"
            + " half of the machine's memory.",
        setup.command("upload --upload-mb " + megabytes),
        setup.setting(""),
        List.of(
            "file",
            "rows",
            "upload to table",
            "DuckDB alone",
            "ratio",
            "most heap",
            "most resident memory"),
        List.of(
            List.of(
                megabytes + " MB",
                Numbers.whole(rows),
                Numbers.seconds(uploaded.seconds()),
                Numbers.seconds(alone),
                Numbers.text(uploaded.seconds() / alone),
                Numbers.megabytes(uploaded.heap()),
                resident)));
  }
}
