package org.talktodata.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PinyinTest {
  @Test
  void knowsAllSyllablesOfACharacterWithoutTones() {
    assertTrue(Pinyin.of('女').contains("nv"));
    assertEquals(List.of("xiao"), Pinyin.of('销'));
    assertTrue(Pinyin.of('行').containsAll(List.of("xing", "hang")));
    assertEquals(List.of(), Pinyin.of('a'));
  }

  @Test
  void hearsWhatSoundsTheSame() {
    assertTrue(Pinyin.soundAlike('销', '消'));
    assertTrue(Pinyin.soundAlike('航', '行'));
    assertFalse(Pinyin.soundAlike('销', '售'));
    assertFalse(Pinyin.soundAlike('a', 'b'));
  }

  @Test
  void countsTheCharactersThatLettersSpell() {
    assertTrue(Pinyin.initials("xse", "各店销售额", 2));
    assertEquals(2, Pinyin.spelt("xiaoshou", "各店销售额", 2));
    assertEquals(0, Pinyin.spelt("xiaosho", "各店销售额", 2));
    assertFalse(Pinyin.initials("xsez", "各店销售额", 2));
    assertFalse(Pinyin.initials("xsj", "各店销售额", 2));
  }

  @Test
  void triesFewOfManyReadings() {
    assertEquals(List.of("yin xing ", "yin hang "), Pinyin.readings("银行").subList(0, 2));
    assertTrue(Pinyin.readings("行行行行行行").size() <= 8);
    assertEquals(List.of(), Pinyin.readings("a行"));
  }
}
