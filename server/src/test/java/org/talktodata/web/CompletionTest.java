package org.talktodata.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/** What the page offers while a question is typed. */
class CompletionTest extends InBrowser {
  private Locator field() {
    return page.locator("#question");
  }

  private Locator completions(String kind) {
    return page.locator("#completions [data-kind='%s']".formatted(kind));
  }

  @Test
  void aColumnIsWrittenAndTypingGoesOn() {
    field().pressSequentially("average am");
    assertThat(completions("column").first()).containsText("average amount");
    assertThat(field()).hasAttribute("aria-expanded", "true");
    field().press("ArrowDown");
    assertThat(field()).hasAttribute("aria-activedescendant", "completion-0");
    field().press("Tab");
    assertThat(field()).hasValue("average amount");
    assertThat(field()).isFocused();
    assertThat(field()).hasAttribute("aria-expanded", "false");
  }

  @Test
  void aValueOfATextColumnIsCompleted() {
    field().pressSequentially("amount in No");
    assertThat(completions("value").first()).containsText("amount in North");
    field().press("ArrowDown");
    field().press("Enter");
    assertThat(field()).hasValue("amount in North");
  }

  @Test
  void aQuestionThatWasAskedBeforeIsAskedAgain() {
    ask("amount by region");
    assertThat(picture()).isVisible();
    page.reload();
    field().pressSequentially("amount by r");
    Locator earlier = completions("earlier");
    assertThat(earlier).containsText("amount by region");
    earlier.click();
    assertThat(picture()).hasAttribute("data-mark", "bar");
  }

  @Test
  void escapeClosesAndKeepsWhatWasTyped() {
    field().pressSequentially("am");
    assertThat(page.locator("#completions li").first()).isVisible();
    field().press("Escape");
    assertThat(page.locator("#completions li")).hasCount(0);
    assertThat(field()).hasValue("am");
  }

  @Test
  void theArrowShowsQuestionsWorthAskingInTheLanguageOfThePage() {
    open("zh-CN");
    assertThat(page.locator(".idea").first()).containsText("各region的平均amount");
    field().press("ArrowDown");
    assertThat(completions("question").first()).containsText("各region的平均amount");
    assertThat(page.locator("#status")).containsText("条补全");
  }
}
