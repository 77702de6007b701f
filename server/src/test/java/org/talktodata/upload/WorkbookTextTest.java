package org.talktodata.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.talktodata.problem.Problem.Code;
import org.talktodata.problem.ProblemException;

/** A sheet becomes the text that a CSV file would have. */
class WorkbookTextTest {
  private static final long MUCH = 1 << 30;

  @TempDir Path folder;
  private final List<Warning> warnings = new ArrayList<>();
  private List<String> sheets;
  private Workshop workshop;

  @BeforeEach
  void open() throws SQLException {
    workshop = Workshop.open(folder);
  }

  @AfterEach
  void close() throws SQLException {
    workshop.close();
  }

  private String text(byte[] workbook) throws Exception {
    return text(workbook, Optional.empty(), MUCH);
  }

  private String text(byte[] workbook, Optional<String> sheet, long largest) throws Exception {
    warnings.clear();
    Path file = Files.write(folder.resolve("upload"), workbook);
    Path text = folder.resolve("sheet.csv");
    assertTrue(Packed.isWorkbook(file, workbook));
    sheets =
        WorkbookText.copy(file, sheet, text, largest, workshop, Progress.NONE, warnings).sheets();
    return Files.readString(text);
  }

  private String rows(String rows, String... formats) throws Exception {
    return text(Workbooks.zip(Workbooks.parts("", rows, formats)));
  }

  private void assertRefused(Code code, byte[] workbook, long largest) {
    ProblemException refused =
        assertThrows(ProblemException.class, () -> text(workbook, Optional.empty(), largest));
    assertEquals(code, refused.problem().code(), refused.problem().detail());
  }

  private List<String> told() {
    return warnings.stream().map(Warning::code).toList();
  }

  @Test
  void writesEveryKindOfCell() throws Exception {
    byte[] workbook =
        Workbooks.made(
            made -> {
              Worksheet sheet = made.newWorksheet("订单");
              List<String> header = List.of("城市", "日期", "时刻", "数量", "已付", "备注");
              for (int i = 0; i < header.size(); i++) {
                sheet.value(0, i, header.get(i));
              }
              sheet.value(1, 0, "北京");
              sheet.value(1, 1, LocalDate.of(2024, 1, 5));
              sheet.style(1, 1).format("yyyy-mm-dd").set();
              sheet.value(1, 2, LocalDateTime.of(2024, 1, 5, 10, 30, 1));
              sheet.style(1, 2).format("yyyy/m/d h:mm").set();
              sheet.value(1, 3, 1234.5);
              sheet.style(1, 3).format("#,##0.00").set();
              sheet.value(1, 4, true);
              sheet.value(1, 5, "a \"b\", c\nd");
              sheet.value(2, 0, "上海");
              sheet.value(2, 3, 7);
              sheet.value(2, 4, false);
            });
    assertEquals(
        """
        城市,日期,时刻,数量,已付,备注
        北京,2024-01-05,2024-01-05 10:30:01,1234.5,true,"a ""b"", c
        d"
        上海,,,7,false,
        """,
        text(workbook));
    assertEquals(List.of(), told());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          0.30000000000000004 | 0.3
          3.3000000000000003 | 3.3
          1E-3 | 0.001
          1234567 | 1234567
          1.2345678901234568E+18 | 123456789012346E4
          1.0000000000000001E-20 | 1E-20
          -12.50 | -12.5
          1E+300 | 1E300
          0 | 0
          """)
  void writesNumbersAsExactlyAsTheyAre(String stored, String written) throws Exception {
    String row = "<row><c><v>%s</v></c></row>".formatted(stored);
    assertEquals(written + "\n", rows(row));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          45296 | 14 | 2024-01-05
          45296 | yyyy"年"m"月"d"日" | 2024-01-05
          45296 | [$-804]yyyy\\-mm\\-dd;@ | 2024-01-05
          45296 | 31 | 2024-01-05
          45296 | mmm | 2024-01-05
          45296 | [$-804]aaaa | 2024-01-05
          45296.25 | yyyy-mm-dd | 2024-01-05 06:00:00
          45296 | yyyy-mm-dd hh:mm:ss | 2024-01-05 00:00:00
          45296.4375 | m/d/yy h:mm | 2024-01-05 10:30:00
          45296.4375 | h:mm | 2024-01-05 10:30:00
          45296.9999999 | yyyy-mm-dd hh:mm:ss.000 | 2024-01-05 23:59:59.991
          0.4375 | h:mm AM/PM | 10:30:00
          1.5 | [h]:mm:ss | 36:00:00
          59 | yyyy-mm-dd | 1900-02-28
          61 | yyyy-mm-dd | 1900-03-01
          45296 | 0.00E+00 | 45296
          45296 | [Red]#,##0.00_);[Blue](#,##0.00) | 45296
          45296 | #,##0" days" | 45296
          45296 | [$￥-804]#,##0 | 45296
          45296 | General | 45296
          45296 | 0.0%;\\-0.0%;d | 45296
          -5 | yyyy-mm-dd | -5
          9999999 | yyyy-mm-dd | 9999999
          """)
  void readsDatesByTheirFormat(String stored, String format, String written) throws Exception {
    String row = "<row><c s=\"1\"><v>%s</v></c></row>".formatted(stored);
    assertEquals(written + "\n", rows(row, format));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          <c t="d"><v>2024-01-05</v></c> | 2024-01-05
          <c t='d' s="1"><v>2024-01-05T00:00:00</v></c> | 2024-01-05
          <c t="d"><v>2024-01-05T00:00:00</v></c> | 2024-01-05 00:00:00
          <c s="1" t = "d" ><v>2024-01-05T10:30:01.250Z</v></c> | 2024-01-05 10:30:01.250
          <c t="d"><v>2024-01-05T10:30:01.000</v></c> | 2024-01-05 10:30:01
          <c t="d"><v>10:30:00</v></c> | 10:30:00
          <c t="inlineStr"><is><t>c t='d'</t></is></c><c t="d"><v>2024-01-05</v></c> | c t='d',2024-01-05
          """)
  void readsDatesThatAreWrittenAsText(String cells, String written) throws Exception {
    assertEquals(written + "\n", rows("<row>" + cells + "</row>", "yyyy-mm-dd"));
    assertEquals(List.of(), told());
  }

  @Test
  void readsStrictWorkbooks() throws Exception {
    String rows =
        "<row><c t=\"inlineStr\"><is><t>城市</t></is></c><c t=\"d\"><v>2024-01-05</v></c></row>"
            + "<row><c t=\"e\"><v>#N/A</v></c><c s=\"1\"><v>45296</v></c></row>";
    Map<String, String> parts = Workbooks.parts("", rows, "yyyy-mm-dd");
    parts.replaceAll(
        (name, text) ->
            text.replace(
                    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                    "http://purl.oclc.org/ooxml/spreadsheetml/main")
                .replace(
                    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                    "http://purl.oclc.org/ooxml/officeDocument/relationships"));
    assertTrue(parts.get("xl/workbook.xml").contains("purl.oclc.org/ooxml/officeDocument"));
    assertEquals("城市,2024-01-05\n,2024-01-05\n", text(Workbooks.zip(parts)));
    assertEquals(List.of("ERRORS_EMPTIED"), told());
  }

  @Test
  void countsDaysFrom1904WhereTheWorkbookDoes() throws Exception {
    String rows = "<row><c s=\"1\"><v>0</v></c></row><row><c s=\"1\"><v>43834</v></c></row>";
    for (String said : List.of("date1904=\"1\"", "date1904=\"true\"")) {
      byte[] workbook = Workbooks.zip(Workbooks.parts(said, rows, "yyyy-mm-dd"));
      assertEquals("1904-01-01\n2024-01-05\n", text(workbook));
    }
  }

  @Test
  void takesTheValuesThatFormulasHad() throws Exception {
    String rows =
        "<row><c><f>1+1</f><v>2</v></c><c t=\"str\"><f>A1&amp;\"x\"</f><v>2x</v></c>"
            + "<c t=\"b\"><f>A1=2</f><v>1</v></c><c s=\"1\"><f>TODAY()</f><v>45296</v></c></row>";
    assertEquals("2,2x,true,2024-01-05\n", rows(rows, "14"));
    assertEquals(List.of(), told());
    byte[] uncounted =
        Workbooks.made(
            made -> {
              Worksheet sheet = made.newWorksheet("s");
              sheet.value(0, 0, "a");
              sheet.value(0, 1, "b");
              sheet.value(1, 0, 1);
              sheet.formula(1, 1, "A2+1");
            });
    assertEquals("a,b\n1,\n", text(uncounted));
    assertEquals(List.of("FORMULAS_WITHOUT_VALUE"), told());
    assertTrue(warnings.get(0).detail().in(Locale.ENGLISH).startsWith("1 formulas"));
  }

  @Test
  void leavesErrorsEmptyAndCountsThem() throws Exception {
    String rows =
        "<row><c t=\"inlineStr\"><is><t>a</t></is></c><c t=\"inlineStr\"><is><t>b</t></is></c></row>"
            + "<row><c t=\"e\"><v>#N/A</v></c><c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row>"
            + "<row><c t=\"inlineStr\"><is><t>#N/A</t></is></c><c><v>1</v></c></row>";
    assertEquals("a,b\n,\n#N/A,1\n", rows(rows));
    assertEquals(List.of("ERRORS_EMPTIED"), told());
    String chinese = warnings.get(0).detail().in(Locale.CHINESE);
    assertTrue(chinese.contains("2 个单元格是 #N/A"), chinese);
  }

  @Test
  void cutsOffWhatIsEmpty() throws Exception {
    byte[] workbook =
        Workbooks.made(
            made -> {
              Worksheet sheet = made.newWorksheet("s");
              sheet.value(2, 1, "a");
              sheet.value(2, 3, "b");
              sheet.value(3, 1, 1);
              sheet.value(6, 3, 2);
              sheet.value(3, 9, "  ");
              sheet.style(400, 60).bold().set();
              sheet.value(400, 5, "");
            });
    assertEquals("a,,b\n1,,\n,,2\n", text(workbook));
  }

  @Test
  void readsTheFirstSheetThatHasRows() throws Exception {
    byte[] workbook =
        Workbooks.made(
            made -> {
              made.newWorksheet("empty");
              Worksheet hidden = made.newWorksheet("hidden");
              hidden.value(0, 0, "secret");
              hidden.setVisibilityState(VisibilityState.HIDDEN);
              Worksheet deep = made.newWorksheet("deep");
              deep.value(0, 0, "secret");
              deep.setVisibilityState(VisibilityState.VERY_HIDDEN);
              made.newWorksheet("一月").value(0, 0, "first");
              made.newWorksheet("二月").value(0, 0, "second");
            });
    assertEquals("first\n", text(workbook));
    assertEquals(List.of("SHEET_READ"), told());
    String told = warnings.get(0).detail().in(Locale.ENGLISH);
    assertTrue(told.contains("\"一月\" was read") && told.contains("\"二月\""), told);
    assertTrue(!told.contains("hidden") && !told.contains("deep"), told);
    assertTrue(!told.contains("empty"), told);
    assertEquals(List.of("一月", "二月"), sheets);
    assertEquals("second\n", text(workbook, Optional.of("二月"), MUCH));
    assertEquals(List.of(), told());
    assertEquals(List.of("一月", "二月"), sheets);
    for (String other : List.of("三月", "hidden")) {
      ProblemException refused =
          assertThrows(ProblemException.class, () -> text(workbook, Optional.of(other), MUCH));
      assertEquals(Code.INVALID_REQUEST, refused.problem().code());
      assertEquals(List.of("empty", "一月", "二月"), refused.problem().suggestions());
    }
    ProblemException empty =
        assertThrows(ProblemException.class, () -> text(workbook, Optional.of("empty"), MUCH));
    assertEquals(Code.EMPTY_FILE, empty.problem().code());
  }

  @Test
  void readsASheetBesideOneThatIsDamaged() throws Exception {
    Map<String, String> parts = Workbooks.parts("", "<row><c><v>5</v></c></row>");
    parts.computeIfPresent(
        "xl/workbook.xml",
        (name, text) ->
            text.replace(
                "</sheets>", "<sheet name=\"Two\" sheetId=\"2\" r:id=\"rId2\"/></sheets>"));
    parts.computeIfPresent(
        "xl/_rels/workbook.xml.rels",
        (name, text) ->
            text.replace(
                "<Relationship ",
                "<Relationship Id=\"rId2\" Type=\"x/worksheet\" Target=\"worksheets/sheet2.xml\"/>"
                    + "<Relationship "));
    parts.put("xl/worksheets/sheet2.xml", Workbooks.sheet("<row><c><v>6</v></row>"));
    byte[] workbook = Workbooks.zip(parts);
    assertEquals("5\n", text(workbook));
    assertEquals(List.of("One", "Two"), sheets);
    ProblemException refused =
        assertThrows(ProblemException.class, () -> text(workbook, Optional.of("Two"), MUCH));
    assertEquals(Code.NOT_A_TABLE, refused.problem().code());
  }

  @Test
  void refusesAWorkbookWithoutValues() {
    assertRefused(Code.EMPTY_FILE, Workbooks.made(made -> made.newWorksheet("s")), MUCH);
  }

  @Test
  void readsWhatOtherProgramsWrite() throws Exception {
    String odd =
        "<x:row xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
            + "<x:c t=\"inlineStr\"><x:is><x:t>a_x000D_\nb_x0001_</x:t></x:is></x:c></x:row>";
    assertEquals("\"a\r\nb\"\n", rows(odd));
    Map<String, String> drawn = Workbooks.parts("", "<row><c><v>5</v></c></row>");
    drawn.put("xl/media/a.svg", "<!DOCTYPE svg PUBLIC '>' \"'b\"><svg/>");
    drawn.put("xl/media/a.png", "\u0089PNG\0\0");
    assertEquals("5\n", text(Workbooks.zip(drawn)));
    Map<String, String> bare = Workbooks.parts("", "<row><c><v>5</v></c></row>");
    bare.remove("xl/styles.xml");
    bare.computeIfPresent(
        "[Content_Types].xml",
        (name, text) -> text.replaceFirst("<Override PartName=\"/xl/st[^>]*>", ""));
    assertEquals("5\n", text(Workbooks.zip(bare)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          <row><c r="ZZZZZZ1"><v>1</v></c></row>
          <row><c s='>' r='&#65;AAAAAA1'><v>1</v></c></row>
          <row><c><v>1</v></c>
          <row><c t="s"><v>5</v></c></row>
          <row><c t = 's'><v>2000000000</v></c></row>
          <row><c t="q"><v>5</v></c></row>
          <!DOCTYPE x><row><c><v>1</v></c></row>
          <!DOCTYPE x [<!ENTITY y "z">]><row><c><v>1</v></c></row>
          <!ELEMENT x ANY><row><c><v>1</v></c></row>
          """)
  void refusesDamagedSheets(String rows) {
    assertRefused(Code.NOT_A_TABLE, Workbooks.zip(Workbooks.parts("", rows)), MUCH);
  }

  @Test
  void refusesWhatIsTooLargeUnpacked() {
    String spaces = " ".repeat(3_000_000);
    byte[] bomb = Workbooks.zip(Workbooks.parts("", spaces + "<row><c><v>1</v></c></row>"));
    assertTrue(bomb.length < 10_000);
    assertRefused(Code.TOO_LARGE, bomb, 2_000_000);
    byte[] row =
        Workbooks.zip(Workbooks.parts("", "<row>" + "<!-- <row> -->".repeat(5_000_000) + "</row>"));
    assertRefused(Code.TOO_LARGE, row, MUCH);
    String digits = "<row><c><v>" + "<![CDATA[9]]>".repeat(400_000) + "</v></c></row>";
    assertRefused(Code.NOT_A_TABLE, Workbooks.zip(Workbooks.parts("", digits)), MUCH);
  }

  @Test
  void refusesTextThatOneStringMakesLarge() {
    byte[] workbook =
        Workbooks.made(
            made -> {
              Worksheet sheet = made.newWorksheet("s");
              String text = "x".repeat(30_000);
              for (int row = 0; row < 200; row++) {
                sheet.value(row, 0, text);
              }
            });
    assertRefused(Code.TOO_LARGE, workbook, 2_000_000);
  }

  @Test
  void refusesMoreRowsAndColumnsThanThereMayBe() {
    String rows = "<row><c><v>1</v></c></row>".repeat(WorkbookText.MOST_ROWS + 1);
    assertRefused(Code.TOO_LARGE, Workbooks.zip(Workbooks.parts("", rows)), MUCH);
    String wide = "<row><c r=\"A1\"><v>1</v></c><c r=\"XFD1\"><v>1</v></c></row>";
    assertRefused(Code.TOO_MANY_COLUMNS, Workbooks.zip(Workbooks.parts("", wide)), MUCH);
  }

  @Test
  void stopsWhenTheLoadIsCancelled() {
    workshop.cancel();
    byte[] workbook = Workbooks.zip(Workbooks.parts("", "<row><c><v>1</v></c></row>"));
    assertThrows(SQLException.class, () -> text(workbook));
  }
}
