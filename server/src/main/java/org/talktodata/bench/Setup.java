package org.talktodata.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * What all parts of the benchmark share.
 *
 * @param jar the program that is measured
 * @param heap the most memory of its Java heap, as {@code 512m}
 * @param folder where temporary files go
 * @param progress told what is being done
 */
record Setup(Path jar, String heap, Path folder, PrintWriter progress) {
  /** The seed of everything that is drawn at random. */
  static final long SEED = 20_260_101;

  /** The command that measures one part again. */
  String command(String part) {
    return "java -jar server/target/talk-to-data.jar bench %s --heap %s".formatted(part, heap);
  }

  /** Day and machine, and the model if a part asks it. */
  String setting(String model) {
    String setting = "%s; %s.".formatted(LocalDate.now(), Machine.describe());
    return model.isEmpty() ? setting : setting + " Model: " + model + ".";
  }

  void say(String what) {
    progress.println(what);
    progress.flush();
  }
}
