package org.talktodata.chartquery;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Enum constants as the JSON language spells them: {@code YEAR_OVER_YEAR} is {@code yearOverYear}.
 */
public final class Words {
  private Words() {}

  /** The JSON word of a constant. */
  public static String of(Enum<?> constant) {
    StringBuilder word = new StringBuilder();
    for (String part : constant.name().toLowerCase(Locale.ROOT).split("_")) {
      word.append(
          word.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
    }
    return word.toString();
  }

  /** The constant of a JSON word. */
  public static <E extends Enum<E>> Optional<E> find(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants()).filter(e -> of(e).equals(word)).findFirst();
  }

  /** All words of a type, in its order. */
  public static <E extends Enum<E>> List<String> all(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Words::of).toList();
  }
}
