package org.talktodata.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.talktodata.problem.Problem;

class TalkFileTest {
  private static final String COUNT = "{\"encoding\":{\"y\":{\"aggregate\":\"count\"}}}";

  @Test
  void readsAllStatements() {
    TalkFile talk =
        TalkFile.parse(
            """
            table cars
            now 2025-01-15T10:00:00

            # a comment
            ask how many
            ask 有多少
            query %1$s
            accept %1$s
            rows 406

            then only Japan
            query %1$s
            count 20
            ask 讲个笑话
            says NOT_ABOUT_DATA

            query %1$s
            says COLUMN_NOT_FOUND profit margin
            """
                .formatted(COUNT));
    assertEquals(List.of("cars"), talk.tables());
    assertEquals(Optional.of(LocalDateTime.of(2025, 1, 15, 10, 0)), talk.now());
    assertEquals(4, talk.blocks().size());
    TalkFile.Block first = talk.blocks().get(0);
    assertEquals(5, first.line());
    assertEquals(new TalkFile.Sentence(6, "有多少"), first.sentences().get(1));
    assertEquals(1, first.accepted().size());
    assertEquals(Optional.of("406"), first.rows());
    assertEquals(Optional.empty(), first.follows());
    assertEquals(first.query(), talk.blocks().get(1).follows());
    assertEquals(OptionalInt.of(20), talk.blocks().get(1).count());
    assertEquals(
        Optional.of(new Refusal(Problem.Code.NOT_ABOUT_DATA, "")), talk.blocks().get(2).refusal());
    assertEquals(
        Optional.of(new Refusal(Problem.Code.COLUMN_NOT_FOUND, "profit margin")),
        talk.blocks().get(3).refusal());
    assertTrue(talk.blocks().get(3).sentences().isEmpty());
  }

  @Test
  void saysEveryLineThatIsWrong() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                TalkFile.parse(
                    """
                    ask how many
                    query {"mark":"pie","encoding":{"y":{"aggregate":"count"}}}

                    tell me

                    then only Japan

                    ask profit
                    says COLUMN_MISSING profit
                    """));
    List<String> lines = e.getMessage().lines().toList();
    assertEquals(5, lines.size(), e.getMessage());
    assertTrue(lines.get(0).startsWith("line 2: at /mark: \"pie\" is not known"), lines.get(0));
    assertTrue(lines.get(1).startsWith("line 4: 'tell' is no statement"), lines.get(1));
    assertEquals("line 6: 'then' follows a query, and there is none above it.", lines.get(2));
    assertTrue(lines.get(3).startsWith("line 6: the sentence has no answer"), lines.get(3));
    assertEquals("line 9: 'COLUMN_MISSING' is no problem code.", lines.get(4));
  }

  @Test
  void readsTheSamples() throws IOException {
    List<Path> scripts = Corpus.scripts(Path.of("../samples"));
    assertTrue(scripts.size() >= 8);
    for (Path script : scripts) {
      assertTrue(TalkFile.read(script).blocks().size() > 5, script.toString());
    }
  }
}
