package org.sqis.dsl;

import java.util.List;
import org.sqis.core.evaluation.Ratings;
import org.sqis.core.problem.Severity;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.diagnostic.DiagnosticRenderer;

/** What came of reading ratings of people. Deeply immutable; safe for every thread. */
public final class LoadedRatings {
  private final Ratings ratings;
  private final List<Diagnostic> diagnostics;

  LoadedRatings(Ratings ratings, List<Diagnostic> diagnostics) {
    this.ratings = ratings;
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** Every fault, with file, row and column. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** Whether a row has a fault. */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(one -> one.severity() == Severity.ERROR);
  }

  /**
   * The ratings.
   *
   * @throws CompilationException if there are errors; it carries the same diagnostics
   */
  public Ratings ratings() {
    if (hasErrors()) {
      throw new CompilationException(diagnostics);
    }
    return ratings;
  }

  /** The errors as a reader sees them, or an empty text. */
  public String report() {
    return DiagnosticRenderer.faults(diagnostics);
  }
}
