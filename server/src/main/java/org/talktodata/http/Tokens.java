package org.talktodata.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.talktodata.chartquery.JsonText;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;

/** The tokens that open the server; without any, it is open to its own machine. */
public final class Tokens {
  private static final List<String> KNOWN =
      List.of(
          "name",
          "token",
          "sha256",
          "scopes",
          "requestsPerMinute",
          "uploadMegabytes",
          "diskMegabytes",
          "timeLimitSeconds");

  private final List<Token> all;

  private Tokens(List<Token> all) {
    this.all = List.copyOf(all);
  }

  /** One token that may do everything, or none. */
  public static Tokens of(Optional<String> token) {
    return new Tokens(token.stream().map(Tokens::admin).toList());
  }

  /**
   * These and those of a file.
   *
   * @throws ProblemException INVALID_REQUEST, MALFORMED_JSON that name the place in the file
   */
  public Tokens with(Path file) {
    List<Token> more = new ArrayList<>(all);
    try {
      JsonNode json = JsonText.parse(Files.readString(file));
      Json.requireOnly(json, "", List.of("tokens"));
      JsonNode list = json.path("tokens");
      for (int i = 0; i < list.size(); i++) {
        more.add(token(list.get(i), "/tokens/" + i));
      }
    } catch (IOException e) {
      throw new ProblemException(Problem.of(Message.NO_TOKEN_FILE, file), e);
    }
    if (more.isEmpty()) {
      throw Json.invalid("/tokens", Message.NO_TOKENS_IN_FILE);
    }
    return new Tokens(more);
  }

  private static Token admin(String secret) {
    return new Token(
        "TALK_TOKEN",
        hash(secret),
        EnumSet.of(Scope.ADMIN),
        OptionalInt.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        Optional.empty());
  }

  private static Token token(JsonNode json, String pointer) {
    Json.requireOnly(json, pointer, KNOWN);
    Optional<String> secret = Json.text(json, pointer, "token").filter(text -> !text.isBlank());
    Optional<String> hash =
        Json.text(json, pointer, "sha256").filter(text -> text.matches("[0-9a-fA-F]{64}"));
    if (secret.isPresent() == hash.isPresent()) {
      throw Json.invalid(pointer, Message.TOKEN_OR_HASH);
    }
    Optional<String> name = Json.text(json, pointer, "name").filter(text -> !text.isBlank());
    OptionalLong disk = megabytes(json, pointer, "diskMegabytes");
    if (disk.isPresent() && name.isEmpty()) {
      throw Json.invalid(pointer + "/name", Message.WANT_TEXT);
    }
    OptionalInt seconds = limit(json, pointer, "timeLimitSeconds");
    return new Token(
        name.orElse(pointer),
        secret.map(Tokens::hash).orElseGet(() -> HexFormat.of().parseHex(hash.get())),
        scopes(json, pointer + "/scopes"),
        limit(json, pointer, "requestsPerMinute"),
        megabytes(json, pointer, "uploadMegabytes"),
        disk,
        seconds.isPresent()
            ? Optional.of(Duration.ofSeconds(seconds.getAsInt()))
            : Optional.empty());
  }

  private static Set<Scope> scopes(JsonNode json, String pointer) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String word : Json.texts(json, pointer, "scopes").orElse(List.of())) {
      scopes.add(
          EnumSet.allOf(Scope.class).stream()
              .filter(scope -> scope.name().toLowerCase(Locale.ROOT).equals(word))
              .findFirst()
              .orElseThrow(
                  () ->
                      Json.invalid(
                          pointer, Message.UNKNOWN_WORD, word, "admin, ask, upload, embed")));
    }
    if (scopes.isEmpty()) {
      throw Json.invalid(pointer, Message.NO_SCOPES);
    }
    return scopes;
  }

  /** A limit in megabytes, as bytes. */
  private static OptionalLong megabytes(JsonNode json, String pointer, String property) {
    OptionalInt limit = limit(json, pointer, property);
    return limit.isPresent()
        ? OptionalLong.of((long) limit.getAsInt() << 20)
        : OptionalLong.empty();
  }

  private static OptionalInt limit(JsonNode json, String pointer, String property) {
    JsonNode limit = json.path(property);
    if (limit.isMissingNode()) {
      return OptionalInt.empty();
    }
    if (!limit.isInt() || limit.intValue() < 1) {
      throw Json.invalid(pointer + "/" + property, Message.WANT_POSITIVE);
    }
    return OptionalInt.of(limit.intValue());
  }

  /** Whether nobody has to show anything. */
  public boolean isEmpty() {
    return all.isEmpty();
  }

  /** The token of that name, the first if there are several. */
  Optional<Token> named(String name) {
    return all.stream().filter(token -> token.name().equals(name)).findFirst();
  }

  /** The token of a secret; every one is looked at, so that time tells nothing. */
  Optional<Token> find(String secret) {
    byte[] hash = hash(secret);
    Token found = null;
    for (Token token : all) {
      if (MessageDigest.isEqual(token.hash(), hash)) {
        found = token;
      }
    }
    return Optional.ofNullable(found);
  }

  private static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
