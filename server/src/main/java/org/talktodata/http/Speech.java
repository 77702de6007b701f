package org.talktodata.http;

import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import org.talktodata.chart.Language;

/**
 * The language in which a caller is told what went wrong: that of the request's {@code language},
 * else the one its Accept-Language prefers, else that of the question, else English.
 */
final class Speech {
  private static final String LANGUAGE = "talk.language";
  private static final String QUESTION = "talk.question";

  private Speech() {}

  /** Remembers what the body of a request says about language. */
  static void heard(RoutingContext context, String language, String question) {
    context.put(LANGUAGE, language).put(QUESTION, question);
  }

  static Locale of(RoutingContext context) {
    String wanted = context.get(LANGUAGE);
    if (wanted == null) {
      wanted = context.request().getParam("language");
    }
    if (wanted != null && Language.isKnown(wanted)) {
      return locale(Language.of(wanted));
    }
    for (LanguageHeader accepted : context.acceptableLanguages()) {
      if (accepted.tag().equalsIgnoreCase("zh") || accepted.tag().equalsIgnoreCase("en")) {
        return locale(Language.of(accepted.tag()));
      }
    }
    String question = context.get(QUESTION);
    if (question == null) {
      question = Parameters.text(context, "q").orElse("");
    }
    return locale(Language.ofSentence(question));
  }

  /** The same language, which is told in the head of the answer. */
  static Locale told(RoutingContext context) {
    Locale locale = of(context);
    context
        .response()
        .putHeader("content-language", locale.getLanguage())
        .putHeader("vary", "accept-language");
    return locale;
  }

  private static Locale locale(Language language) {
    return language == Language.CHINESE ? Locale.CHINESE : Locale.ENGLISH;
  }
}
