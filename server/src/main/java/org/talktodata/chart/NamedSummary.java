package org.talktodata.chart;

import java.util.Map;
import java.util.regex.Pattern;
import org.talktodata.chartquery.Aggregate;

/**
 * Columns whose names already say how they were summarised, such as {@code avg_price}, 最高气温 and
 * Total Sales: said again, the word would stand there twice.
 */
public final class NamedSummary {
  private static final Map<Aggregate, Pattern> NAMES =
      Map.of(
          Aggregate.MEAN, pattern("average|avg|mean", "平均|均价|均值", "平均|平均值|均值|均价|均分"),
          Aggregate.SUM, pattern("total|sum", "总|合计", "总和|总额|总数|总量|总计|合计"),
          Aggregate.MEDIAN, pattern("median", "中位", "中位数"),
          Aggregate.MIN, pattern("min|minimum|lowest", "最低|最小", "最低值|最小值"),
          Aggregate.MAX, pattern("max|maximum|highest", "最高|最大", "最高值|最大值"));

  private NamedSummary() {}

  /** Whether a column's name says the summary by itself: 平均分 the mean, not the total. */
  public static boolean says(String column, Aggregate aggregate) {
    Pattern pattern = NAMES.get(aggregate);
    return pattern != null && pattern.matcher(column).find();
  }

  /** English words end at a space, a mark or a capital: avgPrice, but not MINUTES. */
  private static Pattern pattern(String english, String chineseStart, String chineseEnd) {
    return Pattern.compile(
        "^(?i:%s)(?:(?![A-Za-z])|(?<=[a-z])(?=[A-Z]))|^(?:%s)|(?:%s)$"
            .formatted(english, chineseStart, chineseEnd));
  }
}
