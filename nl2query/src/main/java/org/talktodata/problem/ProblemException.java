package org.talktodata.problem;

/** Carries a {@link Problem} to where it is told. */
public class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  public ProblemException(Problem problem, Throwable cause) {
    super(problem.detail(), cause);
    this.problem = problem;
  }

  /** What went wrong. */
  public Problem problem() {
    return problem;
  }
}
