package org.talktodata.upload;

import java.util.Arrays;
import java.util.HexFormat;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;

/** Recognises by their first bytes files that are no text, whatever their name says. */
enum FileKind {
  EXCEL_OR_ZIP("504b0304", "a ZIP archive or an Excel workbook; save the sheet as CSV"),
  OLD_EXCEL("d0cf11e0", "an old Excel or Word file; save the sheet as CSV"),
  GZIP("1f8b", "compressed with gzip; unpack it first"),
  ZSTANDARD("28b52ffd", "compressed with Zstandard; unpack it first"),
  SEVEN_ZIP("377abcaf", "a 7-Zip archive; unpack it first"),
  RAR("52617221", "a RAR archive; unpack it first"),
  PDF("25504446", "a PDF document; export the table as CSV"),
  PNG("89504e47", "a PNG picture"),
  JPEG("ffd8ff", "a JPEG picture"),
  GIF("47494638", "a GIF picture"),
  PARQUET("50415231", "a Parquet file; export it as CSV"),
  SQLITE("53514c697465", "a SQLite database; export a table as CSV"),
  PROGRAM("7f454c46", "a program");

  private final byte[] magic;
  private final String says;

  FileKind(String magic, String says) {
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
        throw notATable("The file is " + kind.says + ".");
      }
    }
    if (!Encoding.hasUtf16Mark(head) && !Encoding.looksUtf16(head) && hasControls(head)) {
      throw notATable(
          "The file holds bytes that no text has, so it is no CSV file, whatever its name says."
              + " Upload the table as CSV or TSV.");
    }
  }

  private static ProblemException notATable(String detail) {
    return new ProblemException(Problem.of(Problem.Code.NOT_A_TABLE, detail));
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
