package org.talktodata.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Several charts with text, shared by their address and printed. */
class BoardTest extends InBrowser {
  private void putOnBoard(String board) {
    assertThat(picture()).isVisible();
    page.locator(".to-board").click();
    choose(board);
    assertThat(page.locator(".board-chart .picture[data-drawn=true]").first()).isVisible();
  }

  private Locator texts() {
    return page.locator(".board-text");
  }

  @Test
  void chartsAndTextsAreKeptUnderAnAddress() {
    ask("amount by region");
    putOnBoard("New board");
    page.locator(".board-title").fill("Weekly");
    page.locator(".board-title").press("Enter");
    page.locator(".add-text").click();
    texts().locator("textarea").fill("# Up\n\nMore **tea**, <i>less</i> coffee");
    texts().locator("button.primary").click();
    assertThat(page.locator(".prose h2")).hasText("Up");
    assertThat(page.locator(".prose strong")).hasText("tea");
    assertThat(page.locator(".prose")).containsText("<i>less</i>");
    page.locator(".board-text [aria-label='Move up']").click();
    assertThat(page.locator(".board-part").first()).containsText("Up");
    page.reload();
    assertThat(page.locator(".board-title")).hasValue("Weekly");
    assertThat(page.locator(".board-part").first()).containsText("Up");
    assertThat(page.locator(".board-chart .picture[data-drawn=true]")).isVisible();
    byte[] pdf = page.pdf();
    assertTrue(new String(pdf, 0, 5, StandardCharsets.ISO_8859_1).startsWith("%PDF-"));
    page.locator("[aria-label='Delete: Weekly']").click();
    page.locator(".confirm .danger").click();
    assertThat(page.locator(".board")).hasCount(0);
    assertThat(page.locator(".boards li")).hasCount(0);
  }

  @Test
  void aChartJoinsABoardThatIsThere() {
    open("zh-CN");
    ask("各地区的销售额");
    putOnBoard("新看板");
    String title = page.locator(".board-title").inputValue();
    page.locator("[aria-label='返回提问']").click();
    chip("y-aggregate").click();
    choose("平均");
    assertThat(page.locator(".confidence")).hasText("手动修改");
    putOnBoard(title);
    assertThat(page.locator(".board-chart")).hasCount(2);
    page.locator(".board-chart [aria-label='从看板移除']").first().click();
    assertThat(page.locator(".board-chart")).hasCount(1);
    page.locator("[aria-label='删除: %s']".formatted(title)).click();
    page.locator(".confirm .danger").click();
    assertThat(page.locator(".boards")).isHidden();
  }
}
