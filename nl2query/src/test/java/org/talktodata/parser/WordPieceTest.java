package org.talktodata.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text falls into pieces that keep their places. */
class WordPieceTest {
  private final WordPiece wordPiece =
      new WordPiece(
          List.of(
              "[PAD]", "[UNK]", "[CLS]", "[SEP]", "horse", "##power", "net", "price", "销", "售", "3",
              "100", "%", "q", "_"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Horsepower   | horse ##power",
        "net_price    | net _ price",
        "netPrice     | net price",
        "NET PRICE    | net price",
        "销售q3       | 销 售 q 3",
        "１００％      | 100 %",
        "xyz net      | [UNK] net",
        "100price     | 100 price"
      })
  void splits(String text, String expected) {
    List<WordPiece.Piece> pieces = wordPiece.split(text);
    assertEquals(
        expected,
        String.join(" ", pieces.stream().map(piece -> wordPiece.token(piece.id())).toList()));
    int end = 0;
    for (WordPiece.Piece piece : pieces) {
      assertEquals(true, piece.start() >= end && piece.end() > piece.start());
      end = piece.end();
    }
  }
}
