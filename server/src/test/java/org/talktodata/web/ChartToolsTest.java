package org.talktodata.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What can be done with a chart that is drawn. */
class ChartToolsTest extends InBrowser {
  private String downloaded(String kind) throws IOException {
    page.locator(".download").click();
    Download download = page.waitForDownload(() -> choose(kind));
    try (InputStream in = download.createReadStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Clicks on the leftmost bar, a little above the axis. */
  private void clickFirstBar() {
    Locator canvas = page.locator(".picture canvas");
    canvas.scrollIntoViewIfNeeded();
    BoundingBox box = canvas.boundingBox();
    page.waitForCondition(
        () -> {
          page.mouse().click(box.x + box.width * 0.2, box.y + box.height * 0.85);
          return page.locator(".pop").isVisible();
        });
  }

  @Test
  void aClickOnABarFiltersByIt() {
    ask("amount by region");
    assertThat(picture()).isVisible();
    clickFirstBar();
    choose("Only North");
    assertThat(chip("filter")).containsText("region is North");
  }

  @Test
  void aClickOnABarDrillsIntoIt() {
    ask("amount by region");
    assertThat(picture()).isVisible();
    clickFirstBar();
    choose("North by product");
    assertThat(chip("x")).containsText("product");
    assertThat(chip("filter")).containsText("region is North");
  }

  @Test
  void queryRowsAndSqlAreKept() throws IOException {
    ask("amount by region");
    assertThat(picture()).isVisible();
    assertTrue(downloaded("SQL").contains("SELECT"));
    assertTrue(downloaded("Query").contains("\"aggregate\": \"sum\""));
    assertTrue(downloaded("CSV").contains("North"));
    assertTrue(downloaded("SVG").startsWith("<svg"));
    assertFalse(downloaded("Arrow").isEmpty());
    assertTrue(downloaded("Excel").startsWith("PK"));
  }

  @Test
  void whatWasTakenForATypingErrorIsTold() {
    ask("amuont by region");
    assertThat(page.locator(".mended")).hasText("Read as: amount by region");
    assertThat(page.locator(".mended strong")).hasText("amount");
    ask("amount by region");
    assertThat(picture()).isVisible();
    assertThat(page.locator(".mended")).hasCount(0);
  }

  @Test
  void aLogarithmicScaleChangesThePicture() {
    ask("amount by region");
    assertThat(picture()).isVisible();
    byte[] before = page.locator(".picture").screenshot();
    page.locator(".appearance").click();
    choose("Logarithmic");
    page.waitForCondition(() -> !Arrays.equals(before, page.locator(".picture").screenshot()));
    page.locator(".appearance").click();
    assertThat(page.locator(".pop-choice[aria-pressed=true]")).hasText("Logarithmic scale");
  }
}
