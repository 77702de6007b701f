package org.talktodata.parser;

/**
 * How many multiplications the network takes for a question, each with its addition: those with
 * weights and those of attention, beside which nothing else counts. Padding is left out.
 */
final class Multiplications {
  private final ParserConfig config;
  private final WordPiece wordPiece;

  /** By what their rows are: the sizes of the matrices that these are multiplied with. */
  private double perPiece;

  private double perEnglishPiece;
  private double perJointPiece;
  private double perItem;
  private double perAction;
  private double perPlace;
  private double perBeginning;

  /**
   * @param network with its decoder
   */
  Multiplications(Network network, WordPiece wordPiece) {
    this.config = network.config;
    this.wordPiece = wordPiece;
    for (Parameters.Parameter parameter : network.parameters.all()) {
      if (parameter.shape().length == 2 && parameter.name().endsWith(".weight")) {
        add(parameter.name(), (double) parameter.shape()[0] * parameter.shape()[1]);
      }
    }
  }

  private void add(String name, double size) {
    if (name.startsWith("encoder.")) {
      perPiece += size;
    } else if (name.startsWith(Encoder.ENGLISH + "encoder.")) {
      perEnglishPiece += size;
    } else if (name.startsWith("joint.piece.")) {
      perJointPiece += size;
    } else if (name.startsWith("joint.item.") || name.equals("joint.relevance.weight")) {
      perItem += size;
    } else if (name.startsWith("joint.history.")) {
      perAction += size;
    } else if (name.startsWith("joint.")
        || name.matches("decoder\\.\\d+\\.cross\\.(key|value).*")) {
      perPlace += size;
    } else if (name.matches("decoder\\.(item|pointer\\.key)\\..*")) {
      perItem += size;
    } else {
      perBeginning += size;
    }
  }

  /** For understanding a question, before anything is written. */
  double understanding(Linked question) {
    double pieces = question.sentence().size();
    double english = question.sentence().stream().filter(this::isEnglish).count();
    double items = question.items().size();
    double places = question.places();
    return pieces * (perPiece + perJointPiece)
        + english * perEnglishPiece
        + items * perItem
        + question.history().size() * perAction
        + places * perPlace
        + attention(config.encoderLayers(), pieces * pieces, config.encoderWidth())
        + attention(config.englishLayers(), english * english, config.englishWidth())
        + attention(config.jointLayers(), places * places, config.jointWidth());
  }

  /** For lengthening so many beginnings of its query by an action each. */
  double writing(Linked question, int beginnings) {
    double ofEach =
        perBeginning
            + attention(config.decoderLayers(), question.places(), config.decoderWidth())
            + question.items().size() * config.decoderWidth();
    return beginnings * ofEach;
  }

  /** Scores and sums of some layers, for so many pairs of places. */
  private static double attention(int layers, double pairs, int width) {
    return 2 * layers * pairs * width;
  }

  /** Whether the English encoder looks at a piece: it knows no Chinese ones. */
  private boolean isEnglish(WordPiece.Piece piece) {
    return wordPiece.token(piece.id()).chars().allMatch(c -> c < 128);
  }
}
