package org.talktodata.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.talktodata.chartquery.Bin;
import org.talktodata.chartquery.FieldRef;
import org.talktodata.chartquery.Predicate;
import org.talktodata.chartquery.Value;
import org.talktodata.table.Column;

/**
 * Intervals of equal, round width. The width follows from the column's smallest and largest value,
 * as the profile has them, and from what the filter leaves of that range.
 */
final class Bins {
  private static final int USUAL = 12;
  private static final double[] ROUND = {1, 2, 5, 10};

  private Bins() {}

  /** How wide the intervals of a column are. */
  static double width(Bin bin, Column column, FieldRef field, Optional<Predicate> filter) {
    if (bin.step().isPresent()) {
      return bin.step().get();
    }
    Optional<Extent> extent = Extent.of(column).map(whole -> whole.within(field, filter));
    int most = bin.maxbins().orElse(USUAL);
    return extent.map(e -> width(e, most, whole(column))).orElse(1.0);
  }

  private record Extent(double min, double max) {
    static Optional<Extent> of(Column column) {
      Optional<Double> min = column.profile().min().flatMap(Bins::parse);
      Optional<Double> max = column.profile().max().flatMap(Bins::parse);
      return min.isPresent() && max.isPresent()
          ? Optional.of(new Extent(min.get(), max.get()))
          : Optional.empty();
    }

    Extent within(FieldRef field, Optional<Predicate> filter) {
      Extent narrowed = this;
      for (Predicate.Is is : filter.map(Bins::conjuncts).orElse(Stream.empty()).toList()) {
        if (is.operand() instanceof Predicate.Field tested
            && tested.timeUnit().isEmpty()
            && tested.field().column().equalsIgnoreCase(field.column())) {
          narrowed = narrowed.by(is.test());
        }
      }
      return narrowed.min < narrowed.max ? narrowed : this;
    }

    private Extent by(Predicate.Test test) {
      if (test instanceof Predicate.Range range) {
        return new Extent(
            Math.max(min, range.from().flatMap(Bins::number).orElse(min)),
            Math.min(max, range.to().flatMap(Bins::number).orElse(max)));
      }
      if (!(test instanceof Predicate.Compare compare)) {
        return this;
      }
      Optional<Double> bound = number(compare.value());
      return switch (compare.comparator()) {
        case GT, GTE -> new Extent(Math.max(min, bound.orElse(min)), max);
        case LT, LTE -> new Extent(min, Math.min(max, bound.orElse(max)));
        case EQUAL -> this;
      };
    }
  }

  private static Stream<Predicate.Is> conjuncts(Predicate predicate) {
    if (predicate instanceof Predicate.And and) {
      return and.parts().stream().flatMap(Bins::conjuncts);
    }
    return predicate instanceof Predicate.Is is ? Stream.of(is) : Stream.empty();
  }

  private static Optional<Double> number(Value value) {
    return value instanceof Value.Number n ? Optional.of(n.number()) : Optional.empty();
  }

  private static Optional<Double> parse(String text) {
    try {
      return Optional.of(Double.parseDouble(text)).filter(Double::isFinite);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether the column seems to hold whole numbers only, whose intervals are not narrower than 1.
   */
  private static boolean whole(Column column) {
    List<String> seen =
        Stream.concat(
                Stream.concat(column.profile().min().stream(), column.profile().max().stream()),
                column.profile().samples().stream())
            .toList();
    return seen.stream().allMatch(text -> parse(text).map(n -> n == Math.rint(n)).orElse(false));
  }

  /** The narrowest round width that cuts the extent into no more than so many intervals. */
  private static double width(Extent extent, int most, boolean whole) {
    double span = extent.max - extent.min;
    if (!(span > 0)) {
      return 1;
    }
    // Intervals begin at multiples of their width, so no width puts both sides of 0 into one.
    int possible = extent.min < 0 && extent.max >= 0 ? Math.max(most, 2) : most;
    for (int power = (int) Math.floor(Math.log10(span / possible)); ; power++) {
      for (double factor : ROUND) {
        double width = power < 0 ? factor / Math.pow(10, -power) : factor * Math.pow(10, power);
        double count = Math.floor(extent.max / width) - Math.floor(extent.min / width) + 1;
        if (count <= possible && (width >= 1 || !whole)) {
          return width;
        }
      }
    }
  }

  /** Where the interval of a number starts; rounded, so that 0.3 is not 0.30000000000000004. */
  static SqlNode start(SqlNode number, double width) {
    SqlNode quotient = SqlTree.call(SqlStdOperatorTable.DIVIDE, number, SqlTree.number(width));
    boolean whole = width == Math.rint(width);
    if (whole) {
      return SqlTree.times(
          SqlTree.call(SqlStdOperatorTable.FLOOR, quotient), SqlTree.number(width));
    }
    SqlNode exact = SqlTree.call(SqlStdOperatorTable.ROUND, quotient, SqlTree.number(9));
    SqlNode start =
        SqlTree.times(SqlTree.call(SqlStdOperatorTable.FLOOR, exact), SqlTree.number(width));
    return SqlTree.call(SqlStdOperatorTable.ROUND, start, SqlTree.number(12));
  }
}
