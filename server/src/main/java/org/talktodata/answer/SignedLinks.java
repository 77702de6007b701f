package org.talktodata.answer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.talktodata.store.JsonFile;

/**
 * Links that let others see one chart until a day. A link carries the time when it ends and a
 * signature of chart and time, made with a key that never leaves the data folder. The links of one
 * chart end when they are revoked, all links when the key is deleted.
 */
public final class SignedLinks {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private final SecretKeySpec key;
  private final Clock clock;

  /** How often the links of a chart were revoked; its links are signed with that. */
  private final Map<String, Integer> revoked = new ConcurrentHashMap<>();

  private final Path revocations;

  private SignedLinks(byte[] key, Clock clock, Path revocations) throws IOException {
    this.key = new SecretKeySpec(key, ALGORITHM);
    this.clock = clock;
    this.revocations = revocations;
    if (Files.exists(revocations)) {
      JsonFile.read(revocations)
          .properties()
          .forEach(entry -> revoked.put(entry.getKey(), entry.getValue().intValue()));
    }
  }

  /** With the key of a data folder, which is made when there is none. */
  public static SignedLinks open(Path data, Clock clock) {
    Path file = data.resolve("link-key");
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      return new SignedLinks(
          Files.readAllBytes(file), clock, data.resolve("link-revocations.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void make(Path file) throws IOException {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    Path beside = file.resolveSibling("link-key.new");
    Files.deleteIfExists(beside);
    if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
      Files.createFile(
          beside,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.write(beside, key);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** The part of an address after {@code ?} that opens a chart until then. */
  public String sign(String chart, Instant until) {
    long seconds = until.getEpochSecond();
    return "expires=%d&signature=%s".formatted(seconds, signature(chart, seconds));
  }

  /** Whether a chart may be seen with this signature now. */
  public boolean opens(String chart, String expires, String signature) {
    if (expires == null || signature == null || !expires.matches("[0-9]{1,12}")) {
      return false;
    }
    long seconds = Long.parseLong(expires);
    boolean genuine =
        MessageDigest.isEqual(
            signature(chart, seconds).getBytes(StandardCharsets.US_ASCII),
            signature.getBytes(StandardCharsets.UTF_8));
    return genuine && clock.instant().getEpochSecond() <= seconds;
  }

  /** Ends all links to a chart that were made until now. */
  public synchronized void revoke(String chart) {
    revoked.merge(chart, 1, Integer::sum);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    revoked.forEach(json::put);
    try {
      JsonFile.write(revocations, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String signature(String chart, long seconds) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] signed = mac.doFinal(signed(chart, seconds).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String signed(String chart, long seconds) {
    int times = revoked.getOrDefault(chart, 0);
    String text = "%s until %d".formatted(chart, seconds);
    return times == 0 ? text : "%s, revoked %d times".formatted(text, times);
  }
}
