package org.talktodata.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NoticeTest {
  private static final Pattern PLACE = Pattern.compile("%(?:([0-9])\\$)?[sd]");

  static Stream<Bilingual.Words> allWords() {
    return Stream.<Bilingual.Words[]>of(Notice.values(), Phrase.values()).flatMap(Stream::of);
  }

  @ParameterizedTest
  @MethodSource("allWords")
  void saysTheSameInBothLanguages(Bilingual.Words words) {
    assertEquals(places(words.english()), places(words.chinese()));
    if (words != Phrase.AS_IT_IS) {
      assertNotEquals(words.english(), words.chinese());
      assertTrue(words.chinese().codePoints().anyMatch(Character::isIdeographic), words.chinese());
    }
  }

  /** Which arguments a pattern shows, counted from 1. */
  private static TreeSet<Integer> places(String pattern) {
    TreeSet<Integer> places = new TreeSet<>();
    int next = 1;
    for (Matcher place = PLACE.matcher(pattern); place.find(); ) {
      places.add(place.group(1) == null ? next++ : Integer.parseInt(place.group(1)));
    }
    return places;
  }

  @Test
  void partsFollowTheLanguageOfTheWhole() {
    Bilingual told = Notice.MISFITS.with("价格", 1L, 50L, Phrase.NUMBERS.with(), "100%s");
    assertTrue(told.in(Locale.US).contains("1 of its 50 cells are not numbers"), told.english());
    assertTrue(told.in(Locale.CHINA).contains("50 个单元格中有 1 个不像其他的那样是数字，例如“100%s”"), told.chinese());
    assertEquals(told.english(), told.in(Locale.FRENCH));
  }
}
