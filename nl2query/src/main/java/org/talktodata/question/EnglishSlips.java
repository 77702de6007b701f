package org.talktodata.question;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds English words with one typing error (Damerau 1964: a letter too few, too many, another, or
 * two in the wrong order), and what was meant: before all a word of the tables at hand, then the
 * likeliest slip and the most usual word. What begins with a capital may be a name, and only stands
 * for words of the tables or very usual ones. Immutable.
 */
final class EnglishSlips {
  private static final int SHORTEST = 5;

  /** Among so many words at the head of the list are the names of months, days and nations. */
  private static final int USUAL = 8_000;

  private static final Pattern WORD =
      Pattern.compile("(?<![A-Za-z0-9_])[A-Za-z]{" + SHORTEST + ",24}(?![A-Za-z0-9_])");

  private final Map<String, Integer> ranks = new HashMap<>();
  private final Set<String> stems = new HashSet<>();

  /**
   * @param others words that the encoder knows, in lower case, the most usual first; they come
   *     after those of the training sentences
   */
  EnglishSlips(Collection<String> others) {
    WordCounts.read("en-words").keySet().forEach(this::know);
    others.forEach(this::know);
  }

  private void know(String word) {
    ranks.putIfAbsent(word, ranks.size());
    stems.add(Stem.of(word));
  }

  /** How a letter goes astray; the likeliest first. */
  private enum Edit {
    SWAPPED,
    DOUBLED,
    MISSING,
    ADDED,
    OTHER
  }

  private record Candidate(String word, boolean ofTables, Edit edit, int rank) {}

  /**
   * The mistyped words of a sentence.
   *
   * @param names of tables and columns
   * @param found cells that the sentence spells as they are
   */
  List<Spelling.Slip> slips(String sentence, Collection<String> names, List<Mention> found) {
    List<Spelling.Slip> slips = new ArrayList<>();
    Set<String> ofTables = null;
    for (Matcher word = WORD.matcher(sentence); word.find(); ) {
      String lower = word.group().toLowerCase(Locale.ROOT);
      int start = word.start();
      int end = word.end();
      if (isKnown(lower) || found.stream().anyMatch(m -> m.start() < end && m.end() > start)) {
        continue;
      }
      ofTables = ofTables == null ? wordsOf(names) : ofTables;
      if (!ofTables.contains(Stem.of(lower))) {
        boolean name = start > 0 && Character.isUpperCase(sentence.charAt(start));
        meant(lower, ofTables, name)
            .ifPresent(meant -> slips.add(new Spelling.Slip(start, end, meant)));
      }
    }
    return slips;
  }

  private boolean isKnown(String word) {
    String stem = Stem.of(word);
    return ranks.containsKey(word)
        || ranks.containsKey(stem)
        || stems.contains(stem)
        || Glossary.englishStems().contains(stem)
        || isCompared(word);
  }

  /** Whether it is the comparative or superlative of a known word: dirtier, dirtiest. */
  private boolean isCompared(String word) {
    String base = word.replaceFirst("(?<=..)e(r|st)$", "");
    return !base.equals(word)
        && (ranks.containsKey(base)
            || ranks.containsKey(base + "e")
            || base.endsWith("i") && ranks.containsKey(base.substring(0, base.length() - 1) + "y"));
  }

  /** The stems of all words of the names. */
  private static Set<String> wordsOf(Collection<String> names) {
    Set<String> words = new HashSet<>();
    for (String name : names) {
      for (String word : name.split("(?<=[a-z])(?=[A-Z])|[^A-Za-z]+")) {
        if (word.length() >= SHORTEST - 1) {
          words.add(Stem.of(word.toLowerCase(Locale.ROOT)));
        }
      }
    }
    return words;
  }

  private Optional<String> meant(String word, Set<String> ofTables, boolean name) {
    List<Candidate> candidates = new ArrayList<>();
    // The first letter is nearly always right.
    for (int i = 1; i < word.length(); i++) {
      String before = word.substring(0, i);
      String after = word.substring(i + 1);
      char here = word.charAt(i);
      boolean doubled = here == word.charAt(i - 1);
      consider(before + after, doubled ? Edit.DOUBLED : Edit.ADDED, ofTables, candidates);
      if (i + 1 < word.length()) {
        String swapped = before + word.charAt(i + 1) + here + word.substring(i + 2);
        consider(swapped, Edit.SWAPPED, ofTables, candidates);
      }
      for (char letter = 'a'; letter <= 'z'; letter++) {
        consider(before + letter + word.substring(i), Edit.MISSING, ofTables, candidates);
        consider(before + letter + after, Edit.OTHER, ofTables, candidates);
      }
    }
    for (char letter = 'a'; letter <= 'z'; letter++) {
      consider(word + letter, Edit.MISSING, ofTables, candidates);
    }
    return candidates.stream()
        .filter(c -> c.ofTables || !name || c.edit != Edit.OTHER && c.rank < USUAL)
        .min(
            Comparator.comparing((Candidate c) -> !c.ofTables)
                .thenComparing(Candidate::edit)
                .thenComparing(Candidate::rank))
        .map(Candidate::word);
  }

  private void consider(String word, Edit edit, Set<String> ofTables, List<Candidate> into) {
    boolean named = ofTables.contains(Stem.of(word));
    if (named || isKnown(word)) {
      Integer rank = ranks.getOrDefault(word, ranks.get(Stem.of(word)));
      into.add(new Candidate(word, named, edit, rank == null ? Integer.MAX_VALUE : rank));
    }
  }
}
