package org.talktodata.upload;

import java.util.ArrayList;
import java.util.List;
import org.talktodata.table.Column.Type;

/** The ways to turn a column of one type into another. */
public final class Casts {
  private Casts() {}

  /**
   * SQL for each way, the plainest first; none if no value could ever fit.
   *
   * @param sql the column in SQL, quoted
   */
  public static List<String> to(Type to, Type from, String sql) {
    List<String> ways = new ArrayList<>();
    if (to == Type.TEXT) {
      ways.add("CAST(%s AS VARCHAR)".formatted(sql));
      return ways;
    }
    if (!possible(to, from)) {
      return ways;
    }
    if (to == Type.NUMBER) {
      ways.add("try_cast(%s AS BIGINT)".formatted(wholeOnly(from, sql)));
    }
    ways.add("try_cast(%s AS %s)".formatted(sql, sqlType(to)));
    String text = "CAST(%s AS VARCHAR)".formatted(sql);
    for (Recogniser way : Recogniser.ALL) {
      if (fits(way.type(), to)) {
        ways.add("CAST(%s AS %s)".formatted(way.valueOf(text), sqlType(to)));
      }
    }
    if (to.temporal()) {
      ways.add(
          "CASE WHEN regexp_full_match(%1$s, '[12][0-9]{7}') THEN try_strptime(%1$s, '%%Y%%m%%d')::%2$s END"
              .formatted(text, sqlType(to)));
      ways.add(
          "CASE WHEN regexp_full_match(%1$s, '[12][0-9]{3}') THEN try_strptime(%1$s, '%%Y')::%2$s END"
              .formatted(text, sqlType(to)));
    }
    return ways;
  }

  /** SQL that says whether a cell holds something that a conversion must not lose. */
  public static String holdsSomething(String sql) {
    return Recogniser.holdsSomething("CAST(%s AS VARCHAR)".formatted(sql));
  }

  private static boolean possible(Type to, Type from) {
    if (from == Type.BOOLEAN) {
      return to == Type.NUMBER;
    }
    if (from == Type.NUMBER) {
      return to != Type.TIME;
    }
    return from == Type.TEXT
        || (from == Type.DATETIME && to != Type.NUMBER && to != Type.BOOLEAN)
        || (from == Type.DATE && to == Type.DATETIME);
  }

  /** A text with a fraction must not lose it to rounding. */
  private static String wholeOnly(Type from, String sql) {
    return from == Type.TEXT
        ? "CASE WHEN regexp_full_match(trim(%1$s), '[-+]?[0-9]+') THEN trim(%1$s) END"
            .formatted(sql)
        : sql;
  }

  private static String sqlType(Type type) {
    return switch (type) {
      case NUMBER -> "DOUBLE";
      case TEXT -> "VARCHAR";
      case DATE -> "DATE";
      case DATETIME -> "TIMESTAMP";
      case TIME -> "TIME";
      case BOOLEAN -> "BOOLEAN";
    };
  }

  private static boolean fits(String recognised, Type to) {
    return switch (to) {
      case NUMBER -> recognised.equals("DOUBLE");
      case BOOLEAN -> recognised.equals("BOOLEAN");
      case DATE, DATETIME -> recognised.equals("DATE") || recognised.equals("TIMESTAMP");
      default -> false;
    };
  }
}
