package org.talktodata.question;

/** English words without their endings, so that "sales" finds "sale" and "rated" finds "rate". */
final class Stem {
  private Stem() {}

  /** The stem of a lower-case word. */
  static String of(String word) {
    int length = word.length();
    if (length > 4 && word.endsWith("ies")) {
      return word.substring(0, length - 3) + "y";
    }
    if (length > 4 && (word.endsWith("sses") || word.endsWith("xes") || word.endsWith("ches"))) {
      return word.substring(0, length - 2);
    }
    if (length > 3 && word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us")) {
      return word.substring(0, length - 1);
    }
    if (length > 5 && word.endsWith("ing")) {
      return word.substring(0, length - 3);
    }
    if (length > 4 && word.endsWith("ed")) {
      return word.substring(0, length - 2);
    }
    return word;
  }
}
