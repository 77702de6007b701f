package org.talktodata.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.talktodata.answer.Application;
import org.talktodata.http.Server;
import org.talktodata.http.Settings;
import org.talktodata.http.Tokens;
import org.talktodata.store.TableStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code serve}: the page and the HTTP interface. */
@Command(
    name = "serve",
    description = "Run the server with its page.",
    mixinStandardHelpOptions = true)
final class Serve implements Callable<Integer> {
  /** The exit status that leaves the process running. */
  static final int RUNNING = -1;

  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      defaultValue = "${env:TALK_PORT:-8080}",
      description = "Port to listen on; 0 for any free one. Default: ${DEFAULT-VALUE}")
  private int port;

  @Option(
      names = "--host",
      defaultValue = "${env:TALK_HOST:-127.0.0.1}",
      description =
          "Address to listen on. Any but this machine's own wants a token in the environment variable"
              + " TALK_TOKEN. Default: ${DEFAULT-VALUE}")
  private String host;

  @Option(
      names = "--data",
      defaultValue = "${env:TALK_DATA:-${sys:user.home}/.talk-to-data}",
      description = "Folder for tables and charts. Default: ${DEFAULT-VALUE}")
  private Path data;

  @Option(names = "--no-samples", description = "Do not load the sample tables on the first start.")
  private boolean noSamples;

  @Option(
      names = "--time-limit",
      defaultValue = "${env:TALK_TIME_LIMIT:-60}",
      description = "Seconds that a question may take. Default: ${DEFAULT-VALUE}")
  private int seconds;

  @Option(
      names = "--tokens",
      defaultValue = "${env:TALK_TOKENS}",
      description = "File of tokens with scopes and limits (see the README).")
  private Path tokenFile;

  @Override
  public Integer call() {
    Optional<String> token =
        Optional.ofNullable(System.getenv("TALK_TOKEN")).filter(text -> !text.isBlank());
    Settings usual = Settings.of(host, port, token);
    Tokens tokens = tokenFile == null ? usual.tokens() : usual.tokens().with(tokenFile);
    Settings settings =
        new Settings(
            host,
            port,
            tokens,
            Duration.ofSeconds(seconds),
            usual.loadLimit(),
            usual.largestUpload());
    settings.requireSafe();
    Application application =
        Application.ready(
            data, this::loadSamples, QuestionReaders.opening(), Duration.ofSeconds(seconds));
    Server server = Server.start(application, settings);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, application)));
    PrintWriter out = spec.commandLine().getOut();
    application
        .answers()
        .reader()
        .ifPresent(model -> out.printf("The model %s runs on %s.%n", model.name(), model.device()));
    out.printf("Talk to Data is at http://%s:%d/%n", host, server.port());
    out.flush();
    return RUNNING;
  }

  /** While the model loads. */
  private void loadSamples(TableStore store) {
    if (!noSamples) {
      Samples.loadOnce(store, data);
    }
  }

  private static void stop(Server server, Application application) {
    server.close();
    application.close();
  }
}
