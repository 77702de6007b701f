package org.talktodata.question;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.talktodata.question.Names.Likeness;

/**
 * Names are found as they are, by a part, by a typing error, by what they mean in the other
 * language and by how they sound.
 */
class NamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "total sales by region       | region       | region     | EXACT",
        "total sales by regoin       | region       | regoin     | FUZZY",
        "avg unit prices             | unit_price   | unit prices | EXACT",
        "quantity sold               | qty          | quantity   | FUZZY",
        "各地区销售额                | 销售额       | 销售额     | EXACT",
        "各地区销售                  | 销售额       | 销售       | PARTIAL",
        "各地区消售额                | 销售额       | 售额       | PARTIAL",
        "各地区的收乳                | 收入         | 收乳       | FUZZY",
        "每个产地的平均马力          | horsepower   | 马力       | PARTIAL",
        "每个产地的平均马力          | acceleration | -          | NONE",
        "按客户看                    | customer_name | 客户      | FUZZY",
        "各地区销售金额              | xsje         | 销售金额   | PARTIAL",
        "各地区销售金额              | xiaoshou_je  | 销售       | PARTIAL",
        "各地区的数量                | shuliang     | 数量       | EXACT",
        "按日期看                    | rq           | 日期       | FUZZY",
        "哪个车间能耗最高            | nhlj         | 能耗       | FUZZY",
        "哪个车间产量最高            | rjcl         | 产量       | FUZZY",
        "每个车间的能耗              | nested       | -          | NONE",
        "average horsepower by origin | 马力        | horsepower | PARTIAL",
        "按客户看                    | cust_cd      | 客户       | FUZZY",
        "每个月的数量                | sold_qty     | 数量       | FUZZY",
        "各部门的人数                | dept         | 部门       | FUZZY",
        "按日期看                    | ord_dt       | 日期       | FUZZY",
        "各部门的人数                | cat          | -          | NONE",
        "mean length of stay by room | los          | length of stay | PARTIAL",
        "average price by region     | abr          | -          | NONE",
        "各店的营业额                 | 门店         | 店         | FUZZY",
        "每个区多少单                 | 区域         | 区         | FUZZY",
        "按户分开看                   | 户型         | 户         | FUZZY",
        "各地区的营业额                | 地址         | -          | NONE",
        "sales by city               | 所在城市     | city       | FUZZY",
        "各地区销额                   | 销售额       | 销额       | FUZZY",
        "店的营业额                   | 门店         | 店         | FUZZY",
        "酒店的营业额                 | 门店         | -          | NONE",
        "看一下的营业额               | 上下         | -          | NONE",
      })
  void findsTheWordsThatLookLikeAName(
      String sentence, String name, String words, Likeness likeness) {
    assertFound(new Names(sentence).find(List.of(name)), sentence, words, likeness);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "how heavy are the calves    | weight        | how heavy  | FUZZY",
        "各批货多重                   | weight        | 多重       | FUZZY",
        "turnover by shop            | revenue       | turnover   | PARTIAL",
        "各店营业额                   | revenue       | 营业额     | PARTIAL",
        "how old are the members     | entry age     | how old    | FUZZY",
        "各工序用了多久               | bench minute  | 用了多久   | FUZZY",
        "各村花了多少钱               | 修路(万元)     | 花了多少钱 | FUZZY",
        "how hot was it              | 出炉(℃)        | how hot    | FUZZY",
        "how heavy are the calves    | revenue       | -          | NONE",
        "total sales by region       | region        | region     | EXACT",
      })
  void aColumnIsAskedForByWhatItHolds(
      String sentence, String name, String words, Likeness likeness) {
    assertFound(new Names(sentence).findColumn(List.of(name)), sentence, words, likeness);
  }

  private static void assertFound(
      Likeness[] found, String sentence, String words, Likeness likeness) {
    Likeness best = Likeness.NONE;
    StringBuilder marked = new StringBuilder();
    for (Likeness here : found) {
      best = here.compareTo(best) > 0 ? here : best;
    }
    for (int i = 0; i < found.length && best != Likeness.NONE; i++) {
      marked.append(found[i] == best ? sentence.charAt(i) : "");
    }
    assertEquals(likeness, best);
    assertEquals(words.equals("-") ? "" : words.strip(), marked.toString());
  }
}
