package org.sqis.core.data;

import java.util.List;
import org.sqis.core.problem.Problem;

/** Thrown when a dataset is asked for that has faults; carries the same problems as its loading. */
public final class DataException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  DataException(List<Problem> problems) {
    super(text(problems));
    this.problems = List.copyOf(problems);
  }

  /** The faults, in the order of the files. */
  public List<Problem> problems() {
    return problems;
  }

  private static String text(List<Problem> problems) {
    StringBuilder text = new StringBuilder("the data have faults:");
    for (Problem problem : problems) {
      text.append("\n  ").append(problem);
    }
    return text.toString();
  }
}
