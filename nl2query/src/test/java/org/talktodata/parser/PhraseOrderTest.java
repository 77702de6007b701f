package org.talktodata.parser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Each phrase stands once in the order, the short ones first, and is found there again. */
class PhraseOrderTest {
  @Test
  void putsEachPhraseOnceTheShortOnesFirst() {
    int[] longer = {5, 4, 3, 2};
    PhraseOrder order =
        new PhraseOrder(List.of(longer, new int[] {9, 8}, new int[] {1, 2}, longer.clone()));
    assertEquals(3, order.size());
    assertArrayEquals(new int[] {1, 2}, order.texts().get(0));
    assertArrayEquals(new int[] {9, 8}, order.texts().get(1));
    assertEquals(2, order.place(longer));
    assertEquals(1, order.place(new int[] {9, 8}));
  }

  @Test
  void hasAPlaceForShortOnesAndOneForLongOnes() {
    PhraseOrder order = new PhraseOrder(List.of(new int[] {7}));
    assertEquals(2, order.size());
    assertEquals(0, order.place(new int[] {7}));
  }
}
