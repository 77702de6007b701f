package org.talktodata.training.generator;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.talktodata.chartquery.Aggregate;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.examples.Corpus;
import org.talktodata.examples.Example;
import org.talktodata.examples.NvDatabase;
import org.talktodata.examples.SchemaFile;
import org.talktodata.table.Catalog;
import org.talktodata.table.Column;
import org.talktodata.table.ColumnValues;
import org.talktodata.table.Relation;
import org.talktodata.table.Table;

/**
 * Tables to ask about, and how people call what is in them.
 *
 * @param id names it
 * @param catalog the tables with all that they are called
 * @param now the clock of its questions
 */
record Topic(
    String id,
    Catalog catalog,
    List<ColumnValues> values,
    LocalDateTime now,
    List<Thing> things,
    Map<String, List<String>> tableNames) {
  Topic {
    values = List.copyOf(values); // the same list in all examples: indexes are kept by it
    things = List.copyOf(things);
  }

  private static final Pattern NO_NOUN =
      Pattern.compile(
          "(?i).*(多少|几|什么|哪|谁|吗|怎么|[的了过没]$|^[是有在被].*|[?？]).*"
              + "|^(how|who|what|when|where|which|why|is|was|were|are|did|does|do|has|had|have|in|on|at|by|from|to|taken|made|they|we|he|it|the)\\b.*"
              + "|.*\\b(they|we|it|us|them)\\b.*");
  private static final Pattern YEAR = Pattern.compile("(?i).*(year|yr)$|.*(年份|年度|年)$");
  private static final Pattern MEAN =
      Pattern.compile(
          "(?i).*(price|rate|rating|score|age|temp|pct|percent|ratio|avg|height|weight|speed|length|duration|latitude|longitude|gpa|index|^lat$|^lng$|^lon$|year|magnitude).*"
              + "|.*(价|率|分$|评分|年龄|温度|湿度|时长|身高|体重|比|浓度|指数|速度|均|纬度|经度|年代|年份|级).*");
  private static final Pattern EXPLICIT =
      Pattern.compile(
          "(?i).*(平均|均|总|合计|共|一共|累计|中位|avg|average|mean|total|sum|median|typical|per |人均).*");

  /**
   * A column as it is spoken of.
   *
   * @param field how queries name it
   * @param usual the aggregate that is meant when none is said
   */
  record Thing(
      String table,
      Column column,
      FieldRef field,
      List<String> chinese,
      List<String> english,
      List<String> cells,
      Optional<Aggregate> usual) {

    List<String> names(boolean inChinese) {
      return inChinese ? chinese : english;
    }

    boolean isNumber() {
      return column.type() == Column.Type.NUMBER
          && (column.role() == Column.Role.NUMBER
              || column.role() == Column.Role.CATEGORY && usual.isPresent());
    }

    boolean isDate() {
      return column.type().temporal() && from().isPresent() && to().isPresent();
    }

    boolean isYear() {
      return column.type() == Column.Type.NUMBER
          && YEAR.matcher(column.name()).matches()
          && min() > 1500
          && max() < 2200;
    }

    boolean isGroup() {
      return column.role() == Column.Role.CATEGORY
          || column.role() == Column.Role.BOOLEAN
          || column.role() == Column.Role.TEXT && cells.size() > 1;
    }

    /** Whether each row has its own. */
    boolean isName(long rows) {
      return column.type() == Column.Type.TEXT
          && rows > 5
          && column.profile().distinct() >= rows
          && column.role() != Column.Role.IDENTIFIER;
    }

    double min() {
      return column.profile().min().map(Topic::number).orElse(0.0);
    }

    double max() {
      return column.profile().max().map(Topic::number).orElse(0.0);
    }

    Optional<LocalDate> from() {
      return column.profile().min().flatMap(Topic::day);
    }

    Optional<LocalDate> to() {
      return column.profile().max().flatMap(Topic::day);
    }
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text.substring(0, Math.min(10, text.length()))));
    } catch (java.time.DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A schema of the corpus; its own examples tell what is meant when no aggregate is said. */
  static Topic of(SchemaFile schema, List<Example> examples) {
    Map<String, int[]> votes = new HashMap<>();
    for (Example example : examples) {
      if (example.gold().isEmpty() || EXPLICIT.matcher(example.question().text()).matches()) {
        continue;
      }
      example
          .gold()
          .get()
          .encoding()
          .y()
          .forEach(
              channel -> {
                if (channel instanceof org.talktodata.chartquery.Channel.Aggregated a
                    && a.field().isPresent()) {
                  int[] vote = votes.computeIfAbsent(a.field().get().column(), k -> new int[2]);
                  vote[0] += a.aggregate() == Aggregate.SUM ? 1 : 0;
                  vote[1] += a.aggregate() == Aggregate.MEAN ? 1 : 0;
                }
              });
    }
    LocalDateTime now =
        examples.stream().map(e -> e.question().now()).findFirst().orElse(Corpus.CLOCK);
    Map<String, List<String>> numbers = new HashMap<>();
    schema
        .tables()
        .forEach(
            t ->
                t.columns()
                    .forEach(
                        c -> {
                          if (!c.values().isEmpty()) {
                            numbers.put(t.name() + "\t" + c.name(), c.values());
                          }
                        }));
    return make(schema.id(), schema.catalog(true), schema.values(), now, votes, numbers, true);
  }

  /** A database of nvBench. */
  static Topic of(NvDatabase database) {
    Map<String, List<String>> cells = new HashMap<>();
    for (ColumnValues values : database.values()) {
      cells.put(
          values.field().table().orElseThrow() + "\t" + values.field().column(),
          values.values().stream()
              .filter(v -> !v.isBlank() && v.length() <= 30)
              .limit(60)
              .toList());
    }
    return make(
        database.id(), database.catalog(), database.values(), Corpus.CLOCK, Map.of(), cells, false);
  }

  private static Topic make(
      String id,
      Catalog catalog,
      List<ColumnValues> values,
      LocalDateTime now,
      Map<String, int[]> votes,
      Map<String, List<String>> cells,
      boolean guess) {
    Map<String, Integer> uses = new HashMap<>();
    for (Table table : catalog.tables()) {
      for (Column column : table.columns()) {
        column.called().stream()
            .map(Topic::folded)
            .distinct()
            .forEach(name -> uses.merge(name, 1, Integer::sum));
        uses.merge(folded(column.name()), 1, Integer::sum);
      }
    }
    boolean several = catalog.tables().size() > 1;
    List<Thing> things = new ArrayList<>();
    for (Table table : catalog.tables()) {
      for (Column column : table.columns()) {
        List<String> chinese = new ArrayList<>();
        List<String> english = new ArrayList<>();
        sortNames(column.name(), true, chinese, english);
        for (String called : column.called()) {
          if (uses.get(folded(called)) == 1 && !NO_NOUN.matcher(called).matches()) {
            sortNames(called, false, chinese, english);
          }
        }
        FieldRef field =
            several ? FieldRef.of(table.name(), column.name()) : FieldRef.of(column.name());
        things.add(
            new Thing(
                table.name(),
                column,
                field,
                List.copyOf(chinese),
                List.copyOf(english),
                cells.getOrDefault(table.name() + "\t" + column.name(), List.of()),
                usual(column, votes.get(column.name()), guess)));
      }
    }
    Map<String, List<String>> tableNames = new HashMap<>();
    for (Table table : catalog.tables()) {
      List<String> names = new ArrayList<>(table.called());
      names.add(table.name().replace('_', ' '));
      tableNames.put(table.name(), names.stream().filter(n -> n.length() <= 24).toList());
    }
    return new Topic(id, catalog, values, now, things, tableNames);
  }

  private static Optional<Aggregate> usual(Column column, int[] votes, boolean guess) {
    if (votes != null && votes[0] != votes[1]) {
      return Optional.of(votes[0] > votes[1] ? Aggregate.SUM : Aggregate.MEAN);
    }
    if (!guess || column.role() != Column.Role.NUMBER) {
      return Optional.empty();
    }
    String names = column.name() + " " + String.join(" ", column.called());
    return Optional.of(MEAN.matcher(names).matches() ? Aggregate.MEAN : Aggregate.SUM);
  }

  static String folded(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
  }

  private static void sortNames(
      String name, boolean header, List<String> chinese, List<String> english) {
    if (Example.languageOf(name).equals("zh")) {
      chinese.add(name.replaceAll("[(（].*[)）]", "").strip().isEmpty() ? name : bare(name));
      return;
    }
    String spoken = bare(name.replaceAll("([a-z])([A-Z])", "$1 $2").replace('_', ' ')).strip();
    if (spoken.isEmpty()) {
      return;
    }
    String lower =
        spoken.equals(spoken.toUpperCase(Locale.ROOT)) && spoken.length() <= 4
            ? spoken
            : spoken.toLowerCase(Locale.ROOT);
    if (!english.contains(lower)) {
      english.add(lower);
    }
    if (header && !english.contains(name)) {
      english.add(name);
    }
  }

  private static String bare(String name) {
    String core =
        name.replaceAll("[(（\\[].*?[)）\\]]", "").replaceAll("_[a-zA-Z]{1,3}$", "").strip();
    return core.isEmpty() ? name : core;
  }

  /** How a column is called in a language; its header if it has no name there. */
  static String name(Thing thing, boolean inChinese, Random random) {
    List<String> names = thing.names(inChinese);
    if (names.isEmpty()) {
      names = thing.names(!inChinese);
    }
    return names.isEmpty() ? thing.column.name() : names.get(random.nextInt(names.size()));
  }

  /** The share of columns that have a name in Chinese, and in English. */
  double spoken(boolean inChinese) {
    long named =
        things.stream()
            .filter(
                t ->
                    !t.names(inChinese).isEmpty()
                        && (inChinese
                            || t.chinese().isEmpty()
                            || t.english().stream()
                                .anyMatch(n -> !folded(n).equals(folded(t.column().name())))))
            .count();
    return named / (double) things.size();
  }

  /** The tables that rows of this one refer to. */
  List<String> parents(String table) {
    return catalog.relations().stream()
        .filter(r -> r.from().table().orElseThrow().equals(table))
        .map(r -> r.to().table().orElseThrow())
        .filter(to -> !to.equals(table))
        .distinct()
        .toList();
  }

  /** The keys by which other tables refer to this one. */
  List<Relation> children(String table) {
    return catalog.relations().stream()
        .filter(r -> r.to().table().orElseThrow().equals(table))
        .filter(r -> !r.from().table().orElseThrow().equals(table))
        .toList();
  }

  boolean several() {
    return catalog.tables().size() > 1;
  }
}
