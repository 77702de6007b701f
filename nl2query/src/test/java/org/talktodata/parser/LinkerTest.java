package org.talktodata.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.parser.Item.ValueItem;
import org.talktodata.parser.Linked.Relation;
import org.talktodata.question.Mention;
import org.talktodata.question.Question;
import org.talktodata.question.ValueIndex;
import org.talktodata.table.Catalog;
import org.talktodata.table.Column;
import org.talktodata.table.ColumnValues;
import org.talktodata.table.Profile;
import org.talktodata.table.Table;

/** What the network is told of values and of the columns that they may belong to. */
class LinkerTest {
  private static final Linker linker = new Linker(Small.pieces(), ParserConfig.SMALL);

  private static Column column(String name, Column.Type type, String min, String max) {
    Column.Role role = type == Column.Type.NUMBER ? Column.Role.NUMBER : Column.Role.CATEGORY;
    Profile profile =
        new Profile(0, 30, Optional.ofNullable(min), Optional.ofNullable(max), List.of());
    return new Column(name, type, role, List.of(), "", profile);
  }

  private static Linked link(String text) {
    return link(text, Optional.empty());
  }

  private static Linked link(String text, Optional<ChartQuery> follows) {
    List<Column> columns =
        List.of(
            column("dorm_name", Column.Type.TEXT, null, null),
            column("LName", Column.Type.TEXT, null, null),
            column("age", Column.Type.NUMBER, "16", "30"),
            column("amount", Column.Type.NUMBER, "20", "900000"),
            column("fees (万元)", Column.Type.NUMBER, "0", "900000"),
            column("occupied", Column.Type.NUMBER, "0", "1"),
            column("visit_sec", Column.Type.NUMBER, "20", "90000"),
            column("通勤时长(小时)", Column.Type.NUMBER, "0", "30"),
            column("moved_in", Column.Type.DATE, "2019-02-01", "2024-06-30"));
    Catalog catalog = Catalog.of(new Table("students", List.of(), columns, 100));
    List<ColumnValues> values =
        List.of(
            new ColumnValues(
                FieldRef.of("students", "dorm_name"), List.of("Smith Hall", "Bud Jones Hall")),
            new ColumnValues(FieldRef.of("students", "LName"), List.of("Smith", "Jones")));
    Question question = new Question(text, catalog, follows, LocalDateTime.of(2025, 1, 15, 10, 0));
    return linker.link(question, new ValueIndex(values).find(text));
  }

  private static int value(Linked linked, String text) {
    for (int i = 0; i < linked.items().size(); i++) {
      if (linked.items().get(i) instanceof ValueItem value
          && (value.mention().text().equals(text)
              || Double.toString(value.mention().number()).equals(text))
          && value.mention().named()) {
        return i;
      }
    }
    throw new AssertionError("no value " + text + " among " + linked.items());
  }

  private static boolean inRange(Linked linked, int value, String column) {
    int pieces = linked.sentence().size();
    int seen = pieces + Small.place(linked, column);
    byte relation = linked.relations()[(pieces + value) * linked.places() + seen];
    return relation == Relation.VALUE_IN_RANGE.ordinal();
  }

  @Test
  void aCellInsideALongerOneIsTold() {
    Linked linked = link("how many students live in Smith Hall");
    assertEquals(1, linked.itemFeatures()[value(linked, "Smith")][Features.COVERED]);
    assertEquals(0, linked.itemFeatures()[value(linked, "Smith Hall")][Features.COVERED]);
  }

  @Test
  void aCellSaidInPartIsTold() {
    Linked linked = link("students of Bud house and Smith Hall");
    float[] part = linked.itemFeatures()[value(linked, "Smith Hall")];
    assertEquals(1, part[Features.WHOLE]);
    assertEquals(0, part[Features.IN_PART]);
  }

  @Test
  void numbersKnowTheColumnsThatHoldSuch() {
    Linked linked = link("students older than 18");
    int number = value(linked, "18.0");
    assertTrue(inRange(linked, number, "age"));
    assertFalse(inRange(linked, number, "amount"));
  }

  @Test
  void yearsAndMonthsKnowTheDatesAmongWhichTheyLie() {
    Linked linked = link("students since 2021, not before March 2018");
    assertTrue(inRange(linked, value(linked, "2021.0"), "moved_in"));
    assertFalse(inRange(linked, value(linked, "2018-03"), "moved_in"));
  }

  @Test
  void severalNumbersForTheSameWordsAreTold() {
    Linked linked = link("金额10万以上的");
    float[] plain = linked.itemFeatures()[value(linked, "10.0")];
    float[] scaled = linked.itemFeatures()[value(linked, "100000.0")];
    assertEquals(1, plain[Features.PLAIN]);
    assertEquals(1, scaled[Features.ALTERNATIVE]);
    assertEquals(0, scaled[Features.PLAIN]);
  }

  @Test
  void numbersInUnitsThatNoColumnHasAreLeftOut() {
    Linked linked = link("amount over 2 million");
    for (org.talktodata.parser.Item item : linked.items()) {
      if (item instanceof ValueItem value && value.mention().kind() == Mention.Kind.NUMBER) {
        assertFalse(value.mention().number() == 0.02, item::toString);
      }
    }
  }

  /** Whether the column may be compared with a number. */
  private static boolean mayMean(Linked linked, String column, String number) {
    ValueItem value = (ValueItem) linked.items().get(value(linked, number));
    return !value.never().contains(Small.place(linked, column));
  }

  @Test
  void aSumThatTheColumnHoldsIsMeantAsItIsSaid() {
    Linked linked = link("金额10万以上的");
    assertTrue(mayMean(linked, "amount", "100000.0"));
    assertFalse(mayMean(linked, "amount", "10.0"));
    assertFalse(mayMean(linked, "amount", "0.1"));
    assertTrue(mayMean(linked, "fees (万元)", "10.0"));
  }

  @Test
  void aSumBeyondTheColumnMayBeOfAnotherUnit() {
    Linked linked = link("金额1亿以上的");
    assertTrue(mayMean(linked, "amount", "1.0E8"));
    assertTrue(mayMean(linked, "amount", "10000.0"));
  }

  @Test
  void perCentsAreThoseOfTheColumn() {
    Linked linked = link("occupied above 85%, age above 85%");
    assertFalse(mayMean(linked, "occupied", "85.0"));
    assertTrue(mayMean(linked, "occupied", "0.85"));
  }

  @Test
  void aHeaderThatNamesItsUnitSettlesTheNumber() {
    Linked linked = link("visits longer than 30 minutes");
    assertTrue(mayMean(linked, "visit_sec", "1800.0"));
    assertFalse(mayMean(linked, "visit_sec", "30.0"));
    assertTrue(mayMean(linked, "通勤时长(小时)", "0.5"));
    assertFalse(mayMean(linked, "通勤时长(小时)", "30.0"));
    assertTrue(mayMean(linked, "age", "30.0"));
  }

  @Test
  void theCellsOfAColumnAreTold() {
    Linked linked = link("students by age");
    float[] age = features(linked, "age");
    assertEquals(1, age[Features.WHOLE_NUMBERS]);
    assertEquals(1, age[Features.LARGEST + 2]);
    assertEquals(1, age[Features.NARROW]);
    assertEquals(1, age[Features.RATE]);
    float[] amount = features(linked, "amount");
    assertEquals(0, amount[Features.NARROW]);
    assertEquals(0, amount[Features.RATE]);
    assertEquals(1, features(linked, "occupied")[Features.LARGEST]);
    assertEquals(1, features(linked, "moved_in")[Features.SPAN + 3]);
    assertEquals(0, features(linked, "moved_in")[Features.LARGEST]);
  }

  @Test
  void columnsThatClaimTheSameWordsAreCompared() {
    Linked one = link("visit and age");
    assertEquals(1, features(one, "visit_sec")[Features.ALONE]);
    assertEquals(1, features(one, "age")[Features.MOST]);
    assertEquals(0, features(one, "amount")[Features.MOST]);
    Linked both = link("dorm name of the oldest");
    float[] dorm = features(both, "dorm_name");
    float[] last = features(both, "LName");
    assertEquals(1, dorm[Features.FOREMOST]);
    assertEquals(1, dorm[Features.MOST]);
    assertEquals(0, dorm[Features.OUTDONE]);
    assertEquals(0, last[Features.ALONE]);
    assertEquals(0, last[Features.FOREMOST]);
    assertEquals(1, last[Features.OUTDONE]);
  }

  private static float[] features(Linked linked, String column) {
    return linked.itemFeatures()[Small.place(linked, column)];
  }

  @Test
  void aNumberWithoutAUnitMayBeOfAny() {
    Linked linked = link("访问超过30的");
    assertTrue(mayMean(linked, "visit_sec", "30.0"));
  }

  @Test
  void aColumnIsAskedForByWhatItHolds() {
    String asked = "how old are they";
    assertEquals(Relation.PIECE_COLUMN_FUZZY, relation(asked, "old", "age"));
    assertEquals(Relation.NONE, relation(asked, "old", "amount"));
  }

  /** How the piece that a word begins with sees a column. */
  private static Relation relation(String text, String word, String column) {
    Linked linked = link(text);
    int start = text.indexOf(word);
    for (int p = 0; p < linked.sentence().size(); p++) {
      WordPiece.Piece piece = linked.sentence().get(p);
      if (piece.start() == start && piece.end() > start) {
        return linked.relation(p, Small.place(linked, column));
      }
    }
    throw new AssertionError("no piece " + word);
  }

  @Test
  void aFollowUpMayKeepWhatTheLastQueryIsLimitedTo() {
    ChartQuery last =
        ChartQueryJson.parse(
            """
            {"mark": "bar", "encoding": {"x": {"field": "age"}, "y": {"ratio": [
                {"aggregate": "count", "where": {"field": "dorm_name", "equal": "Old Hall"}},
                {"aggregate": "count"}]}},
             "filter": {"field": "moved_in", "gte": "2022-09-01"}}
            """);
    Linked linked = link("as a line", Optional.of(last));
    assertEquals(List.of("2022-09", "2022-09-01", "Old Hall"), texts(linked).subList(0, 3));
    assertFalse(linked.history().isEmpty());
  }

  private static List<String> texts(Linked linked) {
    return linked.items().stream()
        .filter(item -> item instanceof ValueItem value && !value.mention().text().isEmpty())
        .map(item -> ((ValueItem) item).mention().text())
        .toList();
  }
}
