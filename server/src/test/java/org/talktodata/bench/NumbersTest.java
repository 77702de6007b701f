package org.talktodata.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void writesThreeDigits() {
    assertEquals("0.12 s", Numbers.seconds(0.1234));
    assertEquals("1.23 s", Numbers.seconds(1.234));
    assertEquals("12.3 ms", Numbers.milliseconds(12.34));
    assertEquals("123 ms", Numbers.milliseconds(123.4));
    assertEquals("1,234 ms", Numbers.milliseconds(1234.4));
    assertEquals("1,000,000", Numbers.whole(1_000_000));
    assertEquals("512 MB", Numbers.megabytes(512L << 20));
  }
}
