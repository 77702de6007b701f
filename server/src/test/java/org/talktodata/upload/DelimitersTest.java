package org.talktodata.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DelimitersTest {
  @Test
  void takesWhatCutsMostLinesAlike() {
    assertEquals(
        Optional.of(","),
        Delimiters.guess(List.of("id,name,n", "1,a", "2,b,3", "3,c,4,5", "4,d,6")));
    assertEquals(Optional.of("，"), Delimiters.guess(List.of("名称，数量", "苹果，3", "梨，4")));
    assertEquals(Optional.of("~"), Delimiters.guess(List.of("a~b", "1~2")));
  }

  @Test
  void doesNotLookInsideQuotes() {
    assertEquals(Optional.of(";"), Delimiters.guess(List.of("\"a,b,c\";1", "\"d,e,f\";2")));
  }

  @Test
  void findsNoneInPlainLines() {
    assertEquals(Optional.empty(), Delimiters.guess(List.of("red", "green", "blue, or so")));
  }
}
