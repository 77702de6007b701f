package org.talktodata.question;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.table.Catalog;
import org.talktodata.table.Column;
import org.talktodata.table.Profile;
import org.talktodata.table.Table;

class SpellingTest {
  private static final Spelling SPELLING =
      new Spelling(List.of("revenue", "quarter", "zebra", "saturday"));
  private static final Catalog NO_TABLES = catalog("t", "x");

  private static Catalog catalog(String table, String column) {
    Profile profile = new Profile(0, 1, false, Optional.empty(), Optional.empty(), List.of());
    Column text =
        new Column(column, Column.Type.TEXT, Column.Role.CATEGORY, List.of(), "", profile);
    return new Catalog(List.of(new Table(table, List.of(), List.of(text), 1)), List.of());
  }

  private static String mended(String sentence, Catalog catalog, Mention... cells) {
    return SPELLING.mend(sentence, catalog, List.of(cells)).text();
  }

  @Test
  void mendsOneSlipInAWord() {
    assertEquals("average revenue per month", mended("avreage revenu per mnoth", NO_TABLES));
    assertEquals("distribution by quarter", mended("distribbution by quater", NO_TABLES));
  }

  @Test
  void knowsEndingsAndComparisons() {
    for (String sentence :
        List.of("takings by zebras", "the dirtiest and busier ones", "salaries")) {
      assertEquals(sentence, mended(sentence, NO_TABLES));
    }
  }

  @Test
  void leavesWordsThatAreLikeNothing() {
    assertEquals("xqzzvt gmv ppk2 Qwrtzk", mended("xqzzvt gmv ppk2 Qwrtzk", NO_TABLES));
  }

  @Test
  void prefersWordsOfTheTables() {
    assertEquals("sum by glazzer", mended("sum by glazzre", catalog("kilns", "glazzerName")));
    assertEquals("by kilnmen", mended("by kilnmne", catalog("kilnmen", "x")));
  }

  @Test
  void capitalsMayBeNames() {
    assertEquals("sales of Zebta", mended("sales of Zebta", NO_TABLES));
    assertEquals("sales on saturday", mended("sales on Satudray", NO_TABLES).replace("S", "s"));
  }

  @Test
  void leavesNumeralsAsTheyAre() {
    for (String sentence : List.of("超过四成的组", "不到七成", "被引最多的十件")) {
      assertEquals(sentence, mended(sentence, NO_TABLES));
    }
  }

  @Test
  void leavesCellsAsTheyAre() {
    FieldRef field = FieldRef.of("t", "x");
    Mention cell = Mention.cell(field, "quater", 10, 16);
    assertEquals("orders of quater", mended("orders of quater", NO_TABLES, cell));
    Mention chinese = Mention.cell(field, "美种", 0, 2);
    assertEquals("美种有几只", mended("美种有几只", NO_TABLES, chinese));
  }

  @Test
  void mendsCharactersOfTheSameSound() {
    assertEquals("每种的收入", mended("美种的搜入", NO_TABLES));
    assertEquals("各地区平均价格", mended("各地区平军价格", NO_TABLES));
    assertEquals("延误的分布（直方图）", mended("延误的分布（直方途）", NO_TABLES));
  }

  @Test
  void putsInCharactersThatWereLeftOut() {
    assertEquals("每周增长率和平均价格", mended("每周增率和平军价格", NO_TABLES));
    assertEquals("它们是什么关系", mended("它们是什关系", NO_TABLES));
    assertEquals("每周增率", mended("每周增率", catalog("t", "增率")));
    Spelling.Mended mended = SPELLING.mend("价格增率搜入", NO_TABLES, List.of());
    assertEquals("价格增长率收入", mended.text());
    assertEquals(2, mended.typedStart(2));
    assertEquals(4, mended.typedEnd(5));
    assertEquals(4, mended.typedStart(5));
    assertEquals(6, mended.typedEnd(7));
  }

  @Test
  void leavesChineseThatPeopleWrite() {
    for (String sentence :
        List.of(
            "各窑的数量",
            "每个月的销售额是多少",
            "李雷和韩梅梅谁卖得多",
            "每度电多少钱",
            "起飞去上海的航班",
            "两项一起显示",
            "母的有几头",
            "养鸡场拿走的干虫")) {
      assertEquals(sentence, mended(sentence, NO_TABLES));
    }
    assertEquals("按搜入", mended("按搜入", catalog("t", "搜入")));
  }

  @Test
  void knowsWhereEverythingStoodAsItWasTyped() {
    String typed = "avg distribbution by quater 搜入";
    Spelling.Mended mended = SPELLING.mend(typed, NO_TABLES, List.of());
    assertEquals("avg distribution by quarter 收入", mended.text());
    for (String word : List.of("avg", "by", "distribution", "quarter", "收入")) {
      int start = mended.text().indexOf(word);
      String there =
          typed.substring(mended.typedStart(start), mended.typedEnd(start + word.length()));
      String expected =
          switch (word) {
            case "distribution" -> "distribbution";
            case "quarter" -> "quater";
            case "收入" -> "搜入";
            default -> word;
          };
      assertEquals(expected, there);
    }
    assertEquals(0, mended.typedStart(0));
    assertEquals(typed.length(), mended.typedEnd(mended.text().length()));
  }

  @Test
  void aReadingTellsOfTheWordsAsTheyWereTyped() {
    Spelling.Mended mended = SPELLING.mend("by quater", NO_TABLES, List.of());
    Reading refused =
        Reading.refused(
            org.talktodata.problem.Problem.of(org.talktodata.problem.Message.NO_QUESTION)
                .about(new org.talktodata.problem.Problem.Span(3, 10)));
    var span = refused.asTyped(mended).refusal().orElseThrow().words().orElseThrow();
    assertEquals(3, span.start());
    assertEquals(9, span.end());
  }
}
