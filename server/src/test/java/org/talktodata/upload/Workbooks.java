package org.talktodata.upload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;

/** Workbooks for tests: by a library, or by hand where no library would write them. */
public final class Workbooks {
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  private Workbooks() {}

  /** Fills a workbook. */
  @FunctionalInterface
  public interface Filler {
    void fill(Workbook workbook) throws IOException;
  }

  /** A workbook by the library. */
  public static byte[] made(Filler filler) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "test", "1.0")) {
      filler.fill(workbook);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Archives files. */
  public static byte[] zip(Map<String, String> files) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * The parts of a workbook with one sheet, to be changed before they are archived.
   *
   * @param properties attributes of the workbook, such as {@code date1904="1"}
   * @param rows the rows, as {@code <row>…</row>}
   * @param formats number formats; cells have the first with {@code s="1"}
   */
  public static Map<String, String> parts(String properties, String rows, String... formats) {
    StringBuilder codes = new StringBuilder();
    StringBuilder styles = new StringBuilder("<xf numFmtId=\"0\"/>");
    for (int i = 0; i < formats.length; i++) {
      boolean known = formats[i].matches("[0-9]{1,2}");
      String id = known ? formats[i] : "" + (164 + i);
      codes.append(
          known
              ? ""
              : "<numFmt numFmtId=\"%s\" formatCode=\"%s\"/>"
                  .formatted(id, formats[i].replace("\"", "&quot;")));
      styles.append("<xf numFmtId=\"%s\"/>".formatted(id));
    }
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + override("/xl/workbook.xml", TYPE + "sheet.main+xml")
            + override("/xl/styles.xml", TYPE + "styles+xml")
            + override("/xl/worksheets/sheet1.xml", TYPE + "worksheet+xml")
            + "</Types>");
    parts.put(
        "xl/workbook.xml",
        "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><workbookPr %s/><sheets>"
                .formatted(MAIN, OFFICE, properties)
            + "<sheet name=\"One\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
    parts.put(
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + "<Relationship Id=\"rId1\" Type=\"%s/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                .formatted(OFFICE)
            + "</Relationships>");
    parts.put(
        "xl/styles.xml",
        "<styleSheet xmlns=\"%s\"><numFmts>%s</numFmts><cellXfs>%s</cellXfs></styleSheet>"
            .formatted(MAIN, codes, styles));
    parts.put("xl/worksheets/sheet1.xml", sheet(rows));
    return parts;
  }

  private static String override(String part, String type) {
    return "<Override PartName=\"%s\" ContentType=\"%s\"/>".formatted(part, type);
  }

  /** A sheet of these rows. */
  public static String sheet(String rows) {
    return "<worksheet xmlns=\"%s\"><sheetData>%s</sheetData></worksheet>".formatted(MAIN, rows);
  }

  /**
   * The head of an OLE file that lists parts of these names.
   *
   * @param parts such as {@code EncryptedPackage}, which a workbook with a password has
   */
  public static byte[] ole(String... parts) {
    byte[] file = new byte[512 * 8];
    byte[] magic = {
      (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1
    };
    System.arraycopy(magic, 0, file, 0, magic.length);
    file[30] = 9;
    file[48] = 2;
    int place = 512 * 3;
    for (String part : parts) {
      byte[] name = part.getBytes(StandardCharsets.UTF_16LE);
      System.arraycopy(name, 0, file, place, name.length);
      place += 128;
    }
    return file;
  }
}
