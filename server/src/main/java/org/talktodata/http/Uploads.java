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
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;
import org.talktodata.store.TableStore;
import org.talktodata.upload.Arrival;

/** Receives files: from the network straight to the disk, never whole in memory. */
final class Uploads {
  private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

  /** A new part begins with the next line after so many bytes. */
  private static final long PART = 32L << 20;

  /** Whose first part takes longer does not keep a thread waiting for the second. */
  private static final Duration QUICK = Duration.ofSeconds(4);

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Vertx vertx;
  private final TableStore store;
  private final Limit largest;

  Uploads(Vertx vertx, TableStore store, long largest) {
    this.vertx = vertx;
    this.store = store;
    this.largest = Limit.of(largest);
  }

  /**
   * A file that has arrived, or whose end is under way.
   *
   * @param folder where it lies
   * @param fileName what its sender calls it, if it says
   * @param quota holds room for it, to be released when it is forgotten
   * @param whole succeeds when all of it is there, fails if that cannot be
   */
  record Received(
      Path folder, Arrival arrival, Optional<String> fileName, Quota quota, Future<Void> whole) {}

  /**
   * Receives the body of a request, as it is or as the file of a form. The future has it as soon as
   * work on it may begin.
   *
   * @param own how much its sender may send
   * @param quota where room is held for it, and released if it does not arrive
   * @param early whether work may begin when the first part is there; asked at that time
   */
  Future<Received> receive(
      HttpServerRequest request, Limit own, Quota quota, BooleanSupplier early) {
    return arriving(request, largest.and(own), quota, early).onFailure(failure -> quota.release());
  }

  private Future<Received> arriving(
      HttpServerRequest request, Limit most, Quota quota, BooleanSupplier early) {
    long announced = announced(request);
    if (announced > most.bytes()) {
      return Future.failedFuture(most.exceeded());
    }
    if (!quota.hold(announced)) {
      return Future.failedFuture(new ProblemException(quota.problem()));
    }
    Path folder = inbox();
    Arrival arrival = new Arrival(announced, PATIENCE);
    BoundedFile file = new BoundedFile(vertx, folder.resolve("upload"), PART, arrival, most, quota);
    AtomicReference<Optional<String>> name = new AtomicReference<>(Optional.empty());
    Promise<Received> begun = Promise.promise();
    Promise<Void> whole = Promise.promise();
    Runnable begin =
        () -> begun.tryComplete(new Received(folder, arrival, name.get(), quota, whole.future()));
    long start = System.nanoTime();
    file.firstPartHandler(
        there -> {
          if (System.nanoTime() - start < QUICK.toNanos() && early.getAsBoolean()) {
            begin.run();
          }
        });
    String type = request.getHeader("content-type");
    boolean form = type != null && type.startsWith("multipart/form-data");
    (form ? form(request, file, name::set) : write(request, file))
        .onSuccess(
            done -> {
              LOG.debug("Received a file: {} s", seconds(start));
              whole.complete();
              begin.run();
            })
        .onFailure(
            failure -> {
              whole.fail(failure);
              if (begun.tryFail(failure)) {
                store.forget(folder);
              }
            });
    return begun.future();
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

  private static Future<Void> write(ReadStream<Buffer> from, BoundedFile to) {
    return from.pipe()
        .endOnFailure(false)
        .to(to)
        .recover(failure -> to.fail(failure).transform(x -> Future.failedFuture(failure)));
  }

  /**
   * @param named told what the sender calls the file
   */
  private static Future<Void> form(
      HttpServerRequest request, BoundedFile file, Consumer<Optional<String>> named) {
    Promise<Void> received = Promise.promise();
    boolean[] begun = {false};
    request.setExpectMultipart(true);
    request.uploadHandler(
        upload -> {
          if (begun[0]) {
            upload.resume();
            return;
          }
          begun[0] = true;
          named.accept(name(upload));
          write(upload, file).onComplete(received);
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
