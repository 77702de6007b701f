package org.talktodata.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder that is gone when it is closed, with all that is in it; and when the program is
 * interrupted.
 */
final class TemporaryFolder implements AutoCloseable {
  private static final int ATTEMPTS = 20;
  private static final int PAUSE_MILLISECONDS = 100;

  private final Path path;
  private final Thread interrupted = new Thread(this::deleteAtLast);

  private TemporaryFolder(Path path) {
    this.path = path;
  }

  /** A new folder inside another. */
  static TemporaryFolder in(Path parent) throws IOException {
    TemporaryFolder folder =
        new TemporaryFolder(Files.createTempDirectory(parent, "talk-to-data-bench"));
    Runtime.getRuntime().addShutdownHook(folder.interrupted);
    return folder;
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    delete();
    Runtime.getRuntime().removeShutdownHook(interrupted);
  }

  private void delete() throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(path)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      Files.deleteIfExists(file);
    }
  }

  /** A server that is being ended at the same time may still write for a moment. */
  private void deleteAtLast() {
    for (int attempt = 0; attempt < ATTEMPTS && Files.exists(path); attempt++) {
      try {
        delete();
      } catch (IOException | UncheckedIOException e) {
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
