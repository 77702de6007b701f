package org.talktodata.question;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Other names of what cells hold: {@code DE} is Germany, Germans and 德国. Read from a list written
 * by hand, one group of names a line. Hints only; the model decides.
 */
final class CellAliases {
  /** Words that are codes as well, in capitals: IN for India, PER for Peru. */
  private static final Set<String> EVERYDAY =
      Set.of(
          "all", "am", "an", "and", "any", "are", "as", "at", "avg", "bar", "be", "but", "by",
          "can", "do", "for", "from", "go", "had", "has", "he", "how", "if", "in", "is", "it",
          "its", "max", "me", "min", "my", "new", "no", "not", "of", "off", "on", "one", "or",
          "out", "own", "per", "pie", "so", "sum", "ten", "the", "to", "top", "two", "us", "was",
          "we", "who", "with");

  /** How long the longest of them are. */
  static final int LONGEST_EVERYDAY = EVERYDAY.stream().mapToInt(String::length).max().orElse(0);

  private static final Map<String, List<List<String>>> GROUPS = new HashMap<>();

  static {
    ResourceLines.of("/glossary/cell-aliases.txt").forEach(CellAliases::add);
  }

  private CellAliases() {}

  private static void add(String line) {
    List<String> names = List.of(Names.lower(line).split("\\|"));
    names.forEach(name -> GROUPS.computeIfAbsent(name, key -> new ArrayList<>(1)).add(names));
  }

  /** Single letters stand for too much in a sentence. */
  private static boolean isTelling(String name) {
    return name.length() > 1 || Names.isChinese(name);
  }

  /** Whether a word in lower case is one of every other sentence: then it is no code. */
  static boolean isEveryday(String word) {
    return EVERYDAY.contains(word);
  }

  /** What else people call a cell, given in lower case. */
  static Set<String> of(String cell) {
    return GROUPS.getOrDefault(cell, List.of()).stream()
        .flatMap(List::stream)
        .filter(name -> !name.equals(cell) && isTelling(name))
        .collect(Collectors.toSet());
  }
}
