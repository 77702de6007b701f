package org.talktodata.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tensorflow.Session;

/** The English encoder of the base is all-MiniLM-L6-v2, though kept in 8 bits. */
class EnglishEncoderTest {
  private static Network network;
  private static Session session;
  private static PhraseVectors vectors;
  private static Linker linker;

  @BeforeAll
  static void load() throws IOException {
    WordPiece pieces = Small.pieces();
    network = new Network(ParserConfig.SMALL, pieces.size());
    session = Sessions.answering(network.graph, 1);
    try (var in =
        new BufferedInputStream(
            EnglishEncoderTest.class.getResourceAsStream("/model/base.safetensors"))) {
      network.parameters.fill(session, Tensors.read(in).byName(), 1);
    }
    vectors = new PhraseVectors(network, session, pieces);
    linker = new Linker(pieces, ParserConfig.SMALL);
  }

  @AfterAll
  static void close() {
    session.close();
    network.close();
  }

  private static float[] english(String sentence) {
    float[] all = vectors.compute(List.of(linker.framedSentence(sentence)))[0];
    return Arrays.copyOfRange(all, ParserConfig.SMALL.encoderWidth(), all.length);
  }

  private static double similarity(String one, String other) {
    return WideTables.cosine(english(one), english(other));
  }

  /**
   * The similarities that the model's authors publish in the documentation of Sentence Transformers
   * ("Semantic Textual Similarity", 2024).
   */
  @Test
  void givesThePublishedSimilarities() {
    assertEquals(0.8939, similarity("The new movie is awesome", "The new movie is so great"), 0.02);
    assertEquals(0.2838, similarity("The cat sits outside", "The dog plays in the garden"), 0.03);
  }
}
