package org.talktodata.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the words of a sentence that look like a name: a column's, a table's, or what people call
 * it. Chinese words are found by their sound, too, and words of one language by what the other
 * calls them.
 */
public final class Names {
  /** How alike the words and the name are. */
  public enum Likeness {
    NONE,
    FUZZY,
    PARTIAL,
    EXACT
  }

  private static final Set<String> STOP =
      Set.of(
          "the", "of", "a", "an", "in", "on", "at", "to", "for", "by", "and", "or", "is", "are",
          "per", "id", "no", "with", "from", "as", "all", "each", "me", "show", "number", "num");

  /** What stands before the one character that people say for a category: 各店, 每个区, 按省. */
  private static final Pattern EACH = Pattern.compile("(?:[每各哪]个|[各每按])(?=\\p{IsHan})");

  /** What a name has in brackets: its unit. */
  static final Pattern IN_BRACKETS = Pattern.compile("[(（\\[【](.*?)[)）\\]】]");

  /** Of Chinese names that one character may stand for. */
  private static final int LONGEST_SAID_IN_ONE = 4;

  /** Of a name of two characters, one is left when the other was left out in typing. */
  private static final int SHORTEST = 2;

  /** Characters that stand by themselves: none of them is what is left of a name. */
  private static final String BY_THEMSELVES =
      "的了和与及或跟在是有按每各个们吗呢吧啊这那哪谁多少几不没最很都就也还又再从到对把被给用看要想请帮我你他她它您"
          + "上下前后内外中里大小高低长短年月日天周时分秒元块万亿千百十一二三四五六七八九两半图比占超过于为以除只列画算查"
          + "量数额率价费名号类型人钱单次";

  private static final int SHORTEST_INITIALS = 3;
  private static final int LONGEST_CUT = 5;
  private static final int LONGEST_PINYIN_INITIALS = 7;

  private final String sentence;
  private final String lower;
  private final List<Word> words;
  private final boolean chinese;
  private final boolean latin;
  private final List<Meaning> meanings = new ArrayList<>();
  private final List<ColumnAliases.Said> asked;

  /** Where one Chinese character stands for a category. */
  private final List<Integer> single = new ArrayList<>();

  /** Where a Chinese character makes no word with those beside it. */
  private final List<Integer> stray = new ArrayList<>();

  /** A Chinese word of the sentence and the words of one of its meanings. */
  private record Meaning(int start, int end, Set<String> words, Set<String> stems) {}

  /** A run of letters or of digits in the sentence. */
  private record Word(String text, String stem, int start, int end) {}

  public Names(String sentence) {
    this.sentence = sentence;
    this.lower = lower(sentence);
    this.words = words(sentence);
    this.chinese = words.stream().anyMatch(word -> isChinese(word.text));
    this.latin = words.stream().anyMatch(word -> !isChinese(word.text));
    for (Glossary.Entry entry : Glossary.get().find(sentence)) {
      for (Set<String> said : entry.words()) {
        meanings.add(new Meaning(entry.start(), entry.end(), said, Glossary.Entry.stems(said)));
      }
    }
    boolean[] inWord = inWord();
    this.asked = asked(inWord);
    for (Matcher each = EACH.matcher(sentence); each.find(); ) {
      if (!inWord[each.end()]) {
        single.add(each.end());
      }
    }
    for (int at = 0; at < lower.length(); at++) {
      char unit = lower.charAt(at);
      if (Character.isIdeographic(unit) && !inWord[at] && BY_THEMSELVES.indexOf(unit) < 0) {
        stray.add(at);
      }
    }
  }

  /** Which units are part of a Chinese word of several characters. */
  private boolean[] inWord() {
    boolean[] inWord = new boolean[sentence.length()];
    for (Meaning meaning : meanings) {
      if (meaning.end - meaning.start > 1) {
        java.util.Arrays.fill(inWord, meaning.start, meaning.end, true);
      }
    }
    return inWord;
  }

  private List<ColumnAliases.Said> asked(boolean[] inWord) {
    return ColumnAliases.find(
        words.stream().map(Word::text).toList(),
        words.stream().mapToInt(Word::start).toArray(),
        inWord);
  }

  /** For each UTF-16 unit of the sentence, how much it looks like a part of one of these names. */
  public Likeness[] find(List<String> names) {
    Likeness[] found = new Likeness[sentence.length()];
    java.util.Arrays.fill(found, Likeness.NONE);
    for (String name : names) {
      find(name, found);
    }
    return found;
  }

  /**
   * The same for the names of one column, which is also asked for by words that stand for what it
   * holds: a column of weights by "how heavy".
   */
  public Likeness[] findColumn(List<String> names) {
    Likeness[] found = find(names);
    names.forEach(name -> askedFor(name, found));
    return found;
  }

  private void find(String name, Likeness[] found) {
    String core = withoutUnit(name);
    List<Word> parts = words(core);
    List<Word> latin = parts.stream().filter(word -> !isChinese(word.text)).toList();
    if (!latin.isEmpty()) {
      latin(latin, found);
      if (chinese) {
        translated(latin, found);
        spelt(latin, found);
      }
    }
    for (Word part : parts) {
      if (isChinese(part.text)) {
        chinese(part.text, latin.isEmpty() && parts.size() == 1, found);
      }
    }
  }

  /** Words that stand for what a column of this name holds. */
  private void askedFor(String name, Likeness[] found) {
    if (asked.isEmpty()) {
      return;
    }
    ColumnAliases.Things things = ColumnAliases.of(name);
    for (ColumnAliases.Said said : asked) {
      boolean whole = things.whole().contains(said.thing());
      if (whole || things.part().contains(said.thing())) {
        Likeness likeness = said.named() && whole ? Likeness.PARTIAL : Likeness.FUZZY;
        mark(found, said.start(), said.end(), likeness);
      }
    }
  }

  private void latin(List<Word> parts, Likeness[] found) {
    for (int i = 0; i + parts.size() <= words.size(); i++) {
      boolean all = true;
      for (int j = 0; j < parts.size() && all; j++) {
        all = words.get(i + j).stem.equals(parts.get(j).stem);
      }
      if (all) {
        mark(found, words.get(i).start, words.get(i + parts.size() - 1).end, Likeness.EXACT);
      }
    }
    String joined = String.join("", parts.stream().map(Word::text).toList());
    for (Word word : words) {
      if (parts.size() > 1 && word.text.equals(joined)) {
        mark(found, word.start, word.end, Likeness.EXACT);
      }
      for (Word part : parts) {
        if (!STOP.contains(part.text)) {
          mark(found, word.start, word.end, likeness(word, part));
        }
      }
    }
    for (Word part : parts) {
      initials(part.text, found);
    }
  }

  /** Words whose first letters are a part of a name: los for length of stay. */
  private void initials(String letters, Likeness[] found) {
    int count = letters.length();
    for (int i = 0; count >= SHORTEST_INITIALS && i + count <= words.size(); i++) {
      int same = 0;
      while (same < count && words.get(i + same).text.charAt(0) == letters.charAt(same)) {
        same++;
      }
      if (same == count) {
        mark(found, words.get(i).start, words.get(i + count - 1).end, Likeness.PARTIAL);
      }
    }
  }

  private static Likeness likeness(Word word, Word part) {
    if (word.stem.equals(part.stem)) {
      return Likeness.PARTIAL;
    }
    String longer = word.stem.length() > part.stem.length() ? word.stem : part.stem;
    String shorter = longer.equals(word.stem) ? part.stem : word.stem;
    if (shorter.length() >= 3 && longer.startsWith(shorter)) {
      return Likeness.FUZZY;
    }
    if (word.stem.length() >= 5
        && part.stem.length() >= 5
        && EditDistance.atMost(word.stem, part.stem, 1)) {
      return Likeness.FUZZY;
    }
    return part.text.length() <= 4 && isAbbreviation(part.text, word.text)
        ? Likeness.FUZZY
        : Likeness.NONE;
  }

  private static boolean isAbbreviation(String part, String word) {
    return part.length() >= 2
        && word.length() > part.length()
        && word.length() <= part.length() * 4
        && isSubsequence(part, word);
  }

  /** Whether a part of a name may be a word that was cut short: a word itself is none. */
  private static boolean mayBeCut(String part) {
    return part.length() <= LONGEST_CUT && !Glossary.englishStems().contains(Stem.of(part));
  }

  /** Whether it cuts one of these words short: amt amount, dt date; two letters stand for many. */
  private static boolean cutsShort(String part, Set<String> words) {
    return words.stream()
        .anyMatch(word -> isAbbreviation(part, word) && (part.length() > 2 || word.length() < 5));
  }

  /**
   * Whether all letters of the abbreviation follow each other in the word, which begins like it:
   * qty in quantity.
   */
  private static boolean isSubsequence(String abbreviation, String word) {
    if (abbreviation.charAt(0) != word.charAt(0)) {
      return false;
    }
    int i = 0;
    for (int j = 0; j < word.length() && i < abbreviation.length(); j++) {
      if (abbreviation.charAt(i) == word.charAt(j)) {
        i++;
      }
    }
    return i == abbreviation.length();
  }

  /** Chinese words of the sentence that mean what the parts of an English name say or cut short. */
  private void translated(List<Word> parts, Likeness[] found) {
    List<Word> telling = parts.stream().filter(part -> !STOP.contains(part.text)).toList();
    List<String> cut = telling.stream().map(Word::text).filter(Names::mayBeCut).toList();
    for (Meaning meaning : meanings) {
      long said = telling.stream().filter(part -> meaning.stems.contains(part.stem)).count();
      if (said > 0) {
        boolean whole = said == telling.size() && said == meaning.stems.size();
        mark(found, meaning.start, meaning.end, whole ? Likeness.PARTIAL : Likeness.FUZZY);
      } else if (cut.stream().anyMatch(part -> cutsShort(part, meaning.words))) {
        mark(found, meaning.start, meaning.end, Likeness.FUZZY);
      }
    }
  }

  /** Chinese words of the sentence whose sounds or first letters a name spells: xsje, shuliang. */
  private void spelt(List<Word> parts, Likeness[] found) {
    List<String> spellings = new ArrayList<>(parts.stream().map(Word::text).toList());
    String joined = String.join("", spellings);
    if (parts.size() > 1) {
      spellings.add(joined);
    }
    for (String spelling : spellings) {
      boolean all = spelling.equals(joined);
      for (int at = 0; at < lower.length() && spelling.length() > 1; at++) {
        int whole = Pinyin.spelt(spelling, lower, at);
        mark(found, at, at + whole, all ? Likeness.EXACT : Likeness.PARTIAL);
        if (Pinyin.initials(spelling, lower, at)) {
          boolean sure = all && spelling.length() > 2;
          mark(found, at, at + spelling.length(), sure ? Likeness.PARTIAL : Likeness.FUZZY);
        }
      }
    }
    if (parts.size() == 1 && mayBeInitials(joined)) {
      beginningOrEnd(joined, found);
    }
  }

  /** Whether a name may be the first letters of Chinese words: no word and no abbreviation. */
  private static boolean mayBeInitials(String name) {
    return name.length() >= SHORTEST_INITIALS
        && name.length() <= LONGEST_PINYIN_INITIALS
        && !Glossary.englishStems().contains(Stem.of(name))
        && !HeaderWords.get().abbreviates(name);
  }

  /** Words of the sentence whose first letters begin or end such a name: 口味 in kwpf, 评分 too. */
  private void beginningOrEnd(String letters, Likeness[] found) {
    for (Meaning meaning : meanings) {
      int length = meaning.end - meaning.start;
      if (length > 1
          && length < letters.length()
          && (Pinyin.initials(letters.substring(0, length), lower, meaning.start)
              || Pinyin.initials(
                  letters.substring(letters.length() - length), lower, meaning.start))) {
        mark(found, meaning.start, meaning.end, Likeness.FUZZY);
      }
    }
  }

  private void chinese(String name, boolean whole, Likeness[] found) {
    namedInEnglish(name, found);
    if (!chinese) {
      return;
    }
    saidInOne(name, found);
    oneLeftOut(name, found);
    soundingLike(name, found);
    boolean exact = markAll(name, whole ? Likeness.EXACT : Likeness.PARTIAL, found);
    if (exact || name.length() < 3) {
      return;
    }
    for (int length = name.length() - 1; length >= 2; length--) {
      boolean any = false;
      for (int from = 0; from + length <= name.length(); from++) {
        any |= markAll(name.substring(from, from + length), Likeness.PARTIAL, found);
      }
      if (any) {
        return;
      }
    }
  }

  /** The character of 各店 and 每店 that a name begins or ends with: 店铺, 门店. */
  private void saidInOne(String name, Likeness[] found) {
    if (name.length() < 2 || name.length() > LONGEST_SAID_IN_ONE) {
      return;
    }
    firstOrLast(name, single, found);
  }

  /** Those of the places where the first or the last character of the name stands. */
  private void firstOrLast(String name, List<Integer> places, Likeness[] found) {
    for (int at : places) {
      char said = lower.charAt(at);
      if (said == name.charAt(0) || said == name.charAt(name.length() - 1)) {
        mark(found, at, at + 1, Likeness.FUZZY);
      }
    }
  }

  /** The name without one of its characters, as it is mistyped: 销额 for 销售额, 店 for 门店. */
  private void oneLeftOut(String name, Likeness[] found) {
    if (name.length() == SHORTEST) {
      firstOrLast(name, stray, found);
      return;
    }
    for (int out = 1; out + 1 < name.length(); out++) {
      markAll(name.substring(0, out) + name.substring(out + 1), Likeness.FUZZY, found);
    }
  }

  /** English words of the sentence that a Chinese name means. */
  private void namedInEnglish(String name, Likeness[] found) {
    if (!latin) {
      return;
    }
    for (Glossary.Entry entry : Glossary.get().find(name)) {
      boolean all = entry.end() - entry.start() == name.length();
      for (Set<String> stems : entry.stems()) {
        for (Word word : words) {
          if (stems.contains(word.stem) && !STOP.contains(word.text)) {
            boolean whole = all && stems.size() == 1;
            mark(found, word.start, word.end, whole ? Likeness.PARTIAL : Likeness.FUZZY);
          }
        }
      }
    }
  }

  /** Characters that sound like the name but are others: 消售额. */
  private void soundingLike(String name, Likeness[] found) {
    for (int at = 0; at + name.length() <= lower.length(); at++) {
      int same = 0;
      int alike = 0;
      for (int i = 0; i < name.length(); i++) {
        same += lower.charAt(at + i) == name.charAt(i) ? 1 : 0;
        alike += Pinyin.soundAlike(lower.charAt(at + i), name.charAt(i)) ? 1 : 0;
      }
      if (same > 0 && alike == name.length()) {
        mark(found, at, at + name.length(), Likeness.FUZZY);
      }
    }
  }

  /** Marks the words wherever they stand; whether they do. */
  private boolean markAll(String words, Likeness likeness, Likeness[] found) {
    int first = lower.indexOf(words);
    for (int at = first; at >= 0; at = lower.indexOf(words, at + 1)) {
      mark(found, at, at + words.length(), likeness);
    }
    return first >= 0;
  }

  private static void mark(Likeness[] found, int start, int end, Likeness likeness) {
    for (int i = start; i < end; i++) {
      if (likeness.compareTo(found[i]) > 0) {
        found[i] = likeness;
      }
    }
  }

  /** 金额(万元) is called 金额, weight_kg stays. */
  private static String withoutUnit(String name) {
    String core = IN_BRACKETS.matcher(name).replaceAll(" ").strip();
    return core.isEmpty() ? name : core;
  }

  static boolean isChinese(String text) {
    return Character.isIdeographic(text.codePointAt(0));
  }

  /** Lower case unit by unit, so that places stay. */
  static String lower(String text) {
    char[] units = text.toCharArray();
    for (int i = 0; i < units.length; i++) {
      char unit = units[i];
      if (unit >= 0xFF01 && unit <= 0xFF5E) {
        unit -= 0xFEE0;
      }
      units[i] = Character.toLowerCase(unit);
    }
    return new String(units);
  }

  /** The runs of letters, of digits and of Chinese characters in a name, in lower case. */
  static List<String> parts(String name) {
    return words(withoutUnit(name)).stream().map(Word::text).toList();
  }

  private static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      int kind = kind(text.charAt(i));
      if (kind == 0) {
        i++;
        continue;
      }
      int start = i++;
      while (i < text.length() && kind(text.charAt(i)) == kind && !isHump(text, i)) {
        i++;
      }
      String word = lower(text.substring(start, i)).toLowerCase(Locale.ROOT);
      words.add(new Word(word, Stem.of(word), start, i));
    }
    return words;
  }

  private static boolean isHump(String text, int i) {
    return Character.isUpperCase(text.charAt(i)) && Character.isLowerCase(text.charAt(i - 1));
  }

  private static int kind(char unit) {
    return Character.isIdeographic(unit)
        ? 3
        : Character.isLetter(unit) ? 1 : Character.isDigit(unit) ? 2 : 0;
  }
}
