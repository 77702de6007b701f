package org.talktodata.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.talktodata.examples.Vql.Condition;
import org.talktodata.examples.Vql.Expression;
import org.talktodata.examples.Vql.Select;
import org.talktodata.examples.VqlTokens.Kind;
import org.talktodata.examples.VqlTokens.Token;

/** Reads VQL by recursive descent, one method for each rule of its grammar. */
final class VqlParser {
  private static final Set<String> CLAUSES =
      Set.of(
          "join",
          "on",
          "where",
          "group",
          "having",
          "order",
          "limit",
          "bin",
          "intersect",
          "union",
          "except",
          "inner",
          "left",
          "natural");
  private static final Set<String> COMPARISONS = Set.of("=", "!=", "<>", "<", "<=", ">", ">=");

  private final VqlTokens tokens;

  private VqlParser(VqlTokens tokens) {
    this.tokens = tokens;
  }

  /** Reads a query; its chart word is left out, the line names the chart more exactly. */
  static Vql parse(String vql) throws Unsayable {
    VqlParser parser = new VqlParser(new VqlTokens(vql));
    parser.tokens.expect("visualize");
    parser.tokens.word();
    Select select = parser.select();
    Optional<Vql.Bin> bin = parser.bin();
    if (parser.tokens.peek().kind() != Kind.END) {
      throw new Unsayable("no SQL: something follows the query");
    }
    return new Vql(select, bin);
  }

  private Optional<Vql.Bin> bin() throws Unsayable {
    if (!tokens.accept("bin")) {
      return Optional.empty();
    }
    Vql.Name column = name();
    tokens.expect("by");
    return Optional.of(new Vql.Bin(column, tokens.word().toUpperCase(Locale.ROOT)));
  }

  private Select select() throws Unsayable {
    Select first = plainSelect();
    List<Select> others = new ArrayList<>();
    while (tokens.accept("intersect")) {
      others.add(plainSelect());
    }
    if (tokens.at("union") || tokens.at("except")) {
      throw new Unsayable("union or except");
    }
    return first.intersected(others);
  }

  private Select plainSelect() throws Unsayable {
    tokens.expect("select");
    if (tokens.accept("distinct")) {
      throw new Unsayable("select distinct");
    }
    List<Expression> items = expressions();
    List<Vql.Source> from = from();
    Optional<Condition> where =
        tokens.accept("where") ? Optional.of(condition()) : Optional.empty();
    List<Expression> groupBy = tokens.accept("group", "by") ? expressions() : List.of();
    Optional<Condition> having =
        tokens.accept("having") ? Optional.of(condition()) : Optional.empty();
    Optional<Vql.Order> order = tokens.accept("order", "by") ? order() : Optional.empty();
    Optional<Integer> limit =
        tokens.accept("limit") ? Optional.of((int) number(tokens.take())) : Optional.empty();
    return new Select(items, from, where, groupBy, having, order, limit, List.of());
  }

  private Optional<Vql.Order> order() throws Unsayable {
    Expression by = expression();
    boolean descending = tokens.accept("desc");
    if (!descending) {
      tokens.accept("asc");
    }
    if (tokens.at(",")) {
      throw new Unsayable("an order by several");
    }
    return Optional.of(new Vql.Order(by, descending));
  }

  private List<Vql.Source> from() throws Unsayable {
    tokens.expect("from");
    List<Vql.Source> sources = new ArrayList<>(List.of(source(false)));
    while (tokens.accept("join") || tokens.accept("inner", "join") || tokens.accept(",")) {
      sources.add(source(true));
    }
    if (tokens.at("left") || tokens.at("natural")) {
      throw new Unsayable("an outer join");
    }
    return sources;
  }

  private Vql.Source source(boolean joined) throws Unsayable {
    String table = tokens.word();
    boolean as = tokens.accept("as");
    boolean alias =
        as
            || tokens.peek().kind() == Kind.WORD
                && !CLAUSES.contains(tokens.peek().text().toLowerCase(Locale.ROOT));
    String name = alias ? tokens.word() : table;
    Optional<Condition> on =
        joined && tokens.accept("on") ? Optional.of(condition()) : Optional.empty();
    return new Vql.Source(table, name, on);
  }

  private Condition condition() throws Unsayable {
    List<Condition> parts = new ArrayList<>(List.of(conjunction()));
    while (tokens.accept("or")) {
      parts.add(conjunction());
    }
    return parts.size() == 1 ? parts.get(0) : new Vql.Or(parts);
  }

  private Condition conjunction() throws Unsayable {
    List<Condition> parts = new ArrayList<>(List.of(negation()));
    while (tokens.accept("and")) {
      parts.add(negation());
    }
    return parts.size() == 1 ? parts.get(0) : new Vql.And(parts);
  }

  private Condition negation() throws Unsayable {
    if (tokens.accept("not")) {
      return new Vql.Not(negation());
    }
    if (tokens.at("(") && !tokens.at(1, "select")) {
      tokens.expect("(");
      Condition inner = condition();
      tokens.expect(")");
      return inner;
    }
    return test();
  }

  private Condition test() throws Unsayable {
    Expression tested = expression();
    boolean not = tokens.accept("not");
    Condition condition = test(tested);
    return not ? new Vql.Not(condition) : condition;
  }

  private Condition test(Expression tested) throws Unsayable {
    if (tokens.accept("between")) {
      Expression from = expression();
      tokens.expect("and");
      return new Vql.Between(tested, from, expression());
    }
    if (tokens.accept("like")) {
      return new Vql.Like(tested, tokens.take().text());
    }
    if (tokens.accept("in")) {
      return in(tested);
    }
    if (tokens.accept("is", "not", "null")) {
      return new Vql.Compare(tested, "!=", new Vql.Text("null"));
    }
    if (tokens.accept("is", "null")) {
      return new Vql.Compare(tested, "=", new Vql.Text("null"));
    }
    String operator = tokens.take().text();
    if (!COMPARISONS.contains(operator)) {
      throw new Unsayable("no SQL: a comparison expected");
    }
    return new Vql.Compare(tested, operator.equals("<>") ? "!=" : operator, expression());
  }

  private Condition in(Expression tested) throws Unsayable {
    if (tokens.at(1, "select")) {
      return new Vql.In(tested, List.of(expression()));
    }
    tokens.expect("(");
    List<Expression> values = expressions();
    tokens.expect(")");
    return new Vql.In(tested, values);
  }

  private List<Expression> expressions() throws Unsayable {
    List<Expression> list = new ArrayList<>(List.of(expression()));
    while (tokens.accept(",")) {
      list.add(expression());
    }
    return list;
  }

  private Expression expression() throws Unsayable {
    Expression left = operand();
    if (tokens.accept("-")) {
      return new Vql.Minus(left, operand());
    }
    if (tokens.at("+") || tokens.at("/") || tokens.at("*")) {
      throw new Unsayable("arithmetic");
    }
    return left;
  }

  private Expression operand() throws Unsayable {
    Token token = tokens.peek();
    if (token.kind() == Kind.TEXT) {
      return new Vql.Text(tokens.take().text());
    }
    if (token.kind() == Kind.NUMBER) {
      return new Vql.Number(number(tokens.take()));
    }
    if (tokens.accept("-")) {
      return new Vql.Number(-number(tokens.take()));
    }
    if (tokens.accept("(")) {
      Select select = select();
      tokens.expect(")");
      return new Vql.SubSelect(select);
    }
    return tokens.at(1, "(") ? call() : name();
  }

  private Expression call() throws Unsayable {
    String function = tokens.word().toUpperCase(Locale.ROOT);
    tokens.expect("(");
    boolean distinct = tokens.accept("distinct");
    Optional<Expression> argument =
        tokens.accept("*") ? Optional.empty() : Optional.of(expression());
    tokens.expect(")");
    return new Vql.Call(function, distinct, argument);
  }

  private Vql.Name name() throws Unsayable {
    String first = tokens.word();
    return tokens.accept(".")
        ? new Vql.Name(Optional.of(first), tokens.word())
        : new Vql.Name(Optional.empty(), first);
  }

  private static double number(Token token) throws Unsayable {
    if (token.kind() != Kind.NUMBER) {
      throw new Unsayable("no SQL: a number expected");
    }
    return Double.parseDouble(token.text());
  }
}
