package org.talktodata.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {
  private static final String MEAN_BY_CITY =
      "{\"encoding\": {\"x\": {\"field\": \"城市\"}, \"y\": {\"aggregate\": \"mean\", \"field\": \"价\"}},"
          + " \"sort\": {\"by\": \"x\"}}";

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void explainsItself() {
    assertEquals(0, run("--help"));
    assertTrue(out.toString().contains("serve") && out.toString().contains("ask"), out.toString());
    assertEquals(0, run("--version"));
    assertTrue(out.toString().contains("talk-to-data"));
    assertEquals(2, run("dance"));
    assertTrue(err.toString().contains("dance"));
  }

  @Test
  void answersAQueryAboutAFile() throws IOException {
    Path output = folder.resolve("结果.csv");
    assertEquals(
        0, run("ask", "--table", table(), "--query", MEAN_BY_CITY, "-o", output.toString()));
    assertTrue(Files.readString(output).endsWith("上海,3\r\n北京,1.5\r\n"), Files.readString(output));
  }

  @Test
  void aWorkbookThatItWroteIsAFileToAskAbout() throws IOException {
    Path workbook = folder.resolve("结果.xlsx");
    assertEquals(
        0, run("ask", "--table", table(), "--query", MEAN_BY_CITY, "-o", workbook.toString()));
    String query = "{\"mark\": \"text\", \"encoding\": {\"y\": {\"aggregate\": \"count\"}}}";
    Path again = folder.resolve("again.csv");
    assertEquals(
        0,
        run("ask", "--table", workbook.toString(), "--query", query, "-o", again.toString()),
        err.toString());
    assertTrue(Files.readString(again).endsWith("\r\n2\r\n"), Files.readString(again));
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    assertEquals(1, run("ask", "--table", "missing.csv", "--query", MEAN_BY_CITY));
    assertTrue(err.toString().contains("missing.csv"), err.toString());
    assertEquals(1, run("ask", "--table", table()));
    assertTrue(err.toString().contains("--query"), err.toString());
    assertEquals(1, run("ask", "--table", table(), "--query", "{\"mark\""));
    assertTrue(err.toString().contains("JSON"), err.toString());
  }

  @Test
  void averagesOnlyRunsThatThereAre() {
    assertEquals(2, run("average", "--of", "one", "--output", folder.toString()));
    assertTrue(err.toString().contains("two runs"), err.toString());
    assertEquals(2, run("average", "--of", "one", "--of", "two", "--output", folder.toString()));
    assertTrue(err.toString().contains("one has no weights.safetensors"), err.toString());
  }

  private String table() throws IOException {
    return Files.writeString(folder.resolve("房.csv"), "城市,价\n北京,1\n北京,2\n上海,3\n").toString();
  }

  private int run(String... arguments) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }
}
