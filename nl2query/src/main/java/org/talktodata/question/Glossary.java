package org.talktodata.question;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What Chinese words mean in English, by CC-CEDICT and the lists of {@link HeaderWords}: so that 马力
 * finds a column called {@code horsepower}, and 日本 a cell {@code Japan}. Hints only; the model
 * decides. Immutable.
 */
public final class Glossary {
  private static final int LONGEST = 5;

  /** Words that say nothing about what a column holds. */
  private static final Set<String> EMPTY =
      Set.of(
          "a", "an", "the", "of", "to", "for", "in", "on", "at", "by", "and", "or", "with", "from",
          "be", "is", "as", "one", "sb", "sth", "etc", "s", "it", "not", "no");

  private final Map<String, List<String>> meanings;

  private Glossary(Map<String, List<String>> meanings) {
    this.meanings = meanings;
  }

  /** The glossary that comes with the program. */
  public static Glossary get() {
    return Holder.GLOSSARY;
  }

  /** Read when it is first needed. */
  private static final class Holder {
    private static final Glossary GLOSSARY = new Glossary(GlossaryFile.read("zh-en"));
  }

  /** A Chinese word in a text, from one UTF-16 unit (included) to another (excluded). */
  record Entry(int start, int end, List<String> meanings) {
    /** The words of each meaning. */
    List<Set<String>> words() {
      List<Set<String>> said = new ArrayList<>();
      for (String meaning : meanings) {
        Set<String> words = new LinkedHashSet<>(List.of(meaning.split("[ -]")));
        words.removeAll(EMPTY);
        if (!words.isEmpty()) {
          said.add(words);
        }
      }
      return said;
    }

    /** The stems of the words of each meaning. */
    List<Set<String>> stems() {
      return words().stream().map(Entry::stems).toList();
    }

    static Set<String> stems(Set<String> words) {
      Set<String> stems = new LinkedHashSet<>();
      words.forEach(word -> stems.add(Stem.of(word)));
      return stems;
    }
  }

  /** The stems of all English words that it explains Chinese ones by. */
  public static Set<String> englishStems() {
    return Stems.ALL;
  }

  /** Found when they are first needed. */
  private static final class Stems {
    private static final Set<String> ALL = new HashSet<>();

    static {
      for (List<String> meanings : get().meanings.values()) {
        for (String meaning : meanings) {
          for (String word : meaning.split(" ")) {
            ALL.add(Stem.of(word));
          }
        }
      }
    }
  }

  /** The meanings of a word; none if it is not known. */
  List<String> of(String word) {
    return meanings.getOrDefault(word, List.of());
  }

  /**
   * The words of a text that are known: all of two characters or more, and single characters that
   * are not part of a longer one.
   */
  List<Entry> find(String text) {
    List<Entry> found = new ArrayList<>();
    boolean[] covered = new boolean[text.length()];
    for (int length = LONGEST; length >= 1; length--) {
      for (int start = 0; start + length <= text.length(); start++) {
        if (!Character.isIdeographic(text.charAt(start)) || length == 1 && covered[start]) {
          continue;
        }
        List<String> known = of(text.substring(start, start + length));
        if (!known.isEmpty()) {
          found.add(new Entry(start, start + length, known));
          for (int i = start; i < start + length; i++) {
            covered[i] = true;
          }
        }
      }
    }
    return found;
  }
}
