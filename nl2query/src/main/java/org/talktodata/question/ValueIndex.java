package org.talktodata.question;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.table.ColumnValues;

/**
 * Finds the cells that a sentence names: as they are, by their stem, by a part, with a typing
 * error, by their sound, by another name of the same thing, or in the other language. Immutable.
 */
public final class ValueIndex {
  private static final int LONGEST = 40;
  private static final int MOST = 24;
  private static final int FEW = 8;
  private static final int MOST_UNNAMED = 20;
  private static final int COMMON = 4;
  private static final int SHORTEST_MISSPELT = 5;
  private static final int LONGEST_CHINESE = 12;
  private static final int MANY = 500;

  /** Columns whose cells are candidates even where the sentence does not spell them. */
  private final List<ColumnValues> withFewCells;

  private final Map<String, List<Entry>> entries = new HashMap<>();
  private final Map<Integer, List<Entry>> latinByLength = new HashMap<>();
  private final Map<String, List<Entry>> bySound = new HashMap<>();
  private final Map<String, List<Entry>> inEnglish = new HashMap<>();
  private final Map<String, List<Entry>> byAlias = new HashMap<>();

  private record Entry(FieldRef field, String value, String key, boolean whole) {}

  public ValueIndex(List<ColumnValues> columns) {
    this.withFewCells = withFewCells(columns);
    Map<String, List<Entry>> parts = new HashMap<>();
    for (ColumnValues column : columns) {
      for (String value : column.values()) {
        index(column.field(), value, column.values().size() <= MANY, parts);
      }
    }
    parts.forEach(
        (key, list) -> {
          if (list.size() <= COMMON) {
            entries.computeIfAbsent(key, k -> new ArrayList<>()).addAll(list);
            if (key.length() >= SHORTEST_MISSPELT && !Names.isChinese(key)) {
              latinByLength.computeIfAbsent(key.length(), k -> new ArrayList<>()).addAll(list);
            }
          }
        });
  }

  private void index(FieldRef field, String value, boolean few, Map<String, List<Entry>> parts) {
    String key = Names.lower(value).strip();
    if (key.isEmpty() || key.length() > LONGEST) {
      return;
    }
    Entry whole = new Entry(field, value, key, true);
    entries.computeIfAbsent(key, k -> new ArrayList<>()).add(whole);
    for (String alias : CellAliases.of(key)) {
      byAlias.computeIfAbsent(alias, k -> new ArrayList<>()).add(whole);
    }
    if (Names.isChinese(key)) {
      chinese(whole, few, parts);
      return;
    }
    String stem = Stem.of(key);
    if (!stem.equals(key)) {
      entries.computeIfAbsent(stem, k -> new ArrayList<>()).add(whole);
    }
    latinByLength.computeIfAbsent(key.length(), k -> new ArrayList<>()).add(whole);
    String[] words = key.split("[^\\p{L}\\p{N}]+");
    for (String word : words) {
      if (words.length > 1 && word.length() >= 4) {
        parts
            .computeIfAbsent(word, k -> new ArrayList<>())
            .add(new Entry(field, value, word, false));
      }
    }
  }

  /**
   * A Chinese cell by its beginnings and ends, with one character left out, and as it sounds.
   *
   * @param few whether its column has few cells; of many, parts would take too much memory
   */
  private void chinese(Entry cell, boolean few, Map<String, List<Entry>> parts) {
    String key = cell.key;
    int length = key.length();
    boolean all = few && length <= LONGEST_CHINESE;
    Set<String> said = new HashSet<>();
    for (int part = all ? 2 : Math.max(2, length - 1); part < length; part++) {
      said.add(key.substring(0, part));
      said.add(key.substring(length - part));
    }
    for (int left = 1; all && left < length - 1 && length >= 4; left++) {
      said.add(key.substring(0, left) + key.substring(left + 1));
    }
    for (String part : said) {
      parts
          .computeIfAbsent(part, k -> new ArrayList<>())
          .add(new Entry(cell.field, cell.value, part, false));
    }
    for (String meaning : Glossary.get().of(key)) {
      inEnglish.computeIfAbsent(Stem.of(meaning), k -> new ArrayList<>()).add(cell);
    }
    if (length >= 2 && length <= LONGEST_CHINESE) {
      for (String reading : Pinyin.readings(key)) {
        bySound.computeIfAbsent(reading, k -> new ArrayList<>()).add(cell);
      }
    }
  }

  /**
   * The cells that the sentence may name; then, of columns with few values, those it names in no
   * way that letters show.
   */
  public List<Mention> find(String sentence) {
    String lower = Names.lower(sentence);
    List<Mention> found = new ArrayList<>();
    for (int start = 0; start < lower.length(); start++) {
      if (!startsWord(lower, start)) {
        continue;
      }
      for (int end = Math.min(lower.length(), start + LONGEST); end > start; end--) {
        if (endsWord(lower, end) && !isEveryday(sentence, start, end)) {
          lookUp(lower, start, end, found);
        }
      }
    }
    misspelt(lower, found);
    List<Mention> guessed = new ArrayList<>();
    byMeaning(sentence, lower, guessed);
    bySound(lower, guessed);
    for (Mention guess : guessed) {
      if (found.stream().noneMatch(hit -> sameWords(hit, guess))) {
        found.add(guess);
      }
    }
    List<Mention> kept = strongest(found);
    unnamed(kept);
    return kept;
  }

  /** Whether it is a small word and no code: "in", but not "IN". */
  private static boolean isEveryday(String sentence, int start, int end) {
    if (end - start > CellAliases.LONGEST_EVERYDAY) {
      return false;
    }
    String words = sentence.substring(start, end);
    return CellAliases.isEveryday(words.toLowerCase(Locale.ROOT))
        && !(end - start > 1 && words.equals(words.toUpperCase(Locale.ROOT)));
  }

  private void lookUp(String lower, int start, int end, List<Mention> found) {
    String words = lower.substring(start, end);
    List<Entry> hits = entries.get(words);
    if (hits == null && !Names.isChinese(words)) {
      hits = entries.get(Stem.of(words));
    }
    if (hits != null) {
      hits.forEach(entry -> found.add(Mention.cell(entry.field, entry.value, start, end)));
    }
  }

  /** Whether some of the same words name cells of the same column. */
  private static boolean sameWords(Mention a, Mention b) {
    return a.field().equals(b.field()) && a.start() < b.end() && b.start() < a.end();
  }

  /** Cells that words of the sentence mean: 日本 for Japan, Germans for DE. */
  private void byMeaning(String sentence, String lower, List<Mention> found) {
    boolean[] inWord = new boolean[lower.length()];
    for (Glossary.Entry word : Glossary.get().find(lower)) {
      Arrays.fill(inWord, word.start(), word.end(), word.end() - word.start() > 1);
      for (String meaning : word.meanings()) {
        cells(
            entries.getOrDefault(meaning, entries.get(Stem.of(meaning))),
            word.start(),
            word.end(),
            found);
      }
    }
    boolean none = inEnglish.isEmpty() && byAlias.isEmpty();
    for (int start = 0; start < lower.length() && !none; start++) {
      for (int end = start + 1; end <= Math.min(lower.length(), start + LONGEST); end++) {
        if (startsWord(lower, start) && endsWord(lower, end)) {
          String words = lower.substring(start, end);
          cells(inEnglish.get(Stem.of(words)), start, end, found);
          boolean part = end - start == 1 && inWord[start];
          if (!part && !isEveryday(sentence, start, end)) {
            cells(byAlias.get(words), start, end, found);
          }
        }
      }
    }
  }

  private static void cells(List<Entry> hits, int start, int end, List<Mention> found) {
    if (hits != null && hits.size() <= COMMON) {
      hits.forEach(hit -> found.add(Mention.cell(hit.field, hit.value, start, end)));
    }
  }

  /** Cells of which a character was taken for another that sounds the same. */
  private void bySound(String lower, List<Mention> found) {
    if (bySound.isEmpty()) {
      return;
    }
    for (int start = 0; start < lower.length(); start++) {
      StringBuilder sound = new StringBuilder();
      for (int end = start; end < Math.min(lower.length(), start + LONGEST_CHINESE); end++) {
        List<String> syllables = Pinyin.of(lower.charAt(end));
        if (syllables.isEmpty()) {
          break;
        }
        sound.append(syllables.get(0)).append(' ');
        for (Entry hit : bySound.getOrDefault(sound.toString(), List.of())) {
          if (hasOneOf(hit.key, lower, start)) {
            found.add(Mention.cell(hit.field, hit.value, start, end + 1));
          }
        }
      }
    }
  }

  /** Whether one of the characters is the right one: words of two can sound like many others. */
  private static boolean hasOneOf(String key, String lower, int start) {
    for (int i = 0; i < key.length(); i++) {
      if (key.charAt(i) == lower.charAt(start + i)) {
        return true;
      }
    }
    return false;
  }

  private void misspelt(String lower, List<Mention> found) {
    int start = 0;
    while (start < lower.length()) {
      if (!Character.isLetter(lower.charAt(start))
          || Character.isIdeographic(lower.charAt(start))) {
        start++;
        continue;
      }
      int end = start;
      while (end < lower.length()
          && Character.isLetter(lower.charAt(end))
          && !Character.isIdeographic(lower.charAt(end))) {
        end++;
      }
      misspelt(lower.substring(start, end), start, end, found);
      start = end;
    }
  }

  private void misspelt(String word, int start, int end, List<Mention> found) {
    if (word.length() < SHORTEST_MISSPELT
        || entries.containsKey(word)
        || entries.containsKey(Stem.of(word))) {
      return;
    }
    int limit = word.length() >= 8 ? 2 : 1;
    for (int length = word.length() - limit; length <= word.length() + limit; length++) {
      for (Entry entry : latinByLength.getOrDefault(length, List.of())) {
        if (entry.key.charAt(0) == word.charAt(0) && EditDistance.atMost(entry.key, word, limit)) {
          found.add(Mention.cell(entry.field, entry.value, start, end));
        }
      }
    }
  }

  /** The longest first; not what a longer hit of the same column covers. */
  private static List<Mention> strongest(List<Mention> found) {
    found.sort(
        Comparator.comparingInt((Mention m) -> m.start() - m.end())
            .thenComparingInt(Mention::start));
    List<Mention> kept = new ArrayList<>();
    for (Mention mention : found) {
      boolean covered =
          kept.stream()
              .anyMatch(
                  other ->
                      (other.field().equals(mention.field())
                              && other.start() <= mention.start()
                              && other.end() >= mention.end()
                              && other.end() - other.start() > mention.end() - mention.start())
                          || other.sameValue(mention));
      if (!covered && kept.size() < MOST) {
        kept.add(mention);
      }
    }
    return kept;
  }

  private void unnamed(List<Mention> kept) {
    for (ColumnValues column : withFewCells) {
      for (String value : column.values()) {
        Mention mention = Mention.cell(column.field(), value, -1, -1);
        if (value.length() <= LONGEST && kept.stream().noneMatch(mention::sameValue)) {
          kept.add(mention);
        }
      }
    }
  }

  /** Those with the fewest cells, as many as there is room for: flags are seldom named. */
  private static List<ColumnValues> withFewCells(List<ColumnValues> columns) {
    Set<ColumnValues> few = Collections.newSetFromMap(new IdentityHashMap<>());
    int cells = 0;
    for (ColumnValues column :
        columns.stream().sorted(Comparator.comparingInt(c -> c.values().size())).toList()) {
      cells += column.values().size();
      if (column.values().size() > FEW || cells > MOST_UNNAMED) {
        break;
      }
      few.add(column);
    }
    return columns.stream().filter(few::contains).toList();
  }

  private static boolean startsWord(String text, int at) {
    return at == 0 || !(isLatin(text.charAt(at)) && isLatin(text.charAt(at - 1)));
  }

  private static boolean endsWord(String text, int end) {
    return end == text.length() || !(isLatin(text.charAt(end - 1)) && isLatin(text.charAt(end)));
  }

  private static boolean isLatin(char unit) {
    return Character.isLetterOrDigit(unit) && !Character.isIdeographic(unit);
  }
}
