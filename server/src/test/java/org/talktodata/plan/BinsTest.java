package org.talktodata.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.talktodata.chartquery.Bin;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.table.Column;
import org.talktodata.table.Profile;

class BinsTest {
  @ParameterizedTest
  @CsvSource({
    "-5, 5, 1, 10",
    "-1, 300, 1, 500",
    "-5, -1, 1, 5",
    "1, 9, 1, 10",
    "0, 0.75, 3, 0.5",
    "-40, 60, 5, 50"
  })
  void theNarrowestRoundWidthIsTaken(String min, String max, int most, double width) {
    Column column =
        new Column(
            "change",
            Column.Type.NUMBER,
            Column.Role.NUMBER,
            List.of(),
            "",
            new Profile(0, 10, Optional.of(min), Optional.of(max), List.of("0.25")));
    Bin bin = new Bin(Optional.of(most), Optional.empty());
    assertEquals(width, Bins.width(bin, column, FieldRef.of("change"), Optional.empty()));
  }
}
