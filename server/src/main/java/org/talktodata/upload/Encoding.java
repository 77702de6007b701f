package org.talktodata.upload;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;

/**
 * Finds the character encoding of a text by its bytes: Unicode by its marks and its strictness,
 * Chinese by how many of its pairs of bytes are everyday characters, and Western European if
 * nothing else fits.
 */
final class Encoding {
  /** Every text in GBK and GB2312 is one in GB18030 too. */
  private static final Charset CHINESE = Charset.forName("GB18030");

  private static final Charset TAIWANESE = Charset.forName("Big5");
  private static final Charset WESTERN = Charset.forName("windows-1252");

  private Encoding() {}

  /**
   * The encoding that people named.
   *
   * @throws ProblemException INVALID_REQUEST if there is none of that name
   */
  static Charset named(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new ProblemException(Problem.of(Message.ENCODING_UNKNOWN, name), e);
    }
  }

  /**
   * The likeliest encoding.
   *
   * @param bytes some of the file, from its start or from where its text stops being UTF-8
   */
  static Charset detect(byte[] bytes) {
    if (hasUtf16Mark(bytes)) {
      return StandardCharsets.UTF_16;
    }
    if (looksUtf16(bytes)) {
      return zeros(bytes, 0) > zeros(bytes, 1)
          ? StandardCharsets.UTF_16BE
          : StandardCharsets.UTF_16LE;
    }
    if (decodes(bytes, StandardCharsets.UTF_8)) {
      return StandardCharsets.UTF_8;
    }
    double chinese = decodes(bytes, CHINESE) ? everyday(bytes, 0xB0, 0xD7, false) : 0;
    double taiwanese = decodes(bytes, TAIWANESE) ? everyday(bytes, 0xA4, 0xC6, true) : 0;
    if (Math.max(chinese, taiwanese) < 0.5) {
      return WESTERN;
    }
    return taiwanese > chinese ? TAIWANESE : CHINESE;
  }

  static boolean hasUtf8Mark(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }

  static boolean hasUtf16Mark(byte[] bytes) {
    return bytes.length >= 2
        && ((bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)
            || (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF));
  }

  /** UTF-16 without a mark: line breaks and separators have a zero byte on one side. */
  static boolean looksUtf16(byte[] bytes) {
    int even = zeros(bytes, 0);
    int odd = zeros(bytes, 1);
    return Math.max(even, odd) > bytes.length / 20 && Math.min(even, odd) < Math.max(even, odd) / 4;
  }

  private static int zeros(byte[] bytes, int from) {
    int count = 0;
    for (int i = from; i < bytes.length; i += 2) {
      if (bytes[i] == 0) {
        count++;
      }
    }
    return count;
  }

  /** Whether the bytes are a text in that encoding, but for a last character that is cut off. */
  private static boolean decodes(byte[] bytes, Charset charset) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer out = CharBuffer.allocate(8192);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      while (true) {
        var result = decoder.decode(in, out, false);
        if (result.isError()) {
          result.throwException();
        }
        if (result.isUnderflow()) {
          return true;
        }
        out.clear();
      }
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** The share of pairs of bytes whose first lies where the everyday characters are. */
  private static double everyday(byte[] bytes, int low, int high, boolean lowTrail) {
    int pairs = 0;
    int everyday = 0;
    for (int i = 0; i + 1 < bytes.length; i++) {
      int lead = bytes[i] & 0xFF;
      if (lead < 0x80) {
        continue;
      }
      int trail = bytes[++i] & 0xFF;
      pairs++;
      boolean trailFits = trail >= 0xA1 || (lowTrail && trail >= 0x40 && trail <= 0x7E);
      if (lead >= low && lead <= high && trailFits) {
        everyday++;
      }
    }
    return pairs == 0 ? 0 : (double) everyday / pairs;
  }
}
