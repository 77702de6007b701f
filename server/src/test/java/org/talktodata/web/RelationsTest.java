package org.talktodata.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which column refers to which: seen, taken away and told in the page, and used by the next
 * question.
 */
class RelationsTest extends InBrowser {
  private static final String SHOPS =
      """
      region,shop,opened,head
      North,tea,2020-05-01,Ada
      South,coffee,2021-06-01,Alan
      West,milk,2022-07-01,Grace
      """;

  @BeforeEach
  void uploadShops() {
    upload("shops.csv", SHOPS);
    assertThat(page.locator(".table-card")).hasCount(2);
    chooseBoth();
  }

  private void chooseBoth() {
    page.locator(".table-card:not(.chosen) input[type=checkbox]").first().click();
    assertThat(page.locator(".table-card.chosen")).hasCount(2);
  }

  private Locator relation() {
    return page.locator(".relation");
  }

  private Locator field(int place) {
    return page.locator(".relation-form select").nth(place);
  }

  @Test
  void whatWasFoundIsShownWithWhyItIsBelieved() {
    assertThat(relation()).hasCount(1);
    assertThat(relation()).containsText("sales.region");
    assertThat(relation()).containsText("shops.region");
    assertThat(relation()).containsText("Names and values agree · 100% match");
  }

  @ParameterizedTest
  @CsvSource({"en-US, no longer refers to", "zh-CN, 不再指向"})
  void whatIsTakenAwayIsNotUsedAndComesBackWithTheKeyboard(String locale, String note) {
    open(locale);
    chooseBoth();
    relation().getByRole(AriaRole.BUTTON).press("Enter");
    assertThat(page.locator(".relation-note")).containsText(note);
    assertThat(relation()).hasCount(0);
    ask("amount by head");
    assertThat(page.locator(".problem")).hasAttribute("data-code", "NO_JOIN");
    page.locator(".relation-note button").press("Enter");
    assertThat(relation()).hasCount(1);
    assertThat(relation().getByRole(AriaRole.BUTTON)).isFocused();
    ask("amount by head");
    assertThat(picture()).hasAttribute("data-mark", "bar");
    assertThat(page.locator(".data tbody")).containsText("Grace");
  }

  @Test
  void whatIsTakenAwayStaysAway() {
    relation().getByRole(AriaRole.BUTTON).click();
    assertThat(relation()).hasCount(0);
    page.reload();
    chooseBoth();
    assertThat(page.locator(".relation-list")).containsText("Nothing connects");
  }

  @ParameterizedTest
  @CsvSource({"en-US, Told by hand · 100% match, holds dates", "zh-CN, 手动指定 · 匹配 100%, 存的是日期"})
  void twoColumnsAreConnectedWithTheKeyboard(String locale, String how, String problem) {
    open(locale);
    chooseBoth();
    page.locator(".relation-add").press("Enter");
    assertThat(field(0)).isFocused();
    field(0).selectOption("sales");
    field(1).selectOption("product");
    field(2).selectOption("shops");
    field(3).selectOption("opened");
    field(3).press("Tab");
    page.keyboard().press("Enter");
    assertThat(page.locator(".relation-form .field-problem")).containsText(problem);
    field(3).selectOption("shop");
    page.locator(".relation-form .primary").press("Enter");
    assertThat(page.locator(".relation-form")).hasCount(0);
    assertThat(relation()).hasCount(1);
    assertThat(relation()).containsText("sales.product");
    assertThat(relation()).containsText(how);
    assertThat(relation().getByRole(AriaRole.BUTTON)).isFocused();
  }

  @ParameterizedTest
  @CsvSource({"1280", "390"})
  void tablesThatNothingConnectsLeadToTheForm(int width) {
    relation().getByRole(AriaRole.BUTTON).click();
    assertThat(relation()).hasCount(0);
    page.setViewportSize(width, 800);
    ask("amount by head");
    assertThat(page.locator(".problem")).hasAttribute("data-code", "NO_JOIN");
    page.locator(".problem .link").click();
    assertThat(page.locator(".relation-form")).isVisible();
    field(0).selectOption("sales");
    field(1).selectOption("region");
    field(2).selectOption("shops");
    field(3).selectOption("region");
    page.locator(".relation-form .primary").press("Enter");
    assertThat(relation()).hasCount(1);
  }

  @Test
  void escapeLeavesTheForm() {
    page.locator(".relation-add").press("Enter");
    field(0).press("Escape");
    assertThat(page.locator(".relation-form")).hasCount(0);
    assertThat(page.locator(".relation-add")).isFocused();
  }

  @Test
  void oneTableAloneHasNoRelations() {
    page.locator("[aria-label='Delete: shops']").click();
    page.locator(".confirm .danger").click();
    assertThat(page.locator(".relations-section")).isHidden();
  }
}
