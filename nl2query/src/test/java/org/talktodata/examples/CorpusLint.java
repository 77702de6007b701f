package org.talktodata.examples;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.talktodata.chartquery.Channel;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.chartquery.Predicate;
import org.talktodata.chartquery.Value;
import org.talktodata.examples.SchemaFile.ColumnSpec;
import org.talktodata.examples.SchemaFile.TableSpec;
import org.talktodata.table.Column;

/** Finds what a query asks of a schema that the schema does not have. */
final class CorpusLint {
  private final SchemaFile schema;
  private final ChartQuery query;
  private final List<String> mistakes = new ArrayList<>();

  private CorpusLint(SchemaFile schema, ChartQuery query) {
    this.schema = schema;
    this.query = query;
  }

  static List<String> check(SchemaFile schema, ChartQuery query) {
    CorpusLint lint = new CorpusLint(schema, query);
    Mentions mentions = Mentions.of(query);
    lint.tables();
    mentions.fields().forEach(lint::resolve);
    mentions.channels().forEach(lint::channel);
    mentions.tests().forEach(lint::test);
    return lint.mistakes.stream().distinct().toList();
  }

  private void tables() {
    for (String name : query.from()) {
      if (schema.tables().stream().noneMatch(t -> t.name().equals(name))) {
        mistakes.add("there is no table " + name);
      }
    }
  }

  private void resolve(FieldRef field) {
    int found = find(field).size();
    if (found != 1) {
      mistakes.add(
          found == 0 ? "there is no column " + field : "several tables have the column " + field);
    }
  }

  private List<ColumnSpec> find(FieldRef field) {
    List<TableSpec> named =
        schema.tables().stream()
            .filter(t -> field.table().isEmpty() || t.name().equals(field.table().get()))
            .toList();
    List<TableSpec> counted = named.stream().filter(t -> query.from().contains(t.name())).toList();
    List<ColumnSpec> first = find(counted, field);
    return first.isEmpty() ? find(named, field) : first;
  }

  private static List<ColumnSpec> find(List<TableSpec> tables, FieldRef field) {
    return tables.stream()
        .flatMap(t -> t.columns().stream())
        .filter(c -> c.name().equals(field.column()))
        .toList();
  }

  private Optional<ColumnSpec> column(FieldRef field) {
    return find(field).stream().findFirst();
  }

  private void channel(Channel channel) {
    if (channel instanceof Channel.Dimension dimension) {
      column(dimension.field()).ifPresent(column -> dimension(dimension, column));
    } else if (channel instanceof Channel.Aggregated measure && measure.aggregate().needsNumber()) {
      measure
          .field()
          .flatMap(this::column)
          .filter(c -> c.type() != Column.Type.NUMBER)
          .ifPresent(
              c ->
                  mistakes.add(
                      "%s of %s, which is no number".formatted(measure.aggregate(), c.name())));
    }
  }

  private void dimension(Channel.Dimension dimension, ColumnSpec column) {
    if (dimension.timeUnit().isPresent() && !column.type().temporal()) {
      mistakes.add("a calendar unit of %s, which is no date".formatted(column.name()));
    }
    if (dimension.bin().isPresent() && column.type() != Column.Type.NUMBER) {
      mistakes.add("intervals of %s, which is no number".formatted(column.name()));
    }
  }

  private void test(Predicate.Is is) {
    Mentions.tested(is).flatMap(this::column).ifPresent(column -> test(is, column));
  }

  private void test(Predicate.Is is, ColumnSpec column) {
    boolean unit = is.operand() instanceof Predicate.Field field && field.timeUnit().isPresent();
    if (unit && !column.type().temporal()) {
      mistakes.add("a calendar unit of %s, which is no date".formatted(column.name()));
    }
    if (is.test() instanceof Predicate.Compare compare) {
      value(column, compare.value(), unit);
    } else if (is.test() instanceof Predicate.OneOf oneOf) {
      oneOf.values().forEach(value -> value(column, value, unit));
    } else if (is.test() instanceof Predicate.Range range) {
      range.from().ifPresent(value -> value(column, value, unit));
      range.to().ifPresent(value -> value(column, value, unit));
    } else if (is.test() instanceof Predicate.Like && column.type() != Column.Type.TEXT) {
      mistakes.add("text match on %s, which is no text".formatted(column.name()));
    } else if (is.test() instanceof Predicate.Relative && !column.type().temporal()) {
      mistakes.add("relative date on %s, which is no date".formatted(column.name()));
    }
  }

  private void value(ColumnSpec column, Value value, boolean unit) {
    if (value instanceof Value.OfTable || unit) {
      return;
    }
    boolean fits =
        switch (column.type()) {
          case NUMBER -> value instanceof Value.Number;
          case BOOLEAN -> value instanceof Value.Bool;
          case DATE, DATETIME -> value instanceof Value.Text text && iso(text.text());
          case TEXT ->
              value instanceof Value.Text text
                  && (column.values().isEmpty() || column.values().contains(text.text()));
          case TIME -> value instanceof Value.Text;
        };
    if (!fits) {
      mistakes.add("%s has no value %s".formatted(column.name(), value));
    }
  }

  private static boolean iso(String text) {
    try {
      if (text.length() > 10) {
        LocalDateTime.parse(text);
      } else {
        LocalDate.parse(text);
      }
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
