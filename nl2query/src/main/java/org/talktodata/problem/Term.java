package org.talktodata.problem;

/** Words and half sentences that stand inside of a {@link Message}. */
public enum Term implements Text.Words {
  IS_GZIP("compressed with gzip; unpack it first", "gzip 压缩文件；请先解压"),
  IS_ZSTANDARD("compressed with Zstandard; unpack it first", "Zstandard 压缩文件；请先解压"),
  IS_SEVEN_ZIP("a 7-Zip archive; unpack it first", "7-Zip 压缩包；请先解压"),
  IS_RAR("a RAR archive; unpack it first", "RAR 压缩包；请先解压"),
  IS_PDF("a PDF document; export the table as CSV", "PDF 文档；请把表导出为 CSV"),
  IS_PNG("a PNG picture", "PNG 图片"),
  IS_JPEG("a JPEG picture", "JPEG 图片"),
  IS_GIF("a GIF picture", "GIF 图片"),
  IS_PARQUET("a Parquet file; export it as CSV", "Parquet 文件；请导出为 CSV"),
  IS_SQLITE("a SQLite database; export a table as CSV", "SQLite 数据库；请把表导出为 CSV"),
  IS_PROGRAM("a program", "程序文件"),
  NUMBERS("numbers", "数字"),
  TEXT("text", "文字"),
  DATES("dates", "日期"),
  DATES_WITH_TIMES("dates with times", "带时刻的日期"),
  TIMES_OF_DAY("times of day", "时刻"),
  TRUE_OR_FALSE("true or false", "是或否"),
  DID_YOU_MEAN("Did you mean %s?", "您是不是想说%s？"),
  THE_COLUMNS_ARE("The columns are %s.", "现有的列是%s。"),
  AND_MORE("%s and %d more", "%s等，还有 %d 列"),
  THE_TABLES_ARE("The tables are %s.", "现有的表是%s。"),
  A_NUMBER("a number such as 10", "数字，如 10"),
  A_TEXT("a text such as \"red\"", "文字，如 \"red\""),
  A_TIME("a time such as \"14:30\"", "时刻，如 \"14:30\""),
  A_DATE(
      "a date such as \"2024-03-05\", or by timeUnit with 2024",
      "日期，如 \"2024-03-05\"；用 timeUnit 时也可写 2024"),
  DATES_USE_TIME_UNIT(" (for dates use timeUnit)", "（日期请用 timeUnit）"),
  WITH_TIMES(" with times", "和时刻"),
  NOTHING("", ""),
  AT_LINE_AND_COLUMN(" at line %d, column %d", "（第 %d 行第 %d 列）"),
  HOLDS("“%s” holds %s", "“%s”存的是%s");

  private final String english;
  private final String chinese;

  Term(String english, String chinese) {
    this.english = english;
    this.chinese = chinese;
  }

  @Override
  public String pattern(boolean chinese) {
    return chinese ? this.chinese : english;
  }
}
