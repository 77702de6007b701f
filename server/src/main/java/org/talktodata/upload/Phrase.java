package org.talktodata.upload;

import org.talktodata.problem.Text;

/** Half sentences that stand inside of a {@link Notice}. */
enum Phrase implements Text.Words {
  MORE_THAN("More than ", "超过"),
  CELLS_DIFFER(
      "it has %s cells where the others have %s. Check separators and quotes there.",
      "它有 %s 个单元格，其他行有 %s 个。请检查那里的分隔符和引号。"),
  CELLS_DIFFER_SOMEHOW(
      "it has not as many cells as the others. Check separators and quotes there.",
      "它的单元格数与其他行不同。请检查那里的分隔符和引号。"),
  QUOTE_OPEN(
      "a quote that opens there is never closed, or text follows a closing quote.",
      "那里的引号没有配对，或后引号之后还有文字。"),
  LINE_TOO_LONG("it is longer than %d million bytes.", "它超过 %d 百万字节。"),
  OTHER_ENCODING("its bytes are not in the encoding of the file.", "它的字节不符合文件的编码。"),
  SIGNS_EMPTIED(" %d cells with signs for a missing value are empty now.", "%d 个表示缺失的单元格现在是空的。"),
  YES_OR_NO("yes or no", "是或否"),
  READ_AS_TRUTH("%s and %s are read as true and false", "%s 和 %s 读作是和否"),
  MISSING_AND_NUMBERS(
      "signs for missing values are read as empty, the rest as numbers", "表示缺失的符号读作空，其余读作数字"),
  GROUPED_NUMBERS("numbers with thousands separators are read as numbers", "带千位分隔符的数读作数字"),
  MONEY("amounts of money are read as numbers, without the sign of the currency", "金额读作数字，不带货币符号"),
  PERCENTAGES("percentages are read as fractions: 12%% is 0.12", "百分数读作小数：12%% 是 0.12"),
  TEN_THOUSANDS(
      "numbers in 万 and 亿 are read as plain numbers: 3.5万 is 35000",
      "以万和亿为单位的数读作普通数字：3.5万 是 35000"),
  READ_AS_DATES("dates such as %s are read as dates", "%s 这样的写法读作日期"),
  DAY_NUMBERS("numbers such as 20240105 are read as dates", "20240105 这样的数读作日期");

  private final String english;
  private final String chinese;

  Phrase(String english, String chinese) {
    this.english = english;
    this.chinese = chinese;
  }

  @Override
  public String pattern(boolean chinese) {
    return chinese ? this.chinese : english;
  }
}
