package org.talktodata.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.talktodata.answer.Application;
import org.talktodata.http.Server;
import org.talktodata.http.Settings;

/** The page in a browser, before a server that knows a few sentences by heart. */
@Tag("browser")
class PageTest {
  private static final String SALES =
      """
      region,product,day,amount
      North,tea,2024-01-05,120
      North,coffee,2024-02-11,80
      South,tea,2024-01-20,60
      South,coffee,2024-03-02,40
      West,tea,2024-03-09,150
      """;

  @TempDir private static Path folder;

  private static Application application;
  private static Server server;
  private static Playwright playwright;
  private static Browser browser;

  private final List<String> refusedByPolicy = new ArrayList<>();
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void start() {
    application = Application.open(folder, Optional.of(new PhraseBook()), Duration.ofSeconds(30));
    server = Server.start(application, Settings.of("127.0.0.1", 0, Optional.empty()));
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    String chromium = System.getProperty("chromium", "/usr/bin/chromium");
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(chromium))
                    .setArgs(
                        List.of(
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  @AfterAll
  static void stop() {
    playwright.close();
    server.close();
    application.close();
  }

  @BeforeEach
  void openInEnglish() {
    open("en-US");
    upload("sales.csv", SALES);
    assertThat(page.locator(".table-card")).hasCount(1);
  }

  /** Leaves no table behind, and holds every test to the strict content policy. */
  @AfterEach
  void clear() {
    context.close();
    application.store().list().forEach(table -> application.store().delete(table.id()));
    assertEquals(List.of(), refusedByPolicy);
  }

  private void open(String locale) {
    if (context != null) {
      context.close();
    }
    context = browser.newContext(new Browser.NewContextOptions().setLocale(locale));
    page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.text().contains("Content Security Policy")) {
            refusedByPolicy.add(message.text());
          }
        });
    page.navigate("http://127.0.0.1:%d/".formatted(server.port()));
  }

  private void upload(String name, String text) {
    page.locator(".sidebar input[type=file]")
        .setInputFiles(new FilePayload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8)));
  }

  private void ask(String question) {
    Locator field = page.locator("#question");
    field.fill(question);
    field.press("Enter");
  }

  private Locator picture() {
    return page.locator(".picture[data-drawn=true]");
  }

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
    page.locator("[data-panel=data]").click();
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
    assertThat(page.locator("[data-panel=data]")).hasText("数据");
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
    page.locator("[data-panel=data]").click();
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
    page.locator(".menu summary").click();
    Download download = page.waitForDownload(() -> page.locator(".menu >> text=PNG").click());
    try (InputStream png = download.createReadStream()) {
      assertArrayEquals(new byte[] {(byte) 0x89, 'P', 'N', 'G'}, png.readNBytes(4));
    }
  }
}
