package org.talktodata.examples;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.talktodata.chartquery.Channel;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.chartquery.Predicate;
import org.talktodata.chartquery.Predicate.Comparator;
import org.talktodata.chartquery.Value;
import org.talktodata.table.Catalog;
import org.talktodata.table.Column;

/** Turns the conditions of WHERE and HAVING into predicates. */
final class VqlFilters {
  private final Catalog catalog;
  private final VqlScope scope;

  VqlFilters(Catalog catalog, VqlScope scope) {
    this.catalog = catalog;
    this.scope = scope;
  }

  Predicate predicate(Vql.Condition condition) throws Unsayable {
    if (condition instanceof Vql.And and) {
      return new Predicate.And(all(and.parts()));
    }
    if (condition instanceof Vql.Or or) {
      return new Predicate.Or(all(or.parts()));
    }
    if (condition instanceof Vql.Not not) {
      return new Predicate.Not(predicate(not.part()));
    }
    if (condition instanceof Vql.Compare compare) {
      return compare(compare);
    }
    if (condition instanceof Vql.Between between) {
      VqlScope.Found column = column(between.tested());
      return is(
          column,
          new Predicate.Range(
              Optional.of(value(column, between.from())),
              Optional.of(value(column, between.to()))));
    }
    if (condition instanceof Vql.Like like) {
      return like(column(like.tested()), like.pattern());
    }
    return in((Vql.In) condition);
  }

  private List<Predicate> all(List<Vql.Condition> conditions) throws Unsayable {
    List<Predicate> predicates = new ArrayList<>();
    for (Vql.Condition condition : conditions) {
      predicates.add(predicate(condition));
    }
    return predicates;
  }

  private Predicate compare(Vql.Compare compare) throws Unsayable {
    if (compare.left() instanceof Vql.Call) {
      Channel.Measure measure = new VqlMeasures(scope).measure(compare.left());
      if (!(compare.right() instanceof Vql.Number number)) {
        throw new Unsayable("having compared with no number");
      }
      return negatable(
          new Predicate.OfGroup(measure), compare.operator(), new Value.Number(number.number()));
    }
    VqlScope.Found column = column(compare.left());
    if (compare.right() instanceof Vql.SubSelect sub) {
      return withSelected(column, compare.operator(), sub.select());
    }
    if (compare.right() instanceof Vql.Text text && text.text().equalsIgnoreCase("null")) {
      return is(column, new Predicate.Valid(compare.operator().equals("!=")));
    }
    return negatable(operand(column), compare.operator(), value(column, compare.right()));
  }

  private static Predicate negatable(Predicate.Operand operand, String operator, Value value) {
    Predicate test = new Predicate.Is(operand, new Predicate.Compare(comparator(operator), value));
    return operator.equals("!=") ? new Predicate.Not(test) : test;
  }

  private static Comparator comparator(String operator) {
    return switch (operator) {
      case "<" -> Comparator.LT;
      case "<=" -> Comparator.LTE;
      case ">" -> Comparator.GT;
      case ">=" -> Comparator.GTE;
      default -> Comparator.EQUAL;
    };
  }

  /** {@code x < (SELECT AVG(x) FROM t)} or {@code x = (SELECT x FROM t WHERE …)}. */
  private Predicate withSelected(VqlScope.Found column, String operator, Vql.Select select)
      throws Unsayable {
    boolean equality = operator.equals("=") || operator.equals("!=");
    if (!(select.items().get(0) instanceof Vql.Call)) {
      if (!equality) {
        throw new Unsayable("greater or less than a selected value");
      }
      if (select.where().isEmpty()) {
        throw new Unsayable("compared with the first of many rows");
      }
      Predicate in = in(column, select);
      return operator.equals("!=") ? new Predicate.Not(in) : in;
    }
    if (select.where().isPresent() || !select.groupBy().isEmpty() || select.from().size() > 1) {
      throw new Unsayable("compared with an aggregate of some rows");
    }
    VqlScope inner = new VqlScope(catalog, select.from());
    Channel.Aggregated measure = new VqlMeasures(inner).measure(select.items().get(0));
    Optional<FieldRef> field = measure.field().filter(f -> !f.equals(scope.field(column)));
    return negatable(operand(column), operator, new Value.OfTable(measure.aggregate(), field));
  }

  private Predicate in(Vql.In in) throws Unsayable {
    VqlScope.Found column = column(in.tested());
    if (in.values().get(0) instanceof Vql.SubSelect sub) {
      return in(column, sub.select());
    }
    List<Value> values = new ArrayList<>();
    for (Vql.Expression value : in.values()) {
      values.add(value(column, value));
    }
    return is(column, new Predicate.OneOf(values));
  }

  private Predicate in(VqlScope.Found column, Vql.Select select) throws Unsayable {
    List<Predicate> parts = new ArrayList<>(List.of(inOne(column, select)));
    for (Vql.Select other : select.and()) {
      parts.add(inOne(column, other));
    }
    return parts.size() == 1 ? parts.get(0) : new Predicate.And(parts);
  }

  private Predicate inOne(VqlScope.Found column, Vql.Select select) throws Unsayable {
    if (!select.groupBy().isEmpty() || select.having().isPresent() || select.limit().isPresent()) {
      throw new Unsayable("a sub-select that groups");
    }
    if (!(select.items().get(0) instanceof Vql.Name name) || select.items().size() > 1) {
      throw new Unsayable("a sub-select of more than a column");
    }
    VqlScope inner = new VqlScope(catalog, select.from());
    VqlScope.Found selected = inner.find(name);
    Optional<Predicate> filter = Optional.empty();
    if (select.where().isPresent()) {
      filter = Optional.of(new VqlFilters(catalog, inner).predicate(select.where().get()));
    }
    FieldRef field = FieldRef.of(selected.table().name(), selected.column().name());
    return is(column, new Predicate.In(field, filter));
  }

  private Predicate like(VqlScope.Found column, String pattern) throws Unsayable {
    boolean open = pattern.startsWith("%");
    boolean openEnd = pattern.endsWith("%") && pattern.length() > 1;
    String part = pattern.substring(open ? 1 : 0, pattern.length() - (openEnd ? 1 : 0));
    if (part.isEmpty() || part.contains("%") || part.contains("_")) {
      throw new Unsayable("a pattern with gaps");
    }
    if (column.column().type() != Column.Type.TEXT) {
      throw new Unsayable("text match on what is no text");
    }
    if (!open && !openEnd) {
      return negatable(operand(column), "=", new Value.Text(part));
    }
    Predicate.Like.Place place =
        open && openEnd
            ? Predicate.Like.Place.CONTAINS
            : open ? Predicate.Like.Place.ENDS_WITH : Predicate.Like.Place.STARTS_WITH;
    return is(column, new Predicate.Like(place, part));
  }

  private VqlScope.Found column(Vql.Expression expression) throws Unsayable {
    if (expression instanceof Vql.Name name) {
      return scope.find(name);
    }
    throw new Unsayable("a test of what is no column");
  }

  private Predicate.Operand operand(VqlScope.Found column) {
    return Predicate.Field.of(scope.field(column));
  }

  private Predicate is(VqlScope.Found column, Predicate.Test test) {
    return new Predicate.Is(operand(column), test);
  }

  private static Value value(VqlScope.Found column, Vql.Expression literal) throws Unsayable {
    if (literal instanceof Vql.Number number) {
      return value(column, SpecProfile.plain(number.number()));
    }
    if (literal instanceof Vql.Text text) {
      return value(column, text.text());
    }
    throw new Unsayable(
        literal instanceof Vql.Name ? "two columns compared" : "compared with an expression");
  }

  private static Value value(VqlScope.Found column, String text) throws Unsayable {
    return switch (column.column().type()) {
      case NUMBER -> number(text);
      case BOOLEAN -> bool(text);
      case DATE, DATETIME -> date(text);
      case TEXT, TIME -> new Value.Text(text);
    };
  }

  private static Value number(String text) throws Unsayable {
    try {
      return new Value.Number(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      throw new Unsayable("a number compared with text");
    }
  }

  private static Value bool(String text) throws Unsayable {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1", "t", "y", "yes" -> new Value.Bool(true);
      case "false", "0", "f", "n", "no" -> new Value.Bool(false);
      default -> throw new Unsayable("a boolean compared with text");
    };
  }

  private static Value date(String text) throws Unsayable {
    try {
      if (text.length() <= 10) {
        return new Value.Text(LocalDate.parse(text).toString());
      }
      LocalDateTime instant = LocalDateTime.parse(text.replace(' ', 'T'));
      return new Value.Text(instant.toString());
    } catch (DateTimeParseException e) {
      throw new Unsayable("a date compared with what is no date");
    }
  }
}
