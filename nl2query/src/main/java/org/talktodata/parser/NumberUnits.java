package org.talktodata.parser;

import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.talktodata.question.Mention;
import org.talktodata.question.Mentions;
import org.talktodata.table.Column;

/**
 * Which readings of a number a column cannot mean. 10万 may be 100000, or 10 where a column is kept
 * in 万元, or 0.1 where it is kept in millions; 85% may be 0.85 or 85. The cells tell: over a column
 * from 0 to 300000 the words mean 100000, over one from 0 to 1 they mean 0.85. Where they do not
 * tell, all readings stay, and the network decides. A header may name the unit itself: 30 minutes
 * over a column duration_sec mean 1800.
 */
final class NumberUnits {
  /** A header that says its numbers are thousands or millions. */
  private static final Pattern NAMES_UNIT =
      Pattern.compile(
          "[千万亿]|thousand|million|billion|(?<![a-z])(?:k|m|mn|mm|mio|bn|b|w|wan|yi)(?![a-z])",
          Pattern.CASE_INSENSITIVE);

  /** From which factor on two readings differ by such a unit. */
  private static final double SCALE = 1000;

  /** How many times beyond all cells a number must lie for nobody to mean it. */
  private static final double FAR = 10;

  private final String sentence;
  private final List<Mention> said;
  private final List<Mention> converted;

  /**
   * @param said the numbers of the sentence as its words have them
   * @param converted the same in other units
   */
  NumberUnits(String sentence, List<Mention> said, List<Mention> converted) {
    this.sentence = sentence;
    this.said = said;
    this.converted = converted;
  }

  /** Whether nobody who knows the column's cells can mean this reading of a number. */
  boolean excludes(Mention number, Column column) {
    if (number.kind() != Mention.Kind.NUMBER
        || !number.named()
        || column.type() != Column.Type.NUMBER) {
      return false;
    }
    OptionalDouble told = inUnitOf(column, number);
    if (told.isPresent()) {
      return number.number() != told.getAsDouble();
    }
    boolean scaled = said.stream().anyMatch(other -> scales(other, number) && fits(other, column));
    if (scaled && !namesUnit(column)) {
      return true;
    }
    return number.isBeyond(column, FAR)
        && (fitsInstead(said, number, column) || fitsInstead(converted, number, column));
  }

  /**
   * What the words of the number are in the unit that the column's header names; empty if it names
   * none, or if no reading is this one.
   */
  private OptionalDouble inUnitOf(Column column, Mention number) {
    for (Mention other : said) {
      if (other.kind() != Mention.Kind.NUMBER || other.start() != number.start()) {
        continue;
      }
      OptionalDouble told = Mentions.inUnitOf(column.name(), other, sentence);
      boolean read =
          told.isPresent()
              && Stream.concat(said.stream(), converted.stream())
                  .filter(reading -> reading.start() == number.start())
                  .anyMatch(reading -> reading.number() == told.getAsDouble());
      if (read) {
        return told;
      }
    }
    return OptionalDouble.empty();
  }

  private static boolean fitsInstead(List<Mention> others, Mention number, Column column) {
    return others.stream()
        .anyMatch(
            other -> sameWords(other, number) && !scales(number, other) && fits(other, column));
  }

  private static boolean fits(Mention number, Column column) {
    return number.kind() == Mention.Kind.NUMBER && number.liesIn(column);
  }

  /** Whether the smaller is the larger in thousands or more. */
  private static boolean scales(Mention larger, Mention smaller) {
    return sameWords(larger, smaller)
        && Math.abs(larger.number()) >= SCALE * Math.abs(smaller.number());
  }

  private static boolean sameWords(Mention one, Mention other) {
    return one.start() == other.start() && !one.sameValue(other);
  }

  private static boolean namesUnit(Column column) {
    return NAMES_UNIT.matcher(column.name().replace('_', ' ')).find()
        || column.called().stream().anyMatch(name -> NAMES_UNIT.matcher(name).find());
  }
}
