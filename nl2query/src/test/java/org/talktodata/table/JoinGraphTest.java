package org.talktodata.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.talktodata.chartquery.FieldRef;

/**
 * Tables are joined by way of as few others as possible, and only what that leaves open is said.
 */
class JoinGraphTest {
  /** 0 students, 1 lives, 2 dorms, 3 amenities, 4 has; 5 stands alone. */
  private final JoinGraph graph = graph(6, "1-0", "1-2", "4-2", "4-3");

  private static JoinGraph graph(int tables, String... keys) {
    List<Table> all =
        IntStream.range(0, tables)
            .mapToObj(i -> new Table("t" + i, List.of(), List.of(), 1))
            .toList();
    List<Relation> relations =
        Arrays.stream(keys)
            .map(key -> key.split("-"))
            .map(
                ends ->
                    new Relation(FieldRef.of("t" + ends[0], "a"), FieldRef.of("t" + ends[1], "b")))
            .toList();
    return new JoinGraph(new Catalog(all, relations));
  }

  @Test
  void joinsByWayOfTheTablesBetween() {
    assertEquals(List.of(0, 1, 2), List.copyOf(graph.joined(Set.of(0, 2))));
    assertEquals(List.of(0, 1, 2, 4, 3), List.copyOf(graph.joined(Set.of(0, 3))));
    assertEquals(List.of(2), List.copyOf(graph.joined(Set.of(2))));
    assertEquals(List.of(), List.copyOf(graph.joined(Set.of())));
  }

  @Test
  void whatNoKeyReachesComesLast() {
    assertEquals(List.of(0, 1, 5), List.copyOf(graph.joined(Set.of(5, 1, 0))));
    assertEquals(Set.of(5), graph.reachable(5));
    assertEquals(Set.of(0, 1, 2, 3, 4), graph.reachable(3));
  }

  @Test
  void saysOnlyWhatTheColumnsLeaveOpen() {
    assertEquals(Set.of(), graph.beyond(Set.of(0, 2), Set.of(0, 1, 2)));
    assertEquals(Set.of(1), graph.beyond(Set.of(0), Set.of(0, 1)));
    assertEquals(Set.of(2), graph.beyond(Set.of(0), Set.of(0, 1, 2)));
    assertEquals(Set.of(0), graph.beyond(Set.of(), Set.of(0)));
  }

  @Test
  void aWantedTableLeadsTheWay() {
    JoinGraph ring = graph(4, "0-1", "1-3", "0-2", "2-3");
    assertEquals(Set.of(0, 1, 3), ring.joined(Set.of(0, 3)));
    assertEquals(Set.of(2), ring.beyond(Set.of(0, 3), Set.of(0, 2, 3)));
    assertEquals(Set.of(0, 2, 3), ring.joined(Set.of(0, 2, 3)));
  }
}
