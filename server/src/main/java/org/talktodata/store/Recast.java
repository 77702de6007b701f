package org.talktodata.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;
import org.talktodata.table.Column.Type;
import org.talktodata.table.Table;
import org.talktodata.upload.Casts;
import org.talktodata.upload.Workshop;

/** Makes a table anew with other types for some columns. */
final class Recast {
  private Recast() {}

  /**
   * What a column shall become.
   *
   * @param misfitsToEmpty whether cells that do not fit become empty
   */
  record To(Type type, boolean misfitsToEmpty) {}

  /**
   * Makes the table {@code after} from the table {@code before} of a workshop.
   *
   * @throws ProblemException TYPE_MISMATCH if cells do not fit
   */
  static void apply(Workshop workshop, Table table, Map<String, To> columns) throws SQLException {
    List<String> replacements = new ArrayList<>();
    for (Map.Entry<String, To> entry : columns.entrySet()) {
      String sql = Sql.identifier(entry.getKey());
      Type from = table.column(entry.getKey()).orElseThrow().type();
      String cast = best(workshop, sql, from, entry.getKey(), entry.getValue());
      replacements.add("%s AS %s".formatted(cast, sql));
    }
    workshop.attach("after");
    Sql.execute(
        workshop.connection(),
        "CREATE TABLE %s AS SELECT * REPLACE (%s) FROM %s"
            .formatted(
                Workshop.tableOf("after"),
                String.join(", ", replacements),
                Workshop.tableOf("before")));
  }

  /** The cast with the fewest misfits. */
  private static String best(Workshop workshop, String sql, Type from, String name, To to)
      throws SQLException {
    String best = null;
    Misfits fewest = null;
    for (String cast : Casts.to(to.type(), from, sql)) {
      Misfits misfits = misfits(workshop, sql, cast);
      if (fewest == null || misfits.count() < fewest.count()) {
        best = cast;
        fewest = misfits;
      }
    }
    if (fewest == null) {
      throw mismatch(Message.CANNOT_BECOME, name, word(from), word(to.type()));
    }
    if (fewest.count() > 0 && !to.misfitsToEmpty()) {
      throw mismatch(
          Message.CELLS_DO_NOT_FIT,
          fewest.count(),
          fewest.cells(),
          name,
          word(to.type()),
          fewest.example(),
          fewest.row());
    }
    return best;
  }

  private static ProblemException mismatch(Message message, Object... arguments) {
    return new ProblemException(Problem.of(message, arguments));
  }

  private static String word(Type type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  private record Misfits(long count, long cells, String example, long row) {}

  private static Misfits misfits(Workshop workshop, String sql, String cast) throws SQLException {
    String misfit = "%s AND (%s) IS NULL".formatted(Casts.holdsSomething(sql), cast);
    return Sql.one(
        workshop.connection(),
        ("SELECT count(*) FILTER (%1$s), count(%2$s), left(arg_min(CAST(%2$s AS VARCHAR), rowid) FILTER"
                + " (%1$s), 60), min(rowid) FILTER (%1$s) + 1 FROM %3$s")
            .formatted(misfit, sql, Workshop.tableOf("before")),
        row -> new Misfits(row.getLong(1), row.getLong(2), row.getString(3), row.getLong(4)));
  }
}
