package org.talktodata.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is known of a column, and what its owner tells of it. */
class ColumnsTest extends InBrowser {
  private Locator column(String name) {
    return page.locator("[data-column='%s']".formatted(name));
  }

  @Test
  void aDistributionOpensAsAChart() {
    column("region").locator("summary").click();
    Locator small = column("region").locator(".distribution");
    assertThat(small)
        .hasAttribute(
            "aria-label", Pattern.compile("How region is distributed: most rows, 2, at North.*"));
    small.click();
    assertThat(picture()).hasAttribute("data-mark", "bar");
    assertThat(chip("y-aggregate")).containsText("Count");
  }

  @Test
  void aDescriptionAndOtherNamesInBothLanguagesAreKept() {
    open("zh-CN");
    column("amount").locator("summary").click();
    column("amount").locator("[aria-label='说明: amount']").fill("每单的金额");
    column("amount").locator("[aria-label='别名: amount']").fill("销售额, revenue");
    column("amount").locator("[aria-label='别名: amount']").press("Enter");
    page.locator("#question").pressSequentially("各地区的销");
    assertThat(page.locator("#completions li").first()).containsText("各地区的销售额");
    page.reload();
    column("amount").locator("summary").click();
    assertThat(column("amount").locator("[aria-label='说明: amount']")).hasValue("每单的金额");
    assertThat(column("amount").locator("[aria-label='别名: amount']")).hasValue("销售额, revenue");
  }
}
