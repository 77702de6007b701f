package org.talktodata.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.talktodata.question.Pinyin;
import org.talktodata.table.Catalog;
import org.talktodata.table.Column;
import org.talktodata.table.Table;

/**
 * What other systems call columns and tables that have Chinese names: 销售额 is {@code revenue} in one
 * export, {@code SLS_AMT} in the next and {@code xse} in a third. Whoever asks in Chinese asks all
 * three alike, so a Chinese question over a Chinese table is as good over the same table under any
 * of these headers.
 */
public final class Headers {
  /** No other names at all. */
  public static final Headers NONE = new Headers(Map.of());

  private static final int FEWEST_FIELDS = 4;

  /** The field after the names in words. */
  private static final int WORDS_END = 3;

  private final Map<String, Names> names;

  /** Plain words for a column, and codes as systems have them. */
  private record Names(List<String> words, List<String> codes) {}

  private Headers(Map<String, Names> names) {
    this.names = names;
  }

  /**
   * Reads lines of a Chinese header, two English ones in plain words and one or more codes,
   * separated by tabs; lines that begin with # are notes.
   *
   * @throws IllegalArgumentException if a line has fewer than these or the header of another line
   */
  public static Headers read(Path file) throws IOException {
    Map<String, Names> names = new HashMap<>();
    for (TabLines.Line line :
        TabLines.read(
            file,
            FEWEST_FIELDS,
            Integer.MAX_VALUE,
            "a header, two names in words and a code are needed")) {
      List<String> fields = line.fields();
      Names said =
          new Names(fields.subList(1, WORDS_END), fields.subList(WORDS_END, fields.size()));
      if (names.put(fields.get(0), said) != null) {
        throw line.wrong("the header stands in another line, too");
      }
    }
    return new Headers(names);
  }

  /** Whether any column of these tables has another header. */
  public boolean know(Catalog catalog) {
    return catalog.tables().stream()
        .flatMap(table -> table.columns().stream())
        .anyMatch(column -> names.containsKey(column.name()));
  }

  /** The English names in words, then the codes; none if the column or table is not known. */
  List<String> of(String name) {
    Names known = names.get(name);
    return known == null
        ? List.of()
        : Stream.concat(known.words.stream(), known.codes.stream()).toList();
  }

  /**
   * The tables as one other system would export them: every known column in words, in codes or in
   * pinyin, all in one style. A name that two tables share stays shared.
   */
  public Renaming draw(Catalog catalog, Random random) {
    System system = System.draw(random);
    HeaderStyle style = system.style(random);
    Set<String> taken = new HashSet<>();
    Set<String> columns = new HashSet<>();
    for (Table table : catalog.tables()) {
      for (Column column : table.columns()) {
        columns.add(column.name());
        taken.add(column.name().toLowerCase(Locale.ROOT));
      }
    }
    Map<String, String> renamed = new HashMap<>();
    for (String column : columns.stream().sorted().toList()) {
      Optional.ofNullable(names.get(column))
          .map(known -> style.of(system.name(column, known, random)))
          .filter(name -> !name.isEmpty() && taken.add(name.toLowerCase(Locale.ROOT)))
          .ifPresent(name -> renamed.put(column, name));
    }
    return new Renaming(renamed);
  }

  /** How one system names all of its columns. */
  private enum System {
    WORDS,
    CODES,
    PINYIN,
    INITIALS;

    static System draw(Random random) {
      double chance = random.nextDouble();
      if (chance < 0.45) {
        return WORDS;
      }
      if (chance < 0.88) {
        return CODES;
      }
      return chance < 0.94 ? PINYIN : INITIALS;
    }

    HeaderStyle style(Random random) {
      List<HeaderStyle> styles = new ArrayList<>(List.of(HeaderStyle.values()));
      if (this != WORDS) {
        styles.removeAll(List.of(HeaderStyle.WORDS, HeaderStyle.TITLE));
      }
      return styles.get(random.nextInt(styles.size()));
    }

    String name(String column, Names known, Random random) {
      return switch (this) {
        case WORDS -> known.words.get(random.nextInt(known.words.size()));
        case CODES -> known.codes.get(random.nextInt(known.codes.size()));
        case PINYIN -> syllables(column);
        case INITIALS -> syllables(column).replaceAll("(\\w)\\w* ?", "$1");
      };
    }

    /** xiao shou e for 销售额; nothing if the name is not all Chinese characters. */
    private static String syllables(String column) {
      List<String> readings = Pinyin.readings(column);
      return readings.isEmpty() ? "" : readings.get(0).strip();
    }
  }
}
