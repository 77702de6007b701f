package org.talktodata.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** What scores come to, as Markdown: by set, part, language and kind, and how far to trust them. */
public final class Report {
  private static final int BINS = 10;
  private static final double[] COVERAGES = {1.0, 0.9, 0.8, 0.7, 0.5};

  private final List<Score> scores;
  private final StringBuilder text = new StringBuilder();

  private Report(List<Score> scores) {
    this.scores = List.copyOf(scores);
  }

  /** The report of all these scores. */
  public static String of(List<Score> scores) {
    Report report = new Report(scores);
    report.sets();
    report.parts();
    report.groups("language", score -> List.of(score.example().language()));
    report.groups("kind", score -> score.example().kinds());
    report.groups("mistake", score -> score.right() ? List.of() : List.of(cause(score)));
    report.trust();
    return report.text.toString();
  }

  private void sets() {
    line(
        "| set | examples | right %% | in first 3 %% | ms | right queries that give the published rows %% |");
    line("| --- | --- | --- | --- | --- | --- |");
    by(scores, score -> List.of(score.set()))
        .forEach(
            (set, some) -> {
              List<Score> published =
                  some.stream().filter(s -> s.goldAgrees().isPresent()).toList();
              line(
                  "| %s | %d | %s | %s | %.1f | %s |",
                  set,
                  some.size(),
                  percent(some, Score::right),
                  percent(some, s -> s.place() > 0),
                  some.stream().mapToDouble(Score::milliseconds).average().orElse(0),
                  published.isEmpty() ? "" : percent(published, s -> s.goldAgrees().get()));
            });
  }

  private void parts() {
    Map<String, List<Score>> sets = by(scores, score -> List.of(score.set()));
    line("");
    line("| part: right %% (of so many) | %s |", String.join(" | ", sets.keySet()));
    line("| --- |%s", " --- |".repeat(sets.size()));
    for (Part part : Part.values()) {
      List<String> cells = new ArrayList<>();
      for (List<Score> some : sets.values()) {
        List<Score> having = some.stream().filter(s -> s.parts().containsKey(part)).toList();
        cells.add("%s (%d)".formatted(percent(having, s -> s.parts().get(part)), having.size()));
      }
      line("| %s | %s |", part.name().toLowerCase(Locale.ROOT), String.join(" | ", cells));
    }
  }

  private void groups(String title, Function<Score, Iterable<String>> keys) {
    line("");
    line("| %s | examples | right %% |", title);
    line("| --- | --- | --- |");
    by(scores, keys)
        .forEach(
            (key, some) -> line("| %s | %d | %s |", key, some.size(), percent(some, Score::right)));
  }

  /** The reason without what differs from example to example. */
  private static String cause(Score score) {
    return score.reason().replaceFirst("(the query does not fit): .*", "$1");
  }

  private void trust() {
    List<Score> answered = scores.stream().filter(s -> s.predicted().isPresent()).toList();
    if (answered.isEmpty()) {
      return;
    }
    line("");
    line("Expected calibration error: %.3f", calibrationError(answered));
    line("");
    line("| answered %% | wrong among them %% |");
    line("| --- | --- |");
    List<Score> surest =
        answered.stream().sorted((a, b) -> Double.compare(b.confidence(), a.confidence())).toList();
    for (double coverage : COVERAGES) {
      List<Score> some = surest.subList(0, (int) Math.ceil(coverage * surest.size()));
      line("| %.0f | %s |", 100 * coverage, percent(some, s -> !s.right()));
    }
  }

  /** The mean distance between confidence and share right, over ten equal bins of confidence. */
  static double calibrationError(List<Score> answered) {
    double[] confidence = new double[BINS];
    double[] right = new double[BINS];
    for (Score score : answered) {
      int bin = Math.min(BINS - 1, (int) (score.confidence() * BINS));
      confidence[bin] += score.confidence();
      right[bin] += score.right() ? 1 : 0;
    }
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      error += Math.abs(confidence[bin] - right[bin]) / answered.size();
    }
    return error;
  }

  private static Map<String, List<Score>> by(
      List<Score> scores, Function<Score, ? extends Iterable<String>> keys) {
    Map<String, List<Score>> groups = new TreeMap<>();
    for (Score score : scores) {
      for (String key : keys.apply(score)) {
        groups.computeIfAbsent(key, k -> new ArrayList<>()).add(score);
      }
    }
    return groups;
  }

  private static String percent(List<Score> scores, Predicate<Score> holds) {
    if (scores.isEmpty()) {
      return "-";
    }
    long count = scores.stream().filter(holds).count();
    return String.format(Locale.ROOT, "%.1f", 100.0 * count / scores.size());
  }

  private void line(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }
}
