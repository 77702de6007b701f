package org.talktodata.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;
import org.talktodata.table.Column;
import org.talktodata.table.Table;
import org.talktodata.upload.Arrival;
import org.talktodata.upload.CsvLoader;
import org.talktodata.upload.Progress;
import org.talktodata.upload.ReadingOptions;
import org.talktodata.upload.StepTimes;
import org.talktodata.upload.Workshop;

/**
 * The tables, each a DuckDB file with a small JSON file beside it. A table exists from the moment
 * its JSON file does, which is written last; what else lies in the folder when the store opens is
 * the remains of an interrupted load and goes away. Deleting a table deletes its files, so the disk
 * space is free at once.
 */
public final class TableStore implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TableStore.class);
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path folder;
  private final Path inbox;
  private final Database database;
  private final Clock clock;
  private final Map<String, StoredTable> tables = new ConcurrentHashMap<>();

  private TableStore(Path folder, Path inbox, Database database, Clock clock) {
    this.folder = folder;
    this.inbox = inbox;
    this.database = database;
    this.clock = clock;
  }

  /**
   * Opens the store in a folder of its own, which is made if need be.
   *
   * @throws StoreException if the folder cannot be used
   */
  public static TableStore open(Path data) {
    return open(data, Clock.systemUTC());
  }

  static TableStore open(Path data, Clock clock) {
    try {
      Path folder = Files.createDirectories(data.toAbsolutePath().resolve("tables"));
      Path inbox = data.toAbsolutePath().resolve("inbox");
      empty(inbox);
      Path temp = data.toAbsolutePath().resolve("temp");
      empty(temp);
      TableStore store = new TableStore(folder, inbox, Database.open(folder, temp), clock);
      store.recall();
      return store;
    } catch (IOException e) {
      throw new StoreException("The data folder " + data + " cannot be used: " + e.getMessage(), e);
    }
  }

  /** The database that answers queries over the tables. */
  public Database database() {
    return database;
  }

  /** A new empty folder for one upload; {@link #forget} it when the upload is done. */
  public Path newInbox() throws IOException {
    return Files.createDirectories(inbox.resolve(newId("u")));
  }

  /** Deletes the folder of an upload with all that is in it. */
  public void forget(Path upload) {
    try {
      deleteTree(upload);
    } catch (IOException e) {
      LOG.warn("The folder {} of an upload could not be deleted", upload, e);
    }
  }

  /** Makes a table of a file, which is nobody's, however much there is to unpack. */
  public StoredTable create(
      Path file,
      String name,
      ReadingOptions options,
      Progress progress,
      Cancellation cancellation) {
    try {
      return create(
          file.getParent(),
          Arrival.of(file),
          name,
          options,
          Owner.NOBODY,
          Long.MAX_VALUE,
          progress,
          cancellation);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes a table of a file, of which the end may still be under way. Nothing is kept if it fails.
   *
   * @param upload a folder of its own for the file, made by {@link #newInbox}
   * @param name what the table shall be called; a number is added if the name is taken
   * @param owner whose it is, and how much of the disk the owner's tables may take
   * @param largest how many bytes a workbook may have when it is unpacked
   * @param cancellation stops the load from another thread
   * @throws ProblemException if the file is no table
   * @throws NoRoomException if the owner's tables would take more than they may
   * @throws Arrival.SlowException if the end of the file is late; the same can be tried again
   */
  public StoredTable create(
      Path upload,
      Arrival arrival,
      String name,
      ReadingOptions options,
      Owner owner,
      long largest,
      Progress progress,
      Cancellation cancellation) {
    String wanted = TableNames.clean(name);
    StepTimes steps = new StepTimes(progress);
    try (Workshop workshop = Workshop.open(upload.toAbsolutePath())) {
      cancellation.onCancel(workshop::cancel);
      CsvLoader.Loaded loaded = CsvLoader.load(workshop, arrival, options, largest, steps);
      workshop.checkpoint(loaded.name());
      steps.at("profile", 0);
      List<Column> columns =
          Profiler.profile(workshop.connection(), Workshop.tableOf(loaded.name()));
      long rows = rows(workshop, loaded.name());
      steps.at("keep", 0);
      workshop.finish(loaded.name());
      if (cancellation.isCancelled()) {
        throw new SQLException("INTERRUPT: the load was cancelled");
      }
      String id = newId("t");
      StoredTable stored =
          new StoredTable(
              id,
              id + "_1.duckdb",
              Instant.now(clock),
              new Table(wanted, List.of(), columns, rows),
              loaded.readAs(),
              loaded.warnings(),
              owner.name(),
              Files.size(workshop.file(loaded.name())));
      StoredTable kept = keep(workshop.file(loaded.name()), stored, owner);
      LOG.debug("Loaded {} rows of {}: {}", rows, kept.table().name(), steps);
      return kept;
    } catch (SQLException e) {
      throw LoadFailure.of(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long rows(Workshop workshop, String name) throws SQLException {
    return Sql.one(
        workshop.connection(),
        "SELECT count(*) FROM " + Workshop.tableOf(name),
        row -> row.getLong(1));
  }

  /** Looked at and kept in one, so that loads at the same time do not share the same room. */
  private synchronized StoredTable keep(Path file, StoredTable stored, Owner owner)
      throws IOException {
    if (owner.name().isPresent() && stored.bytes() > owner.most() - bytes(owner.name().get())) {
      throw new NoRoomException(owner);
    }
    Table table = stored.table();
    String name = TableNames.free(table.name(), this::taken);
    StoredTable named =
        stored.withTable(new Table(name, table.called(), table.columns(), table.rows()));
    Files.move(file, folder.resolve(named.file()), StandardCopyOption.ATOMIC_MOVE);
    database.show(name, named.alias(), folder.resolve(named.file()));
    JsonFile.write(json(named.id()), TableJson.writeWithFile(named));
    tables.put(named.id(), named);
    return named;
  }

  /** How much of the disk the tables take that an owner has, in bytes. */
  public long bytes(String owner) {
    return tables.values().stream()
        .filter(table -> table.owner().filter(owner::equals).isPresent())
        .mapToLong(StoredTable::bytes)
        .sum();
  }

  /** All tables, oldest first. */
  public List<StoredTable> list() {
    return tables.values().stream()
        .sorted(Comparator.comparing(StoredTable::created).thenComparing(StoredTable::id))
        .toList();
  }

  /** The table of that id. */
  public Optional<StoredTable> find(String id) {
    return Optional.ofNullable(tables.get(id));
  }

  /**
   * The table of that id.
   *
   * @throws ProblemException TABLE_NOT_FOUND
   */
  public StoredTable get(String id) {
    return find(id).orElseThrow(() -> new ProblemException(Problem.of(Message.NO_SUCH_TABLE, id)));
  }

  /** Changes a table, however much of the disk it takes then. */
  public StoredTable change(String id, TableChange change) {
    return change(id, change, Long.MAX_VALUE);
  }

  /**
   * Changes a table. Nothing is changed if it fails.
   *
   * @param most how many bytes of the disk the tables of its owner may take, all together
   * @throws ProblemException TABLE_NOT_FOUND, COLUMN_NOT_FOUND, CONFLICT if the name is taken,
   *     TYPE_MISMATCH if cells do not fit a new type
   * @throws NoRoomException if another type makes the table larger, and its owner's tables would
   *     take more than they may
   */
  public synchronized StoredTable change(String id, TableChange change, long most) {
    StoredTable before = get(id);
    TableChanges changes = new TableChanges(before, change);
    String name = changes.name();
    if (!name.equalsIgnoreCase(before.table().name()) && taken(name)) {
      throw new ProblemException(Problem.of(Message.NAME_TAKEN, name));
    }
    try {
      StoredTable after =
          changes.recasts().isEmpty()
              ? before.withTable(changes.table(before.table().columns()))
              : recast(before, changes, most);
      if (!name.equals(before.table().name())) {
        database.hide(before.table().name());
      }
      database.show(name, after.alias(), folder.resolve(after.file()));
      JsonFile.write(json(id), TableJson.writeWithFile(after));
      tables.put(id, after);
      if (!after.file().equals(before.file())) {
        dropData(before);
      }
      return after;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StoredTable recast(StoredTable before, TableChanges changes, long most)
      throws IOException {
    Path upload = newInbox();
    try (Workshop workshop = Workshop.open(upload)) {
      Files.copy(folder.resolve(before.file()), workshop.file("before"));
      workshop.attach("before");
      Recast.apply(workshop, before.table(), changes.recasts());
      List<Column> columns = Profiler.profile(workshop.connection(), Workshop.tableOf("after"));
      workshop.finish("after");
      StoredTable after =
          before
              .withFile(nextFile(before), Files.size(workshop.file("after")))
              .withTable(changes.table(columns));
      requireRoom(before, after, most);
      Files.move(
          workshop.file("after"), folder.resolve(after.file()), StandardCopyOption.ATOMIC_MOVE);
      return after;
    } catch (SQLException e) {
      throw new StoreException("The type could not be changed", e);
    } finally {
      forget(upload);
    }
  }

  /** What makes a table no larger is allowed, even to owners who have too much. */
  private void requireRoom(StoredTable before, StoredTable after, long most) {
    long more = after.bytes() - before.bytes();
    if (before.owner().isPresent() && more > 0 && more > most - bytes(before.owner().get())) {
      throw new NoRoomException(new Owner(before.owner(), most));
    }
  }

  private static String nextFile(StoredTable table) {
    String alias = table.alias();
    int version = Integer.parseInt(alias.substring(alias.lastIndexOf('_') + 1));
    return "%s_%d.duckdb".formatted(table.id(), version + 1);
  }

  /**
   * Deletes a table with its data.
   *
   * @throws ProblemException TABLE_NOT_FOUND
   */
  public synchronized void delete(String id) {
    StoredTable table = get(id);
    try {
      Files.deleteIfExists(json(id));
      tables.remove(id);
      database.hide(table.table().name());
      dropData(table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void dropData(StoredTable table) throws IOException {
    database.release(table.alias());
    Files.deleteIfExists(folder.resolve(table.file()));
  }

  private boolean taken(String name) {
    return tables.values().stream().anyMatch(t -> t.table().name().equalsIgnoreCase(name));
  }

  private Path json(String id) {
    return folder.resolve(id + ".json");
  }

  private void recall() throws IOException {
    List<Path> known = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
      for (Path file : files) {
        JsonNode json = JsonFile.read(file);
        Path data = folder.resolve(json.get("file").textValue());
        if (!Files.exists(data)) {
          LOG.warn("The data of table {} is gone; the table is forgotten", json.get("name"));
          continue;
        }
        StoredTable table = TableJson.read(json, Files.size(data));
        database.show(table.table().name(), table.alias(), data);
        tables.put(table.id(), table);
        known.add(file);
        known.add(data);
      }
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(file -> !known.contains(file)).toList()) {
        Files.delete(file);
      }
    }
  }

  private static String newId(String prefix) {
    StringBuilder id = new StringBuilder(prefix);
    for (int i = 0; i < 12; i++) {
      id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return id.toString();
  }

  private static void empty(Path folder) throws IOException {
    deleteTree(folder);
    Files.createDirectories(folder);
  }

  private static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
