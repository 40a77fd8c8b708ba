package org.sqis.core;

import java.util.List;
import java.util.stream.Collectors;
import org.sqis.core.problem.Problem;

/** A policy was used that has errors. Carries every problem found; its message lists them. */
public final class PolicyException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** An exception that carries {@code problems}. */
  public PolicyException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Every problem found, errors and notes. */
  public List<Problem> problems() {
    return problems;
  }
}
