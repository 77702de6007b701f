package org.talktodata.table;

import java.util.List;
import java.util.regex.Pattern;
import org.talktodata.table.Column.Role;
import org.talktodata.table.Column.Type;

/** Says what people do with a column, from its name and its values. */
public final class Roles {
  private static final Pattern IDENTIFIER =
      Pattern.compile(
          "(?i)(^|.*[_\\-\\s])(id|ids|uuid|guid|key|code|no|zip|zipcode|postcode|phone|mobile|isbn|sku)$"
              + "|.*[a-z](Id|ID|Code|No)$"
              + "|.*(编号|编码|代码|序号|单号|工号|学号|卡号|证号|账号|帐号|电话|手机|手机号|邮编|条码|主键)$");

  private static final Pattern LEVEL =
      Pattern.compile(
          "(?i).*(year|month|quarter|week|weekday|hour|grade|level|class|cylinders|gear|floor|stage|tier)s?$"
              + "|.*(年|年份|年度|月|月份|季度|周次|星期|年级|等级|级别|班级|楼层|层级|档次|届)$");

  private static final Pattern MEASURE =
      Pattern.compile(
          "(?i).*(quantity|qty|count|number|num|amount|score|rating|rate|price|total|days|hours|age|size|sales|cost).*"
              + "|.*(数量|件数|人数|次数|数|量|评分|得分|分数|分|金额|额|价|费|天数|时长|年龄|率).*");

  /** Shares, prices, scores, ages, temperatures and the like. */
  private static final Pattern RATE =
      Pattern.compile(
          "(?i).*(?<![a-z])(rates?|ratios?|pct|percent(age)?|shares?|avg|averages?|mean|median|temp(erature)?s?|humidity"
              + "|concentration|density|scores?|ratings?|stars|grade|gpa|index|prices?|speed|velocity|pressure|voltage|frequency"
              + "|ph|ages?|height|latitude|longitude|lat|lng|lon|elevation|altitude|rank|level|year|magnitude|per|efficiency"
              + "|margin|bmi|iq|ppm|ppb|ozone|o3|no2|so2|pm25|pm10|pm2|aqi)(?![a-z]).*"
              + "|.*[%‰℃°].*|(?i).*[a-zµμ]/[a-z].*|.*[元人次件个户吨斤克升度米里分]/\\p{IsHan}.*"
              + "|.*(率|比例|占比|比重|百分|均|单价|价格|售价|票价|温度|气温|体温|湿度|浓度|密度|评分|得分|打分|分数|成绩|星级|指数|速度|时速|气压|电压|血压"
              + "|频率|年龄|身高|体重|纬度|经度|海拔|排名|名次|年份|亩产|单产|系数|满意度|二氧化硫|二氧化氮|臭氧|一氧化碳|细颗粒物).*");

  private static final int FEW_LEVELS = 8;
  private static final int LEVELS_BY_NAME = 150;
  private static final int FEW_VALUES = 50;
  private static final int LONG_TEXT = 50;

  private Roles() {}

  /**
   * What is known of a column's values.
   *
   * @param rows how many are not missing
   * @param integer whether all are whole numbers
   * @param zero whether zero is the smallest value
   * @param length the mean number of characters
   * @param code whether all look like codes: letters and digits without spaces, some digit in each
   */
  public record Facts(
      String name,
      Type type,
      long rows,
      long distinct,
      boolean integer,
      boolean zero,
      double length,
      boolean code) {
    boolean unique() {
      return rows > 0 && distinct == rows;
    }
  }

  /** What people do with a column of which this is known. */
  public static Role of(Facts facts) {
    return switch (facts.type()) {
      case BOOLEAN -> Role.BOOLEAN;
      case DATE, DATETIME -> Role.DATE;
      case TIME -> Role.CATEGORY;
      case NUMBER -> ofNumber(facts);
      case TEXT -> ofText(facts);
    };
  }

  /**
   * Whether one of a column's names says that its numbers are shares, prices, scores or other
   * things that nobody adds up; a hint, not a rule: the sale prices of goods that were sold are
   * added.
   */
  public static boolean isRate(List<String> names) {
    return names.stream().anyMatch(name -> RATE.matcher(name.replace('_', ' ')).matches());
  }

  private static Role ofNumber(Facts facts) {
    if (!facts.integer()) {
      return Role.NUMBER;
    }
    if (IDENTIFIER.matcher(facts.name()).matches()) {
      return Role.IDENTIFIER;
    }
    if (LEVEL.matcher(facts.name()).matches() && facts.distinct() <= LEVELS_BY_NAME) {
      return Role.CATEGORY;
    }
    boolean levels = !facts.zero() || facts.distinct() == 2; // from zero on people count things
    boolean few = levels && facts.distinct() <= FEW_LEVELS && facts.rows() >= 10 * facts.distinct();
    return few && !MEASURE.matcher(facts.name()).matches() ? Role.CATEGORY : Role.NUMBER;
  }

  private static Role ofText(Facts facts) {
    boolean named = IDENTIFIER.matcher(facts.name()).matches();
    if (facts.code() && (facts.unique() || (named && facts.distinct() > FEW_VALUES))) {
      return Role.IDENTIFIER;
    }
    if (named && facts.unique()) {
      return Role.IDENTIFIER;
    }
    if (facts.length() > LONG_TEXT) {
      return Role.TEXT;
    }
    boolean repeated = facts.distinct() <= FEW_VALUES || facts.distinct() * 2 <= facts.rows();
    return repeated ? Role.CATEGORY : Role.TEXT;
  }
}
