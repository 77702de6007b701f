package org.talktodata.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EncodingTest {
  @Test
  void tellsChineseFromTaiwaneseAndWestern() {
    assertDetected("GB18030", "日期,销售额,客户名称\n2024-01-01,100,上海贸易有限公司", "GBK");
    assertDetected("Big5", "日期,銷售額,客戶名稱\n2024-01-01,100,臺灣貿易有限公司", "Big5");
    assertDetected("windows-1252", "Größe;Straße;Mädchen\nÄrger;Übung;Öl", "ISO-8859-1");
    assertDetected("windows-1252", "café,naïve,año\nà,é,ü", "ISO-8859-1");
  }

  @Test
  void believesUtf8EvenIfItIsCutInTheMiddleOfACharacter() {
    byte[] bytes = "日期,销售额".getBytes(StandardCharsets.UTF_8);
    byte[] cut = java.util.Arrays.copyOf(bytes, bytes.length - 1);
    assertEquals(StandardCharsets.UTF_8, Encoding.detect(cut));
    assertEquals(StandardCharsets.UTF_8, Encoding.detect("a,b\n1,2\n".getBytes()));
  }

  @Test
  void seesUtf16WithAndWithoutItsMark() {
    String text = "日期,sales\n一,1\n";
    assertEquals(StandardCharsets.UTF_16, Encoding.detect(text.getBytes(StandardCharsets.UTF_16)));
    assertEquals(
        StandardCharsets.UTF_16LE, Encoding.detect(text.getBytes(StandardCharsets.UTF_16LE)));
    assertEquals(
        StandardCharsets.UTF_16BE, Encoding.detect(text.getBytes(StandardCharsets.UTF_16BE)));
  }

  private static void assertDetected(String expected, String text, String encoding) {
    assertEquals(
        Charset.forName(expected), Encoding.detect(text.getBytes(Charset.forName(encoding))));
  }
}
