package org.sqis.dsl;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqis.core.Policy;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.diagnostic.DiagnosticRenderer;

/** What came of compiling a rule file. Deeply immutable; safe for every thread. */
public final class Compilation {
  private final @Nullable Policy policy;
  private final List<Diagnostic> diagnostics;

  Compilation(@Nullable Policy policy, List<Diagnostic> diagnostics) {
    this.policy = policy;
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** Everything found: errors, warnings and notes, in the order of their places. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** Whether there is no policy. */
  public boolean hasErrors() {
    return policy == null;
  }

  /**
   * The policy.
   *
   * @throws CompilationException if there are errors; it carries the same diagnostics
   */
  public Policy policy() {
    if (policy == null) {
      throw new CompilationException(diagnostics);
    }
    return policy;
  }

  /** The errors and warnings as a reader sees them, or an empty text. */
  public String report() {
    return DiagnosticRenderer.faults(diagnostics);
  }

  @Override
  public String toString() {
    return policy == null ? report() : policy.toString();
  }
}
