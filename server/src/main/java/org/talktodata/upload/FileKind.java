package org.talktodata.upload;

import java.util.Arrays;
import java.util.HexFormat;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;
import org.talktodata.problem.Term;

/** Recognises by their first bytes files that are no text, whatever their name says. */
enum FileKind {
  GZIP("1f8b", Term.IS_GZIP),
  ZSTANDARD("28b52ffd", Term.IS_ZSTANDARD),
  SEVEN_ZIP("377abcaf", Term.IS_SEVEN_ZIP),
  RAR("52617221", Term.IS_RAR),
  PDF("25504446", Term.IS_PDF),
  PNG("89504e47", Term.IS_PNG),
  JPEG("ffd8ff", Term.IS_JPEG),
  GIF("47494638", Term.IS_GIF),
  PARQUET("50415231", Term.IS_PARQUET),
  SQLITE("53514c697465", Term.IS_SQLITE),
  PROGRAM("7f454c46", Term.IS_PROGRAM);

  private final byte[] magic;
  private final Term says;

  FileKind(String magic, Term says) {
    this.magic = HexFormat.of().parseHex(magic);
    this.says = says;
  }

  /**
   * Refuses what is no text.
   *
   * @param head the first bytes of the file
   * @throws ProblemException NOT_A_TABLE
   */
  static void requireText(byte[] head) {
    for (FileKind kind : values()) {
      if (startsWith(head, kind.magic)) {
        throw new ProblemException(Problem.of(Message.FILE_IS, kind.says));
      }
    }
    if (!Encoding.hasUtf16Mark(head) && !Encoding.looksUtf16(head) && hasControls(head)) {
      throw new ProblemException(Problem.of(Message.BINARY_FILE));
    }
  }

  private static boolean startsWith(byte[] head, byte[] magic) {
    return head.length >= magic.length
        && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
  }

  /** NUL bytes, or more than a few other control characters. */
  private static boolean hasControls(byte[] head) {
    int controls = 0;
    for (byte b : head) {
      if (b == 0) {
        return true;
      }
      if (b > 0 && b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1f) {
        controls++;
      }
    }
    return controls > head.length / 100;
  }
}
