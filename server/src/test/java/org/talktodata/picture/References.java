package org.talktodata.picture;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pictures that somebody looked at and found right, as SVG files that are kept with the tests. With
 * the system property {@code pictures.accept} what is drawn takes their place.
 */
final class References {
  static final Path KEPT = Path.of("src/test/resources/pictures");
  private static final Path DRAWN = Path.of("target/pictures");
  private static final String ACCEPT = "pictures.accept";
  private static final Pattern FRACTION = Pattern.compile("-?\\d+\\.\\d+");

  private References() {}

  /** Fails, and says what to do, where a picture is not the one that is kept under its name. */
  static void check(String name, String svg) throws IOException {
    String drawn = normalised(svg);
    Path kept = KEPT.resolve(name + ".svg");
    if (Boolean.getBoolean(ACCEPT)) {
      Files.writeString(kept, drawn);
      return;
    }
    String expected = Files.exists(kept) ? normalised(Files.readString(kept)) : "";
    if (expected.equals(drawn)) {
      return;
    }
    Path file = Files.createDirectories(DRAWN).resolve(name + ".svg");
    Files.writeString(file, drawn);
    fail(
        "The picture %s is not the one that was accepted; %s. The new one lies at %s. Look at both; if it is right, accept it by running this test with -D%s=true and commit %s."
            .formatted(name, difference(expected, drawn), file.toAbsolutePath(), ACCEPT, kept));
  }

  /** An element a line, and fractions to one digit: less than that nobody sees. */
  static String normalised(String svg) {
    Matcher fraction = FRACTION.matcher(svg);
    String rounded =
        fraction.replaceAll(
            found -> {
              String text = String.format(Locale.ROOT, "%.1f", Double.parseDouble(found.group()));
              return text.replaceFirst("\\.0$", "").replaceFirst("^-0$", "0");
            });
    return rounded.replaceAll(">\\s*<", ">\n<").strip() + "\n";
  }

  private static String difference(String expected, String drawn) {
    if (expected.isEmpty()) {
      return "there is none yet";
    }
    List<String> before = expected.lines().toList();
    List<String> now = drawn.lines().toList();
    int line = 0;
    while (line < Math.min(before.size(), now.size()) && before.get(line).equals(now.get(line))) {
      line++;
    }
    return "line %d was%n  %s%nand is%n  %s%n".formatted(line + 1, at(before, line), at(now, line));
  }

  private static String at(List<String> lines, int line) {
    return line < lines.size() ? lines.get(line) : "(nothing)";
  }
}
