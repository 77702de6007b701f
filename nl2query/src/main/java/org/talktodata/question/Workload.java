package org.talktodata.question;

/**
 * What a reader's model has computed since it was loaded.
 *
 * @param sentences that were read
 * @param batches in which they were read: fewer where sentences arrived together
 * @param multiplications that these took in the model, each with its addition, padding left out
 */
public record Workload(long sentences, long batches, double multiplications) {
  /** Of a reader that computes nothing. */
  public static final Workload NONE = new Workload(0, 0, 0);

  /** What was computed since another moment. */
  public Workload since(Workload before) {
    return new Workload(
        sentences - before.sentences,
        batches - before.batches,
        multiplications - before.multiplications);
  }
}
