package org.talktodata.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;
import org.talktodata.table.Column;
import org.talktodata.table.Column.Role;
import org.talktodata.table.Column.Type;
import org.talktodata.upload.Arrival;
import org.talktodata.upload.Progress;
import org.talktodata.upload.ReadingOptions;
import org.talktodata.upload.Warning;

class TableStoreTest {
  @TempDir Path data;
  private TableStore store;

  @BeforeEach
  void open() {
    store = TableStore.open(data);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void findsTypesRolesAndProfiles() throws IOException {
    StoredTable stored =
        create(
            "订单.csv",
            """
            订单编号,地区,下单日期,数量,金额,已付
            S1,华东,2024-01-05,3,10.5,true
            S2,华东,2024-02-05,4,20.25,false
            S3,华南,2024-03-05,5,,true
            """);
    assertEquals("订单", stored.table().name());
    assertEquals(3, stored.table().rows());
    assertColumn(stored, "订单编号", Type.TEXT, Role.IDENTIFIER);
    assertColumn(stored, "地区", Type.TEXT, Role.CATEGORY);
    assertColumn(stored, "下单日期", Type.DATE, Role.DATE);
    assertColumn(stored, "数量", Type.NUMBER, Role.NUMBER);
    assertColumn(stored, "金额", Type.NUMBER, Role.NUMBER);
    assertColumn(stored, "已付", Type.BOOLEAN, Role.BOOLEAN);
    var amount = stored.table().column("金额").orElseThrow().profile();
    assertEquals(1, amount.missing());
    assertEquals(2, amount.distinct());
    assertEquals(Optional.of("10.5"), amount.min());
    assertEquals(
        List.of("华东", "华南"), stored.table().column("地区").orElseThrow().profile().samples());
  }

  @Test
  void takesForCodesOnlyWholeNumbersThatAreLongOrBeginWithZero() throws IOException {
    StoredTable stored =
        create(
            "codes.csv",
            """
            order,agent,mean,loss,chance,share,price
            1234567890123456789,007,0.30000000000000004,-0.25,1e-17,12.34567890123456789%,￥0.12345678901234567
            1234567890123456780,042,0.5,-12.3456789012345678,2.5,50%,￥3.5
            1234567890123456781,108,0.1234567890123456789,0.75,1.2345678901234567e-9,0.5%,￥1
            """);
    assertEquals(Type.TEXT, type(stored, "order"));
    assertEquals(Type.TEXT, type(stored, "agent"));
    for (String number : List.of("mean", "loss", "chance", "share", "price")) {
      assertEquals(Type.NUMBER, type(stored, number), number);
    }
    assertEquals(
        List.of("order"),
        stored.warnings().stream()
            .filter(warning -> warning.code().equals("CODE_KEPT_AS_TEXT"))
            .map(warning -> warning.column().orElseThrow())
            .toList());
  }

  private static Type type(StoredTable stored, String column) {
    return stored.table().column(column).orElseThrow().type();
  }

  @Test
  void keepsNoMoreOfAnOwnerThanFits() throws IOException {
    StoredTable first = create("first.csv", "a,b\n1,2\n");
    Owner owner = new Owner(Optional.of("loader"), first.bytes());
    assertEquals(owner.name(), createFor(owner).owner());
    assertThrows(NoRoomException.class, () -> createFor(owner));
    assertEquals(first.bytes(), store.bytes("loader"));
    assertEquals(2, store.list().size());
    close();
    open();
    assertEquals(first.bytes(), store.bytes("loader"));
    assertThrows(NoRoomException.class, () -> createFor(owner));
  }

  private StoredTable createFor(Owner owner) throws IOException {
    Path upload = store.newInbox();
    Path file = Files.writeString(upload.resolve("upload"), "a,b\n1,2\n");
    try {
      return store.create(
          upload,
          Arrival.of(file),
          "its",
          ReadingOptions.NONE,
          owner,
          Long.MAX_VALUE,
          Progress.NONE,
          new Cancellation());
    } finally {
      store.forget(upload);
    }
  }

  @Test
  void countsTheValuesOfLongKeysWithoutMistake() throws IOException {
    StringBuilder text = new StringBuilder("rising,falling,mixed,late_twin,gap\n");
    int rows = 40_000;
    for (int i = 0; i < rows; i++) {
      text.append("R").append(100_000 + i).append(',');
      text.append("F").append(900_000 - i).append(',');
      text.append("M").append(100_000 + (i * 7919L) % rows).append(',');
      text.append("T").append(100_000 + Math.min(i, rows - 2)).append(',');
      text.append(i == 20_000 ? "" : "G" + (100_000 + i % (rows - 1))).append('\n');
    }
    StoredTable stored = create("keys.csv", text.toString());
    assertEquals(rows, stored.table().column("rising").orElseThrow().profile().distinct());
    assertEquals(rows, stored.table().column("falling").orElseThrow().profile().distinct());
    assertEquals(rows, stored.table().column("mixed").orElseThrow().profile().distinct());
    assertEquals(rows - 1, stored.table().column("late_twin").orElseThrow().profile().distinct());
    assertEquals(rows - 2, stored.table().column("gap").orElseThrow().profile().distinct());
    assertColumn(stored, "rising", Type.TEXT, Role.IDENTIFIER);
    assertColumn(stored, "late_twin", Type.TEXT, Role.TEXT);
  }

  @Test
  void saysWhereTheNumberOfValuesIsAnEstimate() throws IOException {
    StringBuilder text = new StringBuilder("code,seen,price,city\n");
    for (int i = 0; i < 40_000; i++) {
      text.append("K").append(100_000 + i).append(',');
      text.append("2024-01-0")
          .append(1 + i % 9)
          .append(" %02d:%02d:%02d,".formatted(i / 3600, i / 60 % 60, i % 60));
      text.append(i % 15_000).append(".5,").append(i % 2 == 0 ? "上海" : "北京").append('\n');
    }
    StoredTable stored = create("estimates.csv", text.toString());
    assertEstimated(stored, "code", false);
    assertEstimated(stored, "seen", true);
    assertEstimated(stored, "price", true);
    assertEstimated(stored, "city", false);
    var price = stored.table().column("price").orElseThrow().profile();
    assertEquals(15_000, price.distinct(), 1_500);
    assertEquals(Optional.of("0.5"), price.min());
    assertEquals(Optional.of("14999.5"), price.max());
    assertTrue(
        TableJson.write(stored, java.util.Locale.ENGLISH)
            .at("/columns/1/distinctEstimated")
            .booleanValue());
    assertTrue(
        TableJson.write(stored, java.util.Locale.ENGLISH)
            .at("/columns/0/distinctEstimated")
            .isMissingNode());
    assertEquals(stored, TableJson.read(TableJson.writeWithFile(stored), stored.bytes()));
  }

  private static void assertEstimated(StoredTable stored, String column, boolean estimated) {
    assertEquals(estimated, stored.table().column(column).orElseThrow().profile().estimated());
  }

  @Test
  void readsHowPeopleWriteNumbersDatesAndTruth() throws IOException {
    StoredTable stored =
        create(
            "formats.csv",
            """
            day,percent,grouped,money,yes,truth,zip,gaps,ten
            2024年1月5日,12%,"1,234.50",￥1200,Y,是,02134,1,3.5万
            2024年12月15日,3.5%,22,"￥1,200",N,否,00123,N/A,20000
            """);
    assertColumn(stored, "day", Type.DATE, Role.DATE);
    assertColumn(stored, "yes", Type.BOOLEAN, Role.BOOLEAN);
    assertColumn(stored, "truth", Type.BOOLEAN, Role.BOOLEAN);
    assertEquals(Type.TEXT, stored.table().column("zip").orElseThrow().type());
    assertEquals(
        List.of("2024-12-15 | 0.035 | 22.0 | 1200.0 | false | false | 00123 | null | 20000.0"),
        rows("SELECT * FROM formats WHERE day > DATE '2024-02-01'"));
    assertEquals(
        List.of("0.12 | 1234.5 | 1200.0 | 1.0 | 35000.0"),
        rows("SELECT percent, grouped, money, gaps, ten FROM formats LIMIT 1"));
    assertTrue(told(stored, "CONVERTED").contains("percent"));
    assertTrue(
        told(stored, "CODE_KEPT_AS_TEXT").isEmpty()
            || told(stored, "CODE_KEPT_AS_TEXT").contains("zip"));
  }

  @Test
  void readsChineseAndWesternEncodings() throws IOException {
    String chinese = "城市,销售额\n北京,100\n上海,200\n广州,300\n";
    String traditional = "城市,銷售額\n臺北,100\n高雄,200\n臺中,300\n";
    String western = "ville,prix\nOrléans,1\nNîmes,2\nBézier,3\n";
    assertReads("a.csv", chinese.getBytes(Charset.forName("GBK")), "城市", "北京");
    assertReads("b.csv", traditional.getBytes(Charset.forName("Big5")), "城市", "臺北");
    assertReads("c.csv", western.getBytes(StandardCharsets.ISO_8859_1), "ville", "Orléans");
    assertReads("d.csv", chinese.getBytes(StandardCharsets.UTF_16), "城市", "北京");
    assertReads("e.csv", chinese.getBytes(StandardCharsets.UTF_16LE), "城市", "北京");
    assertReads("f.csv", ("\uFEFF" + chinese).getBytes(StandardCharsets.UTF_8), "城市", "北京");
  }

  @Test
  void findsAnotherEncodingFarBelowAsciiLines() throws IOException {
    String plain = "a,b\n" + "1,ok\n".repeat(400_000);
    byte[] head = plain.getBytes(StandardCharsets.US_ASCII);
    byte[] tail = "2,北京市朝阳区\n3,上海市浦东新区\n".getBytes(Charset.forName("GB18030"));
    byte[] all = new byte[head.length + tail.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(tail, 0, all, head.length, tail.length);
    StoredTable stored = create("late.csv", all);
    assertEquals("GB18030", stored.readAs().encoding());
    assertEquals(List.of("北京市朝阳区"), rows("SELECT b FROM late WHERE a = 2"));
  }

  @Test
  void tellsRaggedRowsWithTheirLines() throws IOException {
    StoredTable stored =
        create("ragged.csv", "id,name,amount\n1,a,2\n2,b\n3,c,4,5\n4,d,\"6\"\n5,e,7\n");
    assertEquals(3, stored.table().rows());
    List<Warning> left =
        stored.warnings().stream().filter(w -> w.code().equals("ROW_LEFT_OUT")).toList();
    assertEquals(List.of(3L, 4L), left.stream().map(w -> w.line().orElseThrow()).toList());
    assertTrue(left.get(0).detail().in(Locale.ENGLISH).contains("2 cells"), left.get(0).toString());
  }

  @Test
  void keepsRowsWhoseLateCellsDoNotFit() throws IOException {
    StringBuilder text = new StringBuilder("id,amount\n");
    for (int i = 0; i < 30_000; i++) {
      text.append(i)
          .append(',')
          .append(i == 25_000 ? "N/A" : i == 26_000 ? "many" : "7")
          .append('\n');
    }
    StoredTable stored = create("late.csv", text.toString());
    assertEquals(30_000, stored.table().rows());
    assertEquals(Type.TEXT, stored.table().column("amount").orElseThrow().type());
    assertEquals(List.of("amount"), told(stored, "MISFITS"));
  }

  @Test
  void survivesAQuoteThatIsNeverClosed() throws IOException {
    StringBuilder text = new StringBuilder("id,name,amount\n");
    for (int i = 0; i < 30_000; i++) {
      text.append(i).append(i == 500 ? ",\"open," : ",n,").append(i).append('\n');
    }
    StoredTable stored = create("open.csv", text.toString());
    assertEquals(30_000, stored.table().rows());
    assertTrue(stored.warnings().stream().anyMatch(w -> w.code().equals("UNCLOSED_QUOTE")));
  }

  @Test
  void cleansTheHeader() throws IOException {
    StoredTable stored =
        create("names.csv", "姓 名,\"he said \"\"hi\"\"\",,a,A,2019\n张三,x,1,2,3,4\n李四,y,5,6,7,8\n");
    assertEquals(
        List.of("姓 名", "he said \"hi\"", "column_3", "a", "A_2", "2019"),
        stored.table().columns().stream().map(Column::name).toList());
    assertEquals(
        List.of("张三 | x | 3"),
        rows("SELECT \"姓 名\", \"he said \"\"hi\"\"\", A_2 FROM names LIMIT 1"));
  }

  @Test
  void namesColumnsThatHaveNoHeader() throws IOException {
    StoredTable stored = create("bare.csv", "1,2,3\n4,5,6\n7,8,9\n");
    assertEquals(
        List.of("column_1", "column_2", "column_3"),
        stored.table().columns().stream().map(Column::name).toList());
    assertEquals(3, stored.table().rows());
    assertTrue(stored.warnings().stream().anyMatch(w -> w.code().equals("NO_HEADER")));
  }

  @Test
  void skipsATitleAboveTheHeader() throws IOException {
    StoredTable stored =
        create("title.csv", "2024年销售报表,,\n\n地区,月份,金额\n华东,1,10\n华南,2,20\n华东,3,30\n");
    assertEquals(
        List.of("地区", "月份", "金额"), stored.table().columns().stream().map(Column::name).toList());
    assertEquals(3, stored.table().rows());
    assertEquals(Type.NUMBER, stored.table().column("金额").orElseThrow().type());
  }

  @Test
  void refusesWhatIsNoTable() {
    assertRefused(Problem.Code.EMPTY_FILE, new byte[0]);
    assertRefused(Problem.Code.EMPTY_FILE, "\n  \n".getBytes(StandardCharsets.UTF_8));
    assertRefused(Problem.Code.NOT_A_TABLE, new byte[] {'P', 'K', 3, 4, 0, 0, 1, 2});
    assertRefused(Problem.Code.NOT_A_TABLE, new byte[] {1, 2, 3, 0, 0, 7, 0, 0, 9});
    assertTrue(store.list().isEmpty());
  }

  @Test
  void takesYearsForNamesWhereOnlyTheFirstRowHasThem() throws IOException {
    StoredTable stored = create("years.csv", "地区,2022,2023\n华东,10,20\n华南,30,40\n");
    assertEquals(
        List.of("地区", "2022", "2023"),
        stored.table().columns().stream().map(Column::name).toList());
    assertEquals(2, stored.table().rows());
  }

  @Test
  void changesNamesTypesAndSynonyms() throws IOException {
    StoredTable stored = create("people.csv", "no,age,city\n7,12,Rome\n8,old,Paris\n9,14,Oslo\n");
    ProblemException refused =
        assertThrows(ProblemException.class, () -> store.change(stored.id(), type("age", false)));
    assertEquals(Problem.Code.TYPE_MISMATCH, refused.problem().code());
    assertTrue(refused.getMessage().contains("1 of the 3 cells"), refused.getMessage());
    assertTrue(refused.getMessage().contains("\"old\" in row 2"), refused.getMessage());
    store.change(stored.id(), type("age", true));
    assertEquals(List.of("12", "null", "14"), rows("SELECT age FROM people"));
    StoredTable renamed =
        store.change(
            stored.id(),
            new TableChange(
                Optional.of("人员"),
                Optional.of(List.of("staff")),
                Map.of(
                    "city",
                    new TableChange.ColumnChange(
                        Optional.empty(),
                        Optional.of(Role.TEXT),
                        Optional.of(List.of("城市")),
                        Optional.of("where"),
                        false))));
    assertEquals("人员", renamed.table().name());
    assertEquals(List.of("城市"), renamed.table().column("city").orElseThrow().called());
    assertEquals(Type.NUMBER, renamed.table().column("age").orElseThrow().type());
    assertEquals(List.of("3"), rows("SELECT count(*) FROM \"人员\""));
    assertThrows(SQLException.class, () -> rowsOf("SELECT count(*) FROM people"));
  }

  @Test
  void survivesARestartAndClearsRemains() throws IOException {
    StoredTable stored = create("城市.csv", "name,n\nRome,1\nOslo,2\n");
    StoredTable second = create("城市.csv", "name,n\nRome,1\nOslo,2\n");
    assertEquals("城市_2", second.table().name());
    store.delete(second.id());
    store.close();
    Files.writeString(data.resolve("tables/t_left_1.duckdb"), "half a file");
    Files.createDirectories(data.resolve("inbox/uold"));
    store = TableStore.open(data);
    assertEquals(List.of(stored), store.list());
    assertEquals(List.of("3"), rows("SELECT CAST(sum(n) AS INTEGER) FROM \"城市\""));
    try (Stream<Path> files = Files.list(data.resolve("tables"))) {
      assertEquals(2, files.count());
    }
    assertFalse(Files.exists(data.resolve("inbox/uold")));
  }

  @Test
  void readsNothingButItsTables() throws IOException {
    create("ok.csv", "a,b\n1,2\n");
    Path secret = Files.writeString(data.resolve("secret.csv"), "a\n1\n");
    assertThrows(SQLException.class, () -> rowsOf("FROM read_csv('" + secret + "')"));
    assertThrows(SQLException.class, () -> rowsOf("SET lock_configuration = false"));
    assertThrows(SQLException.class, () -> rowsOf("INSERT INTO ok VALUES (1, 2)"));
    assertThrows(SQLException.class, () -> rowsOf("COPY ok TO '" + data.resolve("out.csv") + "'"));
  }

  private StoredTable create(String name, String text) throws IOException {
    return create(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private StoredTable create(String name, byte[] bytes) throws IOException {
    Path upload = store.newInbox();
    Path file = Files.write(upload.resolve("upload"), bytes);
    try {
      return store.create(file, name, ReadingOptions.NONE, Progress.NONE, new Cancellation());
    } finally {
      store.forget(upload);
    }
  }

  private static TableChange type(String column, boolean misfitsToEmpty) {
    return new TableChange(
        Optional.empty(),
        Optional.empty(),
        Map.of(
            column,
            new TableChange.ColumnChange(
                Optional.of(Type.NUMBER),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                misfitsToEmpty)));
  }

  private void assertReads(String name, byte[] bytes, String column, String value)
      throws IOException {
    StoredTable stored = create(name, bytes);
    assertEquals(column, stored.table().columns().get(0).name());
    assertTrue(stored.table().columns().get(0).profile().samples().contains(value));
    assertEquals(3, stored.table().rows());
  }

  private void assertRefused(Problem.Code code, byte[] bytes) {
    ProblemException e = assertThrows(ProblemException.class, () -> create("x.csv", bytes));
    assertEquals(code, e.problem().code());
  }

  private static void assertColumn(StoredTable stored, String name, Type type, Role role) {
    Column column = stored.table().column(name).orElseThrow();
    assertEquals(type, column.type(), name);
    assertEquals(role, column.role(), name);
  }

  private static List<String> told(StoredTable stored, String code) {
    return stored.warnings().stream()
        .filter(warning -> warning.code().equals(code))
        .map(warning -> warning.column().orElseThrow())
        .toList();
  }

  private List<String> rows(String sql) {
    try {
      return rowsOf(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  private List<String> rowsOf(String sql) throws SQLException {
    try (Connection connection = store.database().connect()) {
      return Sql.query(
          connection,
          sql,
          row -> {
            StringBuilder line = new StringBuilder();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
              line.append(i == 1 ? "" : " | ").append(row.getObject(i));
            }
            return line.toString();
          });
    }
  }
}
