package org.talktodata.examples;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.table.Catalog;
import org.talktodata.table.Column;
import org.talktodata.table.ColumnValues;
import org.talktodata.table.Relation;
import org.talktodata.table.Table;

/**
 * Tables described rather than stored: {@code NAME.schema.json} of the corpus (its README has the
 * format). {@link SchemaReader} reads it.
 *
 * @param id names it uniquely
 * @param language of its names: zh, en or mixed
 */
public record SchemaFile(
    String id, String language, List<TableSpec> tables, List<Relation> relations) {
  public SchemaFile {
    Objects.requireNonNull(id);
    Objects.requireNonNull(language);
    tables = List.copyOf(tables);
    relations = List.copyOf(relations);
  }

  /** A table; {@code called} is how people name it besides. */
  public record TableSpec(String name, List<String> called, long rows, List<ColumnSpec> columns) {
    public TableSpec {
      called = List.copyOf(called);
      columns = List.copyOf(columns);
    }
  }

  /**
   * A column and what its cells may be.
   *
   * @param values the different cells, of a category or a text
   * @param min the least number
   * @param max the greatest number
   * @param integer whether numbers are whole
   * @param from the first date, in ISO form
   * @param to the last date
   * @param pattern how an identifier looks: each # is a digit
   */
  public record ColumnSpec(
      String name,
      Column.Type type,
      Column.Role role,
      List<String> called,
      List<String> values,
      Optional<Double> min,
      Optional<Double> max,
      boolean integer,
      Optional<String> from,
      Optional<String> to,
      Optional<String> pattern) {
    public ColumnSpec {
      called = List.copyOf(called);
      values = List.copyOf(values);
    }

    /** The same column under other names. */
    ColumnSpec named(String other, List<String> otherwise) {
      return new ColumnSpec(
          other, type, role, otherwise, values, min, max, integer, from, to, pattern);
    }

    /** The same column with other cells. */
    ColumnSpec with(List<String> cells) {
      return new ColumnSpec(name, type, role, called, cells, min, max, integer, from, to, pattern);
    }
  }

  /**
   * The tables as the sentence reader sees them.
   *
   * @param called whether the other names are kept, as an owner may give them; an uploaded file has
   *     none
   */
  public Catalog catalog(boolean called) {
    return new Catalog(tables.stream().map(t -> table(t, called)).toList(), relations);
  }

  /** What the text columns hold. */
  public List<ColumnValues> values() {
    return tables.stream()
        .flatMap(
            table ->
                table.columns().stream()
                    .filter(c -> c.type() == Column.Type.TEXT && !c.values().isEmpty())
                    .map(c -> new ColumnValues(FieldRef.of(table.name(), c.name()), c.values())))
        .collect(Collectors.toUnmodifiableList());
  }

  private static Table table(TableSpec table, boolean called) {
    List<Column> columns =
        table.columns().stream()
            .map(
                c ->
                    new Column(
                        c.name(),
                        c.type(),
                        c.role(),
                        called ? c.called() : List.of(),
                        "",
                        SpecProfile.of(c, table.rows())))
            .toList();
    return new Table(table.name(), called ? table.called() : List.of(), columns, table.rows());
  }
}
