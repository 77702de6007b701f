package org.talktodata.store;

import java.util.List;
import java.util.Locale;
import org.talktodata.problem.Problem;

/** Why a relation cannot be told or removed, in the language of who reads it. */
public final class RelationRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final transient List<String> names;

  RelationRefused(Reason reason, String... names) {
    super(reason.english.formatted((Object[]) names));
    this.reason = reason;
    this.names = List.of(names);
  }

  /** What can be wrong. */
  enum Reason {
    UNKNOWN(
        Problem.Code.NOT_FOUND,
        "There is no relation \"%s\". GET /api/relations lists those that are there.",
        "没有关联 \"%s\"。GET /api/relations 会列出现有的关联。"),
    SAME_TABLE(
        Problem.Code.INVALID_REQUEST,
        "Both columns are of the table “%s”. A relation connects two tables: choose a column of another one.",
        "两列都在表“%s”中。关联是两张表之间的：请选另一张表的列。"),
    NOT_UNIQUE(
        Problem.Code.NO_JOIN,
        "Neither “%s” nor “%s” has values that are all different, so it would be open which row is meant. Choose a column that holds each value once, such as an id.",
        "“%s”和“%s”都有重复的值，无法确定指的是哪一行。请选每个值只出现一次的列，例如编号。"),
    NOTHING_MATCHES(
        Problem.Code.NO_JOIN,
        "“%s” and “%s” have no value in common, so no row would find another. Choose other columns.",
        "“%s”和“%s”没有相同的值，没有哪两行能对上。请选别的列。");

    private final Problem.Code code;
    private final String english;
    private final String chinese;

    Reason(Problem.Code code, String english, String chinese) {
      this.code = code;
      this.english = english;
      this.chinese = chinese;
    }
  }

  /** The problem in Chinese for a Chinese locale, else in English. */
  public Problem problem(Locale locale) {
    boolean chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    String words = chinese ? reason.chinese : reason.english;
    return Problem.of(reason.code, words.formatted(names.toArray()));
  }
}
