package org.talktodata.plan;

import java.util.List;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;
import org.talktodata.problem.Term;
import org.talktodata.problem.Text;
import org.talktodata.table.Column;
import org.talktodata.table.Table;

/** The planner's refusals, with the names that may have been meant. */
final class Refusal {
  private static final int NAMES_SHOWN = 12;

  private Refusal() {}

  static ProblemException noColumn(String column, List<Table> tables, String pointer) {
    List<String> suggestions = DidYouMean.columns(column, tables);
    Text help =
        suggestions.isEmpty()
            ? Text.of(Term.THE_COLUMNS_ARE, names(tables))
            : Text.of(Term.DID_YOU_MEAN, new Text.Names(suggestions, true));
    Problem problem =
        tables.size() == 1
            ? Problem.of(Message.NO_COLUMN_IN_TABLE, tables.get(0).name(), column, help)
            : Problem.of(Message.NO_COLUMN, column, help);
    return new ProblemException(problem.at(pointer).suggesting(suggestions));
  }

  static ProblemException ambiguousColumn(String column, List<Table> tables, String pointer) {
    List<String> names = tables.stream().map(Table::name).toList();
    return new ProblemException(
        Problem.of(Message.COLUMN_AMBIGUOUS, column, new Text.Names(names, false))
            .at(pointer)
            .suggesting(names));
  }

  static ProblemException noTable(String table, List<Table> tables, String pointer) {
    List<String> suggestions = DidYouMean.tables(table, tables);
    List<String> names = tables.stream().map(Table::name).toList();
    Text help =
        suggestions.isEmpty()
            ? Text.of(Term.THE_TABLES_ARE, new Text.Names(names, false))
            : Text.of(Term.DID_YOU_MEAN, new Text.Names(suggestions, true));
    return new ProblemException(
        Problem.of(Message.NO_TABLE_HERE, table, help).at(pointer).suggesting(suggestions));
  }

  static ProblemException noJoin(String left, String right, String pointer) {
    return of(pointer, Message.NO_JOIN, left, right);
  }

  static ProblemException of(String pointer, Message message, Object... arguments) {
    return new ProblemException(Problem.of(message, arguments).at(pointer));
  }

  /** What a type is called in a sentence. */
  static Term word(Column.Type type) {
    return switch (type) {
      case NUMBER -> Term.NUMBERS;
      case TEXT -> Term.TEXT;
      case DATE -> Term.DATES;
      case DATETIME -> Term.DATES_WITH_TIMES;
      case TIME -> Term.TIMES_OF_DAY;
      case BOOLEAN -> Term.TRUE_OR_FALSE;
    };
  }

  private static Object names(List<Table> tables) {
    List<String> all =
        tables.stream().flatMap(table -> table.columns().stream()).map(Column::name).toList();
    Text.Names shown = new Text.Names(all.subList(0, Math.min(NAMES_SHOWN, all.size())), false);
    return all.size() > NAMES_SHOWN
        ? Text.of(Term.AND_MORE, shown, all.size() - NAMES_SHOWN)
        : shown;
  }
}
