package org.talktodata.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;
import org.talktodata.store.JsonFile;

/** Boards: charts with text between them, a small file each. */
public final class BoardStore {
  private static final int MOST = 1_000;
  private static final String SUFFIX = ".json";

  private final Path folder;
  private final ChartStore charts;

  /**
   * A store in a folder of its own, made if need be.
   *
   * @param charts knows the charts that boards may show, and forgets none that is on a board
   */
  public BoardStore(Path folder, ChartStore charts) {
    this.folder = folder;
    this.charts = charts;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    charts.spare(this::shown);
  }

  /** The ids of all charts that are on boards. */
  private Set<String> shown() {
    return list().stream()
        .flatMap(board -> shown(board).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static List<String> shown(ObjectNode board) {
    return board.get("parts").findValuesAsText("chart");
  }

  /**
   * Keeps a new board under a new {@code id}, which nobody can guess.
   *
   * @throws ProblemException CHART_NOT_FOUND; CONFLICT if there are very many boards
   */
  public ObjectNode create(ObjectNode board) {
    if (list().size() >= MOST) {
      throw new ProblemException(
          Problem.of(
              Problem.Code.CONFLICT,
              "There are %d boards already; delete some first.".formatted(MOST)));
    }
    return keep("b" + charts.newId().substring(1), board);
  }

  /**
   * Puts a board in the place of the one of that id.
   *
   * @throws ProblemException NOT_FOUND, CHART_NOT_FOUND
   */
  public ObjectNode replace(String id, ObjectNode board) {
    get(id);
    return keep(id, board);
  }

  private ObjectNode keep(String id, ObjectNode board) {
    shown(board).forEach(charts::get);
    ObjectNode kept = board.deepCopy().put("id", id);
    try {
      JsonFile.write(file(id), kept);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return kept;
  }

  /**
   * The board of that id.
   *
   * @throws ProblemException NOT_FOUND
   */
  public ObjectNode get(String id) {
    if (!id.matches("b[a-z0-9]{12}") || !Files.exists(file(id))) {
      throw new ProblemException(
          Problem.of(
              Problem.Code.NOT_FOUND,
              "There is no board \"%s\"; it may have been deleted.".formatted(id)));
    }
    return read(file(id));
  }

  /** All boards, by title. */
  public List<ObjectNode> list() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX))
          .map(BoardStore::read)
          .sorted(Comparator.comparing(board -> board.get("title").textValue()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Forgets a board; its charts stay.
   *
   * @throws ProblemException NOT_FOUND
   */
  public void delete(String id) {
    get(id);
    try {
      Files.deleteIfExists(file(id));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String id) {
    return folder.resolve(id + SUFFIX);
  }

  private static ObjectNode read(Path file) {
    try {
      return (ObjectNode) JsonFile.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
