package org.talktodata.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;
import org.talktodata.store.TableStore;

/** Receives files: from the network straight to the disk, never whole in memory. */
final class Uploads {
  private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

  private final Vertx vertx;
  private final TableStore store;
  private final Limit largest;

  Uploads(Vertx vertx, TableStore store, long largest) {
    this.vertx = vertx;
    this.store = store;
    this.largest = Limit.of(largest);
  }

  /**
   * A file that has arrived.
   *
   * @param fileName what its sender calls it, if it says
   * @param quota holds room for it, to be released when it is forgotten
   */
  record Received(Path folder, Path file, Optional<String> fileName, Quota quota) {}

  /**
   * Receives the body of a request, as it is or as the file of a form.
   *
   * @param own how much its sender may send
   * @param quota where room is held for it, and released if it does not arrive
   */
  Future<Received> receive(HttpServerRequest request, Limit own, Quota quota) {
    return arriving(request, largest.and(own), quota).onFailure(failure -> quota.release());
  }

  private Future<Received> arriving(HttpServerRequest request, Limit most, Quota quota) {
    long announced = announced(request);
    if (announced > most.bytes()) {
      return Future.failedFuture(most.exceeded());
    }
    if (!quota.hold(announced)) {
      return Future.failedFuture(new ProblemException(quota.problem()));
    }
    Path folder = inbox();
    Path file = folder.resolve("upload");
    long begin = System.nanoTime();
    String type = request.getHeader("content-type");
    boolean form = type != null && type.startsWith("multipart/form-data");
    Future<Optional<String>> name =
        form
            ? form(request, file, most, quota)
            : write(request, file, most, quota).map(done -> Optional.empty());
    return name.onSuccess(done -> LOG.debug("Received a file: {} s", seconds(begin)))
        .map(fileName -> new Received(folder, file, fileName, quota))
        .onFailure(failure -> store.forget(folder));
  }

  /** How many bytes the sender says that there are; 0 if it does not say. */
  private static long announced(HttpServerRequest request) {
    String length = request.getHeader("content-length");
    return length != null && length.matches("[0-9]{1,18}") ? Long.parseLong(length) : 0;
  }

  private static String seconds(long since) {
    return String.format(Locale.ROOT, "%.2f", (System.nanoTime() - since) / 1e9);
  }

  private Path inbox() {
    try {
      return store.newInbox();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Future<Void> write(ReadStream<Buffer> from, Path file, Limit most, Quota quota) {
    from.pause();
    return BoundedFile.create(vertx, file, most, quota)
        .compose(
            to ->
                from.pipe()
                    .endOnFailure(false)
                    .to(to)
                    .recover(failure -> to.close().transform(x -> Future.failedFuture(failure))));
  }

  private Future<Optional<String>> form(
      HttpServerRequest request, Path file, Limit most, Quota quota) {
    Promise<Optional<String>> received = Promise.promise();
    boolean[] begun = {false};
    request.setExpectMultipart(true);
    request.uploadHandler(
        upload -> {
          if (begun[0]) {
            upload.resume();
            return;
          }
          begun[0] = true;
          write(upload, file, most, quota).map(done -> name(upload)).onComplete(received);
        });
    request.exceptionHandler(received::tryFail);
    request.endHandler(
        end -> {
          if (!begun[0]) {
            received.tryFail(new ProblemException(Problem.of(Message.NO_FILE_IN_FORM)));
          }
        });
    request.resume();
    return received.future();
  }

  private static Optional<String> name(HttpServerFileUpload upload) {
    return Optional.ofNullable(upload.filename()).filter(name -> !name.isBlank());
  }
}
