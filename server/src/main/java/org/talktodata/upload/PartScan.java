package org.talktodata.upload;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;

/**
 * Looks at the bytes of one XML part of a workbook for what would take more memory or time to read
 * than any sheet that people made: rows and texts without end, columns beyond the last one, numbers
 * of a million digits, places of texts that are not there. What is a tag and what is not is told as
 * an XML reader tells it.
 */
final class PartScan {
  /** Bytes that a row, or a text of the table of texts, may have. */
  static final int LARGEST_PIECE = 64_000_000;

  /** Bytes of the value of a cell: a little more than 32,767 characters, each of them escaped. */
  private static final int LARGEST_VALUE = 300_000;

  /** The last column is XFD. */
  private static final int COLUMN_LETTERS = 3;

  private enum State {
    TEXT,
    OPEN,
    NAME,
    TAG,
    DECLARATION,
    DOCTYPE,
    COMMENT,
    CDATA,
    INSTRUCTION
  }

  private final byte[] name = new byte[9];
  private State state = State.TEXT;
  private int named;
  private boolean closing;
  private boolean cell;
  private boolean value;
  private boolean shared;
  private boolean dateType;
  private boolean dates;
  private long texts;
  private long lastText = -1;
  private long place;
  private byte quote;
  private byte attribute;
  private int length;
  private int letters;
  private byte last;
  private int run;
  private long pieceBytes;
  private long valueBytes;

  /** How many texts there are that cells name by their place; the reader holds all in memory. */
  long texts() {
    return texts;
  }

  /** The last of these texts that a cell names, counted from 0; -1 if none does. */
  long lastText() {
    return lastText;
  }

  /** Whether cells hold dates as text, with the type {@code d}. */
  boolean dates() {
    return dates;
  }

  /** Whether the byte that was looked at last ends such a type. */
  boolean endsDateType() {
    return dateType;
  }

  /**
   * Looks at the next bytes.
   *
   * @throws ProblemException TOO_LARGE, NOT_A_TABLE
   */
  void look(byte[] bytes, int count) {
    for (int i = 0; i < count; i++) {
      look(bytes[i]);
    }
    if (pieceBytes > LARGEST_PIECE) {
      throw new ProblemException(Problem.of(Message.TOO_LARGE_ROW, LARGEST_PIECE / 1_000_000));
    }
  }

  /** Looks at the next byte. */
  void look(byte b) {
    pieceBytes++;
    dateType = false;
    if (b == 0) {
      throw new ProblemException(Problem.of(Message.DAMAGED_WORKBOOK));
    }
    switch (state) {
      case TEXT -> text(b);
      case OPEN -> open(b);
      case NAME -> name(b);
      case TAG -> tag(b);
      case DECLARATION -> declaration(b);
      case DOCTYPE -> doctype(b);
      case COMMENT -> endAt(b, (byte) '-');
      case CDATA -> {
        count(b);
        endAt(b, (byte) ']');
      }
      case INSTRUCTION -> state = last == '?' && b == '>' ? State.TEXT : state;
    }
    last = b;
  }

  private void text(byte b) {
    if (b == '<') {
      state = State.OPEN;
    } else {
      count(b);
    }
  }

  private void count(byte b) {
    if (!value) {
      return;
    }
    boolean digit = b >= '0' && b <= '9';
    if (++valueBytes > LARGEST_VALUE || shared && !digit) {
      throw new ProblemException(Problem.of(Message.DAMAGED_WORKBOOK));
    }
    if (shared) {
      place = Math.min(place * 10 + b - '0', Integer.MAX_VALUE);
      lastText = Math.max(lastText, place);
    }
  }

  private void open(byte b) {
    named = 0;
    closing = b == '/';
    if (b == '!') {
      run = 0;
      state = State.DECLARATION;
    } else if (b == '?') {
      state = State.INSTRUCTION;
    } else {
      state = State.NAME;
      if (!closing) {
        name(b);
      }
    }
  }

  private void name(byte b) {
    if (b == '>' || b == '/' || b <= ' ' && b >= 0) {
      begin();
      state = State.TAG;
      tag(b);
    } else if (b == ':') {
      named = 0;
    } else if (named < name.length) {
      name[named++] = b;
    }
  }

  /** The name of a tag is known. */
  private void begin() {
    String local = new String(name, 0, named, StandardCharsets.US_ASCII);
    cell = !closing && local.equals("c");
    shared &= !cell;
    if (local.equals("v")) {
      value = !closing;
      valueBytes = 0;
      place = 0;
    } else if (!closing && (local.equals("row") || local.equals("si"))) {
      pieceBytes = 0;
      texts += local.equals("si") ? 1 : 0;
    }
  }

  private void tag(byte b) {
    if (quote != 0) {
      if (b == quote) {
        quote = 0;
        boolean type = cell && attribute == 't' && length == 1;
        shared |= type && last == 's';
        dateType = type && last == 'd';
        dates |= dateType;
      } else if (cell) {
        length++;
        address(b);
      }
    } else if (b == '"' || b == '\'') {
      quote = b;
      letters = 0;
      length = 0;
    } else if (b == '>') {
      value &= last != '/';
      state = State.TEXT;
    } else if (b != '=' && b > ' ') {
      attribute = b;
    }
  }

  /** Many letters and then a digit would be a column beyond the last one. */
  private void address(byte b) {
    if (b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z') {
      letters++;
    } else if (b == '&' || b >= '0' && b <= '9' && letters > COLUMN_LETTERS) {
      throw new ProblemException(Problem.of(Message.DAMAGED_WORKBOOK));
    }
  }

  /** After {@code <!}: a comment, a piece of plain text, a kind of document, or a fault. */
  private void declaration(byte b) {
    name[named++] = b;
    String start = new String(Arrays.copyOf(name, named), StandardCharsets.US_ASCII);
    if (start.equals("--")) {
      state = State.COMMENT;
    } else if (start.equals("[CDATA[")) {
      state = State.CDATA;
    } else if (start.equals("DOCTYPE")) {
      state = State.DOCTYPE;
    } else if (List.of("--", "[CDATA[", "DOCTYPE").stream().noneMatch(s -> s.startsWith(start))) {
      throw new ProblemException(Problem.of(Message.DAMAGED_WORKBOOK));
    }
  }

  /** Pictures among the parts may have one, but none that defines anything. */
  private void doctype(byte b) {
    if (quote != 0) {
      quote = b == quote ? 0 : quote;
    } else if (b == '"' || b == '\'') {
      quote = b;
    } else if (b == '[') {
      throw new ProblemException(Problem.of(Message.DAMAGED_WORKBOOK));
    } else if (b == '>') {
      state = State.TEXT;
    }
  }

  private void endAt(byte b, byte twice) {
    if (b == '>' && run >= 2) {
      state = State.TEXT;
    }
    run = b == twice ? run + 1 : 0;
  }
}
