package org.talktodata.plan;

import java.util.List;
import java.util.stream.Collectors;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;
import org.talktodata.table.Column;
import org.talktodata.table.Table;

/** Every message that the planner says. */
final class Refusal {
  private static final int NAMES_SHOWN = 12;

  private Refusal() {}

  static ProblemException noColumn(String column, List<Table> tables, String pointer) {
    List<String> suggestions = DidYouMean.columns(column, tables);
    String help =
        suggestions.isEmpty()
            ? "The columns are %s.".formatted(names(tables))
            : "Did you mean %s?".formatted(quoted(suggestions, " or "));
    String where =
        tables.size() == 1 ? "“%s” has no".formatted(tables.get(0).name()) : "There is no";
    return problem(
        Problem.Code.COLUMN_NOT_FOUND,
        pointer,
        "%s column “%s”. %s".formatted(where, column, help),
        suggestions);
  }

  static ProblemException ambiguousColumn(String column, List<Table> tables, String pointer) {
    List<String> names = tables.stream().map(Table::name).toList();
    return problem(
        Problem.Code.COLUMN_AMBIGUOUS,
        pointer,
        "The column “%s” is in several tables: %s. Name one with \"table\"."
            .formatted(column, quoted(names, ", ")),
        names);
  }

  static ProblemException noTable(String table, List<Table> tables, String pointer) {
    List<String> suggestions = DidYouMean.tables(table, tables);
    List<String> names = tables.stream().map(Table::name).toList();
    String help =
        suggestions.isEmpty()
            ? "The tables are %s.".formatted(quoted(names, ", "))
            : "Did you mean %s?".formatted(quoted(suggestions, " or "));
    return problem(
        Problem.Code.TABLE_NOT_FOUND,
        pointer,
        "There is no table “%s” here. %s".formatted(table, help),
        suggestions);
  }

  static ProblemException noJoin(String left, String right, String pointer) {
    return problem(
        Problem.Code.NO_JOIN,
        pointer,
        "No key connects the tables “%s” and “%s”. Say which columns refer to each other, or ask about one of them."
            .formatted(left, right),
        List.of());
  }

  static ProblemException mismatch(String pointer, String detail, Object... arguments) {
    return problem(Problem.Code.TYPE_MISMATCH, pointer, detail.formatted(arguments), List.of());
  }

  static ProblemException invalid(String pointer, String detail, Object... arguments) {
    return problem(Problem.Code.INVALID_QUERY, pointer, detail.formatted(arguments), List.of());
  }

  /** What a type is called in a sentence. */
  static String word(Column.Type type) {
    return switch (type) {
      case NUMBER -> "numbers";
      case TEXT -> "text";
      case DATE -> "dates";
      case DATETIME -> "dates with times";
      case TIME -> "times of day";
      case BOOLEAN -> "true or false";
    };
  }

  private static ProblemException problem(
      Problem.Code code, String pointer, String detail, List<String> suggestions) {
    return new ProblemException(Problem.at(code, pointer, detail).suggesting(suggestions));
  }

  private static String names(List<Table> tables) {
    List<String> all =
        tables.stream().flatMap(table -> table.columns().stream()).map(Column::name).toList();
    String shown = quoted(all.subList(0, Math.min(NAMES_SHOWN, all.size())), ", ");
    return all.size() > NAMES_SHOWN
        ? "%s and %d more".formatted(shown, all.size() - NAMES_SHOWN)
        : shown;
  }

  private static String quoted(List<String> names, String between) {
    return names.stream().map(name -> "“" + name + "”").collect(Collectors.joining(between));
  }
}
