package org.talktodata.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes are spelt out, English names are translated, and nothing is made up for others. */
class HeaderWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sls_amt        | sales amount; 销售额",
        "custNm         | customer name; 客户姓名",
        "unit_price     | 单价",
        "Unit Prices    | 单价",
        "DOB            | date of birth; 出生日期",
        "rev_q3         | revenue q 3; 收入q3",
        "length_of_stay | 住院天数",
        "xsje           | 销售金额",
        "khmc           | 客户名称",
        "weight (kg)    | 重量",
        "dep_nm         | department name; 部门名称; departure name; 出发名称",
      })
  void spellsOut(String name, String said) {
    assertEquals(Arrays.asList(said.split("; ")), HeaderWords.get().of(name));
  }

  @Test
  void saysNothingOfChineseNamesAndOfWordsThatItDoesNotKnow() {
    assertEquals(List.of(), HeaderWords.get().of("数量"));
    assertEquals(List.of(), HeaderWords.get().of("销售amt"));
    assertEquals(List.of(), HeaderWords.get().of("zzvx"));
    assertEquals(List.of(), HeaderWords.get().of("qwrtk plompf"));
    assertEquals(List.of(), HeaderWords.get().of(""));
    assertEquals(List.of(), HeaderWords.get().of("__%"));
  }

  @Test
  void theGlossaryKnowsTheChineseNamesToo() {
    assertTrue(Glossary.get().of("营业额").contains("revenue"));
  }
}
