package org.talktodata.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;

/** The program running as a server, as {@code java -jar} starts it, on a free port of loopback. */
final class ServerProcess implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");
  private static final int SECONDS_TO_STOP = 20;

  private final Process process;
  private final Thread killer;
  private final URI address;

  private ServerProcess(Process process, Thread killer, URI address) {
    this.process = process;
    this.killer = killer;
    this.address = address;
  }

  /**
   * Starts a server and waits until it listens.
   *
   * @param jar the program
   * @param heap the most memory of the Java heap, as {@code 512m}
   * @param data the folder for its tables
   * @param options more options of {@code serve}
   * @throws ProblemException INTERNAL if it ends without listening; its own output says why
   */
  static ServerProcess start(Path jar, String heap, Path data, String... options)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + heap, "-jar", jar.toString(), "serve"));
    command.addAll(List.of("--host", "127.0.0.1", "--port", "0", "--data", data.toString()));
    command.addAll(List.of(options));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().remove("TALK_TOKEN");
    builder.environment().putIfAbsent("TF_CPP_MIN_LOG_LEVEL", "3");
    Process process = builder.start();
    Thread killer = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(killer);
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher address = ADDRESS.matcher(line);
      if (address.find()) {
        return new ServerProcess(process, killer, URI.create(address.group()));
      }
    }
    Runtime.getRuntime().removeShutdownHook(killer);
    throw new ProblemException(
        Problem.of(
            Problem.Code.INTERNAL,
            "The server ended before it listened. It was started by: "
                + String.join(" ", command)));
  }

  URI address() {
    return address;
  }

  /** A figure of its memory, in bytes, as {@link Machine#memory(long, String)} has it. */
  OptionalLong memory(String field) {
    return Machine.memory(process.pid(), field);
  }

  /** Ends it, kindly first. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().removeShutdownHook(killer);
  }
}
