package org.talktodata.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class VectorsTest {
  @Test
  void readsAsManyPointsAsTheServerDrawsRows() {
    String points = "<circle cx=\"5\" cy=\"5\" r=\"1\"/>".repeat(10_000);
    String svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"30\">" + points + "</svg>";
    assertEquals(40, Vectors.read(svg).size().width);
  }
}
