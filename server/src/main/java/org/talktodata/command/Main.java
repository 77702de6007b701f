package org.talktodata.command;

import org.talktodata.http.Version;
import org.talktodata.problem.ProblemException;
import org.talktodata.store.StoreException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The program: run as a server or from the command line. */
@Command(
    name = "talk-to-data",
    description = "Upload a table, ask one sentence in Chinese or English, get the right chart.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Versions.class,
    subcommands = {Serve.class, Ask.class, Train.class, Average.class, Evaluate.class, Bench.class},
    footer = {
      "",
      "Options of serve can also be set by environment variables: TALK_HOST, TALK_PORT, TALK_DATA, TALK_TIME_LIMIT. TALK_TOKEN is the secret that callers must show, TALK_MODEL a folder with another model."
    })
public final class Main {
  /** Exit status of a run that was understood but could not be done. */
  static final int FAILED = 1;

  private Main() {}

  /** Runs the program and ends the process with its exit status. */
  public static void main(String[] arguments) {
    System.setProperty(
        "vertx.logger-delegate-factory-class-name",
        "io.vertx.core.logging.SLF4JLogDelegateFactory");
    int status = commandLine().execute(arguments);
    if (status != Serve.RUNNING) {
      System.exit(status);
    }
  }

  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new Main());
    commandLine.setUsageHelpAutoWidth(true);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setUnmatchedOptionsArePositionalParams(false);
    commandLine.setExecutionExceptionHandler(
        (failure, command, result) -> {
          if (!(failure instanceof ProblemException) && !(failure instanceof StoreException)) {
            throw failure;
          }
          command.getErr().println(failure.getMessage());
          return FAILED;
        });
    return commandLine;
  }

  /** Tells the version. */
  static final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "talk-to-data " + Version.of(),
        "Java ${java.version} (${java.vendor}), ${os.name} ${os.version} ${os.arch}"
      };
    }
  }
}
