package org.talktodata.question;

/** The lists of words that come with the program. Each is read when it is first needed. */
public final class WordLists {
  private WordLists() {}

  /**
   * Reads them all now. It takes a second, in which another thread can do something else: the first
   * question would wait for it.
   */
  public static void read() {
    Glossary.englishStems();
    HeaderWords.get();
    ColumnAliases.of("");
    CellAliases.of("");
  }
}
