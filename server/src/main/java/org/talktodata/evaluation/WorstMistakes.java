package org.talktodata.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.ChartQueryJson;

/**
 * The mistakes of which the model was surest, as Markdown: each with what was read instead of what
 * is right. A refusal that was wrong has no confidence and comes first, as nothing was answered at
 * all.
 */
public final class WorstMistakes {
  private static final int LONGEST = 160;
  private static final List<String> CHANNELS =
      List.of("x", "y", "color", "size", "facet", "columns");
  private static final List<String> CLAUSES = List.of("from", "filter", "having", "sort", "limit");

  private WorstMistakes() {}

  /**
   * The page's sections, one for each set.
   *
   * @param most how many mistakes of each set are told
   */
  public static String of(List<Score> scores, int most) {
    Map<String, List<Score>> bySet =
        scores.stream()
            .filter(score -> !score.right())
            .collect(Collectors.groupingBy(Score::set, LinkedHashMap::new, Collectors.toList()));
    StringBuilder text = new StringBuilder();
    bySet.forEach(
        (set, mistakes) -> {
          text.append(
              "## %s: %d of %d%n%n"
                  .formatted(set, Math.min(most, mistakes.size()), mistakes.size()));
          text.append(
              "| sentence | tables | confidence | cause |%n| --- | --- | --- | --- |%n"
                  .formatted());
          mistakes.stream()
              .sorted(Comparator.comparingDouble(WorstMistakes::sureness).reversed())
              .limit(most)
              .forEach(score -> text.append(line(score)));
          text.append("%n".formatted());
        });
    return text.toString();
  }

  private static double sureness(Score score) {
    return score.predicted().isEmpty() ? 1 : score.confidence();
  }

  private static String line(Score score) {
    String sentence = score.example().question().text();
    if (score.example().question().follows().isPresent()) {
      sentence = "… " + sentence;
    }
    return "| %s | %s | %s | %s |%n"
        .formatted(
            cell(sentence),
            cell(score.example().tables()),
            score.predicted().isEmpty() ? "" : "%.2f".formatted(score.confidence()),
            cell(cause(score)));
  }

  /** What differs, in words. */
  static String cause(Score score) {
    Optional<ChartQuery> right = score.example().gold();
    if (score.predicted().isEmpty() || right.isEmpty()) {
      return score.reason();
    }
    JsonNode read = ChartQueryJson.tree(score.predicted().get());
    JsonNode wanted = ChartQueryJson.tree(right.get());
    List<String> causes = new ArrayList<>();
    differs("mark", read.path("mark"), wanted.path("mark"), causes);
    differs("stack", read.path("stack"), wanted.path("stack"), causes);
    for (String channel : CHANNELS) {
      JsonNode one = read.path("encoding").path(channel);
      differs(channel, one, wanted.path("encoding").path(channel), causes);
    }
    for (String clause : CLAUSES) {
      differs(clause, read.path(clause), wanted.path(clause), causes);
    }
    return causes.isEmpty() ? score.reason() : String.join("; ", causes);
  }

  private static void differs(String name, JsonNode read, JsonNode right, List<String> causes) {
    if (!read.equals(right)) {
      causes.add("%s %s instead of %s".formatted(name, words(read), words(right)));
    }
  }

  private static String words(JsonNode node) {
    if (node.isMissingNode()) {
      return "none";
    }
    return node.toString().replaceAll("[\"{}]", "").replace(",", ", ").replace(":", " ");
  }

  private static String cell(String text) {
    String plain = text.replace("|", "\\|").replaceAll("\\s+", " ").strip();
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
  }
}
