package org.talktodata.examples;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.question.Question;
import org.talktodata.table.ColumnValues;

/**
 * One sentence over some tables, and what is right to answer.
 *
 * @param id names it uniquely within its set
 * @param set where it comes from, such as {@code corpus} or {@code nvbench}
 * @param tables names the tables it is about: examples with the same key share one catalogue
 * @param before sentences that were said before it, oldest first, whose right queries are not
 *     known: each follows what the one before it was read as
 * @param question the sentence, its catalogue, what it follows and the clock
 * @param values what the text columns hold
 * @param accepted the right query first, then other fair ones; empty if it is to be refused
 * @param refusal why it cannot be answered; present exactly if nothing is accepted
 * @param language of the sentence: {@code zh} if it has a Chinese character, else {@code en}
 * @param kinds words that sort it for reports, such as {@code bar}, {@code filter}, {@code hard}
 */
public record Example(
    String id,
    String set,
    String tables,
    List<String> before,
    Question question,
    List<ColumnValues> values,
    List<ChartQuery> accepted,
    Optional<Refusal> refusal,
    String language,
    Set<String> kinds) {
  public Example {
    Objects.requireNonNull(id);
    Objects.requireNonNull(set);
    Objects.requireNonNull(tables);
    Objects.requireNonNull(question);
    Objects.requireNonNull(language);
    before = List.copyOf(before);
    values = List.copyOf(values);
    accepted = List.copyOf(accepted);
    kinds = Set.copyOf(kinds);
    if (accepted.isEmpty() == refusal.isEmpty()) {
      throw new IllegalArgumentException(
          "example %s needs either accepted queries or a refusal".formatted(id));
    }
  }

  /** An example that has a right query; the language and the kinds are worked out. */
  public static Example answered(
      String id,
      String set,
      String tables,
      Question question,
      List<ColumnValues> values,
      List<ChartQuery> accepted) {
    return new Example(
        id,
        set,
        tables,
        List.of(),
        question,
        values,
        accepted,
        Optional.empty(),
        languageOf(question.text()),
        Kinds.of(question, accepted.get(0)));
  }

  /** An example that is to be refused; the language is worked out. */
  public static Example refused(
      String id,
      String set,
      String tables,
      Question question,
      List<ColumnValues> values,
      Refusal refusal) {
    return new Example(
        id,
        set,
        tables,
        List.of(),
        question,
        values,
        List.of(),
        Optional.of(refusal),
        languageOf(question.text()),
        Set.of("refused"));
  }

  /** The query to learn; none for a refusal. */
  public Optional<ChartQuery> gold() {
    return accepted.stream().findFirst();
  }

  /** The same with more kinds. */
  public Example withKinds(Set<String> more) {
    Set<String> all = new TreeSet<>(kinds);
    all.addAll(more);
    return new Example(id, set, tables, before, question, values, accepted, refusal, language, all);
  }

  /** The same, said after other sentences. */
  public Example after(List<String> sentences) {
    return new Example(
        id, set, tables, sentences, question, values, accepted, refusal, language, kinds);
  }

  /** The same, said with a typing error or in other words. */
  public Example saying(String sentence) {
    return asking(question.withText(sentence), UnaryOperator.identity());
  }

  /** The same about tables whose columns have other names. */
  public Example renamed(Renaming renaming) {
    List<ChartQuery> right = accepted.stream().map(renaming::of).toList();
    return new Example(
        id,
        set,
        tables,
        before,
        renaming.of(question),
        renaming.of(values),
        right,
        refusal,
        language,
        kinds);
  }

  /**
   * The same with another question, to which other queries are right.
   *
   * @param asked in place of its question
   * @param queries gives for each accepted query the one that is right now
   */
  public Example asking(Question asked, UnaryOperator<ChartQuery> queries) {
    List<ChartQuery> right = accepted.stream().map(queries).toList();
    return new Example(id, set, tables, before, asked, values, right, refusal, language, kinds);
  }

  /** {@code zh} for a sentence with a Chinese character, else {@code en}. */
  public static String languageOf(String sentence) {
    boolean chinese =
        sentence
            .codePoints()
            .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    return chinese ? "zh" : "en";
  }
}
