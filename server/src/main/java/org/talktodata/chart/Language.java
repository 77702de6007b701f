package org.talktodata.chart;

/** The language in which a chart speaks. */
public enum Language {
  ENGLISH("en"),
  CHINESE("zh");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** The BCP 47 tag: {@code en} or {@code zh}. */
  public String tag() {
    return tag;
  }

  /** The language of a tag such as {@code zh-CN}; English for every other than Chinese. */
  public static Language of(String tag) {
    return tag.regionMatches(true, 0, "zh", 0, 2) ? CHINESE : ENGLISH;
  }

  /** Whether a tag is one of Chinese or English. */
  public static boolean isKnown(String tag) {
    return tag.matches("(?i)(zh|en)([-_].*)?");
  }

  /** The language of a sentence: Chinese if it has a Chinese character. */
  public static Language ofSentence(String sentence) {
    return sentence.codePoints().anyMatch(Character::isIdeographic) ? CHINESE : ENGLISH;
  }

  /** The text of this language. */
  String pick(String english, String chinese) {
    return this == CHINESE ? chinese : english;
  }
}
