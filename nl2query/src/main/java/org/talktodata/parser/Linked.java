package org.talktodata.parser;

import java.util.List;
import org.talktodata.table.Catalog;

/**
 * A sentence and its tables as the network takes them. With T pieces, I items and H actions of the
 * last query, the joint sequence has S = T + I + H places.
 *
 * @param catalog the tables
 * @param sentence the sentence's pieces, {@code [CLS]} and {@code [SEP]} included (T)
 * @param items what can be pointed to (I)
 * @param history the actions of the last query, for a follow-up (H)
 * @param phrases each item's text as pieces: a column with samples, a table, or a value (I)
 * @param parents for each item the item it belongs to: a column's table, a cell's column; -1 for
 *     none (I)
 * @param spans for each item the pieces from (included) to (excluded) that name it; {0, 0} for none
 *     (I)
 * @param itemFeatures I × {@link Features#ITEM}
 * @param pieceFeatures T × {@link Features#PIECE}
 * @param relations S × S codes of {@link Relation}, row by row: how the place of the row sees that
 *     of the column
 */
record Linked(
    Catalog catalog,
    List<WordPiece.Piece> sentence,
    List<Item> items,
    List<Integer> history,
    List<int[]> phrases,
    int[] parents,
    int[][] spans,
    float[][] itemFeatures,
    float[][] pieceFeatures,
    byte[] relations) {

  private static final Relation[] RELATIONS = Relation.values();

  int places() {
    return sentence.size() + items.size() + history.size();
  }

  /** How a piece of the sentence sees an item. */
  Relation relation(int piece, int item) {
    return RELATIONS[relations[piece * places() + sentence.size() + item]];
  }

  /** How one place of the joint sequence sees another. */
  enum Relation {
    NONE,
    SELF,
    NEXT,
    PREVIOUS,
    PIECE_COLUMN_EXACT,
    PIECE_COLUMN_PARTIAL,
    PIECE_COLUMN_FUZZY,
    PIECE_COLUMN_VALUE,
    COLUMN_PIECE_EXACT,
    COLUMN_PIECE_PARTIAL,
    COLUMN_PIECE_FUZZY,
    COLUMN_PIECE_VALUE,
    PIECE_TABLE,
    TABLE_PIECE,
    PIECE_VALUE,
    VALUE_PIECE,
    COLUMN_TABLE,
    TABLE_COLUMN,
    SAME_TABLE,
    KEY,
    VALUE_COLUMN,
    COLUMN_VALUE,
    SAME_WORDS,
    HISTORY_ITEM,
    ITEM_HISTORY,
    VALUE_IN_RANGE,
    RANGE_OF_VALUE;

    /** Whether a piece of the sentence names a column, by the column's own words or like them. */
    boolean namesColumn() {
      return this == PIECE_COLUMN_EXACT
          || this == PIECE_COLUMN_PARTIAL
          || this == PIECE_COLUMN_FUZZY;
    }
  }
}
