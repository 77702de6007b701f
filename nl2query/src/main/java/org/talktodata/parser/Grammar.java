package org.talktodata.parser;

import static org.talktodata.parser.Word.*;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.parser.Item.ColumnItem;
import org.talktodata.parser.Item.TableItem;
import org.talktodata.parser.Item.ValueItem;
import org.talktodata.question.Mention;
import org.talktodata.table.Catalog;
import org.talktodata.table.Column;
import org.talktodata.table.JoinGraph;
import org.talktodata.table.Relation;

/**
 * The one home of the action language: a push-down automaton that knows, for every beginning of a
 * query, which actions may come next. It also keeps the types right (nothing sums text, a time unit
 * needs dates, a cell is compared with its own column), so that the decoder cannot write what makes
 * no sense.
 *
 * <pre>
 * query   := mark [orient] [stack] [X channel] (Y channel)* [COLOR channel] [SIZE channel] [FACET channel]
 *            (COLUMNS channel)* [FILTER predicate] [HAVING predicate] [SORT by order] [LIMIT number [per]] (FROM table)* END
 *          | REFUSE_COLUMN | REFUSE_TOPIC
 * channel := column [unit | BIN | BIN_MAXBINS number | BIN_STEP number] | measure
 * measure := aggregate [quantile] [column] [WHERE predicate] [transform [within]] | RATIO measure measure | DIFFERENCE measure measure
 * predicate := AND predicate predicate+ CLOSE | OR predicate predicate+ CLOSE | NOT predicate | (column [unit] | measure) test
 * test    := EQUAL value | … | RANGE value value | ONE_OF value+ CLOSE | VALID | MISSING | RELATIVE value | IN column [WHERE predicate]
 * </pre>
 *
 * The tables of the columns are joined by the shortest way; FROM names those that the query needs
 * beyond.
 */
final class Grammar {
  private static final int MAX_TABLES = 4;
  private static final int MAX_MEASURES = 6;
  private static final int MAX_COLUMNS = 8;
  private static final int MAX_PARTS = 8;
  private static final int LARGEST_LIMIT = 10_000;

  /** How many kinds of detours there are: by one table more, by several. */
  static final int DETOURS = 2;

  /** The count of a bound of a range: the first one, and one that must not be open as well. */
  private static final int FIRST = 1;

  private static final int NEEDED = 2;

  /** Stands among the used places once anything may be said again. */
  private static final int FREE = -1;

  private final List<Item> items;
  private final JoinGraph joins;
  private final boolean severalTables;

  /** Of each key column, by its place, the tables whose key it has the values of. */
  private final Map<Integer, Set<Integer>> keysOf = new HashMap<>();

  private final int[] noDetours;

  /** Those known already, by the tables in use. */
  private final Map<Set<Integer>, int[]> detours = new HashMap<>();

  Grammar(Catalog catalog, List<Item> items) {
    this.items = items;
    this.joins = new JoinGraph(catalog);
    this.severalTables = joins.size() > 1;
    this.noDetours = new int[items.size()];
    for (Relation relation : catalog.relations()) {
      int from = place(catalog, relation.from());
      int to = place(catalog, relation.to());
      if (from >= 0 && to >= 0) {
        sameValues(from, to);
        sameValues(to, from);
      }
    }
  }

  private int place(Catalog catalog, FieldRef field) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof ColumnItem column
          && column.column().name().equalsIgnoreCase(field.column())
          && field
              .table()
              .orElseThrow()
              .equalsIgnoreCase(catalog.tables().get(column.table()).name())) {
        return i;
      }
    }
    return -1;
  }

  private void sameValues(int key, int other) {
    int table = ((ColumnItem) items.get(other)).table();
    keysOf.computeIfAbsent(key, place -> new HashSet<>()).add(table);
  }

  /** What is still to be written; the top of the stack comes first. */
  private enum Symbol {
    MARK,
    SECTIONS,
    TABLE_NAME,
    DIMENSION_OR_MEASURE,
    COLUMN_MODIFIER,
    MEASURE,
    AGGREGATED,
    MEASURE_COLUMN,
    MEASURE_MODIFIER,
    WITHIN,
    QUANTILE_VALUE,
    PREDICATE,
    MORE_PREDICATES,
    TEST,
    VALUE,
    VALUE_OR_OPEN,
    MORE_VALUES,
    RELATIVE_VALUE,
    ANY_COLUMN,
    IN_FILTER,
    SORT_BY,
    SORT_ORDER,
    NUMBER,
    LIMIT_NUMBER,
    LIMIT_PER
  }

  private record Node(Symbol symbol, int context, Word unit, int count, Node below) {}

  /**
   * A beginning of a query.
   *
   * @param stack what is still to be written
   * @param level the last section begun, as a word's place
   * @param tables the tables of the columns written so far, and those named in FROM
   * @param repeats how often the present section was begun
   * @param xColumn the column in x, as the place of its item; -1 for none
   * @param shows whether anything is drawn yet
   * @param used what the present section may not point to again: cells compared with, columns shown
   *     in a table, and text columns of which the filter already says what they equal
   * @param done whether the query is complete
   */
  record State(
      Node stack,
      int level,
      Set<Integer> tables,
      int repeats,
      int xColumn,
      boolean shows,
      Set<Integer> used,
      boolean done) {
    State using(Set<Integer> places) {
      return new State(stack, level, tables, repeats, xColumn, shows, places, done);
    }

    State joining(int table) {
      if (tables.contains(table)) {
        return this;
      }
      Set<Integer> more = new TreeSet<>(tables);
      more.add(table);
      return new State(stack, level, more, repeats, xColumn, shows, used, done);
    }

    State using(int place) {
      Set<Integer> more = new TreeSet<>(used);
      more.add(place);
      return using(more);
    }
  }

  /** Nothing written yet. */
  State start() {
    return new State(
        new Node(Symbol.MARK, -1, null, 0, null), 0, Set.of(), 0, -1, false, Set.of(), false);
  }

  /** The actions that may come next; empty only when the query is complete. */
  BitSet legal(State state) {
    BitSet legal = new BitSet(Word.count() + items.size());
    if (!state.done) {
      collect(state, state.stack, legal);
    }
    return legal;
  }

  /** The state after a legal action. */
  State after(State state, int action) {
    Node node = state.stack;
    while (true) {
      BitSet own = new BitSet();
      own(state, node, own);
      if (own.get(action)) {
        return using(state, node, action, apply(withTable(state, node, action), node, action));
      }
      if (!optional(node)) {
        throw new IllegalArgumentException("the action " + name(action) + " cannot stand here");
      }
      node = node.below;
    }
  }

  /** The state with the table that the action names or whose column it points to. */
  private State withTable(State state, Node node, int action) {
    boolean elsewhere = node.symbol == Symbol.ANY_COLUMN || node.context == IN.ordinal();
    if (action < Word.count() || elsewhere) {
      return state;
    }
    Item item = items.get(action - Word.count());
    if (item instanceof TableItem table) {
      return state.joining(table.table());
    }
    return item instanceof ColumnItem column ? state.joining(column.table()) : state;
  }

  /** An action for people to read. */
  String name(int action) {
    return action < Word.count()
        ? Word.at(action).name()
        : String.valueOf(items.get(action - Word.count()));
  }

  private void collect(State state, Node node, BitSet legal) {
    own(state, node, legal);
    withoutUsed(state, legal);
    if (optional(node)) {
      collect(state, node.below, legal);
    }
  }

  private static boolean optional(Node node) {
    return switch (node.symbol) {
      case COLUMN_MODIFIER, MEASURE_MODIFIER, WITHIN, IN_FILTER, LIMIT_PER -> true;
      default -> false;
    };
  }

  private void own(State state, Node node, BitSet legal) {
    switch (node.symbol) {
      case MARK -> {
        words(legal, AUTO, GEOSHAPE);
        word(legal, REFUSE_COLUMN);
        word(legal, REFUSE_TOPIC);
      }
      case SECTIONS -> sections(state, legal);
      case TABLE_NAME -> tables(state, legal);
      case DIMENSION_OR_MEASURE -> {
        columns(legal, c -> true);
        clearCopies(state, legal);
        clearRepeated(state, legal);
        measureStart(state, legal);
      }
      case COLUMN_MODIFIER -> columnModifiers(column(node.context), legal);
      case MEASURE -> measureStart(state, legal);
      case AGGREGATED -> aggregates(state, legal);
      case MEASURE_COLUMN -> {
        Word function = node.unit;
        columns(legal, c -> fits(function, c));
      }
      case MEASURE_MODIFIER -> measureModifiers(node, legal);
      case WITHIN -> words(legal, WITHIN_X, WITHIN_FACET);
      case QUANTILE_VALUE -> words(legal, QUANTILE_10, QUANTILE_99);
      case PREDICATE -> predicateStart(state, node, legal);
      case MORE_PREDICATES -> {
        word(legal, CLOSE);
        if (node.count < MAX_PARTS) {
          predicateStart(state, node, legal);
        }
      }
      case TEST -> tests(state, node, legal);
      case VALUE -> values(node, legal, node.count == 0);
      case VALUE_OR_OPEN -> {
        values(node, legal, false);
        if (node.count != NEEDED) {
          word(legal, OPEN);
        }
      }
      case MORE_VALUES -> {
        if (node.count > 1) {
          word(legal, CLOSE);
        }
        if (node.count < MAX_PARTS) {
          values(node, legal, false);
        }
      }
      case RELATIVE_VALUE -> values(legal, mention -> mention.kind() == Mention.Kind.RELATIVE);
      case ANY_COLUMN -> columns(legal, c -> true);
      case IN_FILTER -> word(legal, WHERE);
      case SORT_BY -> {
        if (state.xColumn != -1) {
          word(legal, SORT_X);
        }
        word(legal, SORT_Y);
        word(legal, SORT_COLOR);
        measureStart(state, legal);
      }
      case SORT_ORDER -> words(legal, ASCENDING, DESCENDING);
      case NUMBER -> numbers(legal, -1);
      case LIMIT_NUMBER -> {
        values(
            legal,
            mention -> mention.kind() == Mention.Kind.NUMBER && isWhole(mention, 1, LARGEST_LIMIT));
        word(legal, ONE);
      }
      case LIMIT_PER -> words(legal, PER_X, PER_FACET);
    }
  }

  private void sections(State state, BitSet legal) {
    int level = state.level;
    if (level < HORIZONTAL.ordinal()) {
      words(legal, HORIZONTAL, VERTICAL);
    }
    if (level < STACK_ZERO.ordinal()) {
      words(legal, STACK_ZERO, STACK_NONE);
    }
    for (Word section : EnumSet.range(X, LIMIT)) {
      boolean again =
          (section == Y && state.repeats < MAX_MEASURES)
              || (section == COLUMNS && state.repeats < MAX_COLUMNS);
      boolean later = section.ordinal() > level || (again && section.ordinal() == level);
      boolean needsShown = section.compareTo(FILTER) >= 0 && !state.shows;
      if (later && !needsShown) {
        word(legal, section);
      }
    }
    if (state.shows && severalTables) {
      BitSet more = new BitSet();
      tables(state, more);
      if (!more.isEmpty()) {
        word(legal, FROM);
      }
    }
    if (state.shows && !(severalTables && state.tables.isEmpty())) {
      word(legal, END);
    }
  }

  /** Those that would be joined in addition. */
  private void tables(State state, BitSet legal) {
    Set<Integer> joined = joins.joined(state.tables);
    Set<Integer> inReach = inReach(state);
    for (int i = 0; i < items.size() && joined.size() < MAX_TABLES; i++) {
      if (items.get(i) instanceof TableItem table
          && inReach.contains(table.table())
          && !joined.contains(table.table())) {
        pointer(legal, i);
      }
    }
  }

  /**
   * For each item, how many more tables a query in this state joins if it points to it; 0 as long
   * as it has none yet, and for cells, whose columns are in use.
   */
  int[] detours(State state) {
    if (!severalTables || state.tables.isEmpty()) {
      return noDetours;
    }
    return detours.computeIfAbsent(state.tables, this::detours);
  }

  private int[] detours(Set<Integer> tables) {
    int joined = joins.joined(tables).size();
    int[] more = new int[joins.size()];
    for (int table = 0; table < more.length; table++) {
      Set<Integer> with = new TreeSet<>(tables);
      with.add(table);
      more[table] = joins.joined(with).size() - joined;
    }
    return items.stream()
        .mapToInt(
            item ->
                item instanceof TableItem table
                    ? more[table.table()]
                    : item instanceof ColumnItem column ? more[column.table()] : 0)
        .toArray();
  }

  /**
   * Writes them as the network takes them: a one for the kind of each item's detour.
   *
   * @param from where the numbers of the step begin
   */
  static void write(int[] detours, float[] into, int from) {
    for (int i = 0; i < detours.length; i++) {
      if (detours[i] > 0) {
        into[from + i * DETOURS + Math.min(detours[i], DETOURS) - 1] = 1;
      }
    }
  }

  /** The tables that can be joined to those in use. */
  private Set<Integer> inReach(State state) {
    return state.tables.isEmpty()
        ? IntStream.range(0, joins.size()).boxed().collect(Collectors.toSet())
        : joins.reachable(state.tables.iterator().next());
  }

  private interface ColumnTest {
    boolean accepts(Column column);
  }

  private void columns(BitSet legal, ColumnTest test) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof ColumnItem column && test.accepts(column.column())) {
        pointer(legal, i);
      }
    }
  }

  /**
   * What stands in x already says nothing new elsewhere, but for dates: by month in x, by year in
   * colour.
   */
  private void clearRepeated(State state, BitSet legal) {
    boolean elsewhere = state.level > X.ordinal() && state.level < COLUMNS.ordinal();
    if (elsewhere && state.xColumn >= 0 && !column(state.xColumn).type().temporal()) {
      legal.clear(Word.count() + state.xColumn);
    }
  }

  /** A key of a table in use is not taken from another table, which would have to be joined. */
  private void clearCopies(State state, BitSet legal) {
    keysOf.forEach(
        (place, tables) -> {
          boolean inUse = state.tables.contains(((ColumnItem) items.get(place)).table());
          if (!inUse && tables.stream().anyMatch(state.tables::contains)) {
            legal.clear(Word.count() + place);
          }
        });
  }

  private static boolean fits(Word function, Column column) {
    return switch (function) {
      case SUM, MEAN, MEDIAN, STDEV, QUANTILE -> column.type() == Column.Type.NUMBER;
      case MIN, MAX -> column.type() != Column.Type.BOOLEAN;
      default -> true;
    };
  }

  private void measureStart(State state, BitSet legal) {
    aggregates(state, legal);
    words(legal, RATIO, DIFFERENCE);
  }

  /** Aggregates of which a table has a column. */
  private void aggregates(State state, BitSet legal) {
    word(legal, COUNT);
    for (Word function : EnumSet.range(DISTINCT, QUANTILE)) {
      BitSet fitting = new BitSet();
      columns(fitting, column -> fits(function, column));
      withoutUsed(state, fitting);
      if (!fitting.isEmpty()) {
        word(legal, function);
      }
    }
  }

  private static void columnModifiers(Column column, BitSet legal) {
    if (column.type().temporal()) {
      words(legal, UNIT_YEAR, UNIT_HOURS);
    } else if (column.type() == Column.Type.NUMBER) {
      words(legal, BIN, BIN_STEP);
    }
  }

  private static void measureModifiers(Node node, BitSet legal) {
    if (node.count == 0) {
      word(legal, WHERE);
    }
    words(legal, SHARE, RANK);
  }

  private void predicateStart(State state, Node node, BitSet legal) {
    words(legal, AND, NOT);
    if (node.context == HAVING.ordinal()) {
      measureStart(state, legal);
      return;
    }
    columns(legal, c -> true);
    if (node.context != IN.ordinal()) {
      clearCopies(state, legal);
    }
  }

  /** Only tests for which there are values to compare with. */
  private void tests(State state, Node node, BitSet legal) {
    if (node.context < 0 || node.unit == HAVING) {
      words(legal, EQUAL, RANGE);
      return;
    }
    Column column = column(node.context);
    boolean dates = column.type().temporal();
    if (dates && node.unit == null) {
      for (Word unit : EnumSet.range(UNIT_YEAR, UNIT_HOURS)) {
        if (choices(state, new Node(Symbol.VALUE, node.context, unit, 1, null)) > 0) {
          word(legal, unit);
        }
      }
      if (has(mention -> mention.kind() == Mention.Kind.RELATIVE)) {
        word(legal, RELATIVE);
      }
    }
    word(legal, VALID);
    word(legal, MISSING);
    int all = choices(state, new Node(Symbol.VALUE, node.context, node.unit, 0, null));
    int plain = choices(state, new Node(Symbol.VALUE, node.context, node.unit, 1, null));
    boolean ordered = dates || column.type() == Column.Type.NUMBER;
    if (all > 0) {
      word(legal, EQUAL);
    }
    if (all > 0 && ordered) {
      words(legal, LT, GTE);
    }
    if (plain > 0 && ordered) {
      word(legal, RANGE);
    }
    if (plain > 1 && column.type() != Column.Type.BOOLEAN) {
      word(legal, ONE_OF);
    }
    if (plain > 0 && column.type() == Column.Type.TEXT) {
      words(legal, CONTAINS, ENDS_WITH);
    }
    if (severalTables && node.unit == null) {
      word(legal, IN);
    }
  }

  /** How many values may be compared with at a place. */
  private int choices(State state, Node value) {
    BitSet choices = new BitSet();
    own(state, value, choices);
    withoutUsed(state, choices);
    return choices.cardinality();
  }

  private static void withoutUsed(State state, BitSet choices) {
    state.used.stream()
        .filter(place -> place >= 0)
        .forEach(place -> choices.clear(Word.count() + place));
  }

  private boolean has(MentionTest test) {
    return items.stream()
        .anyMatch(item -> item instanceof ValueItem value && test.accepts(value.mention()));
  }

  private void values(Node node, BitSet legal, boolean aggregates) {
    int place = node.context;
    if (place < 0 || node.unit == HAVING) {
      numbers(legal, place);
      return;
    }
    Column column = column(place);
    switch (column.type()) {
      case BOOLEAN -> words(legal, TRUE, FALSE);
      case NUMBER -> {
        numbers(legal, place);
        if (aggregates) {
          words(legal, SUM, STDEV);
        }
      }
      case TEXT ->
          valueItems(
              legal,
              value ->
                  value.mention().kind() == Mention.Kind.CELL
                      ? value.columnItem() == place
                      : value.mention().kind() == Mention.Kind.TEXT
                          || value.mention().kind() == Mention.Kind.NUMBER);
      case DATE, DATETIME, TIME -> {
        Word unit = node.unit;
        values(legal, mention -> fits(mention, unit));
        if (aggregates && unit == null) {
          words(legal, MIN, MAX);
        }
      }
    }
  }

  private static boolean fits(Mention mention, Word unit) {
    Mention.Kind kind = mention.kind();
    if (unit == null) {
      return kind == Mention.Kind.DATE;
    }
    boolean number = kind == Mention.Kind.NUMBER;
    return switch (unit) {
      case UNIT_YEAR -> number && isWhole(mention, 1000, 9999);
      case UNIT_WEEK -> number && isWhole(mention, 1, 53);
      case UNIT_DATE -> number && isWhole(mention, 1, 31);
      case UNIT_YEARMONTH -> kind == Mention.Kind.YEARMONTH;
      case UNIT_YEARQUARTER -> kind == Mention.Kind.YEARQUARTER;
      case UNIT_YEARMONTHDATE -> kind == Mention.Kind.DATE;
      case UNIT_MONTH -> kind == Mention.Kind.MONTH || number && isWhole(mention, 1, 12);
      case UNIT_QUARTER -> kind == Mention.Kind.QUARTER || number && isWhole(mention, 1, 4);
      case UNIT_DAY -> kind == Mention.Kind.WEEKDAY;
      case UNIT_HOURS -> kind == Mention.Kind.HOUR || number && isWhole(mention, 0, 24);
      default -> false;
    };
  }

  private static boolean isWhole(Mention mention, int from, int to) {
    double number = mention.number();
    return number == Math.rint(number) && number >= from && number <= to;
  }

  /**
   * Those that the column at a place may be compared with.
   *
   * @param place -1 for numbers of no column
   */
  private void numbers(BitSet legal, int place) {
    valueItems(
        legal,
        value -> value.mention().kind() == Mention.Kind.NUMBER && !value.never().contains(place));
    words(legal, ZERO, ONE);
  }

  private interface MentionTest {
    boolean accepts(Mention mention);
  }

  private void values(BitSet legal, MentionTest test) {
    valueItems(legal, value -> test.accepts(value.mention()));
  }

  private interface ValueTest {
    boolean accepts(ValueItem value);
  }

  private void valueItems(BitSet legal, ValueTest test) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof ValueItem value && test.accepts(value)) {
        pointer(legal, i);
      }
    }
  }

  private State apply(State state, Node node, int action) {
    Node below = node.below;
    Word word = action < Word.count() ? Word.at(action) : null;
    int place = action - Word.count();
    switch (node.symbol) {
      case MARK -> {
        if (word == REFUSE_COLUMN || word == REFUSE_TOPIC) {
          return with(state, null, true);
        }
        return with(state, new Node(Symbol.SECTIONS, -1, null, 0, null), false);
      }
      case SECTIONS -> {
        return section(state, node, word);
      }
      case DIMENSION_OR_MEASURE -> {
        if (word != null) {
          return with(state, measure(word, below), false);
        }
        Node next = new Node(Symbol.COLUMN_MODIFIER, place, null, 0, below);
        int x = state.level == X.ordinal() ? place : state.xColumn;
        State shown =
            new State(
                next, state.level, state.tables, state.repeats, x, state.shows, state.used, false);
        boolean once = state.level == COLUMNS.ordinal() && !column(place).type().temporal();
        return once ? shown.using(place) : shown;
      }
      case COLUMN_MODIFIER -> {
        boolean number = word == BIN_MAXBINS || word == BIN_STEP;
        return with(state, number ? new Node(Symbol.NUMBER, -1, null, 0, below) : below, false);
      }
      case MEASURE, AGGREGATED -> {
        return with(state, measure(word, below), false);
      }
      case MEASURE_COLUMN -> {
        return with(state, comparing(below, node.unit, place), false);
      }
      case TABLE_NAME,
          QUANTILE_VALUE,
          NUMBER,
          WITHIN,
          RELATIVE_VALUE,
          VALUE,
          SORT_ORDER,
          LIMIT_PER -> {
        return with(state, below, false);
      }
      case VALUE_OR_OPEN -> {
        boolean closes = node.count == FIRST && word == OPEN;
        return with(
            state,
            closes
                ? new Node(Symbol.VALUE_OR_OPEN, below.context, below.unit, NEEDED, below.below)
                : below,
            false);
      }
      case MEASURE_MODIFIER -> {
        if (word == WHERE) {
          Node rest = new Node(Symbol.MEASURE_MODIFIER, -1, null, 1, below);
          return with(state, new Node(Symbol.PREDICATE, FILTER.ordinal(), null, 0, rest), false);
        }
        return with(state, new Node(Symbol.WITHIN, -1, null, 0, below), false);
      }
      case PREDICATE -> {
        return with(state, predicate(node, word, place, below), false);
      }
      case MORE_PREDICATES -> {
        if (word == CLOSE) {
          return with(state, below, false);
        }
        Node more = new Node(Symbol.MORE_PREDICATES, node.context, null, node.count + 1, below);
        return with(state, predicate(node, word, place, more), false);
      }
      case TEST -> {
        return with(state, test(node, word, below), false);
      }
      case MORE_VALUES -> {
        return with(
            state,
            word == CLOSE
                ? below
                : new Node(Symbol.MORE_VALUES, node.context, node.unit, node.count + 1, below),
            false);
      }
      case ANY_COLUMN -> {
        return with(state, new Node(Symbol.IN_FILTER, -1, null, 0, below), false);
      }
      case IN_FILTER -> {
        return with(state, new Node(Symbol.PREDICATE, IN.ordinal(), null, 0, below), false);
      }
      case SORT_BY -> {
        boolean measure = word != SORT_X && word != SORT_Y && word != SORT_COLOR;
        return with(state, measure ? measure(word, below) : below, false);
      }
      case LIMIT_NUMBER -> {
        return with(state, new Node(Symbol.LIMIT_PER, -1, null, 0, below), false);
      }
    }
    throw new IllegalStateException("unknown symbol " + node.symbol);
  }

  /**
   * What the action uses up: in a filter the cell pointed to, and a text column that is compared,
   * as long as no OR or NOT can make sense of comparing it twice.
   */
  private State using(State before, Node node, int action, State after) {
    if (before.level != FILTER.ordinal() || after.level != before.level) {
      return after;
    }
    Word word = action < Word.count() ? Word.at(action) : null;
    int place = action - Word.count();
    if (word == OR || word == NOT || word == IN) {
      return after.using(Set.of(FREE));
    }
    if (word == null
        && items.get(place) instanceof ValueItem value
        && value.mention().kind() == Mention.Kind.CELL) {
      return after.used.contains(FREE) ? after : after.using(place);
    }
    boolean equal = node.symbol == Symbol.TEST && (word == EQUAL || word == ONE_OF);
    boolean settles = equal && node.context >= 0 && column(node.context).type() == Column.Type.TEXT;
    return settles && !after.used.contains(FREE) ? after.using(node.context) : after;
  }

  private State section(State state, Node node, Word word) {
    if (word == END) {
      return with(state, null, true);
    }
    Node rest = node;
    Node next =
        switch (word) {
          case FROM -> new Node(Symbol.TABLE_NAME, -1, null, 0, rest);
          case X, Y, COLOR, SIZE, FACET, COLUMNS ->
              new Node(Symbol.DIMENSION_OR_MEASURE, -1, null, 0, rest);
          case FILTER, HAVING -> new Node(Symbol.PREDICATE, word.ordinal(), null, 0, rest);
          case SORT ->
              new Node(Symbol.SORT_BY, -1, null, 0, new Node(Symbol.SORT_ORDER, -1, null, 0, rest));
          case LIMIT -> new Node(Symbol.LIMIT_NUMBER, -1, null, 0, rest);
          default -> rest;
        };
    int level =
        word.isBetween(HORIZONTAL, VERTICAL)
            ? VERTICAL.ordinal()
            : word.isBetween(STACK_ZERO, STACK_NONE)
                ? STACK_NONE.ordinal()
                // Its place among the words is that of trained weights; in a query it comes last.
                : word == FROM ? END.ordinal() : word.ordinal();
    int repeats = level == state.level ? state.repeats + 1 : 1;
    boolean shows = state.shows || word == X || word == Y || word == COLUMNS;
    Set<Integer> used = level == state.level ? state.used : Set.of();
    return new State(next, level, state.tables, repeats, state.xColumn, shows, used, false);
  }

  private static Node measure(Word word, Node below) {
    if (word == RATIO || word == DIFFERENCE) {
      return new Node(
          Symbol.AGGREGATED, -1, null, 0, new Node(Symbol.AGGREGATED, -1, null, 0, below));
    }
    Node modifier = new Node(Symbol.MEASURE_MODIFIER, -1, null, 0, below);
    if (word == COUNT) {
      return modifier;
    }
    Node column = new Node(Symbol.MEASURE_COLUMN, -1, word, 0, modifier);
    return word == QUANTILE ? new Node(Symbol.QUANTILE_VALUE, -1, null, 0, column) : column;
  }

  private static Node predicate(Node node, Word word, int place, Node below) {
    if (word == null) {
      return new Node(Symbol.TEST, place, null, 0, below);
    }
    if (word == AND || word == OR) {
      Node more = new Node(Symbol.MORE_PREDICATES, node.context, null, 2, below);
      Node second = new Node(Symbol.PREDICATE, node.context, null, 0, more);
      return new Node(Symbol.PREDICATE, node.context, null, 0, second);
    }
    if (word == NOT) {
      return new Node(Symbol.PREDICATE, node.context, null, 0, below);
    }
    Word measured = word == RATIO || word == DIFFERENCE ? null : HAVING;
    return measure(word, new Node(Symbol.TEST, -1, measured, 0, below));
  }

  /**
   * What follows the column of a measure. A mean lies among the cells of its column, and so do some
   * other measures: what they are compared with is in the column's units.
   *
   * @param modifier what comes next, with the test of the measure below it if it is compared
   */
  private static Node comparing(Node modifier, Word function, int place) {
    Node test = modifier.below;
    boolean amongCells =
        switch (function) {
          case MIN, MAX, MEAN, MEDIAN, QUANTILE -> true;
          default -> false;
        };
    return amongCells && test != null && test.symbol == Symbol.TEST && test.unit == HAVING
        ? new Node(
            modifier.symbol,
            modifier.context,
            modifier.unit,
            modifier.count,
            new Node(test.symbol, place, test.unit, test.count, test.below))
        : modifier;
  }

  private static Node test(Node node, Word word, Node below) {
    if (word.isTimeUnit()) {
      return new Node(Symbol.TEST, node.context, word, 0, below);
    }
    return switch (word) {
      case EQUAL, LT, LTE, GT, GTE, CONTAINS, STARTS_WITH, ENDS_WITH ->
          new Node(Symbol.VALUE, node.context, node.unit, 0, below);
      case RANGE ->
          new Node(
              Symbol.VALUE_OR_OPEN,
              node.context,
              node.unit,
              FIRST,
              new Node(Symbol.VALUE_OR_OPEN, node.context, node.unit, 0, below));
      case ONE_OF ->
          new Node(
              Symbol.VALUE,
              node.context,
              node.unit,
              1,
              new Node(Symbol.MORE_VALUES, node.context, node.unit, 1, below));
      case RELATIVE -> new Node(Symbol.RELATIVE_VALUE, node.context, null, 0, below);
      case IN -> new Node(Symbol.ANY_COLUMN, -1, null, 0, below);
      default -> below;
    };
  }

  private static State with(State state, Node stack, boolean done) {
    return new State(
        stack,
        state.level,
        state.tables,
        state.repeats,
        state.xColumn,
        state.shows,
        state.used,
        done);
  }

  private Column column(int place) {
    return ((ColumnItem) items.get(place)).column();
  }

  private static void word(BitSet legal, Word word) {
    legal.set(word.ordinal());
  }

  private static void words(BitSet legal, Word first, Word last) {
    legal.set(first.ordinal(), last.ordinal() + 1);
  }

  private static void pointer(BitSet legal, int place) {
    legal.set(Word.count() + place);
  }

  /** The legal actions as a list, for tests and messages. */
  List<String> legalNames(State state) {
    List<String> names = new ArrayList<>();
    legal(state).stream().forEach(action -> names.add(name(action)));
    return names;
  }
}
