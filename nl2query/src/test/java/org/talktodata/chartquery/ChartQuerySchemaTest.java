package org.talktodata.chartquery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The published schema must know the words that the reader knows. */
class ChartQuerySchemaTest {
  private final JsonNode schema = schema();

  private static JsonNode schema() {
    try (InputStream in = ChartQuery.class.getResourceAsStream("/chart-query.schema.json")) {
      return JsonText.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void knowsAllWords() {
    assertWords(Mark.class, "/properties/mark");
    assertWords(Orient.class, "/properties/orient");
    assertWords(Stack.class, "/properties/stack");
    assertWords(Sort.Order.class, "/properties/sort/properties/order");
    assertWords(TimeUnit.class, "/$defs/timeUnit");
    assertWords(Aggregate.class, "/$defs/aggregate");
    assertWords(ChannelName.class, "/$defs/channelName");
    assertWords(Transform.class, "/$defs/aggregated/properties/transform");
    assertWords(Predicate.Relative.Unit.class, "/$defs/test/properties/relative/properties/unit");
  }

  @Test
  void knowsAllComparisonsAndPlaces() {
    JsonNode test = schema.at("/$defs/test/properties");
    for (String word : Words.all(Predicate.Comparator.class)) {
      assertEquals("#/$defs/value", test.at("/" + word + "/$ref").textValue(), word);
    }
    for (String word : Words.all(Predicate.Like.Place.class)) {
      assertEquals("string", test.at("/" + word + "/type").textValue(), word);
    }
  }

  private <E extends Enum<E>> void assertWords(Class<E> type, String pointer) {
    List<String> words = new ArrayList<>();
    schema.at(pointer).get("enum").forEach(word -> words.add(word.textValue()));
    assertEquals(Words.all(type), words);
  }
}
