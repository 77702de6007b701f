package org.talktodata.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.talktodata.store.KnownRelation.Origin;
import org.talktodata.table.Column;
import org.talktodata.table.Column.Role;
import org.talktodata.table.Column.Type;

/**
 * Finds keys between tables: a column that is unique in one table and whose values fill nearly all
 * of a column in the other. Columns whose names agree are believed first; codes that are text may
 * also be found by their values alone, since names can be in two languages.
 */
final class RelationFinder {
  private static final double CONTAINED = 0.9;
  private static final long CODES_THAT_PROVE = 10;

  private final Map<String, Double> contained = new ConcurrentHashMap<>();
  private final Map<String, Boolean> different = new ConcurrentHashMap<>();

  private record Candidate(KnownRelation relation, double score) {}

  /** The likeliest key between two tables, either way round. */
  Optional<KnownRelation> between(Connection connection, StoredTable one, StoredTable other)
      throws SQLException {
    List<Candidate> candidates = new ArrayList<>(keys(connection, one, other));
    candidates.addAll(keys(connection, other, one));
    return candidates.stream()
        .max(Comparator.comparingDouble(Candidate::score))
        .map(Candidate::relation);
  }

  private List<Candidate> keys(Connection connection, StoredTable from, StoredTable to)
      throws SQLException {
    List<Candidate> candidates = new ArrayList<>();
    for (Column key : to.table().columns()) {
      if (!unique(to, key)) {
        continue;
      }
      for (Column reference : from.table().columns()) {
        double names = agreement(reference, key, to.table().name());
        if (comparable(reference, key) && (names > 0 || provesItself(reference, key))) {
          double share = contained(connection, from, reference, to, key);
          if (share >= CONTAINED) {
            double manyToOne = unique(from, reference) ? 0 : 0.2;
            candidates.add(
                new Candidate(
                    new KnownRelation(
                        from, reference, to, key, names > 0 ? Origin.NAMES : Origin.VALUES, share),
                    names + share / 2 + manyToOne));
          }
        }
      }
    }
    return candidates;
  }

  private static boolean unique(StoredTable table, Column column) {
    long present = table.table().rows() - column.profile().missing();
    return present > 0
        && column.profile().distinct() == present
        && column.profile().missing() * 100 <= table.table().rows();
  }

  private static boolean comparable(Column reference, Column key) {
    boolean type = reference.type() == key.type();
    return type
        && (key.type() == Type.TEXT || key.type() == Type.NUMBER)
        && !isFraction(key)
        && !isFraction(reference);
  }

  private static boolean isFraction(Column column) {
    return column.type() == Type.NUMBER
        && column.profile().samples().stream().anyMatch(sample -> sample.contains("."));
  }

  private static boolean provesItself(Column reference, Column key) {
    return key.type() == Type.TEXT
        && key.role() == Role.IDENTIFIER
        && reference.profile().distinct() >= CODES_THAT_PROVE;
  }

  /** How well the names agree: 0 if not at all. */
  private static double agreement(Column reference, Column key, String keyTable) {
    String name = plain(reference.name());
    String keyName = plain(key.name());
    String table = singular(plain(keyTable));
    if (name.equals(table + keyName) || name.equals(plain(keyTable) + keyName)) {
      return 2;
    }
    if (name.equals(keyName)) {
      // "id" or "name" in both tables says little; "customer_id" or 客户编号 says much.
      return isGeneral(keyName) ? 0 : 2;
    }
    if (name.endsWith(keyName) && !isGeneral(keyName)) {
      return 1.5;
    }
    if (isGeneral(keyName) && (name.equals(table) || name.startsWith(table))) {
      return 1.2;
    }
    return reference.called().stream().anyMatch(c -> plain(c).equals(keyName)) ? 1 : 0;
  }

  private static boolean isGeneral(String name) {
    return name.matches("id|no|code|key|name|number|编号|名称|名字|代码|序号|year|date|年份|日期");
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_\\-.]+", "");
  }

  private static String singular(String name) {
    if (name.endsWith("ies")) {
      return name.substring(0, name.length() - 3) + "y";
    }
    return name.endsWith("s") && !name.endsWith("ss") ? name.substring(0, name.length() - 1) : name;
  }

  /** The share of different values of the reference that the key has, in [0, 1]. */
  double contained(
      Connection connection, StoredTable from, Column reference, StoredTable to, Column key)
      throws SQLException {
    String pair = String.join("\0", from.file(), reference.name(), to.file(), key.name());
    Double known = contained.get(pair);
    if (known != null) {
      return known;
    }
    double share =
        Sql.one(
            connection,
            ("SELECT coalesce(avg(CASE WHEN v IN (SELECT %s FROM %s) THEN 1 ELSE 0 END), 0)"
                    + " FROM (SELECT DISTINCT %s AS v FROM %s WHERE v IS NOT NULL)")
                .formatted(
                    Sql.identifier(key.name()),
                    Database.tableOf(to.alias()),
                    Sql.identifier(reference.name()),
                    Database.tableOf(from.alias())),
            row -> row.getDouble(1));
    contained.put(pair, share);
    return share;
  }

  /** Whether a column holds each value once, by counting; cells that are empty do not count. */
  boolean holdsEachOnce(Connection connection, StoredTable table, Column column)
      throws SQLException {
    String place = String.join("\0", table.file(), column.name());
    Boolean known = different.get(place);
    if (known != null) {
      return known;
    }
    boolean once =
        Sql.one(
            connection,
            "SELECT count(%1$s) = count(DISTINCT %1$s) FROM %2$s"
                .formatted(Sql.identifier(column.name()), Database.tableOf(table.alias())),
            row -> row.getBoolean(1));
    different.put(place, once);
    return once;
  }
}
