package org.talktodata.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The parts of a chart under it, each of which can be changed. */
class QueryChipsTest extends InBrowser {
  private static final Pattern BY_HAND = Pattern.compile(".*by-hand.*");

  private Locator title() {
    return page.locator(".answer-title h1");
  }

  @Test
  void anotherAggregateIsDrawnAndToldApartFromWhatWasRead() {
    ask("amount by region");
    assertThat(chip("y-aggregate")).not().hasClass(BY_HAND);
    chip("y-aggregate").click();
    choose("Average");
    assertThat(title()).containsText("Average");
    assertThat(chip("y-aggregate")).hasClass(BY_HAND);
    assertThat(chip("x")).not().hasClass(BY_HAND);
    assertThat(page.locator(".confidence")).hasText("changed by hand");
    page.locator(".back-to-read").click();
    assertThat(chip("y-aggregate")).containsText("Total");
    assertThat(chip("y-aggregate")).not().hasClass(BY_HAND);
  }

  @Test
  void aDateColumnComesWithUnits() {
    ask("amount by region");
    chip("x").click();
    choose("day");
    assertThat(chip("x-unit")).containsText("month");
    chip("mark").click();
    choose("Automatic");
    assertThat(picture()).hasAttribute("data-mark", "line");
    chip("x-unit").click();
    choose("quarter");
    assertThat(chip("x-unit")).containsText("quarter");
    assertThat(page.locator(".data tbody tr")).hasCount(1);
  }

  @Test
  void aFilterIsAddedChangedAndRemoved() {
    ask("amount by region");
    page.locator("[data-add=filter]").click();
    choose("product");
    choose("tea");
    assertThat(chip("filter")).containsText("product is tea");
    assertThat(chip("filter")).hasClass(BY_HAND);
    chip("filter").click();
    choose("coffee");
    assertThat(chip("filter")).containsText("product is coffee");
    assertThat(page.locator(".data tbody tr")).hasCount(2);
    chip("filter").click();
    choose("Delete");
    assertThat(chip("filter")).hasCount(0);
  }

  @Test
  void aNumberIsComparedWithWhatIsTyped() {
    ask("amount by region");
    page.locator("[data-add=filter]").click();
    choose("amount");
    page.locator(".pop-form input").fill("100");
    page.locator(".pop-form input").press("Enter");
    assertThat(chip("filter")).containsText("amount ≥ 100");
    assertThat(page.locator(".data tbody tr")).hasCount(2);
  }

  @Test
  void colourOrderAndLimitAreChosenByKeyboardAlone() {
    ask("amount by region");
    page.locator("[data-add=color]").press("Enter");
    page.locator(
            ".pop-choice", new com.microsoft.playwright.Page.LocatorOptions().setHasText("product"))
        .press("Enter");
    assertThat(chip("color")).containsText("product");
    assertThat(chip("stack")).containsText("Stacked");
    chip("sort").press("Enter");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(chip("sort")).containsText("Largest first");
    chip("limit").press("Enter");
    page.keyboard().press("Escape");
    assertThat(page.locator(".pop")).hasCount(0);
    assertThat(chip("limit")).isFocused();
  }

  @Test
  void theChipsSpeakChinese() {
    open("zh-CN");
    ask("各地区的销售额");
    assertThat(chip("y-aggregate")).containsText("汇总方式");
    chip("y-aggregate").click();
    choose("平均");
    assertThat(title()).containsText("平均");
    assertThat(page.locator(".confidence")).hasText("手动修改");
    page.locator("[data-add=filter]").click();
    choose("region");
    choose("North");
    assertThat(chip("filter")).containsText("region 为 North");
  }

  @Test
  void anAlternativeIsAReadingToo() {
    ask("amount by region");
    page.locator(".alternatives .chip").click();
    assertThat(title()).containsText("Average");
    assertThat(chip("y-aggregate")).not().hasClass(BY_HAND);
  }
}
