package org.sqis.dsl;

import java.util.List;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.diagnostic.DiagnosticRenderer;

/**
 * Something was asked of a rule file or of data that has errors. Carries every diagnostic; its
 * message shows them as a reader sees them.
 */
public final class CompilationException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;

  CompilationException(List<Diagnostic> diagnostics) {
    super(DiagnosticRenderer.faults(diagnostics));
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** Every diagnostic, in the order of their places. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
