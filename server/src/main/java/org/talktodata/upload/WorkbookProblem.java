package org.talktodata.upload;

import org.talktodata.problem.Problem.Code;

/** Why a workbook, or what was taken for one, cannot become a table. */
enum WorkbookProblem implements Bilingual.Words {
  PASSWORD(
      Code.NOT_A_TABLE,
      "The workbook is protected with a password. Save it without one, as xlsx or CSV, and upload"
          + " that.",
      "工作簿有密码保护。请去掉密码，另存为 xlsx 或 CSV 再上传。"),
  OLD_EXCEL(
      Code.NOT_A_TABLE,
      "The file is a workbook of an old Excel (.xls). Save it as xlsx or CSV and upload that.",
      "这个文件是旧版 Excel 工作簿（.xls）。请另存为 xlsx 或 CSV 再上传。"),
  OLD_OFFICE(
      Code.NOT_A_TABLE,
      "The file is a document of an old Office program or a damaged workbook. Save its table as xlsx"
          + " or CSV and upload that.",
      "这个文件是旧版 Office 文档，或是损坏的工作簿。请把其中的表另存为 xlsx 或 CSV 再上传。"),
  BINARY_WORKBOOK(
      Code.NOT_A_TABLE,
      "The file is a binary workbook (.xlsb). Save it as xlsx or CSV and upload that.",
      "这个文件是二进制工作簿（.xlsb）。请另存为 xlsx 或 CSV 再上传。"),
  OPEN_DOCUMENT(
      Code.NOT_A_TABLE,
      "The file is an OpenDocument (.ods). Save it as xlsx or CSV and upload that.",
      "这个文件是 OpenDocument（.ods）。请另存为 xlsx 或 CSV 再上传。"),
  ARCHIVE(
      Code.NOT_A_TABLE,
      "The file is a ZIP archive without a workbook. Unpack it and upload the table in it, as xlsx or"
          + " CSV.",
      "这个文件是 ZIP 压缩包，里面没有工作簿。请先解压，再上传其中的表（xlsx 或 CSV）。"),
  DAMAGED(
      Code.NOT_A_TABLE,
      "The file looks like a workbook (xlsx), but it is damaged or was not sent whole. Open it in a"
          + " spreadsheet program, save it again as xlsx or CSV, and upload that.",
      "这个文件像是工作簿（xlsx），但已损坏或没有传完整。请用表格软件打开，重新另存为 xlsx 或 CSV 再上传。"),
  NO_SUCH_SHEET(
      Code.INVALID_REQUEST,
      "There is no sheet \"%s\" that can be read; the workbook has %s.",
      "没有可以读取的工作表“%s”；工作簿中有 %s。"),
  EMPTY_SHEET(
      Code.EMPTY_FILE,
      "The sheet \"%s\" is empty. Choose one with a header and at least one row.",
      "工作表“%s”是空的。请选择带表头且至少有一行的工作表。"),
  EMPTY_WORKBOOK(
      Code.EMPTY_FILE,
      "No sheet of the workbook has a cell with a value; hidden sheets are not read. Upload one with"
          + " a header and at least one row.",
      "工作簿中没有一张工作表有内容（不读取隐藏的工作表）。请上传带表头且至少有一行的工作簿。"),
  TOO_MANY_ROWS(
      Code.TOO_LARGE,
      "The sheet has more than the %d rows that a workbook can have. Upload the table as CSV.",
      "工作表的行数超过了工作簿允许的 %d 行。请把表以 CSV 上传。"),
  TOO_LARGE_UNPACKED(
      Code.TOO_LARGE,
      "Unpacked, the workbook is larger than the %d MB that this server takes. Upload a part of it.",
      "工作簿解压后超过了这台服务器接受的 %d MB。请只上传一部分。"),
  TOO_LARGE_ROW(
      Code.TOO_LARGE,
      "A row or a text of the workbook is larger than %d MB. Take it out and upload the rest.",
      "工作簿中有一行或一段文字超过 %d MB。请去掉它，再上传其余部分。");

  private final Code code;
  private final String english;
  private final String chinese;

  WorkbookProblem(Code code, String english, String chinese) {
    this.code = code;
    this.english = english;
    this.chinese = chinese;
  }

  @Override
  public String english() {
    return english;
  }

  @Override
  public String chinese() {
    return chinese;
  }

  /** To be thrown. */
  UploadRefusal refusal(Object... arguments) {
    return new UploadRefusal(code, with(arguments));
  }
}
