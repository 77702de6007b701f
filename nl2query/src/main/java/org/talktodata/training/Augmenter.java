package org.talktodata.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.examples.Example;
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
  private final Random random;

  Augmenter(Random random) {
    this.random = random;
  }

  /**
   * How the tables of a draw are shown: what some columns are called instead, and whether people's
   * names for them are known.
   */
  record Naming(Map<String, String> renamed, boolean keepCalled) {
    /** The field under its new name. */
    FieldRef of(FieldRef field) {
      return rename(field, renamed);
    }
  }

  /** A new naming of some tables. */
  Naming naming(Catalog catalog) {
    return new Naming(
        random.nextDouble() < 0.4 ? renames(catalog) : Map.of(), random.nextDouble() < 0.12);
  }

  /** The example in another shape; the meaning stays. Its values keep their old fields. */
  Example vary(Example example, Naming naming) {
    Question question = example.question();
    Map<String, String> renamed = naming.renamed;
    Set<String> needed = new HashSet<>();
    example.accepted().forEach(query -> fields(ChartQueryJson.tree(query), needed));
    question.follows().ifPresent(query -> fields(ChartQueryJson.tree(query), needed));
    Catalog catalog = question.catalog();
    List<Table> tables = new ArrayList<>();
    for (Table table : catalog.tables()) {
      tables.add(table(table, needed, renamed, naming.keepCalled));
    }
    List<Relation> relations =
        catalog.relations().stream()
            .map(r -> new Relation(rename(r.from(), renamed), rename(r.to(), renamed)))
            .toList();
    Question varied =
        new Question(
            sentence(question.text()),
            new Catalog(tables, relations),
            question.follows().map(query -> rename(query, renamed)),
            question.now());
    return new Example(
        example.id(),
        example.set(),
        example.tables(),
        example.before(),
        varied,
        example.values(),
        example.accepted().stream().map(query -> rename(query, renamed)).toList(),
        example.refusal(),
        example.language(),
        example.kinds());
  }

  private static void fields(JsonNode node, Set<String> into) {
    if (node.has("field")) {
      into.add(node.get("field").textValue().toLowerCase(Locale.ROOT));
    }
    node.forEach(child -> fields(child, into));
  }

  /** New names for half of the columns whose name is theirs alone. */
  private Map<String, String> renames(Catalog catalog) {
    Map<String, Integer> count = new HashMap<>();
    Set<String> taken = new HashSet<>();
    catalog
        .tables()
        .forEach(
            table ->
                table
                    .columns()
                    .forEach(
                        column -> {
                          count.merge(column.name(), 1, Integer::sum);
                          taken.add(column.name().toLowerCase(Locale.ROOT));
                        }));
    Map<String, String> renamed = new HashMap<>();
    for (Table table : catalog.tables()) {
      for (Column column : table.columns()) {
        if (column.called().isEmpty() || count.get(column.name()) > 1 || random.nextBoolean()) {
          continue;
        }
        String name = styled(column.called().get(random.nextInt(column.called().size())));
        if (taken.add(name.toLowerCase(Locale.ROOT))) {
          renamed.put(column.name(), name);
        }
      }
    }
    return renamed;
  }

  /** As headers are written: net price, Net Price, net_price, NET_PRICE, netPrice. */
  private String styled(String name) {
    if (!name.matches("[A-Za-z0-9 _-]+")) {
      return name;
    }
    String[] words = name.toLowerCase(Locale.ROOT).split("[ _-]+");
    StringBuilder styled = new StringBuilder();
    int style = random.nextInt(5);
    for (String word : words) {
      String capital =
          word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
      boolean first = styled.isEmpty();
      switch (style) {
        case 0 -> styled.append(first ? "" : " ").append(word);
        case 1 -> styled.append(first ? "" : " ").append(capital);
        case 2 -> styled.append(first ? "" : "_").append(word);
        case 3 -> styled.append(first ? "" : "_").append(word.toUpperCase(Locale.ROOT));
        default -> styled.append(first ? word : capital);
      }
    }
    return styled.toString();
  }

  private Table table(
      Table table, Set<String> needed, Map<String, String> renamed, boolean keepCalled) {
    List<Column> columns = new ArrayList<>();
    double leave = random.nextDouble() < 0.5 ? 0 : random.nextDouble() * 0.6;
    for (Column column : table.columns()) {
      boolean use =
          needed.contains(column.name().toLowerCase(Locale.ROOT)) || random.nextDouble() >= leave;
      if (use) {
        columns.add(
            new Column(
                renamed.getOrDefault(column.name(), column.name()),
                column.type(),
                column.role(),
                keepCalled ? column.called() : List.of(),
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

  private static FieldRef rename(FieldRef field, Map<String, String> renamed) {
    return new FieldRef(field.table(), renamed.getOrDefault(field.column(), field.column()));
  }

  private static ChartQuery rename(ChartQuery query, Map<String, String> renamed) {
    if (renamed.isEmpty()) {
      return query;
    }
    JsonNode tree = ChartQueryJson.tree(query);
    Map<String, String> folded = new HashMap<>();
    renamed.forEach((from, to) -> folded.put(from.toLowerCase(Locale.ROOT), to));
    renameIn(tree, folded);
    return ChartQueryJson.parse(tree);
  }

  private static void renameIn(JsonNode node, Map<String, String> folded) {
    if (node instanceof ObjectNode object && object.has("field")) {
      String name = folded.get(object.get("field").textValue().toLowerCase(Locale.ROOT));
      if (name != null) {
        object.put("field", name);
      }
    }
    node.forEach(child -> renameIn(child, folded));
  }

  private String sentence(String text) {
    double chance = random.nextDouble();
    if (chance < 0.06) {
      return text.toLowerCase(Locale.ROOT);
    }
    if (chance < 0.08) {
      return text.toUpperCase(Locale.ROOT);
    }
    if (chance < 0.14) {
      return mistyped(text);
    }
    if (chance < 0.2) {
      return text.replaceAll("[?？.。!！]+$", "");
    }
    return text;
  }

  /** One letter swapped, dropped or doubled inside a word of at least five letters. */
  private String mistyped(String text) {
    List<Integer> places = new ArrayList<>();
    for (int i = 2; i + 2 < text.length(); i++) {
      if (text.substring(i - 2, i + 3).matches("[a-zA-Z]{5}")) {
        places.add(i);
      }
    }
    if (places.isEmpty()) {
      return text;
    }
    int at = places.get(random.nextInt(places.size()));
    String before = text.substring(0, at);
    return switch (random.nextInt(3)) {
      case 0 -> before + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
      case 1 -> before + text.substring(at + 1);
      default -> before + text.charAt(at) + text.substring(at);
    };
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
    return new Example(
        example.id(),
        example.set(),
        example.tables(),
        example.before(),
        new Question(
            question.text(), new Catalog(tables, relations), question.follows(), question.now()),
        example.values(),
        example.accepted(),
        example.refusal(),
        example.language(),
        example.kinds());
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
