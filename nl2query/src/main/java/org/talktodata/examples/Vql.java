package org.talktodata.examples;

import java.util.List;
import java.util.Optional;

/**
 * A query in nvBench's language, as it is written: {@code Visualize BAR SELECT … [BIN column BY
 * unit]}. {@link VqlParser} reads it, {@link VqlConverter} says it as a chart query.
 *
 * @param bin the column and its calendar unit
 */
record Vql(Select select, Optional<Bin> bin) {
  record Bin(Name column, String unit) {}

  /** A SELECT; {@code and} holds the others of an INTERSECT. */
  record Select(
      List<Expression> items,
      List<Source> from,
      Optional<Condition> where,
      List<Expression> groupBy,
      Optional<Condition> having,
      Optional<Order> order,
      Optional<Integer> limit,
      List<Select> and) {
    Select {
      items = List.copyOf(items);
      from = List.copyOf(from);
      groupBy = List.copyOf(groupBy);
      and = List.copyOf(and);
    }

    Select intersected(List<Select> others) {
      return new Select(items, from, where, groupBy, having, order, limit, others);
    }
  }

  /** A table under its alias (or its own name), and how it joins those before it. */
  record Source(String table, String alias, Optional<Condition> on) {}

  record Order(Expression by, boolean descending) {}

  sealed interface Expression permits Name, Call, Minus, Text, Number, SubSelect {}

  record Name(Optional<String> alias, String column) implements Expression {}

  /** A function; without an argument it is {@code COUNT(*)}. */
  record Call(String function, boolean distinct, Optional<Expression> argument)
      implements Expression {}

  record Minus(Expression left, Expression right) implements Expression {}

  record Text(String text) implements Expression {}

  record Number(double number) implements Expression {}

  record SubSelect(Select select) implements Expression {}

  sealed interface Condition permits And, Or, Not, Compare, Between, Like, In {}

  record And(List<Condition> parts) implements Condition {}

  record Or(List<Condition> parts) implements Condition {}

  record Not(Condition part) implements Condition {}

  /** {@code operator} is one of = != &lt; &lt;= &gt; &gt;=. */
  record Compare(Expression left, String operator, Expression right) implements Condition {}

  record Between(Expression tested, Expression from, Expression to) implements Condition {}

  record Like(Expression tested, String pattern) implements Condition {}

  /** {@code values} is one sub-select or a list of literals. */
  record In(Expression tested, List<Expression> values) implements Condition {}
}
