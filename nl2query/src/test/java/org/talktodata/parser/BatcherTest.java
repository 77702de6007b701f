package org.talktodata.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is asked while others are answered is answered together. */
@Timeout(60)
class BatcherTest {
  private static final int MOST = 3;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<List<Integer>> batches = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch held = new CountDownLatch(1);
  private final Batcher<Integer, Integer> batcher =
      new Batcher<>(this::squares, (one, other) -> one % 2 == other % 2, 1, MOST);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  /** Squares; none of 13, and that of 0 not before it is let go. */
  private List<Integer> squares(List<Integer> numbers) {
    batches.add(numbers);
    if (numbers.contains(0)) {
      begun.countDown();
      await(held);
    }
    if (numbers.contains(13)) {
      throw new IllegalArgumentException("no square of 13");
    }
    return numbers.stream().map(n -> n * n).toList();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertEquals(true, latch.await(30, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Asks for the squares of numbers one after the other while that of 0 is being found. */
  private List<Future<Integer>> askWhileBusy(int... numbers) throws InterruptedException {
    List<Future<Integer>> answers = new ArrayList<>();
    answers.add(threads.submit(() -> batcher.ask(0)));
    await(begun);
    for (int number : numbers) {
      int before = batcher.waiting();
      answers.add(threads.submit(() -> batcher.ask(number)));
      while (batcher.waiting() == before) {
        Thread.sleep(1);
      }
    }
    held.countDown();
    return answers;
  }

  @Test
  void whatWaitsGoesTogether() throws Exception {
    List<Future<Integer>> answers = askWhileBusy(1, 3);
    assertEquals(0, answers.get(0).get());
    assertEquals(1, answers.get(1).get());
    assertEquals(9, answers.get(2).get());
    assertEquals(List.of(List.of(0), List.of(1, 3)), batches);
  }

  @Test
  void whatDoesNotGoTogetherOrIsTooMuchWaits() throws Exception {
    for (Future<Integer> answer : askWhileBusy(1, 2, 3, 4, 5, 7)) {
      answer.get();
    }
    assertEquals(List.of(List.of(0), List.of(1, 3, 5), List.of(2, 4), List.of(7)), batches);
  }

  @Test
  void whatCannotBeAnsweredFailsAlone() throws Exception {
    List<Future<Integer>> answers = askWhileBusy(11, 13, 15);
    assertEquals(121, answers.get(1).get());
    assertEquals(225, answers.get(3).get());
    ExecutionException failed = assertThrows(ExecutionException.class, () -> answers.get(2).get());
    assertEquals("no square of 13", failed.getCause().getMessage());
  }

  @Test
  void whoComesAloneIsAnsweredAlone() {
    assertEquals(16, batcher.ask(4));
    assertEquals(25, batcher.ask(5));
    assertEquals(List.of(List.of(4), List.of(5)), batches);
  }
}
