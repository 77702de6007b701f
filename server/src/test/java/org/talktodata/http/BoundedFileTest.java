package org.talktodata.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;
import org.talktodata.store.TableStore;
import org.talktodata.upload.Arrival;

/** What is written in pieces of any size stands in parts of whole lines, and nothing is lost. */
class BoundedFileTest {
  private static final int PART = 1 << 21;

  @TempDir Path folder;
  private final Vertx vertx = Vertx.vertx();
  private boolean firstTold;

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void partsEndWhereLinesEnd() throws Exception {
    StringBuilder text = new StringBuilder("id,text\n");
    for (int i = 0; text.length() < 5 * PART / 2; i++) {
      text.append(i).append(",").append("x".repeat(i * 7919 % 3000)).append('\n');
    }
    text.append("the last line has no end");
    List<Path> parts = write(text.toString(), 70_001, Long.MAX_VALUE);
    assertTrue(firstTold);
    assertEquals(List.of("upload", "upload.1", "upload.2"), names(parts));
    for (Path part : parts.subList(0, parts.size() - 1)) {
      assertTrue(Files.readString(part).endsWith("\n"), part.toString());
      assertTrue(Files.size(part) >= PART - (1 << 20), part.toString());
    }
    assertEquals(text.toString(), joined(parts));
  }

  @Test
  void aFileWithoutLinesIsOnePart() throws Exception {
    String text = "x".repeat(2 * PART);
    List<Path> parts = write(text, 1 << 16, Long.MAX_VALUE);
    assertEquals(List.of("upload"), names(parts));
    assertEquals(text, joined(parts));
  }

  @Test
  void anEmptyFileIsThere() throws Exception {
    List<Path> parts = write("", 10, Long.MAX_VALUE);
    assertEquals(List.of("upload"), names(parts));
    assertEquals(0, Files.size(parts.get(0)));
  }

  @Test
  void noMoreIsTakenThanAllowed() {
    CompletionException failure =
        assertThrows(CompletionException.class, () -> write("a,b\n".repeat(1000), 100, 2000));
    assertEquals(Problem.Code.TOO_LARGE, ((ProblemException) failure.getCause()).problem().code());
  }

  private static List<String> names(List<Path> parts) {
    return parts.stream().map(part -> part.getFileName().toString()).toList();
  }

  private static String joined(List<Path> parts) throws Exception {
    StringBuilder all = new StringBuilder();
    for (Path part : parts) {
      all.append(Files.readString(part));
    }
    return all.toString();
  }

  /** Writes a text as its sender would: no faster than it is taken. */
  private List<Path> write(String text, int piece, long most) throws Exception {
    Arrival arrival = new Arrival(0, Duration.ZERO);
    try (TableStore store = TableStore.open(folder.resolve("data"))) {
      Quota quota = new Quotas(store).of(Optional.empty(), Message.NO_ROOM_FOR_FILE);
      Promise<Void> done = Promise.promise();
      vertx.runOnContext(
          start -> {
            BoundedFile file =
                new BoundedFile(
                        vertx, folder.resolve("upload"), PART, arrival, Limit.of(most), quota)
                    .firstPartHandler(there -> firstTold = true);
            next(file, Buffer.buffer(text.getBytes(StandardCharsets.UTF_8)), 0, piece)
                .onComplete(done);
          });
      done.future().toCompletionStage().toCompletableFuture().join();
    }
    List<Path> parts = new ArrayList<>();
    for (Path part = folder.resolve("upload"); Files.exists(part); ) {
      parts.add(part);
      part = folder.resolve("upload." + parts.size());
    }
    return parts;
  }

  private static Future<Void> next(BoundedFile file, Buffer text, int from, int piece) {
    int to = Math.min(text.length(), from + piece);
    Future<Void> taken = from < to ? file.write(text.slice(from, to)) : Future.succeededFuture();
    if (to == text.length()) {
      return taken.compose(all -> file.end());
    }
    if (!file.writeQueueFull()) {
      return taken.compose(some -> next(file, text, to, piece));
    }
    Promise<Void> drained = Promise.promise();
    file.drainHandler(ready -> drained.tryComplete());
    return taken.compose(some -> drained.future()).compose(x -> next(file, text, to, piece));
  }
}
