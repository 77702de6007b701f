package org.talktodata.problem;

import org.talktodata.problem.Problem.Code;

/**
 * Everything that is said when something cannot be done: here it can be read, and made better, in
 * one place. The order is that of the line from a request to a picture.
 */
public enum Message implements Text.Words {
  // The request
  NOT_JSON(Code.MALFORMED_JSON, "This is not JSON%s: %s.", "这不是 JSON%s：%s。"),
  EMPTY_JSON(Code.MALFORMED_JSON, "The JSON text is empty.", "JSON 内容是空的。"),
  UNREADABLE_REQUEST(Code.INVALID_REQUEST, "The request cannot be read.", "读不懂这个请求。"),
  BODY_NO_OBJECT(
      Code.INVALID_REQUEST, "The body must be a JSON object { … }.", "请求体必须是 JSON 对象 { … }。"),
  UNKNOWN_PROPERTY(
      Code.INVALID_REQUEST,
      "The property \"%s\" is not known here; known are %s.",
      "这里没有属性 \"%s\"；可用的有 %s。"),
  UNKNOWN_WORD(
      Code.INVALID_REQUEST, "\"%s\" is not known here; known are %s.", "这里不认识 \"%s\"；可用的有 %s。"),
  WANT_TEXT(Code.INVALID_REQUEST, "There must be a text here.", "这里必须是文字。"),
  WANT_TEXTS(Code.INVALID_REQUEST, "There must be an array of texts here.", "这里必须是文字组成的数组。"),
  WANT_FLAG(Code.INVALID_REQUEST, "There must be true or false here.", "这里必须是 true 或 false。"),
  WANT_COLUMN_CHANGES(
      Code.INVALID_REQUEST,
      "There must be an object here: column names with what shall change.",
      "这里必须是对象：列名以及要改的内容。"),
  WANT_CHANGES(
      Code.INVALID_REQUEST, "There must be an object here: what shall change.", "这里必须是对象：要改的内容。"),
  QUESTION_OR_QUERY(
      Code.INVALID_REQUEST,
      "Send either a \"question\" or a \"query\".",
      "请发送 \"question\" 或 \"query\" 其中之一。"),
  TABLES_MISSING(
      Code.INVALID_REQUEST,
      "\"tables\" is missing: a list of table ids.",
      "缺少 \"tables\"：表的 id 的列表。"),
  TABLES_COUNT(
      Code.INVALID_REQUEST,
      "Name 1 to %d tables by their ids; GET /api/tables lists them.",
      "请用 id 指明 1 到 %d 张表；GET /api/tables 会列出它们。"),
  FOLLOWS_WHAT(
      Code.INVALID_REQUEST,
      "There must be the id of a chart or a chart query here.",
      "这里必须是图表的 id 或一个图表查询。"),
  BOARD_TITLE(
      Code.INVALID_REQUEST, "A board has a title of 1 to %d characters.", "看板的标题要有 1 到 %d 个字。"),
  BOARD_PARTS(
      Code.INVALID_REQUEST,
      "There must be an array of at most %d parts here.",
      "这里必须是数组，最多 %d 个部分。"),
  BOARD_PART(
      Code.INVALID_REQUEST,
      "A part is an object with either a \"text\" or a \"chart\".",
      "每个部分是一个对象，里面有 \"text\" 或 \"chart\" 其中之一。"),
  BOARD_TEXT(Code.INVALID_REQUEST, "A text has at most %d characters.", "一段文字最多 %d 个字。"),
  BAD_TIME(
      Code.INVALID_REQUEST,
      "\"%s\" is no time; write it as 2025-01-31T12:00:00.",
      "\"%s\" 不是时间；请写成 2025-01-31T12:00:00。"),
  BAD_TIME_ZONE(
      Code.INVALID_REQUEST,
      "There is no time zone \"%s\"; write one as Asia/Shanghai or +08:00.",
      "没有时区 \"%s\"；请写成 Asia/Shanghai 或 +08:00。"),
  BAD_LANGUAGE(
      Code.INVALID_REQUEST, "language is \"zh\" or \"en\".", "language 只能是 \"zh\" 或 \"en\"。"),
  BAD_DAYS(Code.INVALID_REQUEST, "days is a whole number from 1 to %d.", "days 是 1 到 %d 之间的整数。"),
  BAD_PIXELS(Code.INVALID_REQUEST, "%s is a number of pixels from 50 to %d.", "%s 是像素数，从 50 到 %d。"),
  BAD_SCALE(Code.INVALID_REQUEST, "scale is a number from 0.1 to 4.", "scale 是 0.1 到 4 之间的数。"),
  BAD_THEME(
      Code.INVALID_REQUEST, "theme is \"light\" or \"dark\".", "theme 只能是 \"light\" 或 \"dark\"。"),
  BAD_DELIMITER(
      Code.INVALID_REQUEST,
      "A delimiter has one to four characters; \"tab\" is one, too.",
      "分隔符是一到四个字符；也可以写 \"tab\"。"),
  BAD_HEADER(Code.INVALID_REQUEST, "header is true or false.", "header 只能是 true 或 false。"),
  NO_FILE_IN_FORM(
      Code.INVALID_REQUEST,
      "The form has no file. Send the file as the body, or as a file of the form.",
      "表单里没有文件。请把文件作为请求体，或作为表单中的文件发送。"),

  BAD_KEY(
      Code.INVALID_REQUEST,
      "Idempotency-Key has 1 to %d characters.",
      "Idempotency-Key 要有 1 到 %d 个字符。"),
  KEY_USED(
      Code.CONFLICT,
      "This Idempotency-Key was used for another request; use a new one for each.",
      "这个 Idempotency-Key 已用于另一个请求；每个请求请用新的。"),

  // Who may do what
  NO_TOKEN(
      Code.UNAUTHORIZED,
      "This server wants a token: send \"Authorization: Bearer …\", or open /?token=… in the browser.",
      "这台服务器需要令牌：请发送 \"Authorization: Bearer …\"，或在浏览器中打开 /?token=…。"),
  OTHER_SCOPE(
      Code.FORBIDDEN,
      "The token \"%s\" is not for this; ask for one with another scope.",
      "令牌 \"%s\" 不能做这件事；请换一个有相应权限的令牌。"),
  TOO_OFTEN(
      Code.TOO_MANY_REQUESTS,
      "This token may send %d requests a minute; try again in %d seconds.",
      "这个令牌每分钟可以发送 %d 个请求；请在 %d 秒后再试。"),
  NO_TOKEN_FILE(Code.INVALID_REQUEST, "The file of tokens %s cannot be read.", "读不了令牌文件 %s。"),
  NO_TOKENS_IN_FILE(
      Code.INVALID_REQUEST,
      "The file of tokens has none: { \"tokens\": [ … ] }.",
      "令牌文件里没有令牌：{ \"tokens\": [ … ] }。"),
  TOKEN_OR_HASH(
      Code.INVALID_REQUEST,
      "A token has either \"token\", its secret, or \"sha256\", the hash of it in 64 hexadecimal digits.",
      "令牌要么有 \"token\"（口令本身），要么有 \"sha256\"（它的 64 位十六进制散列）。"),
  NO_SCOPES(
      Code.INVALID_REQUEST,
      "A token needs at least one of the scopes admin, ask, upload, embed.",
      "令牌至少要有 admin、ask、upload、embed 中的一个权限。"),
  WANT_POSITIVE(
      Code.INVALID_REQUEST, "There must be a whole number above 0 here.", "这里必须是大于 0 的整数。"),
  OTHER_SITE(
      Code.FORBIDDEN,
      "A page of another site may not use this server from the browser.",
      "其他网站的页面不能通过浏览器使用这台服务器。"),
  OPEN_TO_ALL(
      Code.INVALID_REQUEST,
      "Other machines could reach the server at %s. Set TALK_TOKEN to a secret that callers must show, or listen on 127.0.0.1.",
      "其他机器可以通过 %s 访问这台服务器。请用 TALK_TOKEN 设置访问口令，或只监听 127.0.0.1。"),

  // What is there
  NOTHING_HERE(
      Code.NOT_FOUND,
      "There is nothing at %s; GET /api/openapi.json lists all calls.",
      "%s 处没有内容；GET /api/openapi.json 列出了所有接口。"),
  WRONG_METHOD(
      Code.METHOD_NOT_ALLOWED,
      "%s does not go with %s; GET /api/openapi.json lists all calls.",
      "%2$s 不支持 %1$s；GET /api/openapi.json 列出了所有接口。"),
  CANNOT_DELIVER(Code.NOT_ACCEPTABLE, "This cannot be delivered as \"%s\".", "不能以 \"%s\" 的格式提供。"),
  CANNOT_READ_TYPE(
      Code.UNSUPPORTED_MEDIA_TYPE,
      "A body of type \"%s\" cannot be read here.",
      "这里读不了类型为 \"%s\" 的请求体。"),
  NO_SUCH_TABLE(
      Code.TABLE_NOT_FOUND,
      "There is no table \"%s\". GET /api/tables lists those that are there.",
      "没有表 \"%s\"。GET /api/tables 会列出现有的表。"),
  NO_SUCH_CHART(
      Code.CHART_NOT_FOUND,
      "There is no chart \"%s\"; ask the question again.",
      "没有图表 \"%s\"；请重新提问。"),
  NO_SUCH_JOB(
      Code.JOB_NOT_FOUND,
      "There is no job \"%s\"; jobs are forgotten an hour after they began.",
      "没有任务 \"%s\"；任务开始一小时后不再保留。"),

  // Limits
  BODY_TOO_LARGE(Code.TOO_LARGE, "The body of the request is too large.", "请求体太大。"),
  FILE_TOO_LARGE(
      Code.TOO_LARGE,
      "The file is larger than the %d MB that this server takes.",
      "文件超过了这台服务器接受的 %d MB。"),
  NO_ROOM_FOR_FILE(
      Code.TOO_LARGE,
      "The tables of the token \"%s\" may take %d MB of the disk, and take %.1f MB now, uploads that go on included: there is no room for this file. Delete tables that nobody needs any more, or send a smaller file.",
      "令牌 \"%s\" 的表最多占用 %d MB 磁盘，连同正在进行的上传，现在已占用 %.1f MB：放不下这个文件。请删除不再需要的表，或发送更小的文件。"),
  NO_ROOM_FOR_TYPE(
      Code.TOO_LARGE,
      "The tables of the token \"%s\" may take %d MB of the disk, and take %.1f MB now, uploads that go on included: there is no room for the larger table that this type makes. Delete tables that nobody needs any more, or keep the type.",
      "令牌 \"%s\" 的表最多占用 %d MB 磁盘，连同正在进行的上传，现在已占用 %.1f MB：改成这个类型后表会变大，放不下。请删除不再需要的表，或保留原来的类型。"),
  TOO_MUCH_FOR_MEMORY(
      Code.TOO_LARGE,
      "The file needs more memory to load than this server has. Upload a part of it.",
      "载入这个文件需要的内存超过了服务器所有的。请只上传一部分。"),
  TOO_MANY_ROWS_TO_DRAW(
      Code.TOO_LARGE,
      "The chart has %d rows; the server draws at most %d. Ask for fewer with a filter or a limit, or draw it in the page.",
      "图表有 %d 行；服务器最多画 %d 行。请用筛选或上限减少行数，或在网页中查看。"),
  BUSY(
      Code.BUSY, "The server has more to do than it can; try again in a moment.", "服务器现在太忙；请稍后再试。"),
  QUERY_NEEDS_MEMORY(
      Code.BUSY,
      "The query needs more memory than there is now. Ask for fewer rows with a filter, or try again later.",
      "这个查询需要的内存超过现在可用的。请用筛选减少行数，或稍后再试。"),
  TOOK_TOO_LONG(
      Code.TIME_LIMIT,
      "This took longer than %d seconds and was stopped. Ask for less, or filter first.",
      "用时超过 %d 秒，已停止。请少要一些，或先筛选。"),
  QUERY_TOOK_TOO_LONG(
      Code.TIME_LIMIT,
      "The query took longer than %s seconds. Ask for fewer rows with a filter, or for larger groups.",
      "查询用时超过 %s 秒。请用筛选减少行数，或分成更大的组。"),
  STOPPED(Code.TIME_LIMIT, "This was stopped before its end.", "这件事在完成之前被停止了。"),
  LOAD_STOPPED(Code.TIME_LIMIT, "The load was stopped before its end.", "载入在完成之前被停止了。"),
  INTERNAL(
      Code.INTERNAL,
      "Something went wrong in the server; its log says more. The request can be tried again.",
      "服务器内部出了错，日志里有更多说明。可以再试一次。"),
  DATABASE_FAILED(
      Code.INTERNAL,
      "The database could not run the query. This is a fault of ours; please report it.",
      "数据库没能执行这个查询。这是我们的错误，请告诉我们。"),

  // Files and tables
  EMPTY_FILE(
      Code.EMPTY_FILE,
      "The file is empty. Upload a CSV or TSV file with a header and at least one row.",
      "文件是空的。请上传带表头且至少有一行的 CSV 或 TSV 文件。"),
  ENCODING_UNKNOWN(
      Code.INVALID_REQUEST,
      "There is no encoding \"%s\"; try UTF-8, GB18030, Big5, UTF-16 or windows-1252.",
      "没有编码 \"%s\"；请试试 UTF-8、GB18030、Big5、UTF-16 或 windows-1252。"),
  TOO_MANY_COLUMNS(
      Code.TOO_MANY_COLUMNS,
      "The table has %d columns; at most %d can be loaded. Leave some out.",
      "表有 %d 列；最多能载入 %d 列。请去掉一些。"),
  NO_ROWS_AND_COLUMNS(
      Code.NOT_A_TABLE,
      "No rows and columns were found in the file. Upload CSV or TSV whose rows all have the same number of cells, or name the separator with ?delimiter=.",
      "文件里找不到行和列。请上传每行单元格数相同的 CSV 或 TSV，或用 ?delimiter= 指明分隔符。"),
  UNREADABLE_TABLE(Code.NOT_A_TABLE, "The file could not be read as a table: %s", "文件不能当作表来读：%s"),
  ROWS_DO_NOT_FIT(
      Code.NOT_A_TABLE,
      "Only %d lines could be read as rows of %d cells separated by \"%s\"; %d could not. %s Correct the file, or name the separator with ?delimiter=.",
      "只有 %d 行能读成以 \"%3$s\" 分隔的 %2$d 个单元格；另有 %4$d 行不能。%5$s 请改正文件，或用 ?delimiter= 指明分隔符。"),
  FILE_IS(Code.NOT_A_TABLE, "The file is %s.", "这个文件是%s。"),
  BINARY_FILE(
      Code.NOT_A_TABLE,
      "The file holds bytes that no text has, so it is no CSV file, whatever its name says. Upload the table as CSV or TSV.",
      "文件里有文本中不会出现的字节，所以不管叫什么名字，它都不是 CSV 文件。请把表存为 CSV 或 TSV 再上传。"),
  WORKBOOK_PASSWORD(
      Code.NOT_A_TABLE,
      "The workbook is protected with a password. Save it without one, as xlsx or CSV, and upload that.",
      "工作簿有密码保护。请去掉密码，另存为 xlsx 或 CSV 再上传。"),
  OLD_EXCEL(
      Code.NOT_A_TABLE,
      "The file is a workbook of an old Excel (.xls). Save it as xlsx or CSV and upload that.",
      "这个文件是旧版 Excel 工作簿（.xls）。请另存为 xlsx 或 CSV 再上传。"),
  OLD_OFFICE(
      Code.NOT_A_TABLE,
      "The file is a document of an old Office program or a damaged workbook. Save its table as xlsx or CSV and upload that.",
      "这个文件是旧版 Office 文档，或是损坏的工作簿。请把其中的表另存为 xlsx 或 CSV 再上传。"),
  BINARY_WORKBOOK(
      Code.NOT_A_TABLE,
      "The file is a binary workbook (.xlsb). Save it as xlsx or CSV and upload that.",
      "这个文件是二进制工作簿（.xlsb）。请另存为 xlsx 或 CSV 再上传。"),
  OPEN_DOCUMENT(
      Code.NOT_A_TABLE,
      "The file is an OpenDocument (.ods). Save it as xlsx or CSV and upload that.",
      "这个文件是 OpenDocument（.ods）。请另存为 xlsx 或 CSV 再上传。"),
  ZIP_ARCHIVE(
      Code.NOT_A_TABLE,
      "The file is a ZIP archive without a workbook. Unpack it and upload the table in it, as xlsx or CSV.",
      "这个文件是 ZIP 压缩包，里面没有工作簿。请先解压，再上传其中的表（xlsx 或 CSV）。"),
  DAMAGED_WORKBOOK(
      Code.NOT_A_TABLE,
      "The file looks like a workbook (xlsx), but it is damaged or was not sent whole. Open it in a spreadsheet program, save it again as xlsx or CSV, and upload that.",
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
      "No sheet of the workbook has a cell with a value; hidden sheets are not read. Upload one with a header and at least one row.",
      "工作簿中没有一张工作表有内容（不读取隐藏的工作表）。请上传带表头且至少有一行的工作簿。"),
  TOO_MANY_ROWS_IN_SHEET(
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
      "工作簿中有一行或一段文字超过 %d MB。请去掉它，再上传其余部分。"),
  TABLE_NAME_LENGTH(
      Code.INVALID_REQUEST, "A table needs a name of 1 to %d characters.", "表名要有 1 到 %d 个字符。"),
  NAME_TAKEN(
      Code.CONFLICT,
      "Another table is called \"%s\"; choose another name.",
      "另一张表已叫 \"%s\"；请换一个名字。"),
  TABLE_LACKS_COLUMN(
      Code.COLUMN_NOT_FOUND,
      "Table \"%s\" has no column \"%s\"; GET /api/tables/%s lists its columns.",
      "表 \"%s\" 没有列 \"%s\"；GET /api/tables/%s 会列出它的列。"),
  CANNOT_BECOME(
      Code.TYPE_MISMATCH, "Column \"%s\" is %s and cannot become %s.", "列 \"%s\" 的类型是 %s，不能改为 %s。"),
  CELLS_DO_NOT_FIT(
      Code.TYPE_MISMATCH,
      "%d of the %d cells of column \"%s\" are no %s, such as \"%s\" in row %d. Correct the file, or send \"misfitsToEmpty\": true to leave such cells empty.",
      "列 \"%3$s\" 的 %2$d 个单元格中有 %1$d 个不是 %4$s，例如第 %6$d 行的 \"%5$s\"。请改正文件，或发送 \"misfitsToEmpty\": true 让这些单元格留空。"),

  // Relations
  NO_SUCH_RELATION(
      Code.NOT_FOUND,
      "There is no relation \"%s\". GET /api/relations lists those that are there.",
      "没有关联 \"%s\"。GET /api/relations 会列出现有的关联。"),
  RELATION_IN_ONE_TABLE(
      Code.INVALID_REQUEST,
      "Both columns are of the table “%s”. A relation connects two tables: choose a column of another one.",
      "两列都在表“%s”中。关联是两张表之间的：请选另一张表的列。"),
  NEITHER_IS_KEY(
      Code.NO_JOIN,
      "Neither “%s” nor “%s” has values that are all different, so it would be open which row is meant. Choose a column that holds each value once, such as an id.",
      "“%s”和“%s”都有重复的值，无法确定指的是哪一行。请选每个值只出现一次的列，例如编号。"),
  NOTHING_MATCHES(
      Code.NO_JOIN,
      "“%s” and “%s” have no value in common, so no row would find another. Choose other columns.",
      "“%s”和“%s”没有相同的值，没有哪两行能对上。请选别的列。"),

  // The sentence
  EMPTY_QUESTION(
      Code.EMPTY_QUESTION,
      "The question is empty. Say in one sentence what you want to see.",
      "问题是空的。请用一句话说出想看什么。"),
  NO_QUESTION(
      Code.EMPTY_QUESTION,
      "There is no question: type what you want to see, such as \"sales by region\" or 「各地区的销售额」.",
      "没有问题：请输入想看的内容，例如「各地区的销售额」或 \"sales by region\"。"),
  QUESTION_TOO_LONG(
      Code.QUESTION_TOO_LONG,
      "The question has %d characters; at most %d can be read. Say it in one sentence.",
      "问题有 %d 个字符；最多能读 %d 个。请用一句话说。"),
  NO_MODEL(
      Code.NO_READING,
      "This server has no model that reads sentences; send a chart query as \"query\".",
      "这台服务器没有读句子的模型；请在 \"query\" 中发送图表查询。"),
  NO_CHART_READ(
      Code.NO_READING,
      "No chart could be made from this sentence. Try naming the columns that you want to see.",
      "这句话做不出图表。请试着说出想看的列名。"),
  NOT_ABOUT_DATA(
      Code.NOT_ABOUT_DATA,
      "This does not seem to be a question about the table. Ask about its columns, for example %s.",
      "这不像是关于这张表的问题。请问问它的列，例如%s。"),
  NOT_IN_TABLE(
      Code.COLUMN_NOT_FOUND,
      "The table does not seem to hold what you ask for. The nearest columns are %s.",
      "表里似乎没有您要的内容。最接近的列是%s。"),
  NO_COLUMN_LIKE(
      Code.COLUMN_NOT_FOUND,
      "The table has no column like “%s”. Did you mean %s?",
      "表里没有像“%s”这样的列。您是不是想说%s？"),

  // The chart query as JSON
  QUERY_NO_OBJECT(Code.INVALID_QUERY, "There must be an object { … } here.", "这里必须是对象 { … }。"),
  QUERY_PROPERTY_MISSING(
      Code.INVALID_QUERY, "The property \"%s\" is missing here.", "这里缺少属性 \"%s\"。"),
  QUERY_ONLY_ONE(Code.INVALID_QUERY, "Only one of %s may stand here.", "%s 之中这里只能有一个。"),
  QUERY_UNKNOWN_PROPERTY(
      Code.INVALID_QUERY,
      "The property \"%s\" is not known here; known are %s.",
      "这里没有属性 \"%s\"；可用的有 %s。"),
  QUERY_UNKNOWN_WORD(
      Code.INVALID_QUERY, "\"%s\" is not known here; known are %s.", "这里不认识 \"%s\"；可用的有 %s。"),
  QUERY_WANT_TEXT(Code.INVALID_QUERY, "There must be a text here.", "这里必须是文字。"),
  QUERY_WANT_NUMBER(Code.INVALID_QUERY, "There must be a number here.", "这里必须是数字。"),
  QUERY_WANT_INTEGER(Code.INVALID_QUERY, "There must be a whole number here.", "这里必须是整数。"),
  QUERY_WANT_FLAG(Code.INVALID_QUERY, "There must be true or false here.", "这里必须是 true 或 false。"),
  QUERY_WANT_LIST(
      Code.INVALID_QUERY,
      "There must be an array with at least one element here.",
      "这里必须是至少有一个元素的数组。"),
  QUERY_WANT_VALUE(
      Code.INVALID_QUERY,
      "There must be a text, a number, true or false here.",
      "这里必须是文字、数字、true 或 false。"),
  TWO_MEASURES(Code.INVALID_QUERY, "There must be exactly two measures here.", "这里必须正好有两个度量。"),
  TOO_DEEP(Code.INVALID_QUERY, "Predicates may be nested at most %d deep.", "条件最多嵌套 %d 层。"),
  OPERATOR_MISSING(Code.INVALID_QUERY, "An operator is missing here: one of %s.", "这里缺少运算：%s 之一。"),
  RANGE_SHAPE(
      Code.INVALID_QUERY,
      "A range is [from, to]; null leaves a side open.",
      "区间写作 [从, 到]；用 null 表示不限。"),
  TIME_UNIT_OR_BIN(
      Code.INVALID_QUERY,
      "A channel has timeUnit or bin, not both.",
      "一个通道只能有 timeUnit 或 bin 其中之一。"),
  AGGREGATE_NEEDS_FIELD(Code.INVALID_QUERY, "The aggregate needs a field.", "这个聚合需要 field。"),
  Q_WITH_QUANTILE(
      Code.INVALID_QUERY,
      "Q goes with quantile, and quantile needs it.",
      "q 只用于 quantile，而 quantile 必须有 q。"),
  Q_RANGE(Code.INVALID_QUERY, "Q must lie between 0 and 1.", "q 必须在 0 和 1 之间。"),
  WITHIN_WITH_TRANSFORM(
      Code.INVALID_QUERY, "Within goes with a transform.", "within 只和 transform 一起使用。"),
  MAXBINS_OR_STEP(
      Code.INVALID_QUERY, "A bin has maxbins or step, not both.", "bin 只能有 maxbins 或 step 其中之一。"),
  MAXBINS_RANGE(Code.INVALID_QUERY, "Maxbins must be at least 1.", "maxbins 至少是 1。"),
  STEP_RANGE(Code.INVALID_QUERY, "Step must be above 0.", "step 必须大于 0。"),
  ENCODING_EMPTY(
      Code.INVALID_QUERY, "An encoding needs x, y or columns.", "encoding 需要 x、y 或 columns。"),
  LIMIT_RANGE(Code.INVALID_QUERY, "A limit keeps at least 1 row.", "limit 至少保留 1 行。"),
  LIMIT_PER(
      Code.INVALID_QUERY,
      "A limit counts per x, color or facet.",
      "limit 只能按 x、color 或 facet 分别计数。"),
  NUMBER_FINITE(Code.INVALID_QUERY, "A number must be finite.", "数字必须是有限的。"),
  NO_QUANTILE_COMPARISON(
      Code.INVALID_QUERY, "A predicate cannot compare with a quantile.", "条件不能与分位数比较。"),
  INNER_RADIUS_RANGE(Code.INVALID_QUERY, "InnerRadius lies in [0, 1).", "innerRadius 在 [0, 1) 之内。"),
  SORTED_BY(Code.INVALID_QUERY, "A chart is sorted by x, y or color.", "图表按 x、y 或 color 排序。"),
  AND_EMPTY(Code.INVALID_QUERY, "'and' needs at least one part.", "'and' 至少需要一项。"),
  OR_EMPTY(Code.INVALID_QUERY, "'or' needs at least one part.", "'or' 至少需要一项。"),
  RANGE_EMPTY(Code.INVALID_QUERY, "A range needs at least one end.", "区间至少需要一端。"),
  ONE_OF_EMPTY(Code.INVALID_QUERY, "'oneOf' needs at least one value.", "'oneOf' 至少需要一个值。"),
  FROM_AFTER_TO(Code.INVALID_QUERY, "'from' must not lie after 'to'.", "'from' 不能在 'to' 之后。"),
  IN_NEEDS_TABLE(Code.INVALID_QUERY, "'in' needs the other table.", "'in' 需要另一张表。"),

  // The chart query against its tables
  NO_COLUMN(Code.COLUMN_NOT_FOUND, "There is no column “%s”. %s", "没有列“%s”。%s"),
  NO_COLUMN_IN_TABLE(Code.COLUMN_NOT_FOUND, "“%s” has no column “%s”. %s", "“%s”没有列“%s”。%s"),
  COLUMN_AMBIGUOUS(
      Code.COLUMN_AMBIGUOUS,
      "The column “%s” is in several tables: %s. Name one with \"table\".",
      "列“%s”在几张表中都有：%s。请用 \"table\" 指明一张。"),
  NO_TABLE_HERE(Code.TABLE_NOT_FOUND, "There is no table “%s” here. %s", "这里没有表“%s”。%s"),
  NO_JOIN(
      Code.NO_JOIN,
      "No key connects the tables “%s” and “%s”. Say which columns refer to each other, or ask about one of them.",
      "表“%s”和“%s”之间没有相连的键。请说明哪些列彼此对应，或只问其中一张表。"),
  WHICH_TABLE(
      Code.INVALID_QUERY,
      "Say with \"from\" which table's rows are meant: there are several.",
      "有几张表：请用 \"from\" 指明是哪张表的行。"),
  COLUMNS_ARE_FOR_TABLES(
      Code.INVALID_QUERY,
      "\"columns\" is for tables; a %s has x and y.",
      "\"columns\" 只用于表格；%s 用 x 和 y。"),
  FACET_BY_COLUMN(
      Code.INVALID_QUERY,
      "Small multiples are split by a column, not by an aggregate.",
      "分面要按列来分，不能按聚合来分。"),
  MARK_NEEDS(Code.INVALID_QUERY, "The mark %s needs \"%s\".", "图形 %s 需要 \"%s\"。"),
  BOX_PLOT_LIMIT(
      Code.INVALID_QUERY,
      "A box plot shows all of its boxes: leave out the limit.",
      "箱线图显示全部的箱子：请去掉 limit。"),
  BOX_PLOT_HAVING(
      Code.INVALID_QUERY,
      "A box plot has no aggregates to test; use \"filter\".",
      "箱线图没有可检验的聚合；请用 \"filter\"。"),
  BOX_PLOT_AGGREGATE(
      Code.INVALID_QUERY,
      "A box plot shows the values as they are: leave out the aggregate.",
      "箱线图显示原本的值：请去掉聚合。"),
  MARK_DRAWS_NUMBERS(
      Code.TYPE_MISMATCH,
      "The mark %s draws numbers in y, but “%s” holds %s. Count it, or choose numbers.",
      "图形 %s 的 y 要用数字，但“%s”存的是%s。可以改为计数，或选择数字列。"),
  MARK_NEEDS_DATES(
      Code.TYPE_MISMATCH, "A %s needs dates in x, but “%s” holds %s.", "%s 的 x 需要日期，但“%s”存的是%s。"),
  AGGREGATE_NEEDS_NUMBERS(
      Code.TYPE_MISMATCH,
      "The %s needs numbers, but “%s” holds %s. Count it, or choose a column of numbers.",
      "%s 需要数字，但“%s”存的是%s。可以改为计数，或选择数字列。"),
  NO_ORDER(Code.TYPE_MISMATCH, "%s, which has no order. Use \"equal\".", "%s，没有大小之分。请用 \"equal\"。"),
  UNIT_COMPARED_WITH(
      Code.TYPE_MISMATCH, "“%s” by %s is compared with %s.", "“%s”按 %s 折算后，要与 %s 比较。"),
  COMPARED_WITH(Code.TYPE_MISMATCH, "%s: it is compared with %s.", "%s：要与%s比较。"),
  NUL_CHARACTER(
      Code.INVALID_QUERY,
      "The text holds the character U+0000, which no cell can hold.",
      "文字里有字符 U+0000，单元格里不可能有它。"),
  NO_CALENDAR_UNITS(
      Code.TYPE_MISMATCH,
      "The column “%s” holds %s, so it has no calendar units. Leave out timeUnit, or choose a column with dates.",
      "列“%s”存的是%s，没有日历单位。请去掉 timeUnit，或选择日期列。"),
  NO_HOURS(
      Code.TYPE_MISMATCH,
      "The column “%s” holds dates without times, so it has no hours.",
      "列“%s”只有日期没有时刻，所以没有小时。"),
  ONLY_NUMBERS_CHANGE(
      Code.TYPE_MISMATCH,
      "Only numbers can be changed or set against each other, but this measure gives %s.",
      "只有数字才能换算或相互比较，但这个度量的结果是%s。"),
  PER_SHOWS_NO_COLUMN(
      Code.INVALID_QUERY,
      "\"per\" names a channel that shows no column to group by.",
      "\"per\" 所指的通道没有可分组的列。"),
  WITHIN_SHOWS_NO_COLUMN(
      Code.INVALID_QUERY,
      "\"within\" names a channel that shows no column; it must be a dimension.",
      "\"within\" 所指的通道没有列；它必须是维度。"),
  NEEDS_DIMENSION(
      Code.INVALID_QUERY,
      "\"%s\" needs a dimension to run along, such as dates in x.",
      "\"%s\" 需要一个依次进行的维度，例如 x 中的日期。"),
  YEAR_OVER_YEAR_NEEDS_DATES(
      Code.INVALID_QUERY,
      "\"yearOverYear\" needs dates in x (such as timeUnit yearmonth), or a column of years.",
      "\"yearOverYear\" 需要 x 中有日期（例如 timeUnit yearmonth），或一个年份列。"),
  ONLY_NUMBERS_BIN(
      Code.TYPE_MISMATCH,
      "The column “%s” holds %s; only numbers are cut into intervals%s.",
      "列“%s”存的是%s；只有数字才能分成区间%s。"),
  WHOLE_NEEDS_FIELD(
      Code.INVALID_QUERY,
      "Say with \"field\" which column's aggregate is meant.",
      "请用 \"field\" 指明是哪一列的聚合。"),
  AGGREGATE_DIFFERS(
      Code.TYPE_MISMATCH, "%s, but the %s it is compared with is %s.", "%s，但与之比较的 %s 是%s。"),
  LOOKS_INTO_TEXT(Code.TYPE_MISMATCH, "%s; \"%s\" looks into text only.", "%s；\"%s\" 只能用于文字。"),
  RELATIVE_NEEDS_DATES(
      Code.TYPE_MISMATCH,
      "%s; a relative date needs dates%s, without a timeUnit.",
      "%s；相对日期需要日期%s，且不带 timeUnit。"),
  IN_DIFFERS(Code.TYPE_MISMATCH, "%s, but “%s” holds %s.", "%s，但“%s”存的是%s。"),
  HAVING_WITHOUT_GROUPS(
      Code.INVALID_QUERY,
      "\"having\" is about groups, but no channel has an aggregate; use \"filter\".",
      "\"having\" 针对分组，但没有通道使用聚合；请用 \"filter\"。"),
  NO_AGGREGATE_TO_SORT_BY(
      Code.INVALID_QUERY,
      "Rows as they are have no aggregate to sort by; sort by x, y or color.",
      "原本的行没有可排序的聚合；请按 x、y 或 color 排序。"),
  NOTHING_TO_SORT_BY(
      Code.INVALID_QUERY,
      "The chart cannot be sorted by %s: nothing is shown there.",
      "图表不能按 %s 排序：那里没有内容。");

  private final Code code;
  private final String english;
  private final String chinese;

  Message(Code code, String english, String chinese) {
    this.code = code;
    this.english = english;
    this.chinese = chinese;
  }

  /** The kind of problem that this is said of. */
  public Code code() {
    return code;
  }

  @Override
  public String pattern(boolean chinese) {
    return chinese ? this.chinese : english;
  }
}
