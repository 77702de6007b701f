package org.talktodata.parser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.talktodata.parser.Item.ColumnItem;
import org.talktodata.question.Names.Likeness;

/** Which of the columns that the same words are like has the better claim to them. */
final class Claims {
  private Claims() {}

  /**
   * Notes in the features of each column that words are like how it stands beside the others.
   *
   * @param likeness for each item and piece of the sentence, how alike they are
   */
  static void note(List<Item> items, Likeness[][] likeness, float[][] itemFeatures) {
    List<Claim> claims = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof ColumnItem column) {
        Claim claim = new Claim(i, column.column().name(), likeness[i]);
        if (claim.pieces() > 0) {
          claims.add(claim);
        }
      }
    }
    for (Claim claim : claims) {
      // A column of the same name in another table is no rival: the words say both.
      List<Claim> rivals =
          claims.stream().filter(other -> !other.name.equalsIgnoreCase(claim.name)).toList();
      Likeness[] strongest = new Likeness[claim.like.length];
      Arrays.fill(strongest, Likeness.NONE);
      rivals.forEach(rival -> rival.raise(strongest));
      Features.rivals(
          itemFeatures[claim.item],
          claim.isAlone(strongest),
          claim.isForemost(strongest),
          rivals.stream().anyMatch(claim::isOutdoneBy),
          rivals.stream().allMatch(rival -> rival.pieces() <= claim.pieces()));
    }
  }

  /**
   * A column that pieces of the sentence are like.
   *
   * @param item its place among the items
   * @param like how alike each piece and its name are
   */
  private record Claim(int item, String name, Likeness[] like) {
    /** How many pieces are like it. */
    long pieces() {
      return Arrays.stream(like).filter(likeness -> likeness != Likeness.NONE).count();
    }

    /** Raises what other claims have reached to what this one has. */
    void raise(Likeness[] strongest) {
      for (int p = 0; p < like.length; p++) {
        strongest[p] = like[p].compareTo(strongest[p]) > 0 ? like[p] : strongest[p];
      }
    }

    boolean isAlone(Likeness[] rivals) {
      return places().anyMatch(p -> like[p] != Likeness.NONE && rivals[p] == Likeness.NONE);
    }

    boolean isForemost(Likeness[] rivals) {
      return places().anyMatch(p -> like[p].compareTo(rivals[p]) > 0);
    }

    /** Whether the other has all pieces of this one as much, and some more. */
    boolean isOutdoneBy(Claim other) {
      return places().allMatch(p -> other.like[p].compareTo(like[p]) >= 0)
          && places().anyMatch(p -> other.like[p].compareTo(like[p]) > 0);
    }

    private IntStream places() {
      return IntStream.range(0, like.length);
    }
  }
}
