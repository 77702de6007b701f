package org.talktodata.upload;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleConsumer;

/** Copies a text file into UTF-8 piece by piece, so that its size does not matter. */
final class Transcoder {
  private static final int PIECE = 1 << 16;

  private Transcoder() {}

  /**
   * Copies; what no character can be made of becomes U+FFFD.
   *
   * @param progress told the share that is done, from 0 to 1
   */
  static void copy(Path from, Charset charset, Path to, DoubleConsumer progress)
      throws IOException {
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    double size = Math.max(1, Files.size(from));
    try (var counted = new CountingInput(Files.newInputStream(from));
        Reader in = new InputStreamReader(new BufferedInputStream(counted, PIECE), decoder);
        Writer out = Files.newBufferedWriter(to, StandardCharsets.UTF_8)) {
      char[] piece = new char[PIECE];
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        out.write(piece, 0, read);
        progress.accept(counted.count() / size);
      }
    }
  }

  private static final class CountingInput extends java.io.FilterInputStream {
    private long count;

    CountingInput(java.io.InputStream in) {
      super(in);
    }

    long count() {
      return count;
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count += Math.max(0, read);
      return read;
    }
  }
}
