package org.talktodata.examples;

import java.util.Locale;
import java.util.Random;

/** How the words of a name are put together in a header. */
enum HeaderStyle {
  /** net price */
  WORDS,
  /** Net Price */
  TITLE,
  /** net_price */
  SNAKE,
  /** NET_PRICE */
  CONSTANT,
  /** netPrice */
  CAMEL;

  /** The name in any style; names that are not of Latin letters and digits stay as they are. */
  static String styled(String name, Random random) {
    return name.matches("[A-Za-z0-9 _-]+")
        ? values()[random.nextInt(values().length)].of(name)
        : name;
  }

  /** A name of Latin letters and digits in this style. */
  String of(String name) {
    StringBuilder styled = new StringBuilder();
    for (String word : name.toLowerCase(Locale.ROOT).split("[ _-]+")) {
      boolean first = styled.isEmpty();
      String capital =
          word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
      switch (this) {
        case WORDS -> styled.append(first ? "" : " ").append(word);
        case TITLE -> styled.append(first ? "" : " ").append(capital);
        case SNAKE -> styled.append(first ? "" : "_").append(word);
        case CONSTANT -> styled.append(first ? "" : "_").append(word.toUpperCase(Locale.ROOT));
        case CAMEL -> styled.append(first ? word : capital);
      }
    }
    return styled.toString();
  }
}
