package org.talktodata.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.talktodata.answer.Answer;
import org.talktodata.answer.AnswerJson;
import org.talktodata.answer.Application;
import org.talktodata.answer.ChartRequest;
import org.talktodata.chart.Language;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.result.Cancellation;
import org.talktodata.store.TableStore;
import org.talktodata.upload.Progress;
import org.talktodata.upload.ReadingOptions;

/** Every mark is drawn, as SVG, PNG and PDF, with Chinese in it. */
class DrawingTest {
  private static final Picture SMALL = new Picture(480, 300, 1, false);
  private static final int WHITE = 0xFFFFFF;

  @TempDir static Path data;
  private static Application application;
  private static String table;

  @BeforeAll
  static void open() throws Exception {
    application = Application.open(data, Optional.empty(), Duration.ofMinutes(1));
    StringBuilder rows = new StringBuilder("日期,地区,等级,销售额,利润\n");
    for (int i = 0; i < 60; i++) {
      rows.append(
          "2024-%02d-%02d,%s,%s,%d,%d\n"
              .formatted(
                  1 + i % 12,
                  1 + i % 28,
                  List.of("北京", "上海", "广东").get(i % 3),
                  List.of("普通", "金卡").get(i % 2),
                  100 + 7 * i,
                  10 + i % 11));
    }
    TableStore store = application.store();
    Path upload = store.newInbox();
    Path file = java.nio.file.Files.writeString(upload.resolve("upload"), rows);
    table =
        store
            .create(
                file,
                "销售",
                ReadingOptions.NONE,
                Progress.NONE,
                new org.talktodata.store.Cancellation())
            .id();
    store.forget(upload);
  }

  @AfterAll
  static void close() {
    application.close();
  }

  /** Each mark with the share of the picture, in a thousand, that its ink covers at least. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bar | {'x':{'field':'地区'},'y':{'aggregate':'sum','field':'销售额'},'color':{'field':'等级'}}",
        "line | {'x':{'field':'日期','timeUnit':'yearmonth'},'y':{'aggregate':'sum','field':'销售额'}}",
        "area | {'x':{'field':'日期','timeUnit':'yearmonth'},'y':{'aggregate':'sum','field':'销售额'}}",
        "arc | {'x':{'field':'地区'},'y':{'aggregate':'sum','field':'销售额'}}",
        "point | {'x':{'field':'销售额'},'y':{'field':'利润'}}",
        "boxplot | {'x':{'field':'地区'},'y':{'field':'销售额'}}",
        "rect | {'x':{'field':'地区'},'color':{'aggregate':'sum','field':'利润'},'y':{'field':'等级'}}",
        "text | {'y':{'aggregate':'sum','field':'销售额'}}",
        "table | {'columns':[{'field':'地区'},{'field':'销售额'}]}",
        "radar | {'x':{'field':'地区'},'y':{'aggregate':'sum','field':'销售额'}}",
        "funnel | {'x':{'field':'地区'},'y':{'aggregate':'sum','field':'销售额'}}",
        "treemap | {'x':{'field':'地区'},'y':{'aggregate':'sum','field':'销售额'}}",
        "calendar | {'x':{'field':'日期','timeUnit':'yearmonthdate'},'y':{'aggregate':'sum','field':'销售额'}}",
        "geoshape | {'x':{'field':'地区'},'y':{'aggregate':'sum','field':'销售额'}}"
      })
  void drawsEveryMark(String mark, String encoding) throws Exception {
    String query =
        "{\"mark\": \"%s\", \"encoding\": %s}".formatted(mark, encoding.replace('\'', '"'));
    Answer answer = answer(query);
    ObjectNode chart = AnswerJson.write("c", answer, null);
    Drawing drawing = application.drawing();

    String svg = drawing.svg(chart, answer.rows(), SMALL);
    assertTrue(svg.codePoints().anyMatch(Character::isIdeographic), svg);
    assertTrue(svg.contains("width=\"480\" height=\"300\""), svg);

    byte[] png = drawing.png(chart, answer.rows(), SMALL);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertEquals(480, image.getWidth());

    byte[] pdf = drawing.pdf(chart, answer.rows(), SMALL);
    assertEquals("%PDF-1.", new String(pdf, 0, 7, StandardCharsets.US_ASCII));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertEquals(chart.get("title").textValue(), document.getDocumentInformation().getTitle());
      BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 96);
      assertEquals(480, page.getWidth());
      double drawn = ink(image);
      assertTrue(drawn > 0.002, "only %s of the picture is drawn".formatted(drawn));
      assertEquals(drawn, ink(page), 0.02 + drawn / 4, "as much ink on paper as on the screen");
    }
  }

  @Test
  void whatWasDrawnIsNotDrawnAgain() {
    Answer answer = barsOf("地区");
    ObjectNode chart = AnswerJson.write("c", answer, null);
    Drawing drawing = application.drawing();
    String first = drawing.svg(chart, answer.rows(), SMALL);
    long before = drawing.spared();
    ObjectNode later = AnswerJson.write("d", answer, null);
    later.putObject("timings").put("read", 12.5);
    assertEquals(first, drawing.svg(later, answer.rows(), SMALL));
    assertEquals(before + 1, drawing.spared());
    assertNotEquals(first, drawing.svg(chart, answer.rows(), new Picture(480, 300, 1, true)));
    Answer other = barsOf("等级");
    assertNotEquals(first, drawing.svg(AnswerJson.write("c", other, null), other.rows(), SMALL));
    byte[] png = drawing.png(chart, answer.rows(), SMALL);
    assertEquals(before + 1, drawing.spared());
    png[0] = 0;
    assertEquals((byte) 0x89, drawing.png(chart, answer.rows(), SMALL)[0]);
    assertEquals(before + 2, drawing.spared());
  }

  private static Answer barsOf(String column) {
    return answer(
        """
        {"mark":"bar","encoding":{"x":{"field":"%s"},"y":{"aggregate":"sum","field":"销售额"}}}"""
            .formatted(column));
  }

  private static Answer answer(String query) {
    ChartRequest request =
        new ChartRequest(
            List.of(table),
            Optional.empty(),
            Optional.of(ChartQueryJson.parse(query)),
            Optional.empty(),
            LocalDateTime.of(2025, 1, 1, 0, 0),
            Optional.of(Language.CHINESE));
    return application.answers().answer(request, new Cancellation());
  }

  /** The share of a picture that is not white. */
  private static double ink(BufferedImage image) {
    int pixels = image.getWidth() * image.getHeight();
    long white =
        IntStream.range(0, pixels)
            .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()))
            .filter(rgb -> (rgb & WHITE) == WHITE)
            .count();
    return 1 - (double) white / pixels;
  }
}
