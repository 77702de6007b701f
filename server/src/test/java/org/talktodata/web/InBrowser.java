package org.talktodata.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.talktodata.answer.Application;
import org.talktodata.http.Server;
import org.talktodata.http.Settings;

/**
 * A test of the page in a browser, before a server that knows a few sentences by heart. Every test
 * begins with one table on an English page, and is held to the strict content policy.
 */
@Tag("browser")
abstract class InBrowser {
  private static final String SALES =
      """
      region,product,day,amount
      North,tea,2024-01-05,120
      North,coffee,2024-02-11,80
      South,tea,2024-01-20,60
      South,coffee,2024-03-02,40
      West,tea,2024-03-09,150
      """;

  /** Milliseconds, for machines that are busy. */
  private static final double LONGEST_WAIT = 20_000;

  @TempDir private static Path folder;

  private static Application application;
  private static Server server;
  private static Playwright playwright;
  private static Browser browser;

  private final List<String> refusedByPolicy = new ArrayList<>();
  private BrowserContext context;
  protected Page page;

  @BeforeAll
  static void start() {
    application =
        Application.ready(
            folder, store -> {}, () -> Optional.of(new PhraseBook()), Duration.ofSeconds(30));
    PlaywrightAssertions.setDefaultAssertionTimeout(LONGEST_WAIT);
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

  protected void open(String locale) {
    if (context != null) {
      context.close();
    }
    context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setLocale(locale)
                .setReducedMotion(ReducedMotion.REDUCE));
    page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.text().contains("Content Security Policy")) {
            refusedByPolicy.add(message.text());
          }
        });
    page.onRequest(
        request -> {
          if (!request
              .url()
              .matches("(http://127\\.0\\.0\\.1:%d/|blob:|data:).*".formatted(server.port()))) {
            refusedByPolicy.add("a request to " + request.url());
          }
        });
    page.navigate("http://127.0.0.1:%d/".formatted(server.port()));
  }

  protected void upload(String name, String text) {
    upload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8));
  }

  protected void upload(String name, String type, byte[] bytes) {
    page.locator(".sidebar input[type=file]").setInputFiles(new FilePayload(name, type, bytes));
  }

  protected void ask(String question) {
    Locator field = page.locator("#question");
    field.fill(question);
    field.press("Enter");
  }

  /** Chooses in the menu that is open. */
  protected void choose(String text) {
    page.locator(".pop-choice", new Page.LocatorOptions().setHasText(text)).first().click();
  }

  protected Locator chip(String name) {
    return page.locator("[data-chip='%s']".formatted(name));
  }

  protected Locator picture() {
    return page.locator(".picture[data-drawn=true]");
  }
}
