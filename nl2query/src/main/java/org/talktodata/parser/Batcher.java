package org.talktodata.parser;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Dynamic batching, as inference servers do it: what several threads ask while others are being
 * answered is answered in one go. Nobody waits for more to come: who finds a place free is answered
 * at once.
 *
 * @param <Q> what is asked
 * @param <A> what is answered
 */
final class Batcher<Q, A> {
  private final Function<List<Q>, List<A>> answering;
  private final BiPredicate<Q, Q> goTogether;
  private final int atOnce;
  private final int most;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<Asked> waiting = new ArrayDeque<>();
  private int atWork;

  /**
   * @param answering answers several, in their order
   * @param goTogether whether a later one may be answered with the first of a batch
   * @param atOnce batches that are answered at the same time, at most
   * @param most of them in a batch
   */
  Batcher(
      Function<List<Q>, List<A>> answering, BiPredicate<Q, Q> goTogether, int atOnce, int most) {
    this.answering = answering;
    this.goTogether = goTogether;
    this.atOnce = atOnce;
    this.most = most;
  }

  /** What one thread asked, and what came of it. */
  private final class Asked {
    private final Q question;
    private A answer;
    private Throwable failure;
    private boolean over;

    Asked(Q question) {
      this.question = question;
    }

    private A answer() {
      if (failure instanceof Error error) {
        throw error;
      }
      if (failure != null) {
        throw (RuntimeException) failure;
      }
      return answer;
    }
  }

  /** The answer; what the answering throws for this question, this throws. */
  A ask(Q question) {
    Asked own = new Asked(question);
    List<Asked> batch;
    lock.lock();
    try {
      waiting.add(own);
      while (!own.over && (atWork == atOnce || waiting.peek() != own)) {
        changed.awaitUninterruptibly();
      }
      if (own.over) {
        return own.answer();
      }
      batch = take();
      atWork++;
    } finally {
      lock.unlock();
    }
    try {
      answer(batch);
    } finally {
      lock.lock();
      try {
        atWork--;
        batch.forEach(asked -> asked.over = true);
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
    return own.answer();
  }

  /** How many wait. */
  int waiting() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /** The first that waits, and those of the others that go with it. */
  private List<Asked> take() {
    List<Asked> batch = new ArrayList<>();
    Asked first = waiting.remove();
    batch.add(first);
    Iterator<Asked> others = waiting.iterator();
    while (batch.size() < most && others.hasNext()) {
      Asked other = others.next();
      if (goTogether.test(first.question, other.question)) {
        batch.add(other);
        others.remove();
      }
    }
    return batch;
  }

  /** One that cannot be answered fails alone, not those that happened to be asked with it. */
  private void answer(List<Asked> batch) {
    try {
      List<A> answers = answering.apply(batch.stream().map(asked -> asked.question).toList());
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).answer = answers.get(i);
      }
    } catch (RuntimeException | Error e) {
      if (batch.size() == 1) {
        batch.get(0).failure = e;
      } else {
        batch.forEach(asked -> answer(List.of(asked)));
      }
    }
  }
}
