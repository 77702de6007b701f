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

  private static byte[] workbook() {
    return Workbooks.made(
        made -> {
          for (String name : new String[] {"一月", "二月"}) {
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
    upload("订单.xlsx", TYPE, workbook());
    assertThat(page.locator(".table-card")).hasCount(2);
    warnings().locator("summary").click();
    assertThat(warnings().locator("li")).containsText("\"一月\" was read");
    page.locator(".language").click();
    assertThat(warnings()).containsText("1 条提示");
    warnings().locator("summary").click();
    assertThat(warnings().locator("li")).containsText("读取的是“一月”");
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
        Base64.getEncoder().encodeToString(workbook()));
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
