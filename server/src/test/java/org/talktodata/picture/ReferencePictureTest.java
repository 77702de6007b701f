package org.talktodata.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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

/** Every kind of chart looks as it did when somebody last looked at it. */
class ReferencePictureTest {
  private static final int WIDTH = 480;
  private static final int HEIGHT = 300;

  @TempDir static Path data;
  private static Application application;
  private static String english;
  private static String chinese;

  @BeforeAll
  static void open() throws Exception {
    application = Application.open(data, Optional.empty(), Duration.ofMinutes(1));
    english = load("sales.csv");
    chinese = load("orders-zh.csv");
  }

  private static String load(String name) throws IOException {
    TableStore store = application.store();
    Path upload = store.newInbox();
    Path file = Files.copy(References.KEPT.resolve(name), upload.resolve("upload"));
    String id =
        store
            .create(
                file,
                name,
                ReadingOptions.NONE,
                Progress.NONE,
                new org.talktodata.store.Cancellation())
            .id();
    store.forget(upload);
    return id;
  }

  @AfterAll
  static void close() {
    application.close();
  }

  /** A picture: the name of its file, its query in single quotes, and how it is drawn. */
  record Case(String name, String query, boolean dark) {
    static Case of(String name, String query) {
      return new Case(name, query, false);
    }

    boolean chinese() {
      return name.endsWith("-zh");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> pictures() {
    String sum = "'y':{'aggregate':'sum','field':'sales'}";
    String byRegion = "'x':{'field':'region'}," + sum;
    String byMonth = "'x':{'field':'day','timeUnit':'yearmonth'}," + sum;
    String byGrade = ",'color':{'field':'grade'}";
    String chineseBar =
        "{'mark':'bar','encoding':{'x':{'field':'地区'},'y':{'aggregate':'sum','field':'销售额'},'color':{'field':'等级'}}}";
    return Stream.of(
        Case.of("bar", "{'mark':'bar','encoding':{" + byRegion + "}}"),
        Case.of(
            "bar-horizontal", "{'mark':'bar','orient':'horizontal','encoding':{" + byRegion + "}}"),
        Case.of("bar-stacked", "{'mark':'bar','encoding':{" + byRegion + byGrade + "}}"),
        Case.of(
            "bar-side-by-side",
            "{'mark':'bar','stack':'none','encoding':{" + byRegion + byGrade + "}}"),
        Case.of(
            "bar-normalized",
            "{'mark':'bar','stack':'normalize','encoding':{" + byRegion + byGrade + "}}"),
        Case.of(
            "histogram",
            "{'mark':'bar','encoding':{'x':{'field':'sales','bin':true},'y':{'aggregate':'count'}}}"),
        Case.of("line", "{'mark':'line','encoding':{" + byMonth + byGrade + "}}"),
        Case.of("area", "{'mark':'area','encoding':{" + byMonth + byGrade + "}}"),
        Case.of("arc", "{'mark':'arc','encoding':{" + byRegion + "}}"),
        Case.of("donut", "{'mark':'arc','innerRadius':0.5,'encoding':{" + byRegion + "}}"),
        Case.of(
            "point",
            "{'mark':'point','encoding':{'x':{'field':'sales'},'y':{'field':'profit'}"
                + byGrade
                + "}}"),
        Case.of(
            "boxplot",
            "{'mark':'boxplot','encoding':{'x':{'field':'region'},'y':{'field':'sales'}}}"),
        Case.of("rect", "{'mark':'rect','encoding':{" + byRegion + byGrade + "}}"),
        Case.of("text", "{'mark':'text','encoding':{" + sum + "}}"),
        Case.of(
            "table",
            "{'mark':'table','encoding':{'columns':[{'field':'day'},{'field':'region'},{'field':'sales'}]},'limit':{'count':6}}"),
        Case.of("radar", "{'mark':'radar','encoding':{" + byRegion + "}}"),
        Case.of("funnel", "{'mark':'funnel','encoding':{" + byRegion + "}}"),
        Case.of("treemap", "{'mark':'treemap','encoding':{" + byRegion + "}}"),
        Case.of(
            "calendar",
            "{'mark':'calendar','encoding':{'x':{'field':'day','timeUnit':'yearmonthdate'},"
                + sum
                + "}}"),
        Case.of(
            "facets", "{'mark':'line','encoding':{" + byMonth + ",'facet':{'field':'region'}}}"),
        new Case("bar-dark", "{'mark':'bar','encoding':{" + byRegion + byGrade + "}}", true),
        Case.of("bar-zh", chineseBar),
        Case.of(
            "geoshape-zh",
            "{'mark':'geoshape','encoding':{'x':{'field':'省份'},'y':{'aggregate':'sum','field':'销售额'}}}"));
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void looksAsAccepted(Case picture) throws Exception {
    Answer answer = answer(picture);
    ObjectNode chart = AnswerJson.write("c", answer, null);
    Drawing drawing = application.drawing();
    Picture once = new Picture(WIDTH, HEIGHT, 1, picture.dark());
    References.check(picture.name(), drawing.svg(chart, answer.rows(), once));

    Picture twice = new Picture(WIDTH, HEIGHT, 2, picture.dark());
    BufferedImage image =
        ImageIO.read(new ByteArrayInputStream(drawing.png(chart, answer.rows(), twice)));
    assertEquals(2 * WIDTH, image.getWidth());
    assertEquals(2 * HEIGHT, image.getHeight());
    double drawn = ink(image);
    assertTrue(drawn > 0.002, "only %s of the picture is drawn".formatted(drawn));
  }

  private static Answer answer(Case picture) {
    ChartRequest request =
        new ChartRequest(
            List.of(picture.chinese() ? chinese : english),
            Optional.empty(),
            Optional.of(ChartQueryJson.parse(picture.query().replace('\'', '"'))),
            Optional.empty(),
            LocalDateTime.of(2025, 1, 1, 0, 0),
            Optional.of(picture.chinese() ? Language.CHINESE : Language.ENGLISH));
    return application.answers().answer(request, new Cancellation());
  }

  /** The share of a picture that is not of the colour of its ground. */
  private static double ink(BufferedImage image) {
    int ground = image.getRGB(0, 0);
    int pixels = image.getWidth() * image.getHeight();
    long drawn =
        IntStream.range(0, pixels)
            .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()))
            .filter(colour -> colour != ground)
            .count();
    return (double) drawn / pixels;
  }

  @Test
  void everyReferenceIsCompared() throws IOException {
    Set<String> kept = new TreeSet<>();
    try (Stream<Path> files = Files.list(References.KEPT)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".svg"))
          .forEach(name -> kept.add(name.replace(".svg", "")));
    }
    assertEquals(pictures().map(Case::name).collect(Collectors.toCollection(TreeSet::new)), kept);
  }
}
