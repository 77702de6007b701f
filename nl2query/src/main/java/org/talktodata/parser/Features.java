package org.talktodata.parser;

import org.talktodata.parser.Item.ColumnItem;
import org.talktodata.parser.Item.TableItem;
import org.talktodata.parser.Item.ValueItem;
import org.talktodata.question.Mention;
import org.talktodata.question.Names.Likeness;

/**
 * What is known of an item or a piece besides its text, as numbers 0 or 1. The order is that of
 * trained weights.
 */
final class Features {
  /** Features of an item. */
  static final int ITEM = 53;

  /** Features of a piece. */
  static final int PIECE = 8;

  private static final int TYPE = 3;
  private static final int ROLE = 9;
  private static final int LIKENESS = 15;
  private static final int HAS_VALUE = 19;
  private static final int DISTINCT = 20;
  private static final int KIND = 24;
  private static final int NAMED = 35;
  private static final int UNNAMED = 36;
  private static final int YEAR = 37;
  private static final int LAST_QUERY = 38;
  static final int WHOLE = 48;
  static final int IN_PART = 49;
  static final int COVERED = 50;
  static final int ALTERNATIVE = 51;
  static final int PLAIN = 52;

  static final int PIECE_LIKENESS = 0;
  static final int PIECE_TABLE = 4;
  static final int PIECE_CELL = 5;
  static final int PIECE_NUMBER = 6;
  static final int PIECE_DATE = 7;

  private Features() {}

  static float[] of(Item item) {
    float[] features = new float[ITEM];
    if (item instanceof TableItem) {
      features[0] = 1;
    } else if (item instanceof ColumnItem column) {
      features[1] = 1;
      features[TYPE + column.column().type().ordinal()] = 1;
      features[ROLE + column.column().role().ordinal()] = 1;
      long distinct = column.column().profile().distinct();
      features[DISTINCT + (distinct <= 2 ? 0 : distinct <= 12 ? 1 : distinct <= 50 ? 2 : 3)] = 1;
    } else if (item instanceof ValueItem value) {
      Mention mention = value.mention();
      features[2] = 1;
      features[KIND + mention.kind().ordinal()] = 1;
      features[mention.named() ? NAMED : UNNAMED] = 1;
      features[YEAR] = mention.mayBeYear() ? 1 : 0;
    }
    return features;
  }

  /** Notes how much the item's name stands in the sentence. */
  static void likeness(float[] features, Likeness likeness) {
    features[LIKENESS + likeness.ordinal()] = 1;
  }

  /** Notes that the sentence names a cell of the column. */
  static void hasValue(float[] features) {
    features[HAS_VALUE] = 1;
  }

  /** Notes whether the words that name a cell are all of it, or only a part or nearly it. */
  static void whole(float[] features, boolean whole) {
    features[whole ? WHOLE : IN_PART] = 1;
  }

  /** Notes that the words of another value hold the words of this one: Smith in Smith Hall. */
  static void covered(float[] features) {
    features[COVERED] = 1;
  }

  /**
   * Notes that the same words may be other numbers as well: 100000 beside 10 for 10万.
   *
   * @param plain whether this is the one that the digits say
   */
  static void alternative(float[] features, boolean plain) {
    features[ALTERNATIVE] = 1;
    features[PLAIN] = plain ? 1 : 0;
  }

  /** Notes that the last query uses the item. */
  static void inLastQuery(float[] features) {
    features[LAST_QUERY] = 1;
  }
}
