package org.talktodata.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.talktodata.chartquery.ChartQueryJson;

class NlvCorpusTest {
  @TempDir private Path folder;

  private static List<String> accepted(Example example) {
    return example.accepted().stream()
        .map(query -> ChartQueryJson.print(query).replace('"', '\''))
        .toList();
  }

  @Test
  void acceptsAllFairWaysToDrawTheChart() throws IOException {
    Files.writeString(folder.resolve("cars.csv"), "MPG,Weight,Year,Origin\n20,1800,70,USA\n");
    Files.writeString(
        folder.resolve("nlv_cars.jsonl"),
        """
        {"id": "1", "dataset": "cars.csv", "question": "mpg vs weight", "gold": {"visId": "scatter", "facet": null, "color": null, "x": {"field": "Weight"}, "y": {"field": "MPG"}}}
        {"id": "2", "dataset": "cars.csv", "question": "mpg over time", "gold": {"visId": "line", "facet": null, "color": null, "x": {"field": "Year", "timeUnit": "year"}, "y": {"field": "MPG", "aggregate": "mean"}}}
        """);
    Files.writeString(
        folder.resolve("nlv_cars_multiturn.jsonl"),
        """
        {"id": "3", "dataset": "cars.csv", "question": "a | b", "turns": ["bars of weight", "count them"], "gold": {"visId": "histogram", "facet": null, "color": null, "x": {"field": "Weight", "bin": true}, "y": {"aggregate": "count"}}}
        """);
    List<Example> examples = NlvCorpus.load(folder);
    assertEquals(3, examples.size());
    assertEquals(
        List.of(
            "{'mark':'point','encoding':{'x':{'field':'Weight'},'y':{'field':'MPG'}}}",
            "{'mark':'point','encoding':{'x':{'field':'MPG'},'y':{'field':'Weight'}}}"),
        accepted(examples.get(0)));
    assertEquals(
        List.of(
            "{'mark':'line','encoding':{'x':{'field':'Year'},'y':{'aggregate':'mean','field':'MPG'}}}"),
        accepted(examples.get(1)));
    assertEquals(List.of("bars of weight"), examples.get(2).before());
    assertEquals("count them", examples.get(2).question().text());
    assertEquals(
        List.of(
            "{'mark':'bar','encoding':{'x':{'field':'Weight','bin':true},'y':{'aggregate':'count'}}}"),
        accepted(examples.get(2)));
  }
}
