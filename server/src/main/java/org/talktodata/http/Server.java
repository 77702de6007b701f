package org.talktodata.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import java.util.concurrent.TimeUnit;
import org.talktodata.answer.Application;
import org.talktodata.mcp.Assistants;
import org.talktodata.problem.ProblemException;

/** The running server. */
public final class Server implements AutoCloseable {
  private static final int LOADS_AT_ONCE = 2;

  /** Questions that are read together wait in a thread each. */
  private static final int LEAST_AT_ONCE = 16;

  private static final int SECONDS_TO_STOP = 10;

  /** As much of a request's body as one read of the socket brings; the usual 8 KB are too few. */
  private static final int BODY_PIECE = 1 << 16;

  private final Vertx vertx;
  private final HttpServer http;
  private final Work work;
  private final Work loads;

  private Server(Vertx vertx, HttpServer http, Work work, Work loads) {
    this.vertx = vertx;
    this.http = http;
    this.work = work;
    this.loads = loads;
  }

  /**
   * Starts listening.
   *
   * @throws ProblemException INVALID_REQUEST if other machines could reach the server and no token
   *     protects it
   */
  public static Server start(Application application, Settings settings) {
    settings.requireSafe();
    Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(false));
    int threads = Math.max(LEAST_AT_ONCE, Runtime.getRuntime().availableProcessors() * 2);
    Work work = new Work(vertx, "work", threads);
    Work loads = new Work(vertx, "load", LOADS_AT_ONCE);
    var store = application.store();
    Jobs jobs = new Jobs(vertx);
    StaticFiles files = new StaticFiles();
    var router =
        Routes.of(
            vertx,
            new Guard(settings.tokens(), application.links()),
            new Metrics(store, application.answers().reader()),
            new TableRequests(
                store,
                new Uploads(vertx, store, settings.largestUpload()),
                new Replays(vertx),
                jobs,
                loads,
                work,
                settings),
            new RelationRequests(application.relations(), work, settings),
            jobs,
            new ChartRequests(
                application.answers(), application.charts(), application.drawing(), work, settings),
            new LinkRequests(application.charts(), application.links(), files),
            new BoardRequests(application.boards(), work, settings),
            new AboutRequests(application.answers(), work, settings),
            new AssistantRequests(new Assistants(application, Version.of()), work, settings),
            files);
    HttpServer http =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setCompressionSupported(true)
                    .setMaxFormAttributeSize(1 << 16)
                    .setMaxChunkSize(BODY_PIECE)
                    .setHandle100ContinueAutomatically(true)
                    .setIdleTimeout(300)
                    .setIdleTimeoutUnit(TimeUnit.SECONDS))
            .requestHandler(router);
    Server server = new Server(vertx, http, work, loads);
    try {
      await(http.listen(SocketAddress.inetSocketAddress(settings.port(), settings.host())));
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
    return server;
  }

  /** The port it listens on. */
  public int port() {
    return http.actualPort();
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }

  @Override
  public void close() {
    work.close();
    loads.close();
    await(vertx.close().timeout(SECONDS_TO_STOP, TimeUnit.SECONDS).otherwiseEmpty());
  }
}
