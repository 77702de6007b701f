package org.talktodata.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page from a file to a chart. */
class PageTest extends InBrowser {
  @Test
  void uploadShowsTheTableWithItsColumns() {
    assertThat(page.locator(".table-card .name")).hasText("sales");
    assertThat(page.locator(".table-facts")).hasText("5 rows");
    assertThat(page.locator("[data-column=amount] .type-number")).isVisible();
    assertThat(page.locator("[data-column=day] .type-date")).isVisible();
  }

  @Test
  void aFileThatIsNoTableIsRefusedWhereItWasUploaded() {
    upload("empty.csv", "");
    assertThat(page.locator(".upload.failed b")).hasText("empty.csv");
    assertThat(page.locator(".table-card")).hasCount(1);
  }

  @Test
  void anEnglishQuestionBecomesAChartWithItsReadingAndData() {
    ask("amount by region");
    assertThat(picture()).hasAttribute("data-mark", "bar");
    assertThat(page.locator(".reading .phrase")).hasText("amo");
    assertThat(page.locator(".data tbody tr")).hasCount(3);
    page.locator("[data-panel=sql]").click();
    assertThat(page.locator(".code code")).containsText("SELECT");
    assertThat(page.locator("#status")).containsText("Chart drawn");
  }

  @Test
  void aChineseQuestionIsAnsweredOnAChinesePage() {
    open("zh-CN");
    assertThat(page.locator("h1")).hasText("想看点什么？");
    ask("各地区的销售额");
    assertThat(picture()).hasAttribute("data-mark", "bar");
    assertThat(page.locator("[data-panel=query]")).hasText("查询");
  }

  @Test
  void theLanguageSwitchKeepsTheChart() {
    ask("amount by region");
    assertThat(picture()).isVisible();
    page.locator(".language").click();
    assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
    assertThat(page.locator("[data-panel=query]")).hasText("查询");
    assertThat(picture()).isVisible();
  }

  @Test
  void aQuestionThatCannotBeAnsweredSaysWhyAndOffersAnother() {
    ask("profit by region");
    assertThat(page.locator(".problem")).containsText("No column is like \"profit\".");
    assertThat(page.locator(".problem mark")).hasText("profit");
    page.locator(".problem .chip").click();
    assertThat(page.locator("#question")).hasValue("amount by region");
  }

  @Test
  void anAlternativeIsOneClickAway() {
    ask("amount by region");
    page.locator(".alternatives .chip").click();
    assertThat(page.locator(".answer-title h1")).containsText("Average");
    page.locator("[data-panel=query]").click();
    assertThat(page.locator(".query-field")).hasValue(Pattern.compile("\"mean\""));
  }

  @Test
  void alternativesOfOneTitleSayWhatDiffers() {
    ask("amount of each region");
    assertThat(page.locator(".alternatives .chip")).hasCount(1);
    assertThat(page.locator(".alternatives .difference")).hasText("chart: Lines");
  }

  @Test
  void theSameQueryIsShownWithAnotherMark() {
    ask("amount by region");
    page.locator(".marks [aria-label=Pie]").click();
    assertThat(picture()).hasAttribute("data-mark", "arc");
  }

  @Test
  void anEditedQueryIsDrawnAndAWrongOneIsRefusedInItsPlace() {
    ask("amount by month");
    assertThat(picture()).hasAttribute("data-mark", "line");
    page.locator("[data-panel=query]").click();
    String query = page.locator(".query-field").inputValue();
    page.locator(".query-field").fill(query.replace("amount", "profit"));
    page.locator(".query .primary").click();
    assertThat(page.locator(".query .field-problem")).containsText("profit");
    page.locator(".query-field").fill(query.replace("\"line\"", "\"area\""));
    page.locator(".query .primary").click();
    assertThat(picture()).hasAttribute("data-mark", "area");
  }

  @Test
  void aQuestionMayFollowTheChartInView() {
    ask("amount by region");
    assertThat(page.locator(".follow-label input")).isChecked();
    ask("only North");
    assertThat(page.locator(".reading")).containsText("only North");
    assertThat(page.locator(".data tbody tr")).hasCount(2);
  }

  @Test
  void earlierQuestionsComeBackWithTheUpArrow() {
    ask("amount by region");
    assertThat(picture()).isVisible();
    page.locator("#question").press("ArrowUp");
    assertThat(page.locator("#question")).hasValue("amount by region");
  }

  @Test
  void aColumnCanGetAnotherType() {
    Locator column = page.locator("[data-column=amount]");
    column.locator("summary").click();
    column.locator("select").selectOption("text");
    assertThat(page.locator("[data-column=amount] .type-text")).isVisible();
  }

  @Test
  void aTableCanBeDeleted() {
    page.locator("[aria-label='Delete: sales']").click();
    page.locator(".confirm .danger").click();
    assertThat(page.locator(".table-card")).hasCount(0);
    assertThat(page.locator(".drop")).isVisible();
  }

  @Test
  void aChartIsReachedAgainByItsAddress() {
    ask("amount by region");
    assertThat(picture()).isVisible();
    page.reload();
    assertThat(picture()).hasAttribute("data-mark", "bar");
  }

  @Test
  void theChartIsSavedAsAPicture() throws IOException {
    ask("amount by region");
    page.locator(".download").click();
    Download download = page.waitForDownload(() -> choose("PNG"));
    try (InputStream png = download.createReadStream()) {
      assertArrayEquals(new byte[] {(byte) 0x89, 'P', 'N', 'G'}, png.readNBytes(4));
    }
  }
}
