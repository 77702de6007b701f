package org.talktodata.upload;

import java.util.List;
import org.talktodata.problem.Text;

/**
 * One way to read text cells as something better than text. A column is converted only if every
 * cell fits that is not empty or a sign for a missing value.
 *
 * @param type the DuckDB type that cells become
 * @param value SQL for the value of the cell {@code {}}, null if it does not fit
 * @param also a further condition on the whole column, an SQL aggregate over cells {@code {}}
 * @param says what is told of a column that was converted
 */
record Recogniser(String type, String value, String also, Text says) {

  private static final String MISSING =
      "lower({}) IN ('', 'na', 'n/a', '#n/a', 'null', 'nil', 'none', 'nan', '-', '--', '—', '——',"
          + " '?', '\\n', '无', '空', '缺失', '未知', '#value!', '#div/0!')";

  /** A number with or without thousands in groups, and with or without a fraction. */
  private static final String NUMBER = "([0-9]{1,3}([,，][0-9]{3})+|[0-9]+)(\\.[0-9]+)?";

  private static final String SIGN = "[-+]?";
  private static final String CURRENCY = "([￥¥$€£]|RMB|CNY|USD|EUR|GBP|HK\\$)";
  private static final String DIGITS = "regexp_replace({}, '[^-+0-9.]', '', 'g')";

  /**
   * Found in codes, which must not lose a digit: whole numbers that begin with 0 and another digit,
   * or have 16 digits and more. Digits behind a decimal point may be many.
   */
  static final String CODE = "^\\s*[-+]?0[0-9]|(^|[^0-9.])[0-9]{16,}($|[^0-9.eE])";

  private static final String NO_CODES =
      "NOT coalesce(bool_or(regexp_matches({}, '" + CODE + "')), false)";

  private static final String ONE_CURRENCY =
      "count(DISTINCT regexp_extract({}, '"
          + CURRENCY
          + "')) FILTER ({} SIMILAR TO '.*[0-9].*') <= 1";

  /** All ways, the plainest first. */
  static final List<Recogniser> ALL =
      List.of(
          truth("y", "n"),
          truth("yes", "no"),
          truth("true", "false"),
          truth("是", "否"),
          truth("真", "假"),
          new Recogniser(
              "DOUBLE",
              "CASE WHEN regexp_full_match({}, '[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?')"
                  + " THEN try_cast({} AS DOUBLE) END",
              NO_CODES,
              Text.of(Phrase.MISSING_AND_NUMBERS)),
          number(SIGN + NUMBER, "1", Phrase.GROUPED_NUMBERS),
          number(SIGN + CURRENCY + " *" + SIGN + NUMBER + " *元?", "1", Phrase.MONEY),
          number(SIGN + NUMBER + " *(元|圆|円|" + CURRENCY + ")", "1", Phrase.MONEY),
          number(SIGN + NUMBER + " *[%％]", "100", Phrase.PERCENTAGES),
          new Recogniser(
              "DOUBLE",
              "CASE WHEN regexp_full_match({}, '[-+]?"
                  + NUMBER
                  + " *[万亿]?元?') THEN try_cast("
                  + DIGITS
                  + " AS DOUBLE) * CASE WHEN contains({}, '亿') THEN 1e8"
                  + " WHEN contains({}, '万') THEN 1e4 ELSE 1 END END",
              "coalesce(bool_or(regexp_matches({}, '[万亿]')), false) AND " + NO_CODES,
              Text.of(Phrase.TEN_THOUSANDS)),
          date("DATE", "%Y-%m-%d", "%Y/%m/%d"),
          date(
              "TIMESTAMP",
              "%Y-%m-%d %H:%M:%S",
              "%Y-%m-%d %H:%M",
              "%Y/%m/%d %H:%M:%S",
              "%Y/%m/%d %H:%M",
              "%Y-%m-%dT%H:%M:%S"),
          date("DATE", "%Y年%m月%d日", "%Y年%m月%d号"),
          date(
              "TIMESTAMP",
              "%Y年%m月%d日 %H:%M:%S",
              "%Y年%m月%d日 %H:%M",
              "%Y年%m月%d日%H:%M:%S",
              "%Y年%m月%d日%H:%M",
              "%Y年%m月%d日 %H时%M分",
              "%Y年%m月%d日%H时%M分",
              "%Y年%m月%d日%H时%M分%S秒"),
          date("DATE", "%Y.%m.%d"),
          date("DATE", "%d.%m.%Y"),
          date("DATE", "%m/%d/%Y"),
          date("DATE", "%d/%m/%Y"),
          date(
              "TIMESTAMP",
              "%m/%d/%Y %H:%M",
              "%m/%d/%Y %H:%M:%S",
              "%m/%d/%Y %I:%M %p",
              "%m/%d/%Y %I:%M:%S %p"),
          date("TIMESTAMP", "%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S"),
          date("DATE", "%b %d, %Y", "%B %d, %Y", "%d %b %Y", "%d %B %Y", "%d-%b-%Y"),
          date("DATE", "%Y-%m", "%Y/%m", "%Y年%m月"),
          date("DATE", "%b %Y", "%B %Y"));

  /** SQL for the value of a cell of this column; null where it does not fit. */
  String valueOf(String column) {
    return fill(value, column);
  }

  /** The SQL condition on the whole column, besides that all its cells fit. */
  String alsoRequiredOf(String column) {
    return fill(also, column);
  }

  /** SQL that says whether a cell of this column holds something. */
  static String holdsSomething(String column) {
    return "(%s IS NOT NULL AND NOT (%s))".formatted(column, fill(MISSING, column));
  }

  private static String fill(String sql, String column) {
    return sql.replace("{}", "trim(" + column + ", ' \t\u3000')");
  }

  private static Recogniser truth(String yes, String no) {
    return new Recogniser(
        "BOOLEAN",
        "CASE lower({}) WHEN '%s' THEN true WHEN '%s' THEN false END".formatted(yes, no),
        "count(DISTINCT lower({})) FILTER (lower({}) IN ('%s', '%s')) = 2".formatted(yes, no),
        Text.of(Phrase.READ_AS_TRUTH, yes, no));
  }

  private static Recogniser number(String pattern, String divisor, Phrase says) {
    return new Recogniser(
        "DOUBLE",
        "CASE WHEN regexp_full_match({}, '"
            + pattern
            + "') THEN try_cast("
            + DIGITS
            + " AS DOUBLE) / "
            + divisor
            + " END",
        NO_CODES + " AND " + ONE_CURRENCY,
        Text.of(says));
  }

  private static Recogniser date(String type, String... formats) {
    return new Recogniser(
        type,
        "try_strptime({}, ['" + String.join("', '", formats) + "'])::" + type,
        "true",
        Text.of(Phrase.READ_AS_DATES, formats[0]));
  }
}
