package org.talktodata.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What a question takes is what the papers' formulas give. */
class MultiplicationsTest {
  private final WordPiece pieces = Small.pieces();

  /** Of a transformer's layer with weights of width², 4 belong to attention and 8 to the rest. */
  private static double layer(int width) {
    return 12.0 * width * width;
  }

  private double understanding(String sentence) {
    try (Network network = new Network(ParserConfig.SMALL, pieces.size())) {
      new StepDecoder(network);
      Multiplications multiplications = new Multiplications(network, pieces);
      return multiplications.understanding(Small.linked(pieces, sentence, "price"));
    }
  }

  /** One piece more goes through both encoders and the joint layers, and is remembered. */
  @Test
  void anEnglishPieceTakesBothEncoders() {
    ParserConfig config = ParserConfig.SMALL;
    double least =
        config.encoderLayers() * layer(config.encoderWidth())
            + config.englishLayers() * layer(config.englishWidth())
            + config.jointLayers() * layer(config.jointWidth());
    double more = understanding("price and price") - understanding("price price");
    assertTrue(more > least, more + " of at least " + least);
    assertEquals(least, more, least / 10);
  }

  @Test
  void aChinesePieceTakesOne() {
    ParserConfig config = ParserConfig.SMALL;
    double english = config.englishLayers() * layer(config.englishWidth());
    double difference = understanding("price and price") - understanding("price 和 price");
    assertEquals(english, difference, english / 50);
  }

  @Test
  void writingGrowsWithTheBeginnings() {
    try (Network network = new Network(ParserConfig.SMALL, pieces.size())) {
      new StepDecoder(network);
      Multiplications multiplications = new Multiplications(network, pieces);
      Linked linked = Small.linked(pieces, "price", "price");
      double one = multiplications.writing(linked, 1);
      double ofWeights = ParserConfig.SMALL.decoderLayers() * layer(256);
      assertTrue(one > ofWeights, one + " of more than " + ofWeights);
      assertEquals(10 * one, multiplications.writing(linked, 10), 1);
    }
  }
}
