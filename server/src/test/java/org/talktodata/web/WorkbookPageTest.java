package org.talktodata.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Base64;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.talktodata.upload.Workbooks;

/** Workbooks on the page, and what is told of them. */
class WorkbookPageTest extends InBrowser {
  private static final String TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private static byte[] workbook(String... sheets) {
    return Workbooks.made(
        made -> {
          for (String name : sheets) {
            Worksheet sheet = made.newWorksheet(name);
            sheet.value(0, 0, "城市");
            sheet.value(0, 1, "金额");
            sheet.value(1, 0, "北京");
            sheet.value(1, 1, 10);
          }
        });
  }

  private Locator warnings() {
    return page.locator(".table-card", new Page.LocatorOptions().setHasText("订单"))
        .locator(".warnings");
  }

  @Test
  void aWorkbookIsChosenAndToldOfInTheLanguageOfThePage() {
    assertThat(page.locator(".sidebar input[type=file]"))
        .hasAttribute("accept", Pattern.compile(".*\\.xlsx.*"));
    upload("订单.xlsx", TYPE, workbook("一月", "二月"));
    assertThat(page.locator(".table-card")).hasCount(2);
    warnings().locator("summary").click();
    assertThat(warnings().locator("li")).containsText("\"一月\" was read");
    page.locator(".language").click();
    assertThat(warnings()).containsText("1 条提示");
    warnings().locator("summary").click();
    assertThat(warnings().locator("li")).containsText("读取的是“一月”");
  }

  private Locator card(String table) {
    return page.locator(".table-card")
        .filter(
            new Locator.FilterOptions()
                .setHas(page.locator(".table-name[title='%s']".formatted(table))));
  }

  @Test
  void anotherSheetIsLoadedFromTheKeyboard() {
    upload("订单.xlsx", TYPE, workbook("一月", "二月", "三月"));
    assertThat(card("订单").locator(".table-facts")).hasText("1 rows · 一月");
    Locator sheet = card("订单").locator(".sheet-form select");
    assertThat(sheet).hasAttribute("aria-label", "Another sheet of the workbook: 订单");
    assertThat(sheet.locator("option")).hasText(new String[] {"二月", "三月"});
    sheet.focus();
    page.keyboard().press("ArrowDown");
    assertThat(sheet).hasValue("三月");
    assertThat(page.locator(".table-card")).hasCount(2);
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    assertThat(card("订单 三月").locator(".table-facts")).hasText("1 rows · 三月");
    assertThat(card("订单 三月")).hasClass(Pattern.compile("chosen"));
    assertThat(card("订单")).not().hasClass(Pattern.compile("chosen"));
    assertThat(card("订单 三月").locator(".table-name")).isFocused();
    assertThat(card("订单").locator(".sheet-form option")).hasText(new String[] {"二月"});

    page.locator(".language").click();
    Locator load = card("订单 三月").locator(".sheet-form button");
    assertThat(load).hasText("加载工作表");
    load.click();
    assertThat(card("订单 二月").locator(".table-facts")).hasText("1 行 · 二月");
    assertThat(page.locator(".sheet-form")).hasCount(0);
  }

  @Test
  void aSheetThatCannotBeReadIsToldOf() {
    upload("订单.xlsx", TYPE, workbook("一月", "二月"));
    page.route("**/api/tables?*", route -> route.abort());
    card("订单").locator(".sheet-form button").click();
    assertThat(page.locator(".upload.failed")).containsText("订单 二月");
    page.unroute("**/api/tables?*");
    card("订单").locator(".sheet-form button").click();
    assertThat(card("订单 二月")).hasCount(1);
  }

  @Test
  void aWorkbookIsDropped() {
    page.evaluate(
        """
        base64 => {
          const bytes = Uint8Array.from(atob(base64), c => c.charCodeAt(0));
          const data = new DataTransfer();
          data.items.add(new File([bytes], '订单.xlsx'));
          document.dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }));
        }
        """,
        Base64.getEncoder().encodeToString(workbook("一月", "二月")));
    assertThat(page.locator(".table-card")).hasCount(2);
  }

  @Test
  void aWorkbookWithAPasswordIsRefusedInChinese() {
    open("zh-CN");
    upload("订单.xlsx", TYPE, Workbooks.ole("Root Entry", "EncryptedPackage"));
    assertThat(page.locator(".upload.failed p")).containsText("密码");
    assertThat(page.locator(".upload.failed p")).containsText("另存为");
  }
}
