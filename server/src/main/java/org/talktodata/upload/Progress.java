package org.talktodata.upload;

/** Told how far a load is. */
@FunctionalInterface
public interface Progress {
  /** Nobody listens. */
  Progress NONE = (step, share) -> {};

  /**
   * @param step what is being done: {@code transcode}, {@code load}, {@code convert}, {@code
   *     profile}, {@code keep}
   * @param share how much of this step is done, from 0 to 1
   */
  void at(String step, double share);
}
