package org.talktodata.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.talktodata.table.Catalog;
import org.talktodata.table.Column;
import org.talktodata.table.Profile;
import org.talktodata.table.Table;

class HeadersTest {
  private static final String LINES =
      "# how others call it\n客户\tcustomer\tclient\tcust\n金额\tamount\tmoney paid\tpay_amt\tamt\n";

  @TempDir private Path folder;

  private Headers headers(String lines) throws IOException {
    return Headers.read(Files.writeString(folder.resolve("headers.tsv"), lines));
  }

  private static Catalog catalog(String... columns) {
    List<Column> all =
        List.of(columns).stream()
            .map(
                name ->
                    new Column(
                        name,
                        Column.Type.TEXT,
                        Column.Role.CATEGORY,
                        List.of(),
                        "",
                        Profile.UNKNOWN))
            .toList();
    return new Catalog(List.of(new Table("订单", List.of(), all, 10)), List.of());
  }

  @Test
  void oneDrawNamesEveryColumnInOneStyle() throws IOException {
    Headers headers = headers(LINES);
    Set<Map<String, String>> seen = new HashSet<>();
    Random random = new Random(1);
    for (int i = 0; i < 400; i++) {
      seen.add(headers.draw(catalog("客户", "金额"), random).names());
    }
    assertTrue(seen.contains(Map.of("客户", "Customer", "金额", "Money Paid")), seen.toString());
    assertTrue(seen.contains(Map.of("客户", "CUST", "金额", "PAY_AMT")), seen.toString());
    assertTrue(
        seen.contains(Map.of("客户", "kh", "金额", "je"))
            || seen.contains(Map.of("客户", "KH", "金额", "JE")),
        seen.toString());
    assertFalse(seen.contains(Map.of("客户", "cust", "金额", "PAY_AMT")), seen.toString());
  }

  @Test
  void columnsThatAreNotKnownKeepTheirNames() throws IOException {
    Headers headers = headers(LINES);
    assertFalse(headers.know(catalog("顾客", "amt")));
    assertEquals(Set.of("客户"), headers.draw(catalog("客户", "备注"), new Random(1)).names().keySet());
  }

  @Test
  void noColumnTakesTheNameOfAnother() throws IOException {
    Headers headers = headers("款\tpay\tpay\tpay\n钱\tpay\tpay\tpay\n");
    Random random = new Random(1);
    for (int i = 0; i < 50; i++) {
      Map<String, String> names = headers.draw(catalog("款", "钱", "PAY"), random).names();
      assertEquals(names.size(), new HashSet<>(names.values()).size());
      assertFalse(names.values().stream().anyMatch("pay"::equalsIgnoreCase), names.toString());
    }
  }

  @Test
  void saysWhichLineIsWrong() {
    String twice = LINES + "客户\tbuyer\tpurchaser\tbyr\n";
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> headers(twice))
            .getMessage()
            .contains("headers.tsv:4: "));
    assertThrows(IllegalArgumentException.class, () -> headers("客户\tcustomer\n"));
  }
}
