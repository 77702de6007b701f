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
import org.talktodata.problem.Term;
import org.talktodata.problem.Text;

class NoticeTest {
  private static final Pattern PLACE = Pattern.compile("%(?:([0-9])\\$)?[sd]");

  static Stream<Text.Words> allWords() {
    return Stream.<Text.Words[]>of(Notice.values(), Phrase.values()).flatMap(Stream::of);
  }

  @ParameterizedTest
  @MethodSource("allWords")
  void saysTheSameInBothLanguages(Text.Words words) {
    assertEquals(places(words.pattern(false)), places(words.pattern(true)));
    assertNotEquals(words.pattern(false), words.pattern(true));
    assertTrue(
        words.pattern(true).codePoints().anyMatch(Character::isIdeographic), words.pattern(true));
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
    Text told = Text.of(Notice.MISFITS, "价格", 1L, 50L, Term.NUMBERS, "100%s");
    String english = told.in(Locale.US);
    String chinese = told.in(Locale.CHINA);
    assertTrue(english.contains("1 of its 50 cells are not numbers"), english);
    assertTrue(chinese.contains("50 个单元格中有 1 个不像其他的那样是数字，例如“100%s”"), chinese);
    assertEquals(english, told.in(Locale.FRENCH));
  }
}
