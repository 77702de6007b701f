package org.talktodata.parser;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.talktodata.chartquery.ChartQueryJson;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.parser.Item.ColumnItem;
import org.talktodata.question.Mention;
import org.talktodata.question.Names;
import org.talktodata.question.Names.Likeness;
import org.talktodata.question.Question;
import org.talktodata.table.Catalog;
import org.talktodata.table.Column;
import org.talktodata.table.Table;

/**
 * Narrows tables of very many columns to those that a sentence may be about, before the network
 * looks at each pair of them: the columns that its words look like, those of cells that it names,
 * those of the last query, then the nearest in meaning.
 */
final class WideTables {
  /** More columns than this are narrowed. */
  static final int WIDE = 90;

  private static final int KEPT = 64;

  private final PhraseVectors vectors;
  private final Linker linker;

  WideTables(PhraseVectors vectors, Linker linker) {
    this.vectors = vectors;
    this.linker = linker;
  }

  private record Ranked(int table, Column column, double score) {}

  /** The question over at most some columns; itself if its tables are not wide. */
  Question narrowed(Question question, List<Mention> cells) {
    Catalog catalog = question.catalog();
    int count = catalog.tables().stream().mapToInt(table -> table.columns().size()).sum();
    if (count <= WIDE) {
      return question;
    }
    List<Ranked> ranked = rank(question, cells);
    ranked.sort(Comparator.comparingDouble((Ranked r) -> -r.score));
    Set<Column> kept = new HashSet<>();
    ranked.stream().limit(KEPT).forEach(r -> kept.add(r.column));
    List<Table> tables = new ArrayList<>();
    for (Table table : catalog.tables()) {
      List<Column> columns = table.columns().stream().filter(kept::contains).toList();
      tables.add(new Table(table.name(), table.called(), columns, table.rows()));
    }
    return new Question(
        question.text(),
        new Catalog(tables, catalog.relations()),
        question.follows(),
        question.now());
  }

  private List<Ranked> rank(Question question, List<Mention> cells) {
    Names names = new Names(question.text());
    Set<FieldRef> named = new HashSet<>();
    cells.stream().filter(Mention::named).forEach(cell -> named.add(cell.field().orElseThrow()));
    String last = question.follows().map(ChartQueryJson::print).orElse("");
    float[] sentence = vectors.compute(List.of(linker.framedSentence(question.text())))[0];
    List<Ranked> ranked = new ArrayList<>();
    List<int[]> phrases = new ArrayList<>();
    List<ColumnItem> items = new ArrayList<>();
    List<Table> tables = question.catalog().tables();
    for (int t = 0; t < tables.size(); t++) {
      for (Column column : tables.get(t).columns()) {
        items.add(new ColumnItem(t, column));
        phrases.add(linker.phrase(column));
      }
    }
    float[][] meanings = vectors.of(phrases);
    for (int i = 0; i < items.size(); i++) {
      ColumnItem item = items.get(i);
      Column column = item.column();
      double score = cosine(sentence, meanings[i]) + likeness(names, column);
      if (named.contains(FieldRef.of(tables.get(item.table()).name(), column.name()))) {
        score += 2;
      }
      if (last.contains("\"" + column.name() + "\"")) {
        score += 10;
      }
      ranked.add(new Ranked(item.table(), column, score));
    }
    return ranked;
  }

  /**
   * 3 if the words name the column, 2 if they name a part, 1 if they look like it; long matches a
   * little more.
   */
  private double likeness(Names names, Column column) {
    Likeness best = Likeness.NONE;
    int length = 0;
    for (Likeness here : names.findColumn(linker.names(column.name(), column.called()))) {
      best = here.compareTo(best) > 0 ? here : best;
      length += here == Likeness.NONE ? 0 : 1;
    }
    return best.ordinal() + length / 100.0;
  }

  /** How alike two vectors are, at most 1. */
  static double cosine(float[] a, float[] b) {
    double product = 0;
    double left = 0;
    double right = 0;
    for (int i = 0; i < a.length; i++) {
      product += a[i] * b[i];
      left += a[i] * a[i];
      right += b[i] * b[i];
    }
    return product / Math.max(1e-9, Math.sqrt(left * right));
  }
}
