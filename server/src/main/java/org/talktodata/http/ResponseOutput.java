package org.talktodata.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;

/**
 * A response as a stream for a worker thread. It sends pieces of 256 KB and waits until each is
 * taken, so that a slow client slows the worker down instead of filling the memory.
 */
final class ResponseOutput extends OutputStream {
  private static final int PIECE = 256 << 10;

  private final HttpServerResponse response;
  private Buffer piece = Buffer.buffer(PIECE);

  ResponseOutput(HttpServerResponse response) {
    this.response = response;
  }

  @Override
  public void write(int b) throws IOException {
    piece.appendByte((byte) b);
    sendIfFull();
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    piece.appendBytes(bytes, offset, length);
    sendIfFull();
  }

  private void sendIfFull() throws IOException {
    if (piece.length() >= PIECE) {
      send();
    }
  }

  private void send() throws IOException {
    Buffer full = piece;
    piece = Buffer.buffer(PIECE);
    if (full.length() > 0) {
      await(response.write(full));
    }
  }

  @Override
  public void close() throws IOException {
    Buffer last = piece;
    piece = Buffer.buffer();
    await(response.end(last));
  }

  private static void await(io.vertx.core.Future<Void> sent) throws IOException {
    try {
      sent.toCompletionStage().toCompletableFuture().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while sending", e);
    } catch (ExecutionException e) {
      throw new IOException("The client went away", e.getCause());
    }
  }
}
