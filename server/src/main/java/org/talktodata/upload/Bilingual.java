package org.talktodata.upload;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Something that is told in both languages. Both are kept, as a table remembers what was told of
 * its file for readers of either language.
 *
 * @param english for readers of English and of all other languages
 * @param chinese for readers of Chinese
 */
public record Bilingual(String english, String chinese) {
  /** Nothing at all. */
  static final Bilingual NOTHING = new Bilingual("", "");

  public Bilingual {
    Objects.requireNonNull(english);
    Objects.requireNonNull(chinese);
  }

  /** What can be told, with places for what differs each time. */
  interface Words {
    /** The pattern in English, for {@link String#format}. */
    String english();

    /** The pattern in Chinese, for {@link String#format}. */
    String chinese();

    /**
     * These words with arguments in their places; bilingual ones among them follow the language.
     */
    default Bilingual with(Object... arguments) {
      List<Object> all = Arrays.asList(arguments);
      return new Bilingual(
          english().formatted(all.stream().map(each -> in(each, Locale.ENGLISH)).toArray()),
          chinese().formatted(all.stream().map(each -> in(each, Locale.CHINESE)).toArray()));
    }

    private static Object in(Object argument, Locale locale) {
      return argument instanceof Bilingual text ? text.in(locale) : argument;
    }
  }

  /** The text in Chinese for a Chinese locale, in English for every other. */
  public String in(Locale locale) {
    return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? chinese : english;
  }
}
