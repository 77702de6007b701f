package org.talktodata.upload;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Copies a workbook of the strict kind of ISO/IEC 29500, or one whose cells hold dates as text, as
 * one of the transitional kind, which is all that the library reads.
 */
final class Transitional {
  private static final String WORKBOOK = "xl/workbook.xml";
  private static final String STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships";
  private static final String USUAL =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final int HEAD = 1 << 16;

  private Transitional() {}

  /**
   * A workbook that the library can read: the file itself where nothing is in the way.
   *
   * @param dates whether cells hold dates as text, as {@link PartsCheck} found
   * @throws SQLException if the load was cancelled
   */
  static Path of(Path file, boolean dates, Workshop workshop) throws IOException, SQLException {
    try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
      if (!dates && !isStrict(zip)) {
        return file;
      }
      Path copy = file.resolveSibling("transitional.xlsx");
      try (ZipOutputStream out =
          new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(copy)))) {
        out.setLevel(Deflater.BEST_SPEED);
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
          workshop.requireGoingOn();
          copy(zip, entry, out);
        }
      }
      return copy;
    }
  }

  private static boolean isStrict(ZipFile zip) throws IOException {
    for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
      if (entry.getName().equalsIgnoreCase(WORKBOOK)) {
        try (InputStream in = zip.getInputStream(entry)) {
          return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1).contains(STRICT);
        }
      }
    }
    return false;
  }

  /** Pictures and the like stay behind: nobody reads them. */
  private static void copy(ZipFile zip, ZipArchiveEntry entry, ZipOutputStream out)
      throws IOException {
    String name = entry.getName().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".xml") && !name.endsWith(".rels")) {
      return;
    }
    out.putNextEntry(new ZipEntry(entry.getName()));
    try (InputStream in = new BufferedInputStream(zip.getInputStream(entry))) {
      if (name.equals(WORKBOOK)) {
        String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        out.write(text.replace(STRICT, USUAL).getBytes(StandardCharsets.ISO_8859_1));
      } else {
        datesAsErrors(in, out);
      }
    }
  }

  /**
   * Gives cells with a date, of type {@code d}, the type {@code e} of errors: of those that the
   * library knows, it alone is one letter, too, and leaves the value as it is.
   */
  private static void datesAsErrors(InputStream in, OutputStream out) throws IOException {
    PartScan scan = new PartScan();
    int before = in.read();
    if (before < 0) {
      return;
    }
    scan.look((byte) before);
    for (int b = in.read(); b >= 0; b = in.read()) {
      scan.look((byte) b);
      out.write(scan.endsDateType() ? 'e' : before);
      before = b;
    }
    out.write(before);
  }
}
