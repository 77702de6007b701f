package org.talktodata.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.talktodata.store.Cancellation;
import org.talktodata.store.TableStore;
import org.talktodata.upload.Progress;
import org.talktodata.upload.ReadingOptions;

/** The sample tables that the program brings along. */
final class Samples {
  private static final Logger LOG = LoggerFactory.getLogger(Samples.class);
  private static final String MARK = "samples-were-loaded";

  private Samples() {}

  /** Loads them when the data folder is new; those who delete them are not given them again. */
  static void loadOnce(TableStore store, Path data) {
    Path mark = data.resolve(MARK);
    if (Files.exists(mark) || !store.list().isEmpty()) {
      return;
    }
    try {
      load(store);
      Files.createFile(mark);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void load(TableStore store) throws IOException {
    URL folder = Samples.class.getResource("/samples");
    if (folder == null) {
      return;
    }
    URI address = address(folder);
    if (address.getScheme().equals("file")) {
      loadAll(Path.of(address), store);
      return;
    }
    try (FileSystem jar = FileSystems.newFileSystem(address, Map.of())) {
      loadAll(jar.getPath("/samples"), store);
    }
  }

  private static URI address(URL folder) {
    try {
      return folder.toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void loadAll(Path folder, TableStore store) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
    }
    LOG.info("Loading {} sample tables", files.size());
    for (Path file : files) {
      Path upload = store.newInbox();
      try {
        Path copy = upload.resolve("upload");
        Files.copy(file, copy);
        store.create(
            copy,
            file.getFileName().toString(),
            ReadingOptions.NONE,
            Progress.NONE,
            new Cancellation());
      } finally {
        store.forget(upload);
      }
    }
  }
}
