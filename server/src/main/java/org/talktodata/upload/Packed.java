package org.talktodata.upload;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;

/** Tells workbooks from other files that are packed like them, whatever they are called. */
final class Packed {
  private static final byte[] ZIP = HexFormat.of().parseHex("504b0304");
  private static final byte[] OLE = HexFormat.of().parseHex("d0cf11e0a1b11ae1");

  /**
   * Where the head of an OLE file says how large its sectors are, and which one lists its parts.
   */
  private static final int SECTOR_SHIFT = 30;

  private static final int DIRECTORY_SECTOR = 48;
  private static final int LARGEST_SHIFT = 16;
  private static final int DIRECTORY_READ = 1 << 14;

  private Packed() {}

  /**
   * Whether the file is a workbook that can be read.
   *
   * @param head its first bytes
   * @throws ProblemException NOT_A_TABLE if it is one that cannot, or another packed file
   */
  static boolean isWorkbook(Path file, byte[] head) throws IOException {
    if (startsWith(head, OLE)) {
      throw new ProblemException(Problem.of(oldProblem(file, head)));
    }
    if (!startsWith(head, ZIP)) {
      return false;
    }
    Optional<Message> problem = zipProblem(file);
    if (problem.isPresent()) {
      throw new ProblemException(Problem.of(problem.get()));
    }
    return true;
  }

  private static boolean startsWith(byte[] head, byte[] magic) {
    return head.length >= magic.length
        && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
  }

  private static Optional<Message> zipProblem(Path file) {
    try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
      List<String> names =
          Collections.list(zip.getEntries()).stream()
              .map(ZipArchiveEntry::getName)
              .map(name -> name.toLowerCase(Locale.ROOT))
              .toList();
      if (names.contains("xl/workbook.xml")) {
        return Optional.empty();
      }
      if (names.contains("xl/workbook.bin")) {
        return Optional.of(Message.BINARY_WORKBOOK);
      }
      return Optional.of(
          names.contains("mimetype") && names.contains("content.xml")
              ? Message.OPEN_DOCUMENT
              : Message.ZIP_ARCHIVE);
    } catch (IOException | RuntimeException e) {
      return Optional.of(Message.DAMAGED_WORKBOOK);
    }
  }

  private static Message oldProblem(Path file, byte[] head) throws IOException {
    String parts = new String(directory(file, head), StandardCharsets.UTF_16LE);
    if (parts.contains("EncryptedPackage")) {
      return Message.WORKBOOK_PASSWORD;
    }
    boolean workbook = parts.contains("Workbook\0") || parts.contains("Book\0");
    return workbook ? Message.OLD_EXCEL : Message.OLD_OFFICE;
  }

  /** The beginning of the list of an OLE file's parts; nothing if it cannot be found. */
  private static byte[] directory(Path file, byte[] head) throws IOException {
    if (head.length < DIRECTORY_SECTOR + 4) {
      return new byte[0];
    }
    int shift = head[SECTOR_SHIFT] & 0xff;
    long sector = 0;
    for (int i = 3; i >= 0; i--) {
      sector = sector << 8 | head[DIRECTORY_SECTOR + i] & 0xff;
    }
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long start = sector + 1 << Math.min(shift, LARGEST_SHIFT);
      if (start >= in.length()) {
        return new byte[0];
      }
      in.seek(start);
      byte[] directory = new byte[(int) Math.min(DIRECTORY_READ, in.length() - start)];
      in.readFully(directory);
      return directory;
    }
  }
}
