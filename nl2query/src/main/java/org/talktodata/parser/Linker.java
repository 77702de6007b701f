package org.talktodata.parser;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.talktodata.chartquery.Channel;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.chartquery.Encoding;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.chartquery.Predicate;
import org.talktodata.chartquery.Value;
import org.talktodata.parser.Item.ColumnItem;
import org.talktodata.parser.Item.TableItem;
import org.talktodata.parser.Item.ValueItem;
import org.talktodata.parser.Linked.Relation;
import org.talktodata.question.HeaderWords;
import org.talktodata.question.Mention;
import org.talktodata.question.Mentions;
import org.talktodata.question.Names;
import org.talktodata.question.Names.Likeness;
import org.talktodata.question.Question;
import org.talktodata.table.Catalog;
import org.talktodata.table.Column;
import org.talktodata.table.Roles;
import org.talktodata.table.Table;

/**
 * Prepares a question for the network: finds which words may name which table, column or value
 * (schema linking, as in RAT-SQL), and lists what the decoder may point to. It proposes; the
 * network decides.
 */
final class Linker {
  private static final int MOST_VALUES = 56;
  private static final int SAMPLES = 4;

  private static final int CACHED = 20_000;

  private final WordPiece wordPiece;
  private final ParserConfig config;
  private final Map<String, List<String>> spelled =
      Collections.synchronizedMap(new Recent<>(CACHED));

  Linker(WordPiece wordPiece, ParserConfig config) {
    this.wordPiece = wordPiece;
    this.config = config;
  }

  /**
   * Links one question.
   *
   * @param cells the cells that it may name
   */
  Linked link(Question question, List<Mention> cells) {
    return new Linking(question, cells).result();
  }

  /** The pieces of a text, at most so many. */
  private List<Integer> pieces(String text, int most) {
    List<Integer> ids = new ArrayList<>();
    for (WordPiece.Piece piece : wordPiece.split(text)) {
      if (ids.size() == most) {
        break;
      }
      ids.add(piece.id());
    }
    return ids;
  }

  private int[] framed(List<Integer> ids) {
    int[] framed = new int[ids.size() + 2];
    framed[0] = wordPiece.id("[CLS]");
    for (int i = 0; i < ids.size(); i++) {
      framed[i + 1] = ids.get(i);
    }
    framed[ids.size() + 1] = wordPiece.id("[SEP]");
    return framed;
  }

  /** The pieces of a sentence, with those that begin and end it. */
  int[] framedSentence(String sentence) {
    return framed(pieces(sentence, config.maxWords() - 2));
  }

  /** A table's or column's name, what it says when spelt out, and what people call it. */
  List<String> names(String name, List<String> called) {
    Set<String> names = new LinkedHashSet<>();
    names.add(name);
    names.addAll(spelled.computeIfAbsent(name, HeaderWords.get()::of));
    names.addAll(called);
    return List.copyOf(names);
  }

  /** The text by which the encoder knows a column: its names, then samples of its cells. */
  int[] phrase(Column column) {
    int room = config.maxPhrase() - 2;
    List<Integer> ids =
        new ArrayList<>(pieces(String.join(", ", names(column.name(), column.called())), room));
    if (column.type() == Column.Type.TEXT && column.role() != Column.Role.IDENTIFIER) {
      int separator = wordPiece.id("[SEP]");
      for (String sample :
          column
              .profile()
              .samples()
              .subList(0, Math.min(SAMPLES, column.profile().samples().size()))) {
        List<Integer> sampleIds = pieces(sample, 5);
        if (ids.size() + sampleIds.size() + 1 > room) {
          break;
        }
        ids.add(separator);
        ids.addAll(sampleIds);
      }
    }
    return framed(ids);
  }

  /** The state of linking one question. */
  private final class Linking {
    private final Question question;
    private final Catalog catalog;
    private final List<WordPiece.Piece> sentence = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();
    private final List<int[]> phrases = new ArrayList<>();
    private final List<Integer> parents = new ArrayList<>();
    private final List<int[]> spans = new ArrayList<>();
    private final List<Likeness[]> likenesses = new ArrayList<>();
    private final Map<FieldRef, Integer> columnPlaces = new LinkedHashMap<>();
    private List<Integer> history = List.of();

    Linking(Question question, List<Mention> cells) {
      this.question = question;
      this.catalog = question.catalog();
      sentence();
      tablesAndColumns();
      values(cells);
      question.follows().ifPresent(this::history);
    }

    private void sentence() {
      int room = config.maxWords() - 2;
      sentence.add(new WordPiece.Piece(wordPiece.id("[CLS]"), 0, 0));
      List<WordPiece.Piece> pieces = wordPiece.split(question.text());
      sentence.addAll(pieces.subList(0, Math.min(room, pieces.size())));
      sentence.add(new WordPiece.Piece(wordPiece.id("[SEP]"), 0, 0));
    }

    private void tablesAndColumns() {
      Names words = new Names(question.text());
      for (int t = 0; t < catalog.tables().size(); t++) {
        Table table = catalog.tables().get(t);
        List<String> names = names(table.name(), table.called());
        add(
            new TableItem(t),
            framed(pieces(String.join(", ", names), config.maxPhrase() - 2)),
            -1,
            words.find(names));
      }
      for (int t = 0; t < catalog.tables().size(); t++) {
        Table table = catalog.tables().get(t);
        for (Column column : table.columns()) {
          columnPlaces.put(FieldRef.of(table.name(), column.name()), items.size());
          add(
              new ColumnItem(t, column),
              phrase(column),
              t,
              words.findColumn(names(column.name(), column.called())));
        }
      }
    }

    private void add(Item item, int[] phrase, int parent, Likeness[] likeness) {
      items.add(item);
      phrases.add(phrase);
      parents.add(parent);
      spans.add(new int[] {0, 0});
      likenesses.add(likeness);
    }

    private void values(List<Mention> cells) {
      List<Mention> mentions = new ArrayList<>();
      for (Predicate condition : question.follows().map(Linking::conditions).orElse(List.of())) {
        // The decoder writes the canonical form: of 2022-09-01 on, the month.
        valuesOf(Canonical.of(condition), mentions);
        valuesOf(condition, mentions);
      }
      question.follows().ifPresent(query -> numbersOf(ChartQueryJson.tree(query), mentions));
      List<Mention> said = Mentions.find(question.text(), question.now(), years(mentions));
      mentions.addAll(said);
      List<Mention> converted =
          Mentions.inOtherUnits(question.text()).stream().filter(this::isUsual).toList();
      mentions.addAll(converted);
      mentions.addAll(cells);
      List<Mention> different = new ArrayList<>();
      for (Mention mention : mentions) {
        boolean known = different.stream().anyMatch(mention::sameValue);
        boolean readable = !mention.named() || !piecesOf(mention.start(), mention.end()).isEmpty();
        if (!known && readable && different.size() < MOST_VALUES) {
          different.add(mention);
        } else if (known && mention.named()) {
          different.replaceAll(
              other -> other.sameValue(mention) && !other.named() ? mention : other);
        }
      }
      NumberUnits units = new NumberUnits(question.text(), said, converted);
      different.forEach(mention -> value(mention, never(mention, units)));
    }

    /** The places of the columns that cannot mean this reading of a number. */
    private Set<Integer> never(Mention mention, NumberUnits units) {
      Set<Integer> never = new HashSet<>();
      columnPlaces
          .values()
          .forEach(
              place -> {
                if (units.excludes(mention, ((ColumnItem) items.get(place)).column())) {
                  never.add(place);
                }
              });
      return never;
    }

    /** The years that the last query was about. */
    private static Set<Integer> years(List<Mention> values) {
      Set<Integer> years = new LinkedHashSet<>();
      for (Mention value : values) {
        if (value.mayBeYear() && value.number() % 1 == 0) {
          years.add((int) value.number());
        } else if (isDate(value) && value.text().matches("\\d{4}.*")) {
          years.add(Integer.parseInt(value.text().substring(0, 4)));
        }
      }
      return years;
    }

    private static boolean isDate(Mention value) {
      return switch (value.kind()) {
        case YEARMONTH, YEARQUARTER, DATE -> true;
        default -> false;
      };
    }

    /** Whether some column has such numbers, or may add up to such. */
    private boolean isUsual(Mention number) {
      for (Table table : catalog.tables()) {
        for (Column column : table.columns()) {
          if (column.type() == Column.Type.NUMBER
              && (number.liesIn(column) || number.liesInTotalsOf(column, table.rows()))) {
            return true;
          }
        }
      }
      return false;
    }

    private void value(Mention mention, Set<Integer> never) {
      int column = mention.field().map(field -> columnPlaces.getOrDefault(field, -1)).orElse(-1);
      if (mention.kind() == Mention.Kind.CELL && column < 0) {
        return;
      }
      String text = mention.text();
      if (text.isEmpty() && mention.named()) {
        text = question.text().substring(mention.start(), mention.end());
      }
      List<Integer> ids = pieces(text, 8);
      add(
          new ValueItem(mention, column, never),
          ids.stream().mapToInt(Integer::intValue).toArray(),
          column,
          null);
      if (mention.named()) {
        List<Integer> named = piecesOf(mention.start(), mention.end());
        spans.set(items.size() - 1, new int[] {named.get(0), named.get(named.size() - 1) + 1});
      }
    }

    /** What a query filters by: all of it, or the rows of one measure. */
    private static List<Predicate> conditions(ChartQuery query) {
      List<Predicate> conditions = new ArrayList<>();
      query.filter().ifPresent(conditions::add);
      for (Encoding.Slot slot : query.encoding().slots()) {
        if (slot.channel() instanceof Channel.Measure measure) {
          measure.parts().forEach(part -> part.where().ifPresent(conditions::add));
        }
      }
      return conditions;
    }

    /** The values of the last query: a follow-up may keep them. */
    private void valuesOf(Predicate predicate, List<Mention> into) {
      if (predicate instanceof Predicate.And and) {
        and.parts().forEach(part -> valuesOf(part, into));
      } else if (predicate instanceof Predicate.Or or) {
        or.parts().forEach(part -> valuesOf(part, into));
      } else if (predicate instanceof Predicate.Not not) {
        valuesOf(not.part(), into);
      } else if (predicate instanceof Predicate.Is is
          && is.operand() instanceof Predicate.Field field) {
        Predicate.Test test = is.test();
        if (test instanceof Predicate.Compare compare) {
          valueOf(field, compare.value(), into);
        } else if (test instanceof Predicate.OneOf oneOf) {
          oneOf.values().forEach(value -> valueOf(field, value, into));
        } else if (test instanceof Predicate.Range range) {
          range.from().ifPresent(value -> valueOf(field, value, into));
          range.to().ifPresent(value -> valueOf(field, value, into));
        } else if (test instanceof Predicate.Relative relative) {
          into.add(Mention.relative(relative, -1, -1));
        } else if (test instanceof Predicate.Like like) {
          into.add(Mention.text(Mention.Kind.TEXT, like.part(), -1, -1));
        } else if (test instanceof Predicate.In in) {
          in.filter().ifPresent(filter -> valuesOf(filter, into));
        }
      }
    }

    /** Every number of the last query: limits, bins and bounds of groups too. */
    private static void numbersOf(JsonNode node, List<Mention> into) {
      if (node.isNumber()) {
        into.add(Mention.number(Mention.Kind.NUMBER, node.doubleValue(), -1, -1));
      }
      node.forEach(child -> numbersOf(child, into));
    }

    private void valueOf(Predicate.Field field, Value value, List<Mention> into) {
      if (value instanceof Value.Number number) {
        into.add(Mention.number(kindOf(field), number.number(), -1, -1));
      } else if (value instanceof Value.Text text) {
        Optional<FieldRef> column = qualified(field.field());
        if (field.timeUnit().isPresent() || text.text().matches("\\d{4}-\\d\\d-\\d\\d")) {
          into.add(Mention.text(textKindOf(text.text()), text.text(), -1, -1));
        } else if (column.isPresent()) {
          into.add(Mention.cell(column.get(), text.text(), -1, -1));
        }
      }
    }

    private static Mention.Kind kindOf(Predicate.Field field) {
      return field
          .timeUnit()
          .map(
              unit ->
                  switch (unit) {
                    case MONTH -> Mention.Kind.MONTH;
                    case QUARTER -> Mention.Kind.QUARTER;
                    case DAY -> Mention.Kind.WEEKDAY;
                    case HOURS -> Mention.Kind.HOUR;
                    default -> Mention.Kind.NUMBER;
                  })
          .orElse(Mention.Kind.NUMBER);
    }

    private static Mention.Kind textKindOf(String text) {
      return text.contains("Q")
          ? Mention.Kind.YEARQUARTER
          : text.length() == 7 ? Mention.Kind.YEARMONTH : Mention.Kind.DATE;
    }

    private Optional<FieldRef> qualified(FieldRef field) {
      return columnPlaces.keySet().stream()
          .filter(place -> place.column().equalsIgnoreCase(field.column()))
          .filter(
              place ->
                  field.table().isEmpty()
                      || place.table().orElseThrow().equalsIgnoreCase(field.table().get()))
          .findFirst();
    }

    private void history(ChartQuery query) {
      try {
        List<Integer> actions = Oracle.actions(query, catalog, items);
        history = actions.subList(0, Math.min(actions.size(), config.maxActions()));
      } catch (Oracle.Unreachable e) {
        // A query that people wrote by hand may say what no sentence can: then the sentence stands
        // alone.
        history = List.of();
      }
    }

    /** The pieces that overlap a part of the sentence. */
    private List<Integer> piecesOf(int start, int end) {
      List<Integer> found = new ArrayList<>();
      for (int i = 1; i < sentence.size() - 1; i++) {
        if (sentence.get(i).start() < end && sentence.get(i).end() > start) {
          found.add(i);
        }
      }
      return found;
    }

    private float[] features(Item item) {
      float[] features = Features.of(item);
      if (item instanceof ColumnItem place) {
        Column column = place.column();
        if (column.type() == Column.Type.NUMBER
            && Roles.isRate(names(column.name(), column.called()))) {
          Features.rate(features);
        }
      }
      return features;
    }

    Linked result() {
      float[][] itemFeatures = items.stream().map(this::features).toArray(float[][]::new);
      float[][] pieceFeatures = new float[sentence.size()][Features.PIECE];
      Likeness[][] likeness = pieceLikeness(itemFeatures, pieceFeatures);
      for (int action : history) {
        if (action >= Word.count()) {
          Features.inLastQuery(itemFeatures[action - Word.count()]);
        }
      }
      valueFeatures(itemFeatures);
      Claims.note(items, likeness, itemFeatures);
      byte[] relations = relations(likeness, itemFeatures, pieceFeatures);
      return new Linked(
          catalog,
          List.copyOf(sentence),
          List.copyOf(items),
          List.copyOf(history),
          List.copyOf(phrases),
          parents.stream().mapToInt(Integer::intValue).toArray(),
          spans.toArray(int[][]::new),
          itemFeatures,
          pieceFeatures,
          relations);
    }

    /** How well the words that name each value fit it, and which others compete for them. */
    private void valueFeatures(float[][] itemFeatures) {
      Set<Integer> numbered = new HashSet<>();
      for (int i = 0; i < items.size(); i++) {
        if (!(items.get(i) instanceof ValueItem value) || !value.mention().named()) {
          continue;
        }
        Mention mention = value.mention();
        if (mention.kind() == Mention.Kind.CELL) {
          Features.whole(itemFeatures[i], mention.isWholeIn(question.text()));
        }
        boolean first = !isNumber(mention) || numbered.add(mention.start());
        for (Item item : items) {
          if (!(item instanceof ValueItem other) || !other.mention().named() || other == value) {
            continue;
          }
          if (covers(other.mention(), mention)) {
            Features.covered(itemFeatures[i]);
          } else if (isNumber(mention)
              && isNumber(other.mention())
              && mention.start() == other.mention().start()) {
            Features.alternative(itemFeatures[i], first);
          }
        }
      }
    }

    private static boolean isNumber(Mention mention) {
      return mention.kind() == Mention.Kind.NUMBER;
    }

    private static boolean covers(Mention longer, Mention mention) {
      return longer.start() <= mention.start()
          && longer.end() >= mention.end()
          && longer.end() - longer.start() > mention.end() - mention.start();
    }

    /** For each item and piece, how alike they are; noted in the features as well. */
    private Likeness[][] pieceLikeness(float[][] itemFeatures, float[][] pieceFeatures) {
      Likeness[][] result = new Likeness[items.size()][sentence.size()];
      for (int i = 0; i < items.size(); i++) {
        Likeness best = Likeness.NONE;
        for (int p = 0; p < sentence.size(); p++) {
          result[i][p] = Likeness.NONE;
          if (likenesses.get(i) == null) {
            continue;
          }
          for (int at = sentence.get(p).start(); at < sentence.get(p).end(); at++) {
            Likeness here = likenesses.get(i)[at];
            result[i][p] = here.compareTo(result[i][p]) > 0 ? here : result[i][p];
          }
          best = result[i][p].compareTo(best) > 0 ? result[i][p] : best;
          if (result[i][p] != Likeness.NONE) {
            boolean table = items.get(i) instanceof TableItem;
            pieceFeatures[p][
                    table
                        ? Features.PIECE_TABLE
                        : Features.PIECE_LIKENESS + result[i][p].ordinal()] =
                1;
          }
        }
        if (likenesses.get(i) != null) {
          Features.likeness(itemFeatures[i], best);
        }
      }
      return result;
    }

    private byte[] relations(
        Likeness[][] likeness, float[][] itemFeatures, float[][] pieceFeatures) {
      int pieces = sentence.size();
      int places = pieces + items.size() + history.size();
      byte[] relations = new byte[places * places];
      for (int i = 0; i < places; i++) {
        set(relations, places, i, i, Relation.SELF);
      }
      for (int i = 0; i + 1 < pieces; i++) {
        set(relations, places, i, i + 1, Relation.NEXT);
        set(relations, places, i + 1, i, Relation.PREVIOUS);
      }
      columnRelations(relations, places, likeness);
      valueRelations(relations, places, itemFeatures, pieceFeatures);
      for (int h = 0; h < history.size(); h++) {
        int place = pieces + items.size() + h;
        if (h > 0) {
          set(relations, places, place - 1, place, Relation.NEXT);
          set(relations, places, place, place - 1, Relation.PREVIOUS);
        }
        if (history.get(h) >= Word.count()) {
          int item = pieces + history.get(h) - Word.count();
          set(relations, places, place, item, Relation.HISTORY_ITEM);
          set(relations, places, item, place, Relation.ITEM_HISTORY);
        }
      }
      return relations;
    }

    private void columnRelations(byte[] relations, int places, Likeness[][] likeness) {
      int pieces = sentence.size();
      for (int i = 0; i < items.size(); i++) {
        int place = pieces + i;
        boolean table = items.get(i) instanceof TableItem;
        if (!table && !(items.get(i) instanceof ColumnItem)) {
          continue;
        }
        for (int p = 0; p < pieces; p++) {
          int level = likeness[i][p].ordinal();
          if (level == 0) {
            continue;
          }
          int offset = Likeness.EXACT.ordinal() - level;
          set(
              relations,
              places,
              p,
              place,
              table
                  ? Relation.PIECE_TABLE
                  : Relation.values()[Relation.PIECE_COLUMN_EXACT.ordinal() + offset]);
          set(
              relations,
              places,
              place,
              p,
              table
                  ? Relation.TABLE_PIECE
                  : Relation.values()[Relation.COLUMN_PIECE_EXACT.ordinal() + offset]);
        }
        if (table) {
          continue;
        }
        set(relations, places, place, pieces + parents.get(i), Relation.COLUMN_TABLE);
        set(relations, places, pieces + parents.get(i), place, Relation.TABLE_COLUMN);
        for (int j = 0; j < items.size(); j++) {
          if (j != i
              && items.get(j) instanceof ColumnItem
              && parents.get(j).equals(parents.get(i))) {
            set(relations, places, place, pieces + j, Relation.SAME_TABLE);
          }
        }
      }
      for (org.talktodata.table.Relation key : catalog.relations()) {
        Integer from = columnPlaces.get(key.from());
        Integer to = columnPlaces.get(key.to());
        if (from != null && to != null) {
          set(relations, places, pieces + from, pieces + to, Relation.KEY);
          set(relations, places, pieces + to, pieces + from, Relation.KEY);
        }
      }
    }

    private void valueRelations(
        byte[] relations, int places, float[][] itemFeatures, float[][] pieceFeatures) {
      int pieces = sentence.size();
      Map<Integer, List<Integer>> byStart = new HashMap<>();
      for (int i = 0; i < items.size(); i++) {
        if (!(items.get(i) instanceof ValueItem value)) {
          continue;
        }
        int place = pieces + i;
        int column = value.columnItem();
        if (column >= 0) {
          set(relations, places, place, pieces + column, Relation.VALUE_COLUMN);
          set(relations, places, pieces + column, place, Relation.COLUMN_VALUE);
        }
        int[] span = spans.get(i);
        for (int p = span[0]; p < span[1]; p++) {
          set(relations, places, p, place, Relation.PIECE_VALUE);
          set(relations, places, place, p, Relation.VALUE_PIECE);
          notePiece(pieceFeatures[p], value.mention().kind());
          if (column >= 0) {
            Features.hasValue(itemFeatures[column]);
            setIfFree(relations, places, p, pieces + column, Relation.PIECE_COLUMN_VALUE);
            setIfFree(relations, places, pieces + column, p, Relation.COLUMN_PIECE_VALUE);
          }
        }
        if (span[1] > span[0]) {
          List<Integer> others = byStart.computeIfAbsent(span[0], k -> new ArrayList<>());
          for (int other : others) {
            set(relations, places, place, pieces + other, Relation.SAME_WORDS);
            set(relations, places, pieces + other, place, Relation.SAME_WORDS);
          }
          others.add(i);
        }
        rangeRelations(relations, places, i, value.mention());
      }
    }

    /** Numbers and dates see the columns whose cells lie around them. */
    private void rangeRelations(byte[] relations, int places, int item, Mention mention) {
      int pieces = sentence.size();
      for (int j = 0; j < items.size(); j++) {
        if (items.get(j) instanceof ColumnItem column && mention.liesIn(column.column())) {
          set(relations, places, pieces + item, pieces + j, Relation.VALUE_IN_RANGE);
          set(relations, places, pieces + j, pieces + item, Relation.RANGE_OF_VALUE);
        }
      }
    }

    private static void notePiece(float[] features, Mention.Kind kind) {
      int feature =
          switch (kind) {
            case CELL, TEXT -> Features.PIECE_CELL;
            case NUMBER -> Features.PIECE_NUMBER;
            default -> Features.PIECE_DATE;
          };
      features[feature] = 1;
    }

    private static void set(byte[] relations, int places, int from, int to, Relation relation) {
      relations[from * places + to] = (byte) relation.ordinal();
    }

    private static void setIfFree(
        byte[] relations, int places, int from, int to, Relation relation) {
      if (relations[from * places + to] == 0) {
        set(relations, places, from, to, relation);
      }
    }
  }
}
