package org.talktodata.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/** Charts that follow each other, and the way back. */
class ConversationTest extends InBrowser {
  private Locator turns() {
    return page.locator(".turn");
  }

  private void talk() {
    ask("amount by region");
    assertThat(chip("x")).containsText("region");
    ask("only North");
    assertThat(chip("x")).containsText("product");
    assertThat(turns()).hasCount(2);
  }

  @Test
  void undoAndRedoWalkAlongTheConversation() {
    talk();
    page.locator("[data-do=undo]").click();
    assertThat(chip("x")).containsText("region");
    assertThat(turns().first()).hasAttribute("aria-current", "step");
    page.locator("[data-do=redo]").click();
    assertThat(chip("x")).containsText("product");
    assertThat(page.locator("[data-do=redo]")).isDisabled();
  }

  @Test
  void anEarlierChartIsGoneBackToAndBranchedFrom() {
    talk();
    turns().first().click();
    assertThat(chip("x")).containsText("region");
    chip("y-aggregate").click();
    choose("Highest");
    assertThat(turns()).hasCount(3);
    assertThat(page.locator(".turn-branch")).hasText("from 1");
    page.locator("[data-do=undo]").click();
    assertThat(chip("y-aggregate")).containsText("Total");
  }

  @Test
  void whatWasChangedByHandIsStillKnownAfterAReload() {
    ask("amount by region");
    chip("y-aggregate").click();
    choose("Average");
    assertThat(page.locator(".confidence")).hasText("changed by hand");
    page.reload();
    assertThat(page.locator(".confidence")).hasText("changed by hand");
    assertThat(turns()).hasCount(2);
  }

  @Test
  void controlAndZUndoesOutsideOfFields() {
    talk();
    page.locator("[data-panel=sql]").focus();
    page.keyboard().press("Control+z");
    assertThat(chip("x")).containsText("region");
  }

  @Test
  void theConversationSpeaksChinese() {
    open("zh-CN");
    ask("各地区的销售额");
    chip("y-aggregate").click();
    choose("最高");
    assertThat(turns()).hasCount(2);
    assertThat(page.locator("[data-do=undo]")).hasAttribute("aria-label", "撤销");
  }
}
