package org.talktodata.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Looks through a file that begins like UTF-8 for the place where it turns out to be something
 * else.
 */
final class Utf8Check {
  private static final int BLOCK = 1 << 20;

  private Utf8Check() {}

  /**
   * The encoding of a file that is not UTF-8 throughout: UTF-8 again if it is so up to a damaged
   * place, and otherwise what the bytes there look like; empty if all is well.
   */
  static Optional<Charset> other(Path file) throws IOException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer out = CharBuffer.allocate(BLOCK);
    byte[] block = new byte[BLOCK];
    boolean beyondAscii = false;
    int kept = 0;
    try (InputStream in = Files.newInputStream(file)) {
      while (true) {
        int read = in.readNBytes(block, kept, BLOCK - kept);
        ByteBuffer bytes = ByteBuffer.wrap(block, 0, kept + read);
        out.clear();
        CoderResult result = decoder.decode(bytes, out, read == 0);
        beyondAscii |= hasBeyondAscii(block, bytes.position());
        if (result.isError()) {
          return Optional.of(
              beyondAscii
                  ? StandardCharsets.UTF_8
                  : detectFrom(block, bytes.position(), bytes.limit()));
        }
        if (read == 0) {
          return Optional.empty();
        }
        kept = bytes.remaining();
        System.arraycopy(block, bytes.position(), block, 0, kept);
      }
    }
  }

  private static boolean hasBeyondAscii(byte[] block, int length) {
    for (int i = 0; i < length; i++) {
      if (block[i] < 0) {
        return true;
      }
    }
    return false;
  }

  private static Charset detectFrom(byte[] block, int position, int limit) {
    Charset found = Encoding.detect(Arrays.copyOfRange(block, position, limit));
    return found.equals(StandardCharsets.UTF_8) ? Charset.forName("windows-1252") : found;
  }
}
