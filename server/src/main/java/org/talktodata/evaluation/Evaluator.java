package org.talktodata.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.examples.Example;
import org.talktodata.plan.Planner;
import org.talktodata.problem.ProblemException;
import org.talktodata.question.Question;
import org.talktodata.question.QuestionReader;
import org.talktodata.question.Reading;
import org.talktodata.question.Reading.Candidate;

/**
 * Scores a reader of sentences by what its queries give: right is the same mark and the same rows
 * as one of the queries that are right. Where a result was published with the example and the right
 * query gives it, that is compared with instead of the rows of the right query.
 */
public final class Evaluator {
  private static final int PLACES = 3;

  private final QuestionReader reader;
  private final Planner planner = new Planner();

  public Evaluator(QuestionReader reader) {
    this.reader = reader;
  }

  /**
   * Reads and scores every example of a set, those over the same tables together.
   *
   * @throws IOException if the tables cannot be read
   */
  public List<Score> evaluate(ExampleSet set) throws IOException {
    Map<String, List<Example>> byTables =
        set.examples().stream()
            .collect(Collectors.groupingBy(Example::tables, TreeMap::new, Collectors.toList()));
    List<Score> scores = new ArrayList<>();
    for (Map.Entry<String, List<Example>> group : byTables.entrySet()) {
      try (Answering answering = new Answering(planner, set.tables().of(group.getKey()))) {
        for (Example example : group.getValue()) {
          scores.add(new Scoring(set, answering, example).score());
        }
      }
    }
    return scores;
  }

  /** One example being scored. */
  private final class Scoring {
    private final ExampleSet set;
    private final Answering answering;
    private final Example example;
    private final Optional<Published> published;
    private double milliseconds;

    private Scoring(ExampleSet set, Answering answering, Example example) {
      this.set = set;
      this.answering = answering;
      this.example = example;
      this.published = set.published(example).filter(p -> !p.merged());
    }

    private Score score() {
      Reading reading = read();
      if (example.refusal().isPresent()) {
        return ofRefusal(reading);
      }
      List<Answer> right =
          example.accepted().stream()
              .map(query -> answering.answer(query, example.question()))
              .toList();
      Optional<Boolean> goldAgrees = published.map(p -> p.same(right.get(0)));
      if (reading.refusal().isPresent()) {
        String reason = "refused: " + reading.refusal().get().code();
        return score(reading, 0, reason, Parts.none(right.get(0)), goldAgrees);
      }
      return ofReading(reading, right, goldAgrees);
    }

    private Score ofReading(Reading reading, List<Answer> right, Optional<Boolean> goldAgrees) {
      Answer first;
      try {
        first = answering.answer(reading.candidates().get(0).query(), example.question());
      } catch (ProblemException e) {
        String reason = "the query does not fit: " + e.problem().detail();
        return score(reading, 0, reason, Parts.none(right.get(0)), goldAgrees);
      }
      Optional<String> reason = differs(first, right);
      if (reason.isEmpty()) {
        return score(reading, 1, "", Parts.all(right.get(0)), goldAgrees);
      }
      return score(
          reading, place(reading, right), reason.get(), Parts.best(first, right), goldAgrees);
    }

    private Score score(
        Reading reading,
        int place,
        String reason,
        Map<Part, Boolean> parts,
        Optional<Boolean> goldAgrees) {
      Optional<Candidate> first = reading.candidates().stream().findFirst();
      return new Score(
          set.name(),
          example,
          first.map(Candidate::query),
          first.map(Candidate::confidence).orElse(0.0),
          place,
          reason,
          parts,
          goldAgrees,
          milliseconds);
    }

    private Score ofRefusal(Reading reading) {
      var expected = example.refusal().orElseThrow();
      boolean right =
          reading.refusal().filter(problem -> problem.code() == expected.code()).isPresent();
      String reason =
          right ? "" : "not refused with %s %s".formatted(expected.code(), expected.word());
      return score(reading, right ? 1 : 0, reason, Map.of(), Optional.empty());
    }

    /** Reads the sentence, after those that were said before it. */
    private Reading read() {
      Question question = example.question();
      Optional<ChartQuery> follows = question.follows();
      for (String sentence : example.before()) {
        Question earlier = following(question, sentence, follows);
        Reading before = read(earlier).preferring(query -> finds(query, earlier));
        follows =
            before.candidates().stream()
                .findFirst()
                .map(Candidate::query)
                .or(() -> question.follows());
      }
      long start = System.nanoTime();
      Reading reading = read(following(question, question.text(), follows));
      milliseconds = (System.nanoTime() - start) / 1e6;
      return reading.preferring(query -> finds(query, question));
    }

    private Question following(Question question, String text, Optional<ChartQuery> follows) {
      return new Question(text, question.catalog(), follows, question.now());
    }

    private Reading read(Question question) {
      return reader.read(question, example.values(), answering.drawings(question)::drawn);
    }

    private boolean finds(ChartQuery query, Question question) {
      try {
        return answering.answer(query, question).rows().hasValues();
      } catch (ProblemException e) {
        return false;
      }
    }

    private Optional<String> differs(Answer answer, Collection<Answer> right) {
      Optional<String> first = Optional.empty();
      for (Answer one : right) {
        Optional<String> reason = differs(answer, one);
        if (reason.isEmpty()) {
          return reason;
        }
        first = first.isPresent() ? first : reason;
      }
      return first;
    }

    private Optional<String> differs(Answer answer, Answer right) {
      boolean comparable = published.filter(p -> p.same(right)).isPresent();
      if (!comparable || !answer.mark().equals(right.mark()) || right.rows().isEmpty()) {
        return answer.differs(right);
      }
      if (!published.get().same(answer)) {
        return Optional.of("other rows than published");
      }
      return answer.ordersAs(right) ? Optional.empty() : Optional.of("another order");
    }

    private int place(Reading reading, List<Answer> right) {
      int last = Math.min(PLACES, reading.candidates().size());
      for (int place = 2; place <= last; place++) {
        try {
          ChartQuery query = reading.candidates().get(place - 1).query();
          if (differs(answering.answer(query, example.question()), right).isEmpty()) {
            return place;
          }
        } catch (ProblemException e) {
          continue;
        }
      }
      return 0;
    }
  }
}
