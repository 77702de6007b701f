package org.talktodata.picture;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.DocumentLimits;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads an SVG of the page's making, with a font of its own: Chinese is there on every machine. */
final class Vectors {
  private static final String FONT = "WenQuanYi Micro Hei";

  /** The page draws a point or two for each of at most 5,000 rows; the usual 2,000 are too few. */
  private static final DocumentLimits LIMITS =
      new DocumentLimits(
          DocumentLimits.DEFAULT_MAX_NESTING_DEPTH,
          DocumentLimits.DEFAULT_MAX_USE_NESTING_DEPTH,
          50_000);

  private Vectors() {}

  /** Registers the font once, when the first picture is drawn. */
  private static final class Fonts {
    static final String NAME = register();

    private static String register() {
      System.setProperty("java.awt.headless", "true");
      try (InputStream in = Vectors.class.getResourceAsStream("/fonts/wqy-microhei.ttc")) {
        for (Font font : Font.createFonts(in)) {
          GraphicsEnvironment.getLocalGraphicsEnvironment().registerFont(font);
        }
        return FONT;
      } catch (IOException | FontFormatException e) {
        throw new IllegalStateException("The font for pictures cannot be read", e);
      }
    }
  }

  /** The picture, to be drawn on anything. */
  static SVGDocument read(String svg) {
    SVGDocument document =
        new SVGLoader()
            .load(
                new ByteArrayInputStream(prepared(svg).getBytes(StandardCharsets.UTF_8)),
                null,
                LoaderContext.builder().documentLimits(LIMITS).build());
    if (document == null) {
      throw new IllegalStateException("The picture cannot be read as SVG");
    }
    return document;
  }

  /** The renderer stumbles over style sheets and over strokes of no width. */
  private static String prepared(String svg) {
    return svg.replaceAll("(?s)<style.*?</style>", "")
        .replaceAll("stroke=\"[^\"]*\"(?=[^>]*stroke-width=\"0\")", "stroke=\"none\"")
        .replaceAll("font-family:[^;\"]*", "font-family:" + Fonts.NAME);
  }
}
