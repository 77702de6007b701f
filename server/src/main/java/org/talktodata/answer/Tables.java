package org.talktodata.answer;

import java.util.List;
import org.talktodata.problem.Message;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;
import org.talktodata.store.Relations;
import org.talktodata.store.StoredTable;
import org.talktodata.store.TableStore;
import org.talktodata.store.ValueCollector;
import org.talktodata.table.Catalog;
import org.talktodata.table.ColumnValues;

/** The tables of a request, with the keys between them and the values that they hold. */
public final class Tables {
  /** Tables that one question may be about. */
  private static final int MOST = 50;

  private final TableStore store;
  private final Relations relations;
  private final ValueCollector values;

  public Tables(TableStore store, Relations relations) {
    this.store = store;
    this.relations = relations;
    this.values = new ValueCollector(store.database());
  }

  /**
   * The tables of these ids.
   *
   * @throws ProblemException TABLE_NOT_FOUND; INVALID_REQUEST if there are none or too many
   */
  public List<StoredTable> get(List<String> ids) {
    List<String> different = ids.stream().distinct().toList();
    if (different.isEmpty() || different.size() > MOST) {
      throw new ProblemException(Problem.of(Message.TABLES_COUNT, MOST).at("/tables"));
    }
    return different.stream().map(store::get).toList();
  }

  /**
   * The id of the table that is named by its id or by its name; the text itself if there is none.
   */
  public String idOf(String idOrName) {
    return store.list().stream()
        .filter(stored -> stored.table().name().equalsIgnoreCase(idOrName))
        .map(StoredTable::id)
        .findFirst()
        .orElse(idOrName);
  }

  /** The catalogue of these tables. */
  public Catalog catalog(List<StoredTable> tables) {
    return new Catalog(tables.stream().map(StoredTable::table).toList(), relations.find(tables));
  }

  /** The values that a sentence about these tables may name. */
  public List<ColumnValues> values(List<StoredTable> tables) {
    return values.collect(tables);
  }
}
