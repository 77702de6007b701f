package org.talktodata.chartquery;

import java.util.Objects;
import java.util.Optional;
import org.talktodata.problem.Contradiction;
import org.talktodata.problem.Message;

/** What a predicate compares with. */
public sealed interface Value {
  /** Text, or a date or calendar period in ISO form. */
  record Text(String text) implements Value {
    public Text {
      Objects.requireNonNull(text);
    }
  }

  /** A finite number. */
  record Number(double number) implements Value {
    public Number {
      if (!Double.isFinite(number)) {
        throw new Contradiction(Message.NUMBER_FINITE);
      }
    }
  }

  /** True or false. */
  record Bool(boolean bool) implements Value {}

  /**
   * An aggregate over all rows that the query's other filters leave out of account: "above
   * average".
   *
   * @param field the column, or empty for the one compared
   */
  record OfTable(Aggregate aggregate, Optional<FieldRef> field) implements Value {
    public OfTable {
      Objects.requireNonNull(aggregate);
      if (aggregate == Aggregate.QUANTILE) {
        throw new Contradiction(Message.NO_QUANTILE_COMPARISON);
      }
    }
  }
}
