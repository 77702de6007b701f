package org.talktodata.examples;

import org.talktodata.chartquery.Aggregate;
import org.talktodata.chartquery.Channel;
import org.talktodata.table.Column;

/** Turns aggregate functions into measures. */
final class VqlMeasures {
  private final VqlScope scope;

  VqlMeasures(VqlScope scope) {
    this.scope = scope;
  }

  /** {@code COUNT(x)} counts rows, as people mean it, even where some x are missing. */
  Channel.Aggregated measure(Vql.Expression expression) throws Unsayable {
    if (!(expression instanceof Vql.Call call)) {
      throw new Unsayable("a measure that is no aggregate");
    }
    boolean sumOfCount =
        call.function().equals("SUM")
            && call.argument().orElse(null) instanceof Vql.Call inner
            && inner.function().equals("COUNT");
    if (sumOfCount || call.function().equals("COUNT") && !call.distinct()) {
      return Channel.Aggregated.count();
    }
    if (!(call.argument().orElse(null) instanceof Vql.Name name)) {
      throw new Unsayable("an aggregate of an expression");
    }
    Aggregate aggregate = aggregate(call.function());
    VqlScope.Found found = scope.find(name);
    if (aggregate.needsNumber() && found.column().type() != Column.Type.NUMBER) {
      throw new Unsayable("a sum or mean of what is no number");
    }
    return Channel.Aggregated.of(aggregate, scope.field(found));
  }

  private static Aggregate aggregate(String function) throws Unsayable {
    return switch (function) {
      case "COUNT" -> Aggregate.DISTINCT;
      case "SUM" -> Aggregate.SUM;
      case "AVG" -> Aggregate.MEAN;
      case "MIN" -> Aggregate.MIN;
      case "MAX" -> Aggregate.MAX;
      default -> throw new Unsayable("a function that the language lacks");
    };
  }
}
