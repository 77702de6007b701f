package org.talktodata.picture;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Component;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** SVG to PNG, with a font of its own, so that Chinese is there on every machine. */
final class Raster {
  private static final String FONT = "WenQuanYi Micro Hei";

  private Raster() {}

  /** Registers the font once, when the first picture is drawn. */
  private static final class Fonts {
    static final String NAME = register();

    private static String register() {
      System.setProperty("java.awt.headless", "true");
      try (InputStream in = Raster.class.getResourceAsStream("/fonts/wqy-microhei.ttc")) {
        for (Font font : Font.createFonts(in)) {
          GraphicsEnvironment.getLocalGraphicsEnvironment().registerFont(font);
        }
        return FONT;
      } catch (IOException | FontFormatException e) {
        throw new IllegalStateException("The font for pictures cannot be read", e);
      }
    }
  }

  /** Draws an SVG of the page's making. */
  static byte[] png(String svg, Picture picture) {
    SVGDocument document =
        new SVGLoader()
            .load(
                new ByteArrayInputStream(prepared(svg).getBytes(StandardCharsets.UTF_8)),
                null,
                LoaderContext.createDefault());
    if (document == null) {
      throw new IllegalStateException("The picture cannot be read as SVG");
    }
    BufferedImage image =
        new BufferedImage(
            (int) Math.round(picture.width() * picture.scale()),
            (int) Math.round(picture.height() * picture.scale()),
            BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      document.render(
          (Component) null, graphics, new ViewBox(0, 0, image.getWidth(), image.getHeight()));
    } finally {
      graphics.dispose();
    }
    return encoded(image);
  }

  /** The renderer stumbles over style sheets and over strokes of no width. */
  private static String prepared(String svg) {
    return svg.replaceAll("(?s)<style.*?</style>", "")
        .replaceAll("stroke=\"[^\"]*\"(?=[^>]*stroke-width=\"0\")", "stroke=\"none\"")
        .replaceAll("font-family:[^;\"]*", "font-family:" + Fonts.NAME);
  }

  private static byte[] encoded(BufferedImage image) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
