package org.talktodata.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.talktodata.chartquery.Predicate.Relative;
import org.talktodata.question.Mention.Kind;

/** Numbers and dates are found as people write them, in both languages. */
class MentionsTest {
  private static final LocalDateTime NOW = LocalDateTime.of(2025, 1, 15, 10, 0);

  @ParameterizedTest
  @CsvSource({
    "more than 1.5k,1500",
    "over 2 million,2000000",
    "'at least 1,234.5',1234.5",
    "three items,3",
    "twenty-five,25",
    "三万以上,30000",
    "三万以上,3",
    "1.5亿,150000000",
    "百分之六十,0.6",
    "60%,0.6",
    "两千到五千之间,2000",
    "两千到五千之间,5000",
    "两万五,25000",
    "三百二十,320",
    "二零二四年,2024",
    "低于-5度,-5",
    "前十名,10",
    "过万的,10000",
    "top 5,5",
    "2023年,2023",
    "1万5以上,15000",
    "2亿3千万,230000000",
    "九成五,0.95",
    "不到3成,0.3",
    "over half a million,500000",
    "half million listeners,500000",
    "a quarter of a million,250000",
    "at least two thirds,0.666666666667",
    "more than a quarter,25",
    "超过四分之三,0.75",
    "过半的,50",
    "half or more,50",
    "3.5成以上,35",
    "below 20 percent,0.2",
    "24年的订单,2024",
    "22至24年,2022",
    "the 80s,1980",
    "the 1990s,1999",
    "90后,1990",
    "五万一档,50000",
    "两千一档,2000",
    "split into tens,10",
    "一个半小时,1.5",
    "over seventy,70",
    "the eighteen largest,18",
    "at least a hundred and sixty,60",
    "more than 20 000,20000",
    "top 5 100 meter runs,5",
    "至少一半,0.5",
    "零下10度以下的,-10",
    "零下十五度,-15",
    "below minus 5 degrees,-5",
    "增长5%-8%的,0.08",
    "3万-5万之间,50000",
    "between 20 and 30k,20000",
    "between 20 and 30k,30000",
    "3到5万,30000",
    "5 grand or more,5000",
    "under a fiver,5",
    "deeper than a metre,1",
    "prices in tens,10",
    "albums of the noughties,2009",
    "the late eighties,1980"
  })
  void numbers(String sentence, double number) {
    assertTrue(
        Mentions.find(sentence, NOW).stream()
            .anyMatch(m -> m.kind() == Kind.NUMBER && m.number() == number),
        () -> Mentions.find(sentence, NOW).toString());
  }

  @ParameterizedTest
  @CsvSource({"单价在2到3千之间,1000", "3千以上,1000", "5千万元,10000000", "1.5亿,100000000", "3千克以上,3000"})
  void unitsBehindDigitsAreNoNumbersOfTheirOwn(String sentence, double number) {
    List<Mention> found = Mentions.find(sentence, NOW);
    assertTrue(found.stream().noneMatch(m -> m.number() == number), found::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "longer than 2 hours,120",
    "half an hour or more,30",
    "longer than an hour,60",
    "heavier than a ton,1000",
    "骑行超过一小时,60",
    "延误两个小时以上,7200",
    "半年没来的,180",
    "重量在3公斤以上,3000",
    "重量在3千克以上,3000",
    "20斤以上,10",
    "超过20亿,200000",
    "身价过亿,100",
    "身高1米9以上,190",
    "身高1米85,1.85",
    "低于负一亿,-100000000",
    "亏损超过5万元,-5",
    "a loss of more than 1000,-1000",
    "不到5千元,0.5"
  })
  void numbersInOtherUnits(String sentence, double number) {
    List<Mention> found = Mentions.inOtherUnits(sentence);
    assertTrue(found.stream().anyMatch(m -> m.number() == number), found::toString);
  }

  @ParameterizedTest
  @CsvSource({"2023年的订单,24276", "3月的销售额,90", "2024 months,60720"})
  void yearsAndMonthsAreNoAmountsOfTime(String sentence, double number) {
    assertTrue(Mentions.inOtherUnits(sentence).stream().noneMatch(m -> m.number() == number));
    assertTrue(Mentions.find(sentence, NOW).stream().noneMatch(m -> m.number() == number));
  }

  @ParameterizedTest
  @CsvSource({
    "since 2024-03-05,DATE,2024-03-05",
    "2024年3月5日之后,DATE,2024-03-05",
    "'March 5, 2024',DATE,2024-03-05",
    "3月5日,DATE,2025-03-05",
    "in March 2024,YEARMONTH,2024-03",
    "2024年3月,YEARMONTH,2024-03",
    "2023年第四季度,YEARQUARTER,2023-Q4",
    "2023 Q4,YEARQUARTER,2023-Q4",
    "Q4 2023,YEARQUARTER,2023-Q4",
    "2023年Q4卖了多少,YEARQUARTER,2023-Q4",
    "24Q3来电,YEARQUARTER,2024-Q3",
    "23年12月的奖金,YEARMONTH,2023-12",
    "2024年五月的销售额,YEARMONTH,2024-05",
    "二零二三年十月,YEARMONTH,2023-10",
    "二〇二三年3月,YEARMONTH,2023-03",
    "2024年6月到8月,YEARMONTH,2024-08",
    "24年6-8月,YEARMONTH,2024-06",
    "from March to June 2023,YEARMONTH,2023-03",
    "summer 2022 (June through August),YEARMONTH,2022-08",
    "in December,YEARMONTH,2024-12",
    "2023年上半年,YEARMONTH,2023-06",
    "first half of 2022,YEARMONTH,2022-01",
    "去年下半年,YEARMONTH,2024-07",
    "去年下半年,DATE,2024-12-31",
    "on 14 July 2024,DATE,2024-07-14",
    "since July 4th,DATE,2025-07-04",
    "before 12/31/2023,DATE,2023-12-31",
    "before 31.12.2023,DATE,2023-12-31",
    "on 5/3/2024,DATE,2024-03-05",
    "20240315之后,DATE,2024-03-15",
    "1-18 June 2024,DATE,2024-06-01",
    "1-18 June 2024,DATE,2024-06-18",
    "10月1日到7日 2023,DATE,2023-10-07",
    "2024-10-01 to 10-07,DATE,2024-10-07",
    "2023年双11当天,DATE,2023-11-11",
    "2024年国庆,DATE,2024-10-07",
    "名称包含手机的,TEXT,手机",
    "names containing phone,TEXT,phone",
    "whose name has the letter D or S,TEXT,S",
    "having the letters 'a' and 'b' in it,TEXT,b",
    "名字里有字母 M 的,TEXT,M",
    "comments saying broken,TEXT,broken",
    "驻字开头的单位,TEXT,驻",
    "页面/blog开头的,TEXT,/blog"
  })
  void texts(String sentence, Kind kind, String text) {
    assertTrue(
        Mentions.find(sentence, NOW).stream()
            .anyMatch(m -> m.kind() == kind && m.text().equals(text)),
        () -> Mentions.find(sentence, NOW).toString());
  }

  @ParameterizedTest
  @CsvSource({
    "3月的,MONTH,3",
    "in december,MONTH,12",
    "每年一季度,QUARTER,1",
    "周三,WEEKDAY,3",
    "星期天,WEEKDAY,7",
    "on Saturdays,WEEKDAY,6",
    "周末,WEEKDAY,7",
    "晚上8点,HOUR,20",
    "at 3 pm,HOUR,15",
    "after 8 in the evening,HOUR,20",
    "between 7 and 9 am,HOUR,7",
    "between 4 and 6 pm,HOUR,16",
    "before 9 o'clock in the morning,HOUR,9",
    "晚上八点到十点,HOUR,22",
    "从8到10点,HOUR,8",
    "between 10pm and midnight,HOUR,0",
    "七八月,MONTH,7",
    "六七八月,MONTH,6",
    "六七八月,MONTH,7",
    "六七八月,MONTH,8",
    "周六日,WEEKDAY,7"
  })
  void calendar(String sentence, Kind kind, double number) {
    assertTrue(
        Mentions.find(sentence, NOW).stream()
            .anyMatch(m -> m.kind() == kind && m.number() == number),
        () -> Mentions.find(sentence, NOW).toString());
  }

  @ParameterizedTest
  @CsvSource({
    "去年的销售额,YEAR,-1,-1",
    "上个季度,QUARTER,-1,-1",
    "最近30天,DAY,-29,0",
    "近半年,MONTH,-5,0",
    "last year,YEAR,-1,-1",
    "past 3 months,MONTH,-2,0",
    "yesterday,DAY,-1,-1",
    "本月,MONTH,0,0",
    "前年,YEAR,-2,-2",
    "year to date,YEAR,0,0",
    "年初至今,YEAR,0,0",
    "last years visits,YEAR,-1,-1",
    "this yr,YEAR,0,0",
    "近一周,DAY,-6,0",
    "近一个月,DAY,-29,0",
    "over the past week,DAY,-6,0",
    "最近一年,MONTH,-11,0",
    "未来三个月,MONTH,0,3",
    "next 2 weeks,WEEK,1,2",
    "下周截止,WEEK,1,1"
  })
  void relativeDates(String sentence, Relative.Unit unit, int from, int to) {
    List<Mention> found = Mentions.find(sentence, NOW);
    assertTrue(
        found.stream()
            .anyMatch(m -> m.relative().filter(new Relative(unit, from, to)::equals).isPresent()),
        found::toString);
  }

  @ParameterizedTest
  @CsvSource({"over seventy,7", "the eighteen largest,8"})
  void numbersInsideOthersAreNone(String sentence, double number) {
    assertTrue(
        Mentions.find(sentence, NOW).stream()
            .noneMatch(m -> m.kind() == Kind.NUMBER && m.number() == number),
        () -> Mentions.find(sentence, NOW).toString());
  }

  @Test
  void aQuarterIsThatOfTheYearsSpokenOfBefore() {
    assertTrue(
        Mentions.find("二季度呢", NOW, Set.of(2023)).stream()
            .anyMatch(m -> m.text().equals("2023-Q2")));
    assertTrue(
        Mentions.find("2024年二季度呢", NOW, Set.of(2023)).stream()
            .noneMatch(m -> m.text().equals("2023-Q2")));
  }

  @Test
  void theThirtyFirstOfFebruaryIsNoDay() {
    assertEquals(
        List.of(),
        Mentions.find("2024-02-31", NOW).stream().filter(m -> m.kind() == Kind.DATE).toList());
  }
}
