package org.talktodata.question;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.table.ColumnValues;

/**
 * Cells are found as written, by part, by stem and with a typing error; longer hits cover shorter
 * ones.
 */
class ValueIndexTest {
  private final ValueIndex index =
      new ValueIndex(
          List.of(
              new ColumnValues(
                  FieldRef.of("t", "city"),
                  List.of(
                      "New York",
                      "York",
                      "北京市",
                      "上海市",
                      "San Francisco",
                      "Springfield",
                      "a",
                      "b",
                      "c",
                      "d",
                      "e",
                      "f1")),
              new ColumnValues(
                  FieldRef.of("t", "job"),
                  List.of("Engineer", "Manager", "工程师", "g", "h", "i", "j", "k", "l", "m1", "n1")),
              new ColumnValues(
                  FieldRef.of("t", "origin"),
                  List.of("DE", "IN", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8")),
              new ColumnValues(
                  FieldRef.of("t", "service"),
                  List.of(
                      "支教助学",
                      "敬老助老",
                      "心内科",
                      "Japan",
                      "Women",
                      "Night Market",
                      "女装",
                      "o",
                      "p",
                      "q",
                      "r"))));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sales in new york          | New York",
        "sales in York              | New York,York",
        "北京和上海对比             | 北京市,上海市",
        "how many engineers         | Engineer",
        "houses in springfeild      | Springfield",
        "各城市的工程师             | 工程师",
        "francisco only             | San Francisco",
        "the yorkshire moors        | ",
        "支教的时长                 | 支教助学",
        "支助学的时长               | 支教助学",
        "支叫助学的时长             | 支教助学",
        "内科有多少人               | 心内科",
        "日本的销量                 | Japan",
        "女装的销量                 | 女装",
        "sales at night markte      | Night Market",
        "sales of nigth only        | Night Market",
        "women's clothing           | Women",
        "the inside of the city     | ",
        "nurses and 经理            | Manager",
        "what do Germans buy        | DE",
        "德国的订单                 | DE",
        "sales per city             | ",
        "sales to India             | IN",
        "sales of all IN orders     | IN",
      })
  void finds(String sentence, String values) {
    Set<String> expected = values == null ? Set.of() : Set.of(values.split(","));
    Set<String> found =
        index.find(sentence).stream()
            .filter(Mention::named)
            .map(Mention::text)
            .collect(Collectors.toSet());
    assertEquals(expected, found);
  }
}
