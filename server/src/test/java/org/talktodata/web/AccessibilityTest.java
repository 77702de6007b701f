package org.talktodata.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page for people who do not see it or do not use a mouse, and on slow lines. */
class AccessibilityTest extends InBrowser {
  private static final int LARGEST_FIRST_LOAD = 450 << 10;
  private static final String AXE = text("/axe.min.js");

  private static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String name) {
    try (InputStream in = AccessibilityTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertNothingSerious(String where) {
    page.evaluate(AXE);
    Object found =
        page.evaluate(
            "() => axe.run().then(result => result.violations.filter(each =>"
                + " ['serious', 'critical'].includes(each.impact)).map(each =>"
                + " each.id + ': ' + each.nodes.map(node => node.html).join(' ')))");
    assertEquals(List.of(), found, where);
  }

  @ParameterizedTest
  @CsvSource({"en-US, amount by region", "zh-CN, 各地区的销售额"})
  void axeFindsNothingSerious(String locale, String question) {
    open(locale);
    assertThat(page.locator(".idea").first()).isVisible();
    assertNothingSerious("questions worth asking");
    page.locator("#question").pressSequentially("am");
    assertThat(page.locator("#completions li").first()).isVisible();
    assertNothingSerious("completions");
    ask(question);
    assertThat(picture())
        .hasAttribute("aria-label", java.util.regex.Pattern.compile(".*(West|North).*"));
    chip("y-aggregate").click();
    assertNothingSerious("a chart with a menu");
    page.locator(".pop-choice").nth(1).click();
    assertThat(page.locator(".turn")).hasCount(2);
    assertNothingSerious("a chart changed by hand, with its rows");
    page.locator("[data-column=amount] summary").click();
    page.locator("[aria-label='%s']".formatted(locale.startsWith("zh") ? "浅色或深色" : "Light or dark"))
        .click();
    assertThat(picture()).isVisible();
    assertNothingSerious("dark");
    upload("shops.csv", "region,head\nNorth,Ada\nSouth,Alan\nWest,Grace\n");
    page.locator(".relations > summary").click();
    page.locator(".relation-add").click();
    assertThat(page.locator(".relation-form")).isVisible();
    assertNothingSerious("relations between tables");
    page.locator(".to-board").click();
    page.locator(".pop-choice").first().click();
    assertThat(page.locator(".board-chart .picture[data-drawn=true]")).isVisible();
    page.locator(".add-text").click();
    assertThat(page.locator(".board-text textarea")).isVisible();
    assertNothingSerious("a board");
  }

  @Test
  void theFirstLoadIsSmall() throws IOException {
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    for (String name : List.of("index.html", "app.css", "app.js", "shared.js", "icon.svg")) {
      try (GZIPOutputStream zip = new GZIPOutputStream(sent)) {
        zip.write(bytes("/web/" + name));
      }
    }
    assertTrue(sent.size() <= LARGEST_FIRST_LOAD, sent.size() + " bytes");
  }
}
