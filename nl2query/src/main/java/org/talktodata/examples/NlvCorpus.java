package org.talktodata.examples;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.talktodata.chartquery.Aggregate;
import org.talktodata.chartquery.Bin;
import org.talktodata.chartquery.Channel;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.Encoding;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.chartquery.Mark;
import org.talktodata.chartquery.Stack;
import org.talktodata.chartquery.Words;
import org.talktodata.question.Question;
import org.talktodata.table.Catalog;

/**
 * Reads the NLV corpus: what people typed to get a chart that they were shown. Each example accepts
 * all fair ways to draw that chart; an order that the picture happened to have is not asked for.
 */
public final class NlvCorpus {
  private static final List<String> FILES = List.of("nlv_cars.jsonl", "nlv_cars_multiturn.jsonl");

  private final Path folder;
  private final Map<String, CsvTable> tables = new HashMap<>();

  private NlvCorpus(Path folder) {
    this.folder = folder;
  }

  /**
   * All requests of a folder, the ones in several turns last: there the last turn is the example's
   * sentence and the others are {@link Example#before}.
   */
  public static List<Example> load(Path folder) throws IOException {
    NlvCorpus corpus = new NlvCorpus(folder);
    List<Example> examples = new ArrayList<>();
    for (String file : FILES) {
      if (Files.exists(folder.resolve(file))) {
        for (JsonNode line : JsonLines.all(folder.resolve(file))) {
          examples.add(corpus.example(line));
        }
      }
    }
    return examples;
  }

  private Example example(JsonNode line) throws IOException {
    List<String> turns = new ArrayList<>();
    line.path("turns").forEach(turn -> turns.add(turn.asText()));
    if (turns.isEmpty()) {
      turns.add(line.path("question").asText());
    }
    String dataset = line.path("dataset").asText();
    CsvTable table = table(dataset);
    Question question =
        new Question(
            turns.get(turns.size() - 1), Catalog.of(table.table()), Optional.empty(), Corpus.CLOCK);
    JsonNode gold = line.path("gold");
    return Example.answered(
            line.path("id").asText(), "nlv", dataset, question, table.values(), accepted(gold))
        .withKinds(Set.of(gold.path("visId").asText()))
        .after(turns.subList(0, turns.size() - 1));
  }

  private CsvTable table(String dataset) throws IOException {
    CsvTable known = tables.get(dataset);
    if (known == null) {
      known = CsvTable.read(dataset.replaceFirst("\\.csv$", ""), folder.resolve(dataset));
      tables.put(dataset, known);
    }
    return known;
  }

  private static List<ChartQuery> accepted(JsonNode gold) {
    Channel x = channel(gold.path("x"));
    Channel y = channel(gold.path("y"));
    Optional<Channel> color = column(gold.path("color"));
    Optional<Channel> facet = column(gold.path("facet"));
    return switch (gold.path("visId").asText()) {
      case "scatter", "scatterColor", "scatterFaceted" ->
          List.of(query(Mark.POINT, x, y, color, facet), query(Mark.POINT, y, x, color, facet));
      case "line", "multiLine" -> List.of(query(Mark.LINE, x, y, color, facet));
      case "stackedBar" -> twoCategories(x, color.orElseThrow(), y);
      case "groupedBar" -> grouped(facet.orElseThrow(), x, y);
      default -> List.of(query(Mark.BAR, x, y, color, facet));
    };
  }

  /** The picture had small multiples of bars; people ask for two categories in any arrangement. */
  private static List<ChartQuery> grouped(Channel outer, Channel inner, Channel y) {
    List<ChartQuery> queries = new ArrayList<>(twoCategories(outer, inner, y));
    queries.add(query(Mark.BAR, inner, y, Optional.empty(), Optional.of(outer)));
    queries.add(query(Mark.BAR, inner, y, Optional.of(inner), Optional.of(outer)));
    queries.add(query(Mark.BAR, outer, y, Optional.empty(), Optional.of(inner)));
    return queries;
  }

  private static List<ChartQuery> twoCategories(Channel one, Channel other, Channel y) {
    ChartQuery first = query(Mark.BAR, one, y, Optional.of(other), Optional.empty());
    ChartQuery turned = query(Mark.BAR, other, y, Optional.of(one), Optional.empty());
    return List.of(first, sideBySide(first), turned, sideBySide(turned));
  }

  private static ChartQuery query(
      Mark mark, Channel x, Channel y, Optional<Channel> color, Optional<Channel> facet) {
    return ChartQuery.of(
        mark, new Encoding(Optional.of(x), List.of(y), color, Optional.empty(), facet, List.of()));
  }

  private static ChartQuery sideBySide(ChartQuery query) {
    return new ChartQuery(
        query.mark(),
        query.orient(),
        Optional.of(Stack.NONE),
        query.innerRadius(),
        query.encoding(),
        query.from(),
        query.filter(),
        query.having(),
        query.sort(),
        query.limit());
  }

  /** Years stand in the table as numbers, so their {@code timeUnit} says nothing. */
  private static Channel channel(JsonNode json) {
    Optional<FieldRef> field =
        json.hasNonNull("field")
            ? Optional.of(FieldRef.of(json.get("field").asText()))
            : Optional.empty();
    if (!json.hasNonNull("aggregate")) {
      Optional<Bin> bin =
          json.path("bin").asBoolean(false) ? Optional.of(Bin.AUTO) : Optional.empty();
      return new Channel.Dimension(field.orElseThrow(), Optional.empty(), bin);
    }
    String word = json.get("aggregate").asText().toLowerCase(Locale.ROOT);
    Aggregate aggregate = Words.find(Aggregate.class, word).orElseThrow();
    return aggregate == Aggregate.COUNT
        ? Channel.Aggregated.count()
        : Channel.Aggregated.of(aggregate, field.orElseThrow());
  }

  private static Optional<Channel> column(JsonNode name) {
    return name.isTextual()
        ? Optional.of(Channel.Dimension.of(FieldRef.of(name.asText())))
        : Optional.empty();
  }
}
