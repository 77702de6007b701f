package org.talktodata.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.talktodata.picture.Drawing;
import org.talktodata.picture.Picture;
import org.talktodata.result.ResultRows;

/** The kinds of files that a picture can be, by the ending of the request's path. */
enum PictureKind {
  SVG("image/svg+xml; charset=utf-8") {
    @Override
    byte[] draw(Drawing drawing, ObjectNode chart, ResultRows rows, Picture picture) {
      return drawing.svg(chart, rows, picture).getBytes(StandardCharsets.UTF_8);
    }
  },
  PNG("image/png") {
    @Override
    byte[] draw(Drawing drawing, ObjectNode chart, ResultRows rows, Picture picture) {
      return drawing.png(chart, rows, picture);
    }
  },
  PDF("application/pdf") {
    @Override
    byte[] draw(Drawing drawing, ObjectNode chart, ResultRows rows, Picture picture) {
      return drawing.pdf(chart, rows, picture);
    }
  };

  private final String type;

  PictureKind(String type) {
    this.type = type;
  }

  abstract byte[] draw(Drawing drawing, ObjectNode chart, ResultRows rows, Picture picture);

  String type() {
    return type;
  }

  static PictureKind of(RoutingContext context) {
    String path = context.request().path();
    return valueOf(path.substring(path.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT));
  }
}
