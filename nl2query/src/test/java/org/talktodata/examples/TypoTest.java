package org.talktodata.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TypoTest {
  private static Set<String> typed(String sentence) {
    Set<String> typed = new HashSet<>();
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      typed.add(Typo.in(sentence, random));
    }
    return typed;
  }

  @Test
  void swapsDropsOrDoublesOneLetterInsideALongWord() {
    Set<String> typed = typed("avg price");
    assertEquals(Set.of("avg prcie", "avg prce", "avg priice"), typed);
  }

  @Test
  void takesACharacterForOneThatSoundsTheSameOrDropsOne() {
    Set<String> typed = typed("各店销量");
    assertTrue(typed.contains("个店销量"), typed.toString());
    assertTrue(typed.contains("各店消量"), typed.toString());
    assertTrue(typed.contains("各店量"), typed.toString());
    assertTrue(typed.stream().allMatch(t -> t.length() == 3 || t.length() == 4));
  }

  @Test
  void leavesWhatHasNoWordToMistype() {
    assertEquals(Set.of("top 5"), typed("top 5"));
  }

  @Test
  void isTheSameForASeed() {
    String sentence = "total revenue of every branch";
    assertNotEquals(sentence, Typo.in(sentence, new Random(7)));
    assertEquals(Typo.in(sentence, new Random(7)), Typo.in(sentence, new Random(7)));
  }
}
