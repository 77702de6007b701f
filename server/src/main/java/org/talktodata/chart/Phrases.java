package org.talktodata.chart;

import java.math.BigDecimal;
import java.util.Optional;
import org.talktodata.chartquery.Channel;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.chartquery.TimeUnit;
import org.talktodata.chartquery.Value;

/** Measures and dimensions in words: "average price", "价格平均值". */
final class Phrases {
  private final Language language;

  Phrases(Language language) {
    this.language = language;
  }

  String measure(Channel.Measure measure) {
    if (measure instanceof Channel.Aggregated single) {
      return aggregated(single);
    }
    Channel.Combined both = (Channel.Combined) measure;
    if (both.operation() == Channel.Combined.Operation.DIFFERENCE) {
      return both(both, "difference between %s and %s", "%s与%s之差");
    }
    boolean part = Measures.isPart(both.left(), both.right());
    if (!part) {
      return both(both, "%s per %s", "%s与%s之比");
    }
    Optional<String> condition = condition(both.left());
    return language.pick(
        condition.map(c -> "share with " + c).orElse("share"),
        condition.map(c -> c + "的占比").orElse("占比"));
  }

  private String both(Channel.Combined both, String english, String chinese) {
    return language
        .pick(english, chinese)
        .formatted(aggregated(both.left()), aggregated(both.right()));
  }

  private String aggregated(Channel.Aggregated measure) {
    Optional<String> condition = condition(measure);
    String plain = plain(measure);
    String conditioned =
        condition
            .map(c -> language.pick("%s with %s".formatted(plain, c), "%s的%s".formatted(c, plain)))
            .orElse(plain);
    if (measure.transform().isEmpty()) {
      return conditioned;
    }
    String pattern =
        switch (measure.transform().get()) {
          case SHARE -> language.pick("share of %s", "%s占比");
          case CUMULATIVE -> language.pick("running total of %s", "累计%s");
          case GROWTH -> language.pick("growth of %s", "%s较上期增长率");
          case YEAR_OVER_YEAR -> language.pick("year-over-year growth of %s", "%s同比增长率");
          case RANK -> language.pick("rank by %s", "%s排名");
        };
    return pattern.replace("%s", conditioned);
  }

  private String plain(Channel.Aggregated measure) {
    String field = measure.field().map(FieldRef::column).orElse("");
    if (NamedSummary.says(field, measure.aggregate())) {
      return field;
    }
    String pattern =
        switch (measure.aggregate()) {
          case COUNT ->
              field.isEmpty()
                  ? language.pick("count", "数量")
                  : language.pick("count of %s", "%s的个数");
          case DISTINCT -> language.pick("number of different %s", "不同%s的个数");
          case SUM -> language.pick("total %s", "%s总和");
          case MEAN -> language.pick("average %s", "平均%s");
          case MEDIAN -> language.pick("median %s", "%s中位数");
          case MIN -> language.pick("lowest %s", "最低%s");
          case MAX -> language.pick("highest %s", "最高%s");
          case STDEV -> language.pick("standard deviation of %s", "%s标准差");
          case QUANTILE ->
              language
                  .pick("percentile {} of %s", "%s的第{}百分位数")
                  .replace("{}", percent(measure.q().orElseThrow()));
        };
    return pattern.replace("%s", field);
  }

  private static String percent(double fraction) {
    return BigDecimal.valueOf(fraction).movePointRight(2).stripTrailingZeros().toPlainString();
  }

  private Optional<String> condition(Channel.Aggregated measure) {
    return measure.where().map(new Conditions(language)::of);
  }

  /** The column, or for dates the unit, as a group is called: "month", "月". */
  String dimension(Channel.Dimension dimension) {
    String field = dimension.field().column();
    return dimension.timeUnit().map(this::unit).orElse(field);
  }

  String unit(TimeUnit unit) {
    return switch (unit) {
      case YEAR -> language.pick("year", "年");
      case YEARQUARTER -> language.pick("quarter", "季度");
      case YEARMONTH -> language.pick("month", "月");
      case YEARWEEK -> language.pick("week", "周");
      case YEARMONTHDATE -> language.pick("day", "日");
      case YEARMONTHDATEHOURS -> language.pick("hour", "小时");
      case QUARTER -> language.pick("quarter of the year", "季度");
      case MONTH -> language.pick("month of the year", "月份");
      case WEEK -> language.pick("week of the year", "周次");
      case DATE -> language.pick("day of the month", "日期");
      case DAY -> language.pick("weekday", "星期");
      case HOURS -> language.pick("hour of the day", "钟点");
    };
  }

  /** Anything that a channel shows. */
  String channel(Channel channel) {
    return channel instanceof Channel.Measure measure
        ? measure(measure)
        : dimension((Channel.Dimension) channel);
  }

  static String value(Value value) {
    if (value instanceof Value.Text text) {
      return text.text();
    }
    if (value instanceof Value.Number number) {
      return Numbers.plain(number.number());
    }
    return String.valueOf(((Value.Bool) value).bool());
  }
}
