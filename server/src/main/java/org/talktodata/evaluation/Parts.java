package org.talktodata.evaluation;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which parts of a query are right. A part that neither the reading nor the right query has is not
 * scored.
 */
final class Parts {
  private Parts() {}

  /** Of a reading that gives what the right query gives. */
  static Map<Part, Boolean> all(Answer right) {
    return each(right, true);
  }

  /** Of no reading at all. */
  static Map<Part, Boolean> none(Answer right) {
    return each(right, false);
  }

  /** Compared with that right query which has most in common with it. */
  static Map<Part, Boolean> best(Answer answer, List<Answer> right) {
    Map<Part, Object> mine = answer.parts();
    return right.stream()
        .map(one -> compared(mine, one.parts()))
        .max(Comparator.comparing(parts -> parts.values().stream().filter(r -> r).count()))
        .orElseThrow();
  }

  private static Map<Part, Boolean> compared(Map<Part, Object> mine, Map<Part, Object> right) {
    Map<Part, Boolean> parts = new EnumMap<>(Part.class);
    right.forEach(
        (part, value) -> {
          if (!isEmpty(value) || !isEmpty(mine.get(part))) {
            parts.put(part, value.equals(mine.get(part)));
          }
        });
    return parts;
  }

  private static Map<Part, Boolean> each(Answer right, boolean value) {
    Map<Part, Boolean> parts = new EnumMap<>(Part.class);
    right
        .parts()
        .forEach(
            (part, content) -> {
              if (!isEmpty(content)) {
                parts.put(part, value);
              }
            });
    return parts;
  }

  private static boolean isEmpty(Object value) {
    return value instanceof Optional<?> optional && optional.isEmpty()
        || value instanceof Collection<?> several && several.stream().allMatch(Parts::isEmpty);
  }
}
