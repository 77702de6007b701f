package org.talktodata.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageTest {
  private static final Pattern PLACE = Pattern.compile("%(?:(\\d)\\$)?((?:\\.1)?f|[sd])");

  @ParameterizedTest
  @EnumSource
  void isSaidInBothLanguages(Message message) {
    speaksBoth(message);
  }

  @ParameterizedTest
  @EnumSource
  void termsAreSaidInBothLanguages(Term term) {
    if (term != Term.NOTHING) {
      speaksBoth(term);
    }
  }

  /** Both patterns have the same places of the same kinds, whatever their order. */
  private static void speaksBoth(Text.Words words) {
    String english = words.pattern(false);
    String chinese = words.pattern(true);
    assertFalse(english.codePoints().anyMatch(MessageTest::outsideExamples), english);
    assertTrue(
        chinese.codePoints().anyMatch(Character::isIdeographic) || chinese.startsWith("“%s”"),
        chinese);
    assertEquals(places(english), places(chinese), chinese);
  }

  private static boolean outsideExamples(int c) {
    return Character.isIdeographic(c) && "各地区的销售额".indexOf(c) < 0;
  }

  private static Set<String> places(String pattern) {
    Set<String> places = new TreeSet<>();
    int next = 1;
    for (Matcher matcher = PLACE.matcher(pattern); matcher.find(); ) {
      String place = matcher.group(1) == null ? String.valueOf(next++) : matcher.group(1);
      places.add(place + matcher.group(2));
    }
    return places;
  }

  @Test
  void everyCodeHasWordsOfItsOwnInBothLanguages() {
    Set<Problem.Code> said = EnumSet.noneOf(Problem.Code.class);
    Arrays.stream(Message.values()).map(Message::code).forEach(said::add);
    assertEquals(EnumSet.allOf(Problem.Code.class), said);
    for (Problem.Code code : Problem.Code.values()) {
      assertTrue(code.title(Locale.CHINESE).codePoints().anyMatch(Character::isIdeographic));
      assertFalse(code.title(Locale.ENGLISH).codePoints().anyMatch(Character::isIdeographic));
    }
  }

  @Test
  void whatStandsInsideFollowsTheLanguage() {
    Problem problem =
        Problem.of(
            Message.NO_COLUMN,
            "100%",
            Text.of(Term.DID_YOU_MEAN, new Text.Names(List.of("price", "单价"), true)));
    assertEquals("There is no column “100%”. Did you mean “price” or “单价”?", problem.detail());
    assertEquals("没有列“100%”。您是不是想说“price”或“单价”？", problem.detail(Locale.SIMPLIFIED_CHINESE));
    assertEquals("5 % of it", Text.plain("5 % of it").in(Locale.CHINESE));
  }
}
