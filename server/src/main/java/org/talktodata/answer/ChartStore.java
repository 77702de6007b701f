package org.talktodata.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;
import org.talktodata.store.JsonFile;

/** Remembers answers, a small file each, the oldest ones forgotten when there are very many. */
public final class ChartStore {
  private static final int REMEMBERED = 20_000;
  private static final int FORGOTTEN_AT_ONCE = 1_000;
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path folder;
  private long kept;

  /** A store in a folder of its own, made if need be. */
  public ChartStore(Path folder) {
    this.folder = folder;
    try (Stream<Path> files = Files.list(Files.createDirectories(folder))) {
      kept = files.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  private Path file(String id) {
    return folder.resolve(id + ".json");
  }

  private synchronized void forgetOldest() throws IOException {
    if (++kept <= REMEMBERED) {
      return;
    }
    List<Path> oldest;
    try (Stream<Path> files = Files.list(folder)) {
      oldest =
          files.sorted(Comparator.comparing(ChartStore::age)).limit(FORGOTTEN_AT_ONCE).toList();
    }
    for (Path file : oldest) {
      Files.deleteIfExists(file);
    }
    kept -= oldest.size();
  }

  private static FileTime age(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }
}
