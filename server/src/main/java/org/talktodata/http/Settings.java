package org.talktodata.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;

/**
 * How the server is run.
 *
 * @param host the address to listen on
 * @param port the port; 0 for any free one
 * @param tokens what callers must show; empty only on a loopback address
 * @param timeLimit how long a question or query may take
 * @param loadLimit how long a file may take to load
 * @param largestUpload in bytes
 */
public record Settings(
    String host,
    int port,
    Tokens tokens,
    Duration timeLimit,
    Duration loadLimit,
    long largestUpload) {

  private static final long USUAL_LARGEST_UPLOAD = 8L << 30;

  /** The usual limits. */
  public static Settings of(String host, int port, Optional<String> token) {
    return new Settings(
        host,
        port,
        Tokens.of(token),
        Duration.ofSeconds(60),
        Duration.ofMinutes(30),
        USUAL_LARGEST_UPLOAD);
  }

  /** Whether only this machine can reach the server. */
  public boolean loopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /**
   * Refuses to be open to everybody.
   *
   * @throws ProblemException INVALID_REQUEST if other machines could reach the server and no token
   *     protects it
   */
  public void requireSafe() {
    if (!loopback() && tokens.isEmpty()) {
      throw new ProblemException(Problem.of(Message.OPEN_TO_ALL, host));
    }
  }
}
