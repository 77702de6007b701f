package org.talktodata.parser;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.talktodata.parser.Item.ColumnItem;
import org.talktodata.parser.Item.TableItem;
import org.talktodata.parser.Item.ValueItem;
import org.talktodata.question.Mention;
import org.talktodata.question.Names.Likeness;
import org.talktodata.table.Column;
import org.talktodata.table.Profile;

/**
 * What is known of an item or a piece besides its text, as numbers 0 or 1. The order is that of
 * trained weights.
 */
final class Features {
  /** Features of an item. */
  static final int ITEM = 71;

  /** Features of a piece. */
  static final int PIECE = 8;

  /** Features of a place in the sentence. */
  static final int PLACE = 32;

  /** The longest wave of a place is about so many times as long as the shortest. */
  private static final double WAVES = 100;

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
  static final int WHOLE_NUMBERS = 53;
  static final int NEGATIVE = 54;
  static final int LARGEST = 55;
  static final int NARROW = 61;
  static final int SPAN = 62;
  static final int RATE = 66;
  static final int ALONE = 67;
  static final int FOREMOST = 68;
  static final int OUTDONE = 69;
  static final int MOST = 70;

  /** The largest cell of a column is at most so much, or more than all of them. */
  private static final double[] LARGEST_STEPS = {1, 10, 100, 1000, 100_000};

  /** Between the first and the last date of a column lie at most so many days. */
  private static final double[] SPAN_STEPS = {45, 200, 800};

  /** Of a narrow column the largest cell is at most so many times the smallest. */
  private static final double NARROW_RATIO = 10;

  private static final int ISO_DATE = 10;

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
      cells(features, column.column());
    } else if (item instanceof ValueItem value) {
      Mention mention = value.mention();
      features[2] = 1;
      features[KIND + mention.kind().ordinal()] = 1;
      features[mention.named() ? NAMED : UNNAMED] = 1;
      features[YEAR] = mention.mayBeYear() ? 1 : 0;
    }
    return features;
  }

  /** Notes what the numbers or dates of a column are like. */
  private static void cells(float[] features, Column column) {
    Profile profile = column.profile();
    if (profile.min().isEmpty() || profile.max().isEmpty()) {
      return;
    }
    if (column.type() == Column.Type.NUMBER) {
      numbers(features, profile);
    } else if (column.type().temporal()) {
      dates(features, profile.min().get(), profile.max().get());
    }
  }

  private static void numbers(float[] features, Profile profile) {
    double min;
    double max;
    boolean whole = true;
    try {
      min = Double.parseDouble(profile.min().get());
      max = Double.parseDouble(profile.max().get());
      for (String sample : profile.samples()) {
        whole &= isWhole(Double.parseDouble(sample));
      }
    } catch (NumberFormatException e) {
      return; // infinity in another spelling: nothing is known
    }
    features[WHOLE_NUMBERS] = whole && isWhole(min) && isWhole(max) ? 1 : 0;
    features[NEGATIVE] = min < 0 ? 1 : 0;
    features[LARGEST + step(max, LARGEST_STEPS)] = 1;
    features[NARROW] = min > 0 && max <= min * NARROW_RATIO ? 1 : 0;
  }

  private static boolean isWhole(double number) {
    return number == Math.rint(number);
  }

  private static void dates(float[] features, String min, String max) {
    long days;
    try {
      days = ChronoUnit.DAYS.between(day(min), day(max));
    } catch (DateTimeException e) {
      return; // before the year 0 or after 9999: nothing is known
    }
    features[SPAN + step(days, SPAN_STEPS)] = 1;
  }

  /** How many of the steps a number is beyond. */
  private static int step(double number, double[] steps) {
    int step = 0;
    while (step < steps.length && number > steps[step]) {
      step++;
    }
    return step;
  }

  private static LocalDate day(String date) {
    return LocalDate.parse(date.substring(0, Math.min(date.length(), ISO_DATE)));
  }

  /** Notes that a column's name says that its numbers are not added up. */
  static void rate(float[] features) {
    features[RATE] = 1;
  }

  /** Notes how much the item's name stands in the sentence. */
  static void likeness(float[] features, Likeness likeness) {
    features[LIKENESS + likeness.ordinal()] = 1;
  }

  /**
   * Notes how a column that words of the sentence are like stands beside the other columns that
   * words are like.
   *
   * @param alone whether some word is like no other column
   * @param foremost whether some word is more like it than like any other
   * @param outdone whether one other column has all its words, and more
   * @param most whether no other column has more words
   */
  static void rivals(
      float[] features, boolean alone, boolean foremost, boolean outdone, boolean most) {
    features[ALONE] = alone ? 1 : 0;
    features[FOREMOST] = foremost ? 1 : 0;
    features[OUTDONE] = outdone ? 1 : 0;
    features[MOST] = most ? 1 : 0;
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

  /** What tells places from each other: sines and cosines of them (Vaswani et al. 2017). */
  static float[][] places(int count) {
    float[][] places = new float[count][PLACE];
    for (int place = 0; place < count; place++) {
      for (int i = 0; i < PLACE; i += 2) {
        double angle = place / Math.pow(WAVES, i / (double) PLACE);
        places[place][i] = (float) Math.sin(angle);
        places[place][i + 1] = (float) Math.cos(angle);
      }
    }
    return places;
  }
}
