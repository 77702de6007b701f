package org.talktodata.question;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.talktodata.table.Catalog;
import org.talktodata.table.Column;
import org.talktodata.table.Table;

/**
 * Mends the typing errors of a sentence before it is read, and only those of which it is rather
 * sure: the network does not know words that nobody writes so. Immutable.
 */
public final class Spelling {
  private final EnglishSlips english;
  private final ChineseSlips chinese = new ChineseSlips();

  /**
   * @param others English words, in lower case and the most usual first, besides those of the
   *     training sentences
   */
  public Spelling(Collection<String> others) {
    this.english = new EnglishSlips(others);
  }

  /**
   * What stands from one UTF-16 unit (included) to another (excluded), and what was meant; from a
   * place to the same place if something was left out there.
   */
  public record Slip(int start, int end, String meant) {}

  /**
   * A sentence as it was typed and as it was meant.
   *
   * @param slips where the two differ, in their order
   */
  public record Mended(String typed, String text, List<Slip> slips) {
    /** Where something that begins here in the mended text begins in the typed one. */
    public int typedStart(int place) {
      return typed(place, false);
    }

    /** Where something that ends here in the mended text ends in the typed one. */
    public int typedEnd(int place) {
      return typed(place, true);
    }

    private int typed(int place, boolean end) {
      int shift = 0;
      for (Slip slip : slips) {
        int start = slip.start - shift;
        int after = start + slip.meant.length();
        if (end ? place <= start : place < start) {
          break;
        }
        if (end ? place <= after : place < after) {
          return end ? slip.end : slip.start;
        }
        shift += slip.end - slip.start - slip.meant.length();
      }
      return place + shift;
    }
  }

  /**
   * A question as it was meant, with the cells that its words name then.
   *
   * @param mended how that came about
   */
  public record Meant(Question question, List<Mention> cells, Mended mended) {}

  /**
   * Mends a question.
   *
   * @param cells finds those that a sentence may name
   */
  public Meant meant(Question question, Function<String, List<Mention>> cells) {
    List<Mention> typed = cells.apply(question.text());
    Mended mended = mend(question.text(), question.catalog(), typed);
    return mended.slips.isEmpty()
        ? new Meant(question, typed, mended)
        : new Meant(question.withText(mended.text), cells.apply(mended.text), mended);
  }

  /**
   * Mends a sentence.
   *
   * @param cells those of the tables that the sentence spells as they are
   */
  public Mended mend(String sentence, Catalog catalog, List<Mention> cells) {
    List<String> names = names(catalog);
    List<Mention> exact = cells.stream().filter(cell -> isSpelled(cell, sentence)).toList();
    List<Slip> slips = new ArrayList<>(english.slips(sentence, names, exact));
    slips.addAll(chinese.slips(sentence, names, exact));
    slips.sort(Comparator.comparingInt(Slip::start).thenComparingInt(Slip::end));
    return new Mended(sentence, mended(sentence, slips), List.copyOf(slips));
  }

  /**
   * A sentence as it was meant.
   *
   * @param slips in their order, none over another
   */
  public static String mended(String typed, List<Slip> slips) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (Slip slip : slips) {
      text.append(typed, from, slip.start).append(slip.meant);
      from = slip.end;
    }
    return text.append(typed, from, typed.length()).toString();
  }

  private static boolean isSpelled(Mention cell, String sentence) {
    return cell.named()
        && (cell.isWholeIn(sentence)
            || cell.text().contains(sentence.substring(cell.start(), cell.end())));
  }

  private static List<String> names(Catalog catalog) {
    List<String> names = new ArrayList<>();
    for (Table table : catalog.tables()) {
      names.add(table.name());
      names.addAll(table.called());
      for (Column column : table.columns()) {
        names.add(column.name());
        names.addAll(column.called());
      }
    }
    return names;
  }
}
