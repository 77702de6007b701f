package org.talktodata.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.examples.Example;
import org.talktodata.examples.Headers;
import org.talktodata.examples.Renaming;
import org.talktodata.examples.Typo;
import org.talktodata.question.Question;
import org.talktodata.table.Catalog;
import org.talktodata.table.Column;
import org.talktodata.table.Relation;
import org.talktodata.table.Table;

/**
 * Varies examples so that no lesson comes twice the same: columns under other names, in another
 * order, some left out; the sentence with typing errors or in another case. Models that see only
 * one name for a thing lose most of their accuracy when tables are named otherwise.
 */
final class Augmenter {
  /** People who say what their columns are called give a few names, not all that a column has. */
  private static final int MOST_CALLED = 3;

  private final Random random;
  private final Headers headers;

  /**
   * @param headers what other systems call columns with Chinese names
   */
  Augmenter(Random random, Headers headers) {
    this.random = random;
    this.headers = headers;
  }

  /**
   * How the tables of a draw are shown: what some columns are called instead, and whether people's
   * names for them are known.
   */
  record Naming(Renaming renamed, boolean keepCalled) {
    /** The field under its new name. */
    FieldRef of(FieldRef field) {
      return renamed.of(field);
    }
  }

  /** A new naming of some tables. */
  Naming naming(Catalog catalog) {
    return new Naming(renaming(catalog), random.nextDouble() < 0.12);
  }

  private Renaming renaming(Catalog catalog) {
    if (random.nextDouble() < 0.35 && headers.know(catalog)) {
      return headers.draw(catalog, random);
    }
    return random.nextDouble() < 0.55
        ? Renaming.draw(catalog, random, random::nextBoolean)
        : Renaming.NONE;
  }

  /** The example in another shape; the meaning stays. Its values keep their old fields. */
  Example vary(Example example, Naming naming) {
    Question question = example.question();
    Renaming renamed = naming.renamed;
    Set<String> needed = new HashSet<>();
    example.accepted().forEach(query -> fields(ChartQueryJson.tree(query), needed));
    question.follows().ifPresent(query -> fields(ChartQueryJson.tree(query), needed));
    Catalog catalog = question.catalog();
    List<Table> tables = new ArrayList<>();
    for (Table table : catalog.tables()) {
      tables.add(table(table, needed, renamed, naming.keepCalled));
    }
    List<Relation> relations = catalog.relations().stream().map(renamed::of).toList();
    Question varied =
        new Question(
            sentence(question.text()),
            new Catalog(tables, relations),
            question.follows().map(renamed::of),
            question.now());
    return example.asking(varied, renamed::of);
  }

  /** Adds the columns that a query or a part of one has, in lower case. */
  static void fields(JsonNode node, Set<String> into) {
    if (node.has("field")) {
      into.add(node.get("field").textValue().toLowerCase(Locale.ROOT));
    }
    node.forEach(child -> fields(child, into));
  }

  private Table table(Table table, Set<String> needed, Renaming renamed, boolean keepCalled) {
    List<Column> columns = new ArrayList<>();
    double leave = random.nextDouble() < 0.5 ? 0 : random.nextDouble() * 0.6;
    for (Column column : table.columns()) {
      boolean use =
          needed.contains(column.name().toLowerCase(Locale.ROOT)) || random.nextDouble() >= leave;
      if (use) {
        columns.add(
            new Column(
                renamed.of(column.name()),
                column.type(),
                column.role(),
                keepCalled ? some(column.called()) : List.of(),
                "",
                column.profile()));
      }
    }
    if (random.nextDouble() < 0.5) {
      Collections.shuffle(columns, random);
    }
    return new Table(
        table.name(),
        keepCalled ? table.called() : List.of(),
        columns.isEmpty() ? table.columns() : columns,
        table.rows());
  }

  private List<String> some(List<String> names) {
    List<String> some = new ArrayList<>(names);
    Collections.shuffle(some, random);
    return some.subList(0, Math.min(some.size(), 1 + random.nextInt(MOST_CALLED)));
  }

  private String sentence(String text) {
    double chance = random.nextDouble();
    if (chance < 0.06) {
      return text.toLowerCase(Locale.ROOT);
    }
    if (chance < 0.08) {
      return text.toUpperCase(Locale.ROOT);
    }
    if (chance < 0.26) {
      return Typo.in(text, random);
    }
    if (chance < 0.32) {
      return text.replaceAll("[?？.。!！]+$", "");
    }
    return text;
  }

  /** The example over only some of its tables: those that it needs and at most a few others. */
  Example narrowed(Example example, int others) {
    Catalog catalog = example.question().catalog();
    if (catalog.tables().size() < 3) {
      return example;
    }
    Set<String> needed = new LinkedHashSet<>();
    example.accepted().forEach(query -> tables(ChartQueryJson.tree(query), needed));
    if (needed.isEmpty()) {
      return example;
    }
    List<String> rest = new ArrayList<>();
    catalog.tables().forEach(table -> rest.add(table.name().toLowerCase(Locale.ROOT)));
    rest.removeAll(needed);
    Collections.shuffle(rest, random);
    needed.addAll(rest.subList(0, Math.min(random.nextInt(others + 1), rest.size())));
    List<Table> tables =
        catalog.tables().stream()
            .filter(table -> needed.contains(table.name().toLowerCase(Locale.ROOT)))
            .toList();
    List<Relation> relations =
        catalog.relations().stream()
            .filter(relation -> has(needed, relation.from()) && has(needed, relation.to()))
            .toList();
    Question question = example.question();
    return example.asking(
        new Question(
            question.text(), new Catalog(tables, relations), question.follows(), question.now()),
        UnaryOperator.identity());
  }

  private static boolean has(Set<String> tables, FieldRef field) {
    Optional<String> table = field.table();
    return table.isPresent() && tables.contains(table.get().toLowerCase(Locale.ROOT));
  }

  /** The tables that a query names; empty if one of its fields leaves the table open. */
  private static void tables(JsonNode node, Set<String> into) {
    if (node.has("table")) {
      into.add(node.get("table").textValue().toLowerCase(Locale.ROOT));
    }
    if (node.has("from")) {
      node.get("from").forEach(name -> into.add(name.textValue().toLowerCase(Locale.ROOT)));
    }
    node.forEach(child -> tables(child, into));
  }
}
