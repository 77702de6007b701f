package org.talktodata.answer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.talktodata.chart.Language;
import org.talktodata.chart.NamedSummary;
import org.talktodata.chartquery.Aggregate;
import org.talktodata.table.Catalog;
import org.talktodata.table.Column;
import org.talktodata.table.Column.Role;
import org.talktodata.table.ColumnValues;
import org.talktodata.table.Table;

/** Questions worth asking of some tables, and what a question that is being typed may become. */
public final class Suggestions {
  private static final int MOST = 8;
  private static final int SHORT_LIST = 30;

  private Suggestions() {}

  /**
   * A few questions that these tables can answer.
   *
   * @param language of the questions; empty for that of the columns' names
   */
  public static List<String> worthAsking(Catalog catalog, Optional<Language> language) {
    Set<String> questions = new LinkedHashSet<>();
    for (Table table : catalog.tables()) {
      boolean chinese = language.orElseGet(() -> languageOf(table)) == Language.CHINESE;
      ask(table, chinese, questions);
    }
    return questions.stream().limit(MOST).toList();
  }

  private static void ask(Table table, boolean chinese, Set<String> questions) {
    List<Column> numbers = columns(table, Role.NUMBER).limit(3).toList();
    List<Column> categories =
        columns(table, Role.CATEGORY)
            .filter(c -> c.profile().distinct() >= 2 && c.profile().distinct() <= SHORT_LIST)
            .limit(3)
            .toList();
    List<Column> dates = columns(table, Role.DATE).limit(1).toList();
    for (int i = 0; i < Math.max(numbers.size(), categories.size()); i++) {
      if (!numbers.isEmpty() && !categories.isEmpty()) {
        String number = numbers.get(i % numbers.size()).name();
        String category = categories.get(i % categories.size()).name();
        boolean named = NamedSummary.says(number, Aggregate.MEAN);
        questions.add(
            chinese
                ? "各%s的%s%s".formatted(category, named ? "" : "平均", number)
                : "%s%s by %s".formatted(named ? "" : "average ", number, category));
      }
    }
    for (Column date : dates) {
      if (numbers.isEmpty()) {
        questions.add(chinese ? "每月有多少条记录" : "number of records per month");
      } else {
        questions.add(
            chinese
                ? "每月%s的趋势".formatted(numbers.get(0).name())
                : "monthly trend of %s".formatted(numbers.get(0).name()));
      }
      questions.add(
          chinese
              ? "按%s统计每月的记录数".formatted(date.name())
              : "records per month of %s".formatted(date.name()));
    }
    for (Column category : categories) {
      questions.add(
          chinese
              ? "每个%s有多少条记录".formatted(category.name())
              : "how many records for each %s".formatted(category.name()));
    }
    if (numbers.size() >= 2) {
      String one = numbers.get(0).name();
      String other = numbers.get(1).name();
      questions.add(
          chinese
              ? "%s和%s的关系".formatted(one, other)
              : "relationship between %s and %s".formatted(one, other));
    }
    for (Column number : numbers) {
      questions.add(
          chinese
              ? "%s的分布".formatted(number.name())
              : "distribution of %s".formatted(number.name()));
    }
  }

  /** The language of most of a table's columns. */
  static Language languageOf(Table table) {
    long chinese =
        table.columns().stream()
            .filter(column -> Language.ofSentence(column.name()) == Language.CHINESE)
            .count();
    return chinese * 2 > table.columns().size() ? Language.CHINESE : Language.ENGLISH;
  }

  private static Stream<Column> columns(Table table, Role role) {
    return table.columns().stream().filter(column -> column.role() == role);
  }

  /**
   * What the sentence may become: its last word finished as the name of a column, as one of its
   * synonyms or as a value, then questions that contain it.
   */
  public static List<String> completing(
      String typed, Catalog catalog, List<ColumnValues> values, Optional<Language> language) {
    Set<String> completions = new LinkedHashSet<>();
    for (String name : names(catalog, values)) {
      complete(typed, name).ifPresent(completions::add);
      if (completions.size() >= MOST) {
        break;
      }
    }
    String wanted = typed.strip().toLowerCase(Locale.ROOT);
    worthAsking(catalog, language.or(() -> Optional.of(Language.ofSentence(typed)))).stream()
        .filter(question -> question.toLowerCase(Locale.ROOT).contains(wanted))
        .forEach(completions::add);
    return completions.stream().limit(MOST).toList();
  }

  private static List<String> names(Catalog catalog, List<ColumnValues> values) {
    List<String> names = new ArrayList<>();
    for (Table table : catalog.tables()) {
      table.columns().forEach(column -> names.add(column.name()));
      table.columns().forEach(column -> names.addAll(column.called()));
      names.addAll(table.called());
    }
    values.forEach(column -> names.addAll(column.values()));
    return names;
  }

  /** The sentence with the longest end of it that begins the name replaced by the name. */
  private static Optional<String> complete(String typed, String name) {
    String lower = typed.toLowerCase(Locale.ROOT);
    String wanted = name.toLowerCase(Locale.ROOT);
    for (int start = Math.max(0, typed.length() - name.length()); start < typed.length(); start++) {
      String end = lower.substring(start);
      boolean atWord = start == 0 || !continues(typed.charAt(start - 1), typed.charAt(start));
      if (atWord && end.length() < wanted.length() && wanted.startsWith(end)) {
        return Optional.of(typed.substring(0, start) + name);
      }
    }
    return Optional.empty();
  }

  /** Whether two characters belong to one word; every Chinese character may begin one. */
  private static boolean continues(char before, char after) {
    return before < 128
        && after < 128
        && Character.isLetterOrDigit(before)
        && Character.isLetterOrDigit(after);
  }
}
