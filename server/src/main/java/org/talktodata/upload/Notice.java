package org.talktodata.upload;

import org.talktodata.problem.Text;

/**
 * Everything that is told of a file that was loaded. The name of a constant is the code of its
 * {@link Warning}, which programs rely on.
 */
enum Notice implements Text.Words {
  SHEET_READ(
      "The workbook has several sheets; \"%s\" was read. Another one of %s can be chosen in"
          + " the page after an upload, or named with ?sheet=.",
      "工作簿有多张工作表；读取的是“%s”。其他的（%s）可在页面上传后选择，或用 ?sheet= 指明。"),
  ERRORS_EMPTIED(
      "%d cells hold an error such as %s in the workbook; they are empty here.",
      "工作簿中有 %d 个单元格是 %s 之类的错误值；这里留空。"),
  FORMULAS_WITHOUT_VALUE(
      "%d formulas have no value stored in the workbook, so their cells are empty. Open it in a"
          + " spreadsheet program, save it and upload it again.",
      "工作簿中有 %d 个公式没有保存计算结果，对应的单元格留空。请用表格软件打开、保存后重新上传。"),
  DAMAGED_TEXT(
      "Some bytes of the file are no text; each such place is shown as \uFFFD.",
      "文件中有些字节不是文字；这些地方显示为 \uFFFD。"),
  TITLE_SKIPPED("The lines above the header were left out: \"%s\".", "略去了表头上方的行：“%s”。"),
  NO_HEADER(
      "The first line looks like data, so the columns are called column_1 to column_%d. If it is a"
          + " header, upload again with ?header=true; the columns can also be given other names to"
          + " be called by.",
      "第一行看起来是数据，所以各列叫做 column_1 到 column_%d。如果它是表头，请用 ?header=true 重新上传；" + "也可以给各列起别名。"),
  COLUMN_NAMED(
      "Column %d has no name in the header; it is called \"%s\".", "第 %d 列在表头中没有名字；这里叫做“%s”。"),
  COLUMN_RENAMED(
      "The name \"%s\" stands more than once in the header; column %d is called \"%s\".",
      "表头中不止一次出现“%s”；第 %d 列改叫“%s”。"),
  CODE_KEPT_AS_TEXT(
      "Column \"%s\" holds numbers that begin with 0 or have 16 digits and more; they are kept as"
          + " text.",
      "列“%s”中有以 0 开头或多于 15 位的数字；按文字保留。"),
  ROW_LEFT_OUT("Line %d was left out: %s", "略去了第 %d 行：%s"),
  ROWS_LEFT_OUT("%s%d lines were left out; the first %d are listed.", "共略去%s %d 行；这里列出前 %d 行。"),
  UNCLOSED_QUOTE(
      "A quote in line %d is never closed, so quotes were read as plain characters.",
      "第 %d 行有一个引号没有配对，所以引号都当作普通字符。"),
  NO_ROWS("The file has a header but no rows.", "文件只有表头，没有数据行。"),
  ONE_COLUMN(
      "Everything is in one column. If the cells are separated by something unusual, upload again"
          + " and name it, as in ?delimiter=;",
      "所有内容都在一列里。如果单元格之间用的是少见的分隔符，请重新上传并指明，例如 ?delimiter=;"),
  CONVERTED("In column \"%s\" %s.%s", "列“%s”：%s。%s"),
  MISFITS(
      "Column \"%s\" stays text: %d of its %d cells are not %s as the others are, such as \"%s\"."
          + " Change its type to convert it.",
      "列“%s”仍为文字：%3$d 个单元格中有 %2$d 个不像其他的那样是%4$s，例如“%5$s”。" + "要转换，请修改它的类型。");

  private final String english;
  private final String chinese;

  Notice(String english, String chinese) {
    this.english = english;
    this.chinese = chinese;
  }

  @Override
  public String pattern(boolean chinese) {
    return chinese ? this.chinese : english;
  }
}
