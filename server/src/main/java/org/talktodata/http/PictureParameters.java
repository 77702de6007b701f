package org.talktodata.http;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.talktodata.chart.Language;
import org.talktodata.picture.Picture;
import org.talktodata.problem.Message;

/** Size and look of a picture, as the address says. */
final class PictureParameters {
  private static final int LARGEST = 4_000;
  private static final double LARGEST_SCALE = 4;

  private PictureParameters() {}

  static Picture of(RoutingContext context) {
    return new Picture(
        pixels(context, "width", Picture.USUAL.width()),
        pixels(context, "height", Picture.USUAL.height()),
        scale(context),
        dark(context));
  }

  private static int pixels(RoutingContext context, String name, int usual) {
    Optional<String> text = Parameters.text(context, name);
    if (text.isEmpty()) {
      return usual;
    }
    int pixels = text.get().matches("[0-9]{1,6}") ? Integer.parseInt(text.get()) : 0;
    if (pixels < 50 || pixels > LARGEST) {
      throw Json.invalid("", Message.BAD_PIXELS, name, LARGEST);
    }
    return pixels;
  }

  private static double scale(RoutingContext context) {
    Optional<String> text = Parameters.text(context, "scale");
    if (text.isEmpty()) {
      return 1;
    }
    double scale =
        text.get().matches("[0-9]{1,3}([.][0-9]{1,3})?") ? Double.parseDouble(text.get()) : 0;
    if (scale < 0.1 || scale > LARGEST_SCALE) {
      throw Json.invalid("", Message.BAD_SCALE);
    }
    return scale;
  }

  /** The language of title and labels; empty for that of the chart. */
  static Optional<Language> language(RoutingContext context) {
    Optional<String> language = Parameters.text(context, "language");
    if (language.filter(tag -> !Language.isKnown(tag)).isPresent()) {
      throw Json.invalid("", Message.BAD_LANGUAGE);
    }
    return language.map(Language::of);
  }

  private static boolean dark(RoutingContext context) {
    String theme = Parameters.text(context, "theme").orElse("light");
    return switch (theme) {
      case "light" -> false;
      case "dark" -> true;
      default -> throw Json.invalid("", Message.BAD_THEME);
    };
  }
}
