package org.talktodata.parser;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Splits text into the pieces of a vocabulary, longest match first (Wu et al. 2016, as in BERT):
 * lower-cased, Chinese characters one by one, full-width letters and digits as their plain ones,
 * camelCase and snake_case names as their words.
 */
public final class WordPiece {
  private static final int MAX_WORD = 40;

  private final List<String> tokens;
  private final Map<String, Integer> ids = new HashMap<>();
  private final int unknown;

  /**
   * @param tokens the vocabulary in the order of its ids; has [PAD] at 0, [UNK], [CLS] and [SEP]
   */
  public WordPiece(List<String> tokens) {
    this.tokens = List.copyOf(tokens);
    for (int i = 0; i < tokens.size(); i++) {
      ids.put(tokens.get(i), i);
    }
    this.unknown = id("[UNK]");
  }

  /** One piece: its id and the UTF-16 range of the text that it stands for. */
  public record Piece(int id, int start, int end) {}

  /** How many tokens there are. */
  public int size() {
    return tokens.size();
  }

  /** The text of a token. */
  public String token(int id) {
    return tokens.get(id);
  }

  /** The id of a token that must exist. */
  public int id(String token) {
    Integer id = ids.get(token);
    if (id == null) {
      throw new IllegalArgumentException("the vocabulary has no token " + token);
    }
    return id;
  }

  /** The whole English words of the vocabulary, in its order, which is about that of their use. */
  List<String> englishWords() {
    return tokens.stream().filter(token -> token.matches("[a-z]{3,}")).toList();
  }

  /** The pieces of a text; never more than one per UTF-16 unit. */
  public List<Piece> split(String text) {
    List<Piece> pieces = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      int code = text.codePointAt(i);
      int width = Character.charCount(code);
      if (isSpace(code)) {
        i += width;
      } else if (standsAlone(code)) {
        pieces.add(new Piece(single(code), i, i + width));
        i += width;
      } else {
        int end = wordEnd(text, i);
        word(text, i, end, pieces);
        i = end;
      }
    }
    return pieces;
  }

  private int single(int code) {
    return ids.getOrDefault(Character.toString(plain(code)), unknown);
  }

  private int wordEnd(String text, int start) {
    int i = start;
    int previous = -1;
    while (i < text.length() && i - start < MAX_WORD) {
      int code = text.codePointAt(i);
      if (isSpace(code) || standsAlone(code)) {
        break;
      }
      boolean hump = Character.isUpperCase(code) && Character.isLowerCase(previous);
      boolean change = previous >= 0 && Character.isDigit(code) != Character.isDigit(previous);
      if (hump || change) {
        break;
      }
      previous = code;
      i += Character.charCount(code);
    }
    return i;
  }

  private void word(String text, int start, int end, List<Piece> pieces) {
    String lower = lower(text, start, end);
    int from = 0;
    int before = pieces.size();
    while (from < lower.length()) {
      int to = lower.length();
      Integer id = null;
      while (to > from) {
        String part = lower.substring(from, to);
        id = ids.get(from == 0 ? part : "##" + part);
        if (id != null) {
          break;
        }
        to--;
      }
      if (id == null) {
        while (pieces.size() > before) {
          pieces.remove(pieces.size() - 1);
        }
        pieces.add(new Piece(unknown, start, end));
        return;
      }
      pieces.add(new Piece(id, start + from, start + to));
      from = to;
    }
  }

  /** Lower case unit by unit, so that offsets stay. */
  private static String lower(String text, int start, int end) {
    StringBuilder lower = new StringBuilder(end - start);
    for (int i = start; i < end; i++) {
      lower.append((char) plain(text.charAt(i)));
    }
    return lower.toString();
  }

  private static int plain(int code) {
    if (code >= 0xFF01 && code <= 0xFF5E) {
      return Character.toLowerCase(code - 0xFEE0);
    }
    int lower = Character.toLowerCase(code);
    return Character.charCount(lower) == Character.charCount(code) ? lower : code;
  }

  private static boolean isSpace(int code) {
    return Character.isWhitespace(code)
        || Character.isSpaceChar(code)
        || Character.isISOControl(code)
        || Character.getType(code) == Character.FORMAT;
  }

  /** Chinese characters, punctuation and symbols. */
  private static boolean standsAlone(int code) {
    return Character.isIdeographic(code) || !(Character.isLetterOrDigit(code) || isMark(code));
  }

  private static boolean isMark(int code) {
    int type = Character.getType(code);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }
}
