package org.talktodata.parser;

/**
 * The sizes of the network.
 *
 * @param encoderLayers layers of the text encoder (BERT, Devlin et al. 2019)
 * @param encoderWidth width of its states
 * @param encoderHeads attention heads of its layers
 * @param englishLayers layers of the English encoder
 * @param englishWidth width of its states
 * @param englishHeads attention heads of its layers
 * @param jointLayers layers in which words, columns, tables and values see each other (as in
 *     RAT-SQL, Wang et al. 2020)
 * @param jointWidth width of their states
 * @param jointHeads attention heads of these
 * @param decoderLayers layers of the decoder
 * @param decoderWidth width of its states
 * @param decoderHeads attention heads of these
 * @param maxWords pieces of a sentence that are read, at most
 * @param maxPhrase pieces of a column with its samples that are read, at most
 * @param maxActions actions of a query, at most
 */
public record ParserConfig(
    int encoderLayers,
    int encoderWidth,
    int encoderHeads,
    int englishLayers,
    int englishWidth,
    int englishHeads,
    int jointLayers,
    int jointWidth,
    int jointHeads,
    int decoderLayers,
    int decoderWidth,
    int decoderHeads,
    int maxWords,
    int maxPhrase,
    int maxActions) {
  /** The sizes of the shipped model. */
  public static final ParserConfig SMALL =
      new ParserConfig(4, 512, 8, 6, 384, 12, 2, 384, 6, 2, 256, 4, 96, 20, 48);

  /** The width of what both encoders say of a piece. */
  int stateWidth() {
    return encoderWidth + englishWidth;
  }
}
