package org.talktodata.problem;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that went wrong, said so that a person can act on it.
 *
 * @param code a stable name that programs can rely on
 * @param text what was wrong and what to do, in whole sentences
 * @param pointer where in the query or document it was wrong, as a JSON pointer (RFC 6901)
 * @param words the part of the sentence that it is about
 * @param suggestions what may have been meant instead, best first
 */
public record Problem(
    Code code,
    Text text,
    Optional<String> pointer,
    Optional<Span> words,
    List<String> suggestions) {
  public Problem {
    Objects.requireNonNull(code);
    Objects.requireNonNull(text);
    suggestions = List.copyOf(suggestions);
  }

  /** A problem with nothing to point at. */
  public static Problem of(Message message, Object... arguments) {
    return of(message.code(), Text.of(message, arguments));
  }

  /** A problem whose words are the same in every language, such as those of a command. */
  public static Problem of(Code code, String words) {
    return of(code, Text.plain(words));
  }

  private static Problem of(Code code, Text text) {
    return new Problem(code, text, Optional.empty(), Optional.empty(), List.of());
  }

  /** What was wrong and what to do, in English. */
  public String detail() {
    return detail(Locale.ENGLISH);
  }

  /** What was wrong and what to do, in Chinese for a Chinese locale, else in English. */
  public String detail(Locale locale) {
    return text.in(locale);
  }

  /** The same at a place in a JSON document. */
  public Problem at(String place) {
    return new Problem(code, text, Optional.of(place), words, suggestions);
  }

  /** The same with what may have been meant. */
  public Problem suggesting(List<String> others) {
    return new Problem(code, text, pointer, words, others);
  }

  /** The same, about these words. */
  public Problem about(Span span) {
    return new Problem(code, text, pointer, Optional.of(span), suggestions);
  }

  /** A part of a text, in UTF-16 units: from {@code start} to before {@code end}. */
  public record Span(int start, int end) {}

  /** Every kind of problem, with the HTTP status it has. */
  public enum Code {
    MALFORMED_JSON(400, "JSON 写错了"),
    INVALID_REQUEST(400, "请求有误"),
    INVALID_QUERY(422, "图表查询有误"),
    UNAUTHORIZED(401, "需要令牌"),
    FORBIDDEN(403, "不允许"),
    TABLE_NOT_FOUND(404, "没有这张表"),
    CHART_NOT_FOUND(404, "没有这张图表"),
    JOB_NOT_FOUND(404, "没有这个任务"),
    NOT_FOUND(404, "没有这个地址"),
    METHOD_NOT_ALLOWED(405, "不支持这种方法"),
    NOT_ACCEPTABLE(406, "不能以这种格式提供"),
    CONFLICT(409, "有冲突"),
    TOO_LARGE(413, "太大"),
    UNSUPPORTED_MEDIA_TYPE(415, "不支持这种类型"),
    COLUMN_NOT_FOUND(422, "没有这一列"),
    COLUMN_AMBIGUOUS(422, "列名不明确"),
    TYPE_MISMATCH(422, "类型不符"),
    NO_JOIN(422, "表之间没有联系"),
    EMPTY_FILE(422, "文件是空的"),
    NOT_A_TABLE(422, "不是表"),
    TOO_MANY_COLUMNS(422, "列太多"),
    EMPTY_QUESTION(422, "问题是空的"),
    QUESTION_TOO_LONG(422, "问题太长"),
    NOT_ABOUT_DATA(422, "与数据无关"),
    NO_READING(422, "读不懂"),
    TOO_MANY_REQUESTS(429, "请求太频繁"),
    TIME_LIMIT(503, "超过时限"),
    BUSY(503, "太忙"),
    INTERNAL(500, "内部错误");

    private final int status;
    private final String chinese;

    Code(int status, String chinese) {
      this.status = status;
      this.chinese = chinese;
    }

    /** The kind of problem in a few words. */
    public String title(Locale locale) {
      if (locale.getLanguage().equals(Locale.CHINESE.getLanguage())) {
        return chinese;
      }
      String words = name().toLowerCase(Locale.ROOT).replace('_', ' ');
      return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** The HTTP status that answers this problem. */
    public int status() {
      return status;
    }
  }
}
