package org.talktodata.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The rows of a chart beside it or under it, and pages from the narrowest to the widest screens.
 */
class DataBesideTest extends InBrowser {
  private Locator head(int column) {
    return page.locator(".data th").nth(column);
  }

  private Locator cells(int column) {
    return page.locator(".data tbody td:nth-child(%d)".formatted(column));
  }

  /** Waits until the rows stand right of the chart: it is drawn anew after the window changes. */
  private void awaitRowsBeside() {
    page.waitForCondition(
        () -> {
          BoundingBox chart = picture().boundingBox();
          BoundingBox rows = page.locator(".data").boundingBox();
          return rows.x >= chart.x + chart.width && rows.y < chart.y + chart.height;
        });
  }

  private void awaitRowsBelow() {
    page.waitForCondition(
        () -> {
          BoundingBox chart = picture().boundingBox();
          return page.locator(".data").boundingBox().y >= chart.y + chart.height;
        });
  }

  @Test
  void theRowsStandBesideTheChartWhereThereIsRoomAndUnderItWhereNot() {
    page.setViewportSize(1200, 800);
    ask("amount by region");
    assertThat(picture()).isVisible();
    awaitRowsBeside();
    assertThat(page.locator("[data-panel=data]")).hasCount(0);
    page.setViewportSize(1190, 800);
    assertThat(page.locator("[data-panel=data]")).hasAttribute("aria-expanded", "true");
    awaitRowsBelow();
    page.locator("[data-panel=data]").click();
    assertThat(page.locator(".data")).hasCount(0);
    page.setViewportSize(1200, 800);
    awaitRowsBeside();
  }

  @Test
  void longHeadersBesideTheChartAreBroken() {
    upload(
        "life.csv",
        """
        Country,Continent,Average Life Expectancy At Birth
        France,Europe,82.3
        China,Asia,77.4
        Brazil,South America,75.9
        """);
    assertThat(page.locator(".table-card")).hasCount(2);
    page.setViewportSize(1280, 860);
    ask("life by country");
    assertThat(picture()).isVisible();
    awaitRowsBeside();
    assertThat(head(2)).hasText("Average Life Expectancy At Birth");
    page.waitForCondition(
        () ->
            (boolean)
                page.evaluate(
                    """
                    () => [...document.querySelectorAll('.data-scroll')].every(
                      rows => rows.scrollWidth <= rows.clientWidth)"""));
  }

  @Test
  void headersSortWithTheKeyboardAndSaySo() {
    ask("amount by region");
    assertThat(picture()).isVisible();
    head(1).locator("button").press("Enter");
    assertThat(head(1)).hasAttribute("aria-sort", "descending");
    assertThat(head(1).locator("button")).isFocused();
    assertThat(cells(2)).hasText(new String[] {"200", "150", "100"});
    page.keyboard().press("Enter");
    assertThat(head(1)).hasAttribute("aria-sort", "ascending");
    assertThat(cells(2)).hasText(new String[] {"100", "150", "200"});
    head(0).locator("button").press("Space");
    assertThat(head(0)).hasAttribute("aria-sort", "ascending");
    assertThat(head(1)).hasAttribute("aria-sort", "none");
    assertThat(cells(1)).hasText(new String[] {"North", "South", "West"});
  }

  @Test
  void cellsThatAreMissingComeLastWhicheverWay() {
    upload("gaps.csv", "region,amount\nNorth,1\nSouth,\nWest,3\n");
    assertThat(page.locator(".table-card")).hasCount(2);
    ask("amount by region");
    assertThat(picture()).isVisible();
    for (int clicks = 0; clicks < 2; clicks++) {
      head(1).locator("button").click();
      assertThat(cells(2).last()).hasText("–");
    }
  }

  @Test
  void theRowsAreWrittenAsTheChartWritesThem() {
    ask("share by region");
    assertThat(picture()).isVisible();
    assertThat(cells(2)).hasText(new String[] {"44.4%", "33.3%", "22.2%"});
  }

  @ParameterizedTest
  @CsvSource({"360, 740", "1280, 720", "3840, 2160"})
  void nothingIsWiderThanTheScreen(int width, int height) {
    page.setViewportSize(width, height);
    assertFits(width, "questions worth asking");
    ask("amount by region");
    assertThat(picture()).isVisible();
    assertFits(width, "a chart");
    page.evaluate("document.querySelector('.menu-button').click()");
    assertFits(width, "the tables");
    page.evaluate("document.querySelector('.menu-button').click()");
    ask("amount by month");
    assertThat(page.locator(".turn")).hasCount(2);
    page.locator("[data-panel=query]").click();
    assertFits(width, "a conversation with a query");
    page.locator(".to-board").click();
    page.locator(".pop-choice").first().click();
    assertThat(page.locator(".board-chart .picture[data-drawn=true]")).isVisible();
    assertFits(width, "a board");
  }

  private void assertFits(int width, String what) {
    assertEquals(width, page.evaluate("document.documentElement.scrollWidth"), what);
    Object outside =
        page.evaluate(
            """
            () => [...document.querySelectorAll('.main *')].filter(each => {
              const box = each.getBoundingClientRect();
              const scrolls = each.closest('.data-scroll, .turns, .marks, pre, .visually-hidden, .completions');
              return !scrolls && box.width > 0 && (box.right > innerWidth + 1 || box.left < -1);
            }).map(each => each.className || each.tagName)""");
    assertEquals(List.of(), outside, what);
  }

  @Test
  void veryWideScreensGetLargerLettersAndCharts() {
    ask("amount by region");
    assertThat(picture()).isVisible();
    double before = size("#question");
    double width = picture().boundingBox().width;
    page.setViewportSize(3840, 2160);
    page.waitForCondition(() -> picture().boundingBox().width > 3 * width);
    assertTrue(size("#question") >= 1.4 * before);
    BoundingBox canvas = page.locator(".picture canvas").boundingBox();
    assertEquals(picture().boundingBox().width, canvas.width, 3);
    assertEquals(picture().boundingBox().height, canvas.height, 3);
    assertTrue(canvas.height > 900, canvas.height + " px");
  }

  private double size(String selector) {
    Object size =
        page.evaluate(
            "selector => parseFloat(getComputedStyle(document.querySelector(selector)).fontSize)",
            selector);
    return ((Number) size).doubleValue();
  }
}
