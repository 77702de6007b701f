package org.talktodata.problem;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Something to be said, whose language is chosen when it is read.
 *
 * @param words what to say
 * @param arguments what stands in its places; texts and listings among them follow the language
 */
public record Text(Words words, List<Object> arguments) {
  public Text {
    arguments = List.copyOf(arguments);
  }

  /**
   * What can be said in either language: a {@link Message} of a problem, a {@link Term} for single
   * words, or a notice of what was found in an upload.
   */
  public interface Words {
    /** The pattern of a language, for {@link String#format}. */
    String pattern(boolean chinese);
  }

  /** Words without places, such as what a library said. */
  record Plain(String english, String chinese) implements Words {
    @Override
    public String pattern(boolean chinese) {
      return (chinese ? this.chinese : english).replace("%", "%%");
    }
  }

  /**
   * Names of columns or tables, in quotes.
   *
   * @param choice whether one of them is to be chosen: "or" instead of commas
   */
  public record Names(List<String> names, boolean choice) {
    public Names {
      names = List.copyOf(names);
    }

    String in(boolean chinese) {
      String between = choice ? (chinese ? "或" : " or ") : (chinese ? "、" : ", ");
      return names.stream().map(name -> "“" + name + "”").collect(Collectors.joining(between));
    }
  }

  /** A text of these words. */
  public static Text of(Words words, Object... arguments) {
    return new Text(words, Arrays.asList(arguments));
  }

  /** A text that is the same in every language. */
  public static Text plain(String text) {
    return plain(text, text);
  }

  /** A text that is known in both languages. */
  public static Text plain(String english, String chinese) {
    return of(new Plain(english, chinese));
  }

  /** The text in Chinese for a Chinese locale, in English for every other. */
  public String in(Locale locale) {
    boolean chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    Object[] said = arguments.stream().map(argument -> said(argument, locale, chinese)).toArray();
    return String.format(Locale.ROOT, words.pattern(chinese), said);
  }

  private static Object said(Object argument, Locale locale, boolean chinese) {
    if (argument instanceof Text text) {
      return text.in(locale);
    }
    if (argument instanceof Words words) {
      return words.pattern(chinese).formatted();
    }
    return argument instanceof Names names ? names.in(chinese) : argument;
  }
}
