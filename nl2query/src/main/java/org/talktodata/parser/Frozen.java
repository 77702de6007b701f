package org.talktodata.parser;

/**
 * Which parameters training leaves as they are.
 *
 * @param bilingual how many of the lowest layers of the encoder of both languages, and its
 *     embeddings with them; 0 for none
 * @param english the same for the English encoder
 */
public record Frozen(int bilingual, int english) {
  /** Everything is trained. */
  public static final Frozen NONE = new Frozen(0, 0);

  /** Whether the parameter of that name stays as it is. */
  public boolean has(String name) {
    String english = Encoder.ENGLISH;
    return name.startsWith(english)
        ? lies(name.substring(english.length()), this.english)
        : lies(name, bilingual);
  }

  private static boolean lies(String name, int layers) {
    for (int layer = 0; layer < layers; layer++) {
      if (name.startsWith("encoder." + layer + ".")) {
        return true;
      }
    }
    return layers > 0 && name.startsWith("embedding.");
  }
}
