package org.talktodata.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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
    report.refusals();
    report.parts();
    report.groups("language", score -> List.of(score.example().language()));
    report.groups("kind", score -> score.example().kinds());
    report.groups("mistake", score -> score.right() ? List.of() : List.of(cause(score)));
    report.trust();
    return report.text.toString();
  }

  private void sets() {
    line(
        "| set | examples | right %% | in first 3 %% | ms p50 | ms p95 | right queries that give the published rows %% |");
    line("| --- | --- | --- | --- | --- | --- | --- |");
    by(scores, score -> List.of(score.set()))
        .forEach(
            (set, some) -> {
              List<Score> published =
                  some.stream().filter(s -> s.goldAgrees().isPresent()).toList();
              line(
                  "| %s | %d | %s | %s | %.1f | %.1f | %s |",
                  set,
                  some.size(),
                  percent(some, Score::right),
                  percent(some, s -> s.place() > 0),
                  milliseconds(some, 0.5),
                  milliseconds(some, 0.95),
                  published.isEmpty() ? "" : percent(published, s -> s.goldAgrees().get()));
            });
  }

  private static double milliseconds(List<Score> scores, double quantile) {
    double[] sorted = scores.stream().mapToDouble(Score::milliseconds).sorted().toArray();
    return sorted[Math.min(sorted.length - 1, (int) (quantile * sorted.length))];
  }

  /** How often what cannot be answered is refused, and what can be answered is refused, too. */
  private void refusals() {
    line("");
    line("| set | to refuse | refused %% | answerable | refused wrongly %% |");
    line("| --- | --- | --- | --- | --- |");
    by(scores, score -> List.of(score.set()))
        .forEach(
            (set, some) -> {
              Predicate<Score> unanswerable = s -> s.example().refusal().isPresent();
              List<Score> none = some.stream().filter(unanswerable).toList();
              List<Score> answerable = some.stream().filter(unanswerable.negate()).toList();
              line(
                  "| %s | %d | %s | %d | %s |",
                  set,
                  none.size(),
                  percent(none, s -> s.predicted().isEmpty()),
                  answerable.size(),
                  percent(answerable, s -> s.predicted().isEmpty()));
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
    return score
        .reason()
        .replaceFirst("(the query does not fit): .*", "$1")
        .replaceFirst("(not refused with \\w+) .*", "$1");
  }

  private void trust() {
    List<Score> answered = scores.stream().filter(s -> s.predicted().isPresent()).toList();
    if (answered.isEmpty()) {
      return;
    }
    line("");
    line(
        "| set | calibration error | %s |",
        join(COVERAGES, c -> "wrong among the surest %.0f %%".formatted(100 * c)));
    line("| --- | --- |%s", " --- |".repeat(COVERAGES.length));
    trust("all", answered);
    by(answered, score -> List.of(score.set())).forEach(this::trust);
  }

  private void trust(String set, List<Score> answered) {
    List<Score> surest =
        answered.stream().sorted((a, b) -> Double.compare(b.confidence(), a.confidence())).toList();
    line(
        "| %s | %.3f | %s |",
        set,
        calibrationError(answered),
        join(
            COVERAGES,
            c -> percent(surest.subList(0, (int) Math.ceil(c * surest.size())), s -> !s.right())));
  }

  private static String join(double[] numbers, DoubleFunction<String> cell) {
    return Arrays.stream(numbers).mapToObj(cell).collect(Collectors.joining(" | "));
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
