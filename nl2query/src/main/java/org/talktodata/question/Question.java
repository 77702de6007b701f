package org.talktodata.question;

import java.time.LocalDateTime;
import java.util.Objects;
import java.util.Optional;
import org.talktodata.chartquery.ChartQuery;
import org.talktodata.table.Catalog;

/**
 * A sentence, what it is about, and what it follows.
 *
 * @param text what the person typed
 * @param catalog the tables
 * @param follows the last chart query, if the sentence may change it
 * @param now the clock that relative dates count from, in the asker's time zone
 */
public record Question(
    String text, Catalog catalog, Optional<ChartQuery> follows, LocalDateTime now) {
  public Question {
    Objects.requireNonNull(text);
    Objects.requireNonNull(catalog);
    Objects.requireNonNull(follows);
    Objects.requireNonNull(now);
  }

  /** The same in other words. */
  public Question withText(String other) {
    return new Question(other, catalog, follows, now);
  }
}
