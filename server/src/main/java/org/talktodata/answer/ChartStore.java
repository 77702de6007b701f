package org.talktodata.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;
import org.talktodata.store.JsonFile;

/**
 * Remembers answers, a small file each. The oldest ones are forgotten when there are very many, but
 * none that is on a board or was shared until a later day: those do not count.
 */
public final class ChartStore {
  private static final int REMEMBERED = 20_000;
  private static final int SHARE_FORGOTTEN_AT_ONCE = 20;
  private static final String SUFFIX = ".json";
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path folder;
  private final int most;
  private volatile Supplier<Set<String>> spared = Set::of;

  /** Charts that may be forgotten, or more. */
  private long kept;

  /** A store in a folder of its own, made if need be. */
  public ChartStore(Path folder) {
    this(folder, REMEMBERED);
  }

  /**
   * @param most how many charts are remembered beside those that are spared
   */
  ChartStore(Path folder, int most) {
    this.folder = folder;
    this.most = most;
    try (Stream<Path> files = Files.list(Files.createDirectories(folder))) {
      kept = files.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Never forgets those of these ids.
   *
   * @param ids is asked whenever charts are about to be forgotten
   */
  void spare(Supplier<Set<String>> ids) {
    spared = ids;
  }

  /** An id that nobody can guess. */
  public String newId() {
    StringBuilder id = new StringBuilder("c");
    for (int i = 0; i < 12; i++) {
      id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return id.toString();
  }

  /** Remembers an answer under its {@code id}. */
  public void keep(ObjectNode chart) {
    try {
      JsonFile.write(file(chart.get("id").textValue()), chart);
      forgetOldest();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The answer of that id.
   *
   * @throws ProblemException CHART_NOT_FOUND
   */
  public ObjectNode get(String id) {
    Path file = file(id);
    if (!id.matches("c[a-z0-9]{12}") || !Files.exists(file)) {
      throw new ProblemException(Problem.of(Message.NO_SUCH_CHART, id));
    }
    try {
      return (ObjectNode) JsonFile.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Does not forget a chart before a moment, nor before one that was told earlier and is later.
   *
   * @throws ProblemException CHART_NOT_FOUND
   */
  public synchronized void keepUntil(String id, Instant moment) {
    get(id);
    try {
      FileTime until = FileTime.from(moment);
      if (until.compareTo(Files.getLastModifiedTime(file(id))) > 0) {
        Files.setLastModifiedTime(file(id), until);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String id) {
    return folder.resolve(id + SUFFIX);
  }

  private static String id(Path file) {
    return file.getFileName().toString().replace(SUFFIX, "");
  }

  private synchronized void forgetOldest() throws IOException {
    if (++kept <= most) {
      return;
    }
    List<Aged> oldest = forgettable();
    int few = most - most / SHARE_FORGOTTEN_AT_ONCE;
    List<Aged> forgotten =
        oldest.size() <= most ? List.of() : oldest.subList(0, oldest.size() - few);
    for (Aged chart : forgotten) {
      Files.deleteIfExists(chart.file());
    }
    kept = oldest.size() - forgotten.size();
  }

  /** A chart, and when it was made or how long it must be kept. */
  private record Aged(Path file, FileTime time) {}

  /** All charts that need not be kept, the oldest first. */
  private List<Aged> forgettable() throws IOException {
    Set<String> needed = spared.get();
    FileTime now = FileTime.from(Instant.now());
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX) && !needed.contains(id(file)))
          .map(file -> new Aged(file, age(file)))
          .filter(chart -> chart.time().compareTo(now) <= 0)
          .sorted(Comparator.comparing(Aged::time))
          .toList();
    }
  }

  private static FileTime age(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }
}
