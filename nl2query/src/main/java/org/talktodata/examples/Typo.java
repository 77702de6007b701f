package org.talktodata.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;

/** One typing error, as hands and input methods make them. */
public final class Typo {
  /** Pairs of common characters that one syllable of pinyin offers, each for the other. */
  private static final String HOMOPHONES =
      "销消售受额鹅量亮数树均军每美月越年念平瓶各个前钱高糕低堤最醉多哆少绍比笔率律占站图途按案"
          + "分纷总综布步天添时识长常价架费废店电员元人仁次刺单担品拼区曲同铜环还季寄收搜入褥"
          + "客刻户护订定货获库裤类累型形级急城程市试别憋和河在再看刊几己哪那里理列烈出初名明";

  private Typo() {}

  /** The sentence with one error; as it is if it has no word that could be mistyped. */
  public static String in(String sentence, Random random) {
    return Example.languageOf(sentence).equals("zh")
        ? inChinese(sentence, random)
        : inEnglish(sentence, random);
  }

  /** One letter swapped, dropped or doubled inside a word of at least five letters. */
  private static String inEnglish(String text, Random random) {
    List<Integer> places =
        places(
            2,
            text.length() - 2,
            place -> text.substring(place - 2, place + 3).matches("[a-zA-Z]{5}"));
    if (places.isEmpty()) {
      return text;
    }
    int at = places.get(random.nextInt(places.size()));
    String before = text.substring(0, at);
    return switch (random.nextInt(3)) {
      case 0 -> before + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
      case 1 -> before + text.substring(at + 1);
      default -> before + text.charAt(at) + text.substring(at);
    };
  }

  /** One character taken for another that sounds the same, or one dropped between two others. */
  private static String inChinese(String text, Random random) {
    List<Integer> alike =
        places(0, text.length(), place -> HOMOPHONES.indexOf(text.charAt(place)) >= 0);
    if (!alike.isEmpty() && random.nextBoolean()) {
      int at = alike.get(random.nextInt(alike.size()));
      // The other of a pair stands beside it: places 2n and 2n + 1.
      char other = HOMOPHONES.charAt(HOMOPHONES.indexOf(text.charAt(at)) ^ 1);
      return text.substring(0, at) + other + text.substring(at + 1);
    }
    List<Integer> inner =
        places(
            1,
            text.length() - 1,
            place -> isHan(text, place - 1) && isHan(text, place) && isHan(text, place + 1));
    if (inner.isEmpty()) {
      return text;
    }
    int at = inner.get(random.nextInt(inner.size()));
    return text.substring(0, at) + text.substring(at + 1);
  }

  private static boolean isHan(String text, int place) {
    return Character.UnicodeScript.of(text.charAt(place)) == Character.UnicodeScript.HAN;
  }

  private static List<Integer> places(int from, int to, IntPredicate holds) {
    List<Integer> places = new ArrayList<>();
    for (int i = from; i < to; i++) {
      if (holds.test(i)) {
        places.add(i);
      }
    }
    return places;
  }
}
