package org.talktodata.upload;

import java.util.List;
import java.util.Locale;
import org.talktodata.problem.Problem;
import org.talktodata.problem.ProblemException;

/** Says why a file cannot become a table, in both languages. */
public final class UploadRefusal extends ProblemException {
  private static final long serialVersionUID = 1L;

  private final transient Bilingual detail;

  UploadRefusal(Problem.Code code, Bilingual detail) {
    this(Problem.of(code, detail.english()), detail);
  }

  private UploadRefusal(Problem problem, Bilingual detail) {
    super(problem);
    this.detail = detail;
  }

  /** The same with what may have been meant. */
  UploadRefusal suggesting(List<String> others) {
    return new UploadRefusal(problem().suggesting(others), detail);
  }

  /** What went wrong, in Chinese for a Chinese locale, else in English. */
  public Problem problem(Locale locale) {
    return Problem.of(problem().code(), detail.in(locale)).suggesting(problem().suggestions());
  }
}
