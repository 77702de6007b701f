package org.talktodata.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words, numbers, texts and signs of a VQL query. */
final class VqlTokens {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<text>\"[^\"]*\"|'[^']*')|(?<number>\\d+(?:\\.\\d+)?)(?![\\p{L}\\d_])"
              + "|(?<word>[\\p{L}\\d_]+)|(?<sign><>|!=|<=|>=|[=<>().,*+/-]))");

  private final List<Token> tokens = new ArrayList<>();
  private int next;

  enum Kind {
    TEXT,
    NUMBER,
    WORD,
    SIGN,
    END
  }

  record Token(Kind kind, String text) {}

  VqlTokens(String vql) throws Unsayable {
    Matcher matcher = TOKEN.matcher(vql.strip());
    int at = 0;
    while (at < vql.strip().length()) {
      if (!matcher.find(at) || matcher.start() != at) {
        throw new Unsayable("a sign that the language does not have");
      }
      tokens.add(token(matcher));
      at = matcher.end();
    }
  }

  private static Token token(Matcher matcher) {
    String text = matcher.group("text");
    if (text != null) {
      return new Token(Kind.TEXT, text.substring(1, text.length() - 1));
    }
    if (matcher.group("number") != null) {
      return new Token(Kind.NUMBER, matcher.group("number"));
    }
    return matcher.group("word") != null
        ? new Token(Kind.WORD, matcher.group("word"))
        : new Token(Kind.SIGN, matcher.group("sign"));
  }

  Token peek() {
    return peek(0);
  }

  Token peek(int ahead) {
    return next + ahead < tokens.size() ? tokens.get(next + ahead) : new Token(Kind.END, "");
  }

  Token take() {
    Token token = peek();
    next++;
    return token;
  }

  boolean at(String word) {
    return at(0, word);
  }

  boolean at(int ahead, String word) {
    Token token = peek(ahead);
    boolean plain = token.kind() == Kind.WORD || token.kind() == Kind.SIGN;
    return plain && token.text().equalsIgnoreCase(word);
  }

  /** Whether these words come next; if so they are taken. */
  boolean accept(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!at(i, words[i])) {
        return false;
      }
    }
    next += words.length;
    return true;
  }

  void expect(String word) throws Unsayable {
    if (!accept(word)) {
      throw new Unsayable("no SQL: %s expected".formatted(word));
    }
  }

  String word() throws Unsayable {
    if (peek().kind() != Kind.WORD) {
      throw new Unsayable("no SQL: a name expected");
    }
    return take().text();
  }
}
