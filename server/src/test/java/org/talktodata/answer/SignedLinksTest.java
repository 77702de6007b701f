package org.talktodata.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedLinksTest {
  private static final Instant END = Instant.parse("2025-01-31T00:00:00Z");

  @TempDir Path data;

  @Test
  void openUntilTheirEndAndNotAfter() {
    String signature = at(END.minusSeconds(60)).sign("chart", END).replaceFirst(".*signature=", "");
    String expires = Long.toString(END.getEpochSecond());
    assertTrue(at(END).opens("chart", expires, signature));
    assertFalse(at(END.plusSeconds(1)).opens("chart", expires, signature));
  }

  @Test
  void openTheirChartOnly() {
    SignedLinks links = at(END.minusSeconds(60));
    String signature = links.sign("chart", END).replaceFirst(".*signature=", "");
    String expires = Long.toString(END.getEpochSecond());
    assertFalse(links.opens("other", expires, signature));
    assertFalse(links.opens("chart", expires + "0", signature));
    assertFalse(links.opens("chart", expires, null));
    assertEquals(links.sign("chart", END), at(END).sign("chart", END));
  }

  private SignedLinks at(Instant now) {
    return SignedLinks.open(data, Clock.fixed(now, ZoneOffset.UTC));
  }
}
