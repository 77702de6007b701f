package org.talktodata.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;

/**
 * Unpacks a workbook once, keeping nothing, to see that it can be read: small files may unpack to
 * any size, and what they say of their size need not be true.
 */
final class PartsCheck {
  private static final int BLOCK = 1 << 16;

  /** The texts of all cells are held in memory while a workbook is read. */
  private static final int SHARE_OF_MEMORY = 8;

  /** How XML in UTF-16 begins; no spreadsheet program writes it. */
  private static final Set<Integer> UTF_16 = Set.of(0xFEFF, 0xFFFE, 0x003C);

  private final Workshop workshop;
  private final long largest;
  private long unpacked;
  private long texts;
  private long lastText = -1;
  private boolean dates;

  private PartsCheck(Workshop workshop, long largest) {
    this.workshop = workshop;
    this.largest = largest;
  }

  /**
   * Checks all parts.
   *
   * @param largest how many bytes they may have together
   * @return whether cells hold dates as text
   * @throws ProblemException TOO_LARGE, NOT_A_TABLE
   * @throws SQLException if the load was cancelled
   */
  static boolean check(Path file, Workshop workshop, long largest)
      throws IOException, SQLException {
    PartsCheck check = new PartsCheck(workshop, largest);
    try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        try (InputStream in = zip.getInputStream(entry)) {
          check.part(in);
        }
      }
    }
    if (check.lastText >= check.texts) {
      throw new ProblemException(Problem.of(Message.DAMAGED_WORKBOOK));
    }
    return check.dates;
  }

  private void part(InputStream in) throws IOException, SQLException {
    PartScan scan = new PartScan();
    byte[] block = new byte[BLOCK];
    boolean xml = false;
    long size = 0;
    for (int read = in.read(block); read >= 0; read = in.read(block)) {
      workshop.requireGoingOn();
      xml |= size == 0 && isXml(block, read);
      size += read;
      unpacked += read;
      if (unpacked > largest) {
        throw new ProblemException(Problem.of(Message.TOO_LARGE_UNPACKED, largest >> 20));
      }
      if (xml) {
        scan.look(block, read);
      }
      if (scan.texts() > 0 && size > Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY) {
        throw new ProblemException(Problem.of(Message.TOO_MUCH_FOR_MEMORY));
      }
    }
    dates |= scan.dates();
    texts = Math.max(texts, scan.texts());
    lastText = Math.max(lastText, scan.lastText());
  }

  /** Pictures and the like are not looked into: nobody reads them. */
  private static boolean isXml(byte[] block, int read) {
    if (read > 1 && UTF_16.contains((block[0] & 0xff) << 8 | block[1] & 0xff)) {
      return true;
    }
    for (int i = 0; i < read; i++) {
      if (block[i] == '<') {
        return true;
      }
      boolean mark = i < 3 && block[i] == (byte) (0xEFBBBF >> 16 - 8 * i);
      if (!mark && block[i] != ' ' && block[i] != '\n' && block[i] != '\r' && block[i] != '\t') {
        return false;
      }
    }
    return false;
  }
}
