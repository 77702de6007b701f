package org.talktodata.chart;

import java.util.Locale;
import java.util.function.Predicate;
import org.talktodata.chartquery.Mark;

/**
 * The rules that choose a mark, in the order in which they are tried: the first that applies
 * speaks. Each has an id, a sentence that tells people why, and a test of its own.
 */
public enum ChartRule {
  ASKED(
      Mark.AUTO,
      facts -> facts.mark() != Mark.AUTO,
      "The question names the chart.",
      "问题中指定了图表类型。"),
  LISTED_COLUMNS(
      Mark.TABLE,
      facts -> facts.shows() == Facts.Shows.COLUMNS,
      "A list of columns is a table.",
      "列出若干列时用表格。"),
  ONE_NUMBER(
      Mark.TEXT,
      facts -> facts.grouped() && facts.dimensions() == 0 && facts.measures() == 1,
      "A single number is shown as a number.",
      "只有一个数时直接显示数字。"),
  SOME_NUMBERS(
      Mark.TABLE,
      facts -> facts.grouped() && facts.dimensions() == 0 && !facts.measureAgainstMeasure(),
      "A few numbers without a dimension are a table.",
      "没有维度的几个数用表格。"),
  TWO_MEASURES(
      Mark.POINT,
      Facts::measureAgainstMeasure,
      "Two measures against each other are points.",
      "两个度量相互对照用散点图。"),
  TWO_NUMBERS(
      Mark.POINT,
      facts -> !facts.grouped() && facts.x(Facts.Kind.NUMBER) && facts.yNumbers(),
      "Two numbers of every row are points.",
      "逐行的两个数用散点图。"),
  RAW_TIME(
      Mark.LINE,
      facts -> !facts.grouped() && facts.x(Facts.Kind.TIME) && facts.yNumbers(),
      "Numbers along time are a line.",
      "随时间变化的数用折线图。"),
  SPREAD(
      Mark.BOXPLOT,
      facts -> !facts.grouped() && facts.boxes() && facts.valuesPerPlace() >= Facts.MANY_A_PLACE,
      "Many numbers for each category are boxes.",
      "每个类别有许多数时用箱线图。"),
  ROW_BARS(
      Mark.BAR,
      facts -> !facts.grouped() && facts.xPresent() && facts.yNumbers(),
      "One number for each name is a bar.",
      "每个名称一个数时用柱状图。"),
  RAW_ROWS(
      Mark.TABLE, facts -> !facts.grouped(), "Rows that no chart fits are a table.", "不适合作图的行用表格。"),
  NO_AXIS(
      Mark.TABLE,
      facts -> !facts.xPresent() || !facts.yNumbers(),
      "Groups without a category in x and numbers in y are a table.",
      "缺少类别轴或数值轴时用表格。"),
  HISTOGRAM(
      Mark.BAR,
      facts -> facts.x(Facts.Kind.INTERVAL),
      "Intervals of a number are a histogram.",
      "数值分区间时用直方图。"),
  TWO_CYCLES(
      Mark.RECT,
      facts -> facts.x(Facts.Kind.CYCLE) && facts.color(Facts.Kind.CYCLE) && facts.oneMeasure(),
      "Two calendar cycles, such as hour and weekday, are a heat map.",
      "两个周期（如钟点和星期）用热力图。"),
  FEW_PERIODS(
      Mark.BAR,
      facts ->
          facts.x(Facts.Kind.TIME) && !facts.colorPresent() && facts.xPlaces() <= Facts.FEW_PERIODS,
      "One or two periods are bars: there is no course to follow.",
      "只有一两个时间段时用柱状图。"),
  TIME(
      Mark.LINE,
      facts -> facts.x(Facts.Kind.TIME) && !facts.stacked(),
      "Time on x is a line.",
      "横轴是时间时用折线图。"),
  LONG_CYCLE(
      Mark.LINE,
      facts ->
          facts.x(Facts.Kind.CYCLE)
              && !facts.stacked()
              && (facts.xPlaces() > Facts.LONG_CYCLE || facts.colorPresent()),
      "A long calendar cycle, or several series of one, is a line.",
      "较长的周期或多个系列的周期用折线图。"),
  CROSS(
      Mark.RECT,
      facts ->
          facts.oneMeasure()
              && facts.xPlaces() >= Facts.MANY_CROSSED
              && facts.colorPlaces() >= Facts.MANY_CROSSED,
      "Two categories with many values each are a heat map.",
      "两个类别都有许多取值时用热力图。"),
  NUMBER_LINE(
      Mark.LINE,
      facts -> facts.x(Facts.Kind.NUMBER) && !facts.stacked() && facts.xPlaces() > Facts.MANY_BARS,
      "Many numbers on x are a line.",
      "横轴是许多数值时用折线图。"),
  PARTS(
      Mark.BAR,
      Facts::colorPresent,
      "Two categories are bars, stacked where their parts add up.",
      "两个类别用柱状图，可相加时堆叠。"),
  MANY_CATEGORIES(
      Mark.BAR,
      facts -> facts.x(Facts.Kind.CATEGORY) && facts.xPlaces() > Facts.MANY_BARS,
      "Many categories are horizontal bars, so that their names can be read.",
      "类别较多时用条形图，便于看清名称。"),
  BARS(Mark.BAR, facts -> true, "A measure for each category is a bar.", "每个类别一个数时用柱状图。");

  private final Mark mark;
  private final Predicate<Facts> applies;
  private final String english;
  private final String chinese;

  ChartRule(Mark mark, Predicate<Facts> applies, String english, String chinese) {
    this.mark = mark;
    this.applies = applies;
    this.english = english;
    this.chinese = chinese;
  }

  /** Its stable name, such as {@code two-numbers}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Why the chart is what it is. */
  public String sentence(Language language) {
    return language.pick(english, chinese);
  }

  boolean applies(Facts facts) {
    return applies.test(facts);
  }

  /** The mark that it chooses; AUTO stands for the one that was asked. */
  Mark mark() {
    return mark;
  }
}
