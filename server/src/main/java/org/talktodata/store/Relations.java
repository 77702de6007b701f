package org.talktodata.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;
import org.talktodata.problem.Term;
import org.talktodata.problem.Text;
import org.talktodata.store.KnownRelation.Origin;
import org.talktodata.store.RelationChoices.Connected;
import org.talktodata.table.Column;
import org.talktodata.table.Relation;

/**
 * The relations between tables, at most one for two of them: what people told of the two, and where
 * they told nothing, what is found by looking. Safe for use by many threads.
 */
public final class Relations {
  private final TableStore store;
  private final RelationChoices choices;
  private final RelationFinder finder = new RelationFinder();

  /** A column of a table, by the id of the table. */
  public record End(String table, String column) {}

  private Relations(TableStore store, RelationChoices choices) {
    this.store = store;
    this.choices = choices;
  }

  /**
   * Opens the relations of a store.
   *
   * @param data the folder that holds what people told of them
   * @throws StoreException if that cannot be read
   */
  public static Relations open(Path data, TableStore store) {
    try {
      return new Relations(store, RelationChoices.open(data.resolve("relations.json")));
    } catch (IOException e) {
      throw new StoreException("The relations between tables cannot be read", e);
    }
  }

  /** The relations between these tables, as queries see them. */
  public List<Relation> find(List<StoredTable> tables) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < tables.size(); i++) {
      for (int j = i + 1; j < tables.size(); j++) {
        pairs.add(new Pair(tables.get(i), tables.get(j)));
      }
    }
    return known(pairs).stream().map(KnownRelation::relation).toList();
  }

  /**
   * The relations that any of these tables has to any other.
   *
   * @param ids of tables; all relations if there are none
   * @throws ProblemException TABLE_NOT_FOUND
   */
  public List<KnownRelation> about(Set<String> ids) {
    ids.forEach(store::get);
    List<StoredTable> tables = store.list();
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < tables.size(); i++) {
      for (int j = i + 1; j < tables.size(); j++) {
        if (ids.isEmpty() || ids.contains(tables.get(i).id()) || ids.contains(tables.get(j).id())) {
          pairs.add(new Pair(tables.get(i), tables.get(j)));
        }
      }
    }
    return known(pairs);
  }

  private record Pair(StoredTable one, StoredTable other) {}

  private List<KnownRelation> known(List<Pair> pairs) {
    if (pairs.isEmpty()) {
      return List.of();
    }
    List<KnownRelation> relations = new ArrayList<>();
    try (Connection connection = store.database().connect()) {
      for (Pair pair : pairs) {
        between(connection, pair).ifPresent(relations::add);
      }
    } catch (SQLException e) {
      throw new StoreException("The keys between tables could not be looked for", e);
    }
    return relations;
  }

  /**
   * What was told of two tables, or what is found. What was told rests while its columns are of
   * different types, or while the one referred to holds a value twice, as another type can bring.
   */
  private Optional<KnownRelation> between(Connection connection, Pair pair) throws SQLException {
    Optional<RelationChoices.Choice> choice = choices.of(pair.one().id(), pair.other().id());
    if (choice.orElse(null) instanceof RelationChoices.Separate) {
      return Optional.empty();
    }
    if (choice.orElse(null) instanceof Connected told) {
      boolean forth = told.from().table().equals(pair.one().id());
      StoredTable from = forth ? pair.one() : pair.other();
      StoredTable to = forth ? pair.other() : pair.one();
      Optional<Column> reference = from.table().column(told.from().column());
      Optional<Column> key = to.table().column(told.to().column());
      if (reference.isPresent()
          && key.isPresent()
          && reference.get().type() == key.get().type()
          && finder.holdsEachOnce(connection, to, key.get())) {
        double share = finder.contained(connection, from, reference.get(), to, key.get());
        return Optional.of(
            new KnownRelation(from, reference.get(), to, key.get(), Origin.TOLD, share));
      }
    }
    return finder.between(connection, pair.one(), pair.other());
  }

  /**
   * Keeps that a column refers to another, in place of the relation that the two tables had. Where
   * only the first one holds each value once, it is the one referred to.
   *
   * @param from a table and its column
   * @param to another table and its column
   * @throws ProblemException TABLE_NOT_FOUND, COLUMN_NOT_FOUND, with a pointer to the column;
   *     TYPE_MISMATCH if the two are of different types; INVALID_REQUEST if it is one table;
   *     NO_JOIN if no column holds each value once, or if they have no value in common
   */
  public KnownRelation tell(End from, End to) {
    Located one = locate(from, "/from");
    Located other = locate(to, "/to");
    if (one.table().id().equals(other.table().id())) {
      throw new ProblemException(
          Problem.of(Message.RELATION_IN_ONE_TABLE, one.table().table().name()));
    }
    if (one.column().type() != other.column().type()) {
      throw new ProblemException(
          Problem.of(
                  Message.IN_DIFFERS,
                  Text.of(Term.HOLDS, one.name(), kind(one.column().type())),
                  other.name(),
                  kind(other.column().type()))
              .at("/to/column"));
    }
    KnownRelation told;
    try (Connection connection = store.database().connect()) {
      told = checked(connection, one, other);
    } catch (SQLException e) {
      throw new StoreException("The columns could not be compared", e);
    }
    choices.connect(
        new Connected(
            new End(told.from().id(), told.reference().name()),
            new End(told.to().id(), told.key().name())),
        this::exists);
    return told;
  }

  /** A column of a table. */
  private record Located(StoredTable table, Column column) {
    String name() {
      return table.table().name() + "." + column.name();
    }
  }

  private Located locate(End end, String pointer) {
    try {
      StoredTable table = store.get(end.table());
      return new Located(table, table.column(end.column()));
    } catch (ProblemException e) {
      boolean table = e.problem().code() == Problem.Code.TABLE_NOT_FOUND;
      throw new ProblemException(e.problem().at(pointer + (table ? "/table" : "/column")), e);
    }
  }

  private KnownRelation checked(Connection connection, Located one, Located other)
      throws SQLException {
    boolean forth = finder.holdsEachOnce(connection, other.table(), other.column());
    if (!forth && !finder.holdsEachOnce(connection, one.table(), one.column())) {
      throw new ProblemException(Problem.of(Message.NEITHER_IS_KEY, one.name(), other.name()));
    }
    Located from = forth ? one : other;
    Located to = forth ? other : one;
    double share =
        finder.contained(connection, from.table(), from.column(), to.table(), to.column());
    if (share == 0) {
      throw new ProblemException(Problem.of(Message.NOTHING_MATCHES, one.name(), other.name()));
    }
    return new KnownRelation(
        from.table(), from.column(), to.table(), to.column(), Origin.TOLD, share);
  }

  private static Term kind(Column.Type type) {
    return switch (type) {
      case NUMBER -> Term.NUMBERS;
      case TEXT -> Term.TEXT;
      case DATE -> Term.DATES;
      case DATETIME -> Term.DATES_WITH_TIMES;
      case TIME -> Term.TIMES_OF_DAY;
      case BOOLEAN -> Term.TRUE_OR_FALSE;
    };
  }

  /**
   * Takes the relation between two tables away. It does not come back by being found; another one
   * can be told.
   *
   * @param id of the relation
   * @throws ProblemException NOT_FOUND if there is none of that id
   */
  public void remove(String id) {
    String[] ids = id.split("-");
    KnownRelation relation =
        (ids.length == 2 && !ids[0].equals(ids[1]) && exists(ids[0]) && exists(ids[1])
                ? known(List.of(new Pair(store.get(ids[0]), store.get(ids[1]))))
                : List.<KnownRelation>of())
            .stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.of(Message.NO_SUCH_RELATION, id)));
    choices.separate(relation.from().id(), relation.to().id(), this::exists);
  }

  private boolean exists(String id) {
    return store.find(id).isPresent();
  }
}
