package org.talktodata.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.examples.Example;
import org.talktodata.examples.Renaming;
import org.talktodata.question.Names;
import org.talktodata.question.Question;
import org.talktodata.table.Catalog;
import org.talktodata.table.Column;
import org.talktodata.table.ColumnValues;
import org.talktodata.table.Table;

/**
 * Puts other names, cells and numbers into an example, in the sentence and in its query alike:
 * "average price of 5 cars" may become "average depth of 12 cars" over a table whose price is
 * called depth. A network that sees the same few tables again and again learns them by heart; what
 * is swapped can only be read from the sentence. What a follow-up keeps is changed by {@link Kept}.
 */
final class Swapper {
  private static final int LONGEST_VALUE = 24;
  private static final Pattern LONE_NUMBER =
      Pattern.compile("(?<![\\w.,/:~-])\\d{1,9}(?![\\w.,/:~%年月日号点时季度周天万亿千百kKmM-])");
  private static final Pattern CALENDAR = Pattern.compile("(19|20)\\d\\d");

  private final Map<Sort, List<String>> columnNames = new TreeMap<>();
  private final List<String> tableNames;

  /** What a name must have in common with the one whose place it takes. */
  private record Sort(Column.Type type, Column.Role role, boolean chinese)
      implements Comparable<Sort> {
    static Sort of(Column column) {
      return new Sort(column.type(), column.role(), isChinese(column.name()));
    }

    @Override
    public int compareTo(Sort other) {
      return toString().compareTo(other.toString());
    }
  }

  /**
   * An example with something swapped.
   *
   * @param names what the columns of the example's values are called now
   */
  record Swapped(Example example, UnaryOperator<FieldRef> names) {
    static Swapped unchanged(Example example) {
      return new Swapped(example, UnaryOperator.identity());
    }
  }

  /** Takes the names that it puts into examples from these tables. */
  Swapper(Collection<Catalog> catalogs) {
    Map<Sort, Set<String>> columns = new HashMap<>();
    Set<String> tables = new TreeSet<>();
    for (Catalog catalog : catalogs) {
      for (Table table : catalog.tables()) {
        if (table.name().matches("[A-Za-z][A-Za-z_ ]{2,20}")) {
          tables.add(table.name());
        }
        for (Column column : table.columns()) {
          if (isPlain(column.name())) {
            columns.computeIfAbsent(Sort.of(column), sort -> new TreeSet<>()).add(column.name());
          }
        }
      }
    }
    columns.forEach((sort, names) -> columnNames.put(sort, List.copyOf(names)));
    tableNames = List.copyOf(tables);
  }

  private static boolean isPlain(String name) {
    return name.matches("[A-Za-z][A-Za-z_ ]{1,24}|\\p{IsHan}{2,8}");
  }

  private static boolean isChinese(String name) {
    return Example.languageOf(name).equals("zh");
  }

  /** Swaps some of what can be swapped; each kind with its own chance. */
  Swapped swap(Example example, Random random) {
    UnaryOperator<ChartQuery> kept = Kept.change(example, random);
    Example changed = saying(example, example.question().text(), kept);
    if (random.nextDouble() < 0.5) {
      changed = withOtherCells(changed, random);
    }
    if (random.nextDouble() < 0.4) {
      changed = withOtherNumbers(changed, random);
    }
    Swapped swapped = Swapped.unchanged(changed);
    if (random.nextDouble() < 0.5) {
      swapped = withOtherColumns(changed, random);
    }
    if (random.nextDouble() < 0.2) {
      swapped = withOtherTable(swapped, random);
    }
    return swapped;
  }

  // Names

  private Swapped withOtherColumns(Example example, Random random) {
    Catalog catalog = example.question().catalog();
    Map<String, Column> single = columnsOfOneTable(catalog);
    Set<String> taken = new LinkedHashSet<>();
    catalog
        .tables()
        .forEach(t -> t.columns().forEach(c -> taken.add(c.name().toLowerCase(Locale.ROOT))));
    String text = example.question().text();
    Map<String, String> renamed = new HashMap<>();
    for (Column column : single.values()) {
      List<String> names = columnNames.getOrDefault(Sort.of(column), List.of());
      if (names.isEmpty() || random.nextDouble() < 0.3) {
        continue;
      }
      String other = names.get(random.nextInt(names.size()));
      Optional<String> said = replaced(text, column.name(), spoken(other, random), single.keySet());
      if (said.isPresent() && taken.add(other.toLowerCase(Locale.ROOT))) {
        text = said.get();
        renamed.put(column.name(), other);
      }
    }
    if (renamed.isEmpty()) {
      return Swapped.unchanged(example);
    }
    return renamed(example, text, new Renaming(renamed));
  }

  /** The columns whose name no other table has, by name in lower case. */
  private static Map<String, Column> columnsOfOneTable(Catalog catalog) {
    Map<String, Column> single = new TreeMap<>();
    Set<String> several = new TreeSet<>();
    for (Table table : catalog.tables()) {
      for (Column column : table.columns()) {
        String name = column.name().toLowerCase(Locale.ROOT);
        if (single.put(name, column) != null) {
          several.add(name);
        }
      }
    }
    single.keySet().removeAll(several);
    return single;
  }

  private Swapped withOtherTable(Swapped swapped, Random random) {
    Example example = swapped.example;
    List<Table> tables = example.question().catalog().tables();
    Table table = tables.get(random.nextInt(tables.size()));
    String other = tableNames.isEmpty() ? "" : tableNames.get(random.nextInt(tableNames.size()));
    if (other.isEmpty() || example.question().catalog().table(other).isPresent()) {
      return swapped;
    }
    Set<String> names = new TreeSet<>();
    tables.forEach(t -> t.columns().forEach(c -> names.add(c.name())));
    Optional<String> said =
        replaced(example.question().text(), table.name(), spoken(other, random), names);
    if (said.isEmpty()) {
      return swapped;
    }
    Renaming renaming = new Renaming(Map.of(), Map.of(table.name(), other));
    Swapped again = renamed(example, said.get(), renaming);
    return new Swapped(again.example, field -> again.names.apply(swapped.names.apply(field)));
  }

  /** A name as it is said: order_date is said order date. */
  private static String spoken(String name, Random random) {
    if (isChinese(name) || random.nextDouble() < 0.15) {
      return name;
    }
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").replace('_', ' ').toLowerCase(Locale.ROOT);
  }

  /**
   * The text with other words where the name stands; empty if it does not stand there, or if the
   * words may as well be one of the other names.
   */
  private static Optional<String> replaced(
      String text, String name, String words, Set<String> others) {
    Names sentence = new Names(text);
    Names.Likeness[] found = sentence.find(List.of(name));
    boolean[] taken = new boolean[text.length()];
    for (String other : others) {
      if (other.equalsIgnoreCase(name)) {
        continue;
      }
      Names.Likeness[] there = sentence.find(List.of(other));
      for (int i = 0; i < there.length; i++) {
        taken[i] |= there[i] == Names.Likeness.EXACT;
      }
    }
    StringBuilder changed = new StringBuilder();
    boolean any = false;
    for (int i = 0; i < text.length(); i++) {
      if (found[i] != Names.Likeness.EXACT) {
        changed.append(text.charAt(i));
        continue;
      }
      if (taken[i]) {
        return Optional.empty();
      }
      if (i == 0 || found[i - 1] != Names.Likeness.EXACT) {
        changed.append(words);
        any = true;
      }
    }
    return any ? Optional.of(changed.toString()) : Optional.empty();
  }

  private static Swapped renamed(Example example, String text, Renaming renaming) {
    Question asked = renaming.of(example.question().withText(text));
    return new Swapped(example.asking(asked, renaming::of), renaming::of);
  }

  // Cells

  private static Example withOtherCells(Example example, Random random) {
    Example changed = example;
    Set<String> cells = new TreeSet<>();
    example.accepted().forEach(query -> texts(ChartQueryJson.tree(query), cells));
    for (String cell : cells) {
      changed = withOtherCell(changed, cell, random);
    }
    return changed;
  }

  private static void texts(JsonNode node, Set<String> into) {
    if (node.path("equal").isTextual()) {
      into.add(node.get("equal").textValue());
    }
    if (node.path("oneOf").isArray()) {
      node.get("oneOf").forEach(value -> into.add(value.asText()));
    }
    node.forEach(child -> texts(child, into));
  }

  /** Another cell of the one column that has this cell, if the sentence says it just so, once. */
  private static Example withOtherCell(Example example, String cell, Random random) {
    String text = example.question().text();
    int at = text.toLowerCase(Locale.ROOT).indexOf(cell.toLowerCase(Locale.ROOT));
    boolean once =
        at >= 0
            && text.toLowerCase(Locale.ROOT).length() == text.length()
            && text.toLowerCase(Locale.ROOT).indexOf(cell.toLowerCase(Locale.ROOT), at + 1) < 0;
    List<ColumnValues> having =
        example.values().stream().filter(values -> values.values().contains(cell)).toList();
    if (!once || having.size() != 1 || isInsideWord(text, at, at + cell.length())) {
      return example;
    }
    List<String> values = having.get(0).values();
    String other = values.get(random.nextInt(values.size()));
    String query = example.accepted().toString() + example.question().follows();
    boolean usable =
        other.length() <= LONGEST_VALUE
            && !other.isBlank()
            && !other.equals(cell)
            && !query.contains(other);
    if (!usable) {
      return example;
    }
    String said = text.substring(0, at) + other + text.substring(at + cell.length());
    UnaryOperator<ChartQuery> queries = q -> replaceText(q, cell, other);
    return saying(example, said, queries);
  }

  private static boolean isInsideWord(String text, int start, int end) {
    return isLatin(text, start - 1) && isLatin(text, start)
        || isLatin(text, end - 1) && isLatin(text, end);
  }

  private static boolean isLatin(String text, int at) {
    return at >= 0 && at < text.length() && String.valueOf(text.charAt(at)).matches("[A-Za-z0-9]");
  }

  /** The same in other words, for which what it follows and what is right change alike. */
  private static Example saying(Example example, String text, UnaryOperator<ChartQuery> queries) {
    Question said = example.question();
    return example.asking(
        new Question(text, said.catalog(), said.follows().map(queries), said.now()), queries);
  }

  private static ChartQuery replaceText(ChartQuery query, String from, String to) {
    JsonNode tree = ChartQueryJson.tree(query);
    replaceIn(tree, from, to);
    return ChartQueryJson.parse(tree);
  }

  private static void replaceIn(JsonNode node, String from, String to) {
    if (node instanceof ObjectNode object) {
      if (object.path("equal").isTextual() && object.get("equal").textValue().equals(from)) {
        object.put("equal", to);
      }
      if (object.path("oneOf") instanceof ArrayNode values) {
        for (int i = 0; i < values.size(); i++) {
          if (values.get(i).isTextual() && values.get(i).textValue().equals(from)) {
            values.set(i, JsonNodeFactory.instance.textNode(to));
          }
        }
      }
    }
    node.forEach(child -> replaceIn(child, from, to));
  }

  // Numbers

  private static Example withOtherNumbers(Example example, Random random) {
    String text = example.question().text();
    Matcher matcher = LONE_NUMBER.matcher(text);
    StringBuilder said = new StringBuilder();
    Map<Long, Long> changed = new HashMap<>();
    Set<Long> inQuery = new TreeSet<>();
    example.accepted().forEach(query -> numbers(ChartQueryJson.tree(query), inQuery));
    Set<Long> before = new TreeSet<>(inQuery);
    example.question().follows().ifPresent(q -> numbers(ChartQueryJson.tree(q), before));
    while (matcher.find()) {
      long number = Long.parseLong(matcher.group());
      if (!inQuery.contains(number)) {
        continue;
      }
      long other = changed.computeIfAbsent(number, n -> like(n, random));
      boolean clash = other != number && before.contains(other);
      matcher.appendReplacement(said, String.valueOf(clash ? number : other));
      changed.put(number, clash ? number : other);
    }
    matcher.appendTail(said);
    if (changed.isEmpty()) {
      return example;
    }
    UnaryOperator<ChartQuery> queries = query -> replaceNumbers(query, changed);
    boolean upsideDown =
        Stream.concat(example.accepted().stream(), example.question().follows().stream())
            .anyMatch(query -> hasRangeUpsideDown(ChartQueryJson.tree(queries.apply(query))));
    return upsideDown ? example : saying(example, said.toString(), queries);
  }

  /** Whether a range ends before it begins: 8 to 9.5 became 16 to 9.5. */
  private static boolean hasRangeUpsideDown(JsonNode node) {
    JsonNode range = node.path("range");
    if (range.path(0).isNumber()
        && range.path(1).isNumber()
        && range.get(0).doubleValue() > range.get(1).doubleValue()) {
      return true;
    }
    for (JsonNode child : node) {
      if (hasRangeUpsideDown(child)) {
        return true;
      }
    }
    return false;
  }

  /** A number of the same sort and size. */
  private static long like(long number, Random random) {
    if (number < 2) {
      return number;
    }
    if (number <= 20) {
      return 2 + random.nextInt(19);
    }
    if (CALENDAR.matcher(String.valueOf(number)).matches()) {
      return Math.min(2100, Math.max(1900, number - 6 + random.nextInt(13)));
    }
    double scaled = number * (0.5 + 1.5 * random.nextDouble());
    double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(scaled)) - 1));
    return (long) (Math.round(scaled / unit) * unit);
  }

  private static void numbers(JsonNode node, Set<Long> into) {
    if (node.isNumber() && node.doubleValue() == node.longValue()) {
      into.add(node.longValue());
    }
    node.forEach(child -> numbers(child, into));
  }

  private static ChartQuery replaceNumbers(ChartQuery query, Map<Long, Long> changed) {
    return ChartQueryJson.parse(replaceNumbers(ChartQueryJson.tree(query), changed));
  }

  private static JsonNode replaceNumbers(JsonNode node, Map<Long, Long> changed) {
    if (node.isNumber() && node.doubleValue() == node.longValue()) {
      return JsonNodeFactory.instance.numberNode(
          changed.getOrDefault(node.longValue(), node.longValue()));
    }
    if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      names.forEach(name -> object.set(name, replaceNumbers(object.get(name), changed)));
    }
    if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, replaceNumbers(array.get(i), changed));
      }
    }
    return node;
  }
}
