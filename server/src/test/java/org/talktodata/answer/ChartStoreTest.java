package org.talktodata.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.talktodata.problem.Problem.Code;
import org.talktodata.problem.ProblemException;

/** Charts are remembered until there are very many, and longer where somebody counts on them. */
class ChartStoreTest {
  private static final int MOST = 20;
  private static final Instant START = Instant.now().minusSeconds(100_000);

  @TempDir Path data;
  private ChartStore charts;
  private BoardStore boards;
  private int made;

  @BeforeEach
  void open() {
    charts = new ChartStore(data.resolve("charts"), MOST);
    boards = new BoardStore(data.resolve("boards"), charts);
  }

  /** Charts of which each is a second older than the next. */
  private List<String> charts(int count) {
    return Stream.generate(this::chart).limit(count).toList();
  }

  private String chart() {
    String id = charts.newId();
    charts.keep(JsonNodeFactory.instance.objectNode().put("id", id));
    made(id, START.plusSeconds(++made));
    return id;
  }

  private void made(String id, Instant moment) {
    Path file = data.resolve("charts").resolve(id + ".json");
    try {
      Files.setLastModifiedTime(file, FileTime.from(moment));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String board(List<String> shown) {
    ObjectNode board = JsonNodeFactory.instance.objectNode().put("title", "Sales");
    ArrayNode parts = board.putArray("parts");
    parts.addObject().put("text", "Up");
    shown.forEach(id -> parts.addObject().put("chart", id));
    return boards.create(board).get("id").textValue();
  }

  private void assertThere(String id) {
    assertEquals(id, charts.get(id).get("id").textValue());
  }

  private void assertForgotten(String id) {
    ProblemException gone = assertThrows(ProblemException.class, () -> charts.get(id));
    assertEquals(Code.CHART_NOT_FOUND, gone.problem().code());
  }

  @Test
  void forgetsTheOldestWhenThereAreVeryMany() {
    List<String> first = charts(MOST);
    assertThere(first.get(0));
    String last = chart();
    assertForgotten(first.get(0));
    assertThere(first.get(MOST - 1));
    assertThere(last);
  }

  @Test
  void keepsWhatIsOnABoardUntilTheBoardIsDeleted() {
    List<String> shown = charts(2);
    String board = board(shown);
    charts(3 * MOST);
    shown.forEach(this::assertThere);
    open();
    charts(3 * MOST);
    shown.forEach(this::assertThere);
    boards.delete(board);
    charts(3 * MOST);
    shown.forEach(this::assertForgotten);
  }

  @Test
  void remembersOthersHoweverManyAreOnBoards() {
    board(charts(MOST));
    List<String> others = charts(MOST);
    others.forEach(this::assertThere);
  }

  @Test
  void keepsWhatIsSharedUntilThen() {
    String shared = chart();
    Instant day = Instant.now().plusSeconds(86_400);
    charts.keepUntil(shared, day);
    charts.keepUntil(shared, day.minusSeconds(90_000));
    charts(3 * MOST);
    assertThere(shared);
    made(shared, START);
    charts(3 * MOST);
    assertForgotten(shared);
  }
}
