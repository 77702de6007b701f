package org.talktodata.problem;

/** Parts that do not go together. */
public final class Contradiction extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final Message said;

  public Contradiction(Message said) {
    super(said.pattern(false));
    this.said = said;
  }

  /** What does not go together. */
  public Message said() {
    return said;
  }
}
