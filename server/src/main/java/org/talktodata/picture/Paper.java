package org.talktodata.picture;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.view.ViewBox;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.awt.Component;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;

/**
 * SVG to PDF: one page as large as the picture, all of it as outlines that print sharp at any size.
 * Letters are outlines as well, so that no reader needs a font. The same picture gives the same
 * file.
 */
final class Paper {
  /** Points of paper for a pixel of the screen. */
  private static final float POINTS = 72f / 96;

  private Paper() {}

  static byte[] pdf(String svg, String title, Picture picture) {
    SVGDocument drawing = Vectors.read(svg);
    float points = (float) (POINTS * picture.scale());
    try (PDDocument document = new PDDocument()) {
      document.setDocumentId((long) svg.hashCode());
      document.getDocumentInformation().setTitle(title);
      PDPage page =
          new PDPage(new PDRectangle(picture.width() * points, picture.height() * points));
      document.addPage(page);
      PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, picture.width(), picture.height());
      drawing.render(
          (Component) null, graphics, new ViewBox(0, 0, picture.width(), picture.height()));
      graphics.dispose();
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.transform(Matrix.getScaleInstance(points, points));
        content.drawForm(graphics.getXFormObject());
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
