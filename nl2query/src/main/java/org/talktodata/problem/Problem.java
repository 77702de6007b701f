package org.talktodata.problem;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that went wrong, said so that a person can act on it.
 *
 * @param code a stable name that programs can rely on
 * @param detail what was wrong and what to do, in whole sentences
 * @param pointer where in the query or document it was wrong, as a JSON pointer (RFC 6901)
 * @param words the part of the sentence that it is about
 * @param suggestions what may have been meant instead, best first
 */
public record Problem(
    Code code,
    String detail,
    Optional<String> pointer,
    Optional<Span> words,
    List<String> suggestions) {
  public Problem {
    Objects.requireNonNull(code);
    Objects.requireNonNull(detail);
    suggestions = List.copyOf(suggestions);
  }

  /** A problem with nothing to point at. */
  public static Problem of(Code code, String detail) {
    return new Problem(code, detail, Optional.empty(), Optional.empty(), List.of());
  }

  /** A problem at a place in a JSON document. */
  public static Problem at(Code code, String pointer, String detail) {
    return new Problem(code, detail, Optional.of(pointer), Optional.empty(), List.of());
  }

  /** The same with what may have been meant. */
  public Problem suggesting(List<String> others) {
    return new Problem(code, detail, pointer, words, others);
  }

  /** The same, about these words. */
  public Problem about(Span span) {
    return new Problem(code, detail, pointer, Optional.of(span), suggestions);
  }

  /** A part of a text, in UTF-16 units: from {@code start} to before {@code end}. */
  public record Span(int start, int end) {}

  /** Every kind of problem, with the HTTP status it has. */
  public enum Code {
    MALFORMED_JSON(400),
    INVALID_REQUEST(400),
    INVALID_QUERY(422),
    UNAUTHORIZED(401),
    FORBIDDEN(403),
    TABLE_NOT_FOUND(404),
    CHART_NOT_FOUND(404),
    JOB_NOT_FOUND(404),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    CONFLICT(409),
    TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    COLUMN_NOT_FOUND(422),
    COLUMN_AMBIGUOUS(422),
    TYPE_MISMATCH(422),
    NO_JOIN(422),
    EMPTY_FILE(422),
    NOT_A_TABLE(422),
    TOO_MANY_COLUMNS(422),
    EMPTY_QUESTION(422),
    QUESTION_TOO_LONG(422),
    NOT_ABOUT_DATA(422),
    NO_READING(422),
    TIME_LIMIT(503),
    BUSY(503),
    INTERNAL(500);

    private final int status;

    Code(int status) {
      this.status = status;
    }

    /** The HTTP status that answers this problem. */
    public int status() {
      return status;
    }
  }
}
