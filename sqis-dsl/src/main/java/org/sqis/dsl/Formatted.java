package org.sqis.dsl;

import java.util.List;
import java.util.Objects;
import org.sqis.core.problem.Severity;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.diagnostic.DiagnosticRenderer;

/**
 * What came of formatting a rule file or mapping. Deeply immutable; safe for every thread.
 *
 * @param text its canonical form; what it was if there are errors
 * @param isChanged whether {@code text} differs from what it was
 * @param diagnostics why it cannot be read, or notes on what of pasted text was written anew
 */
public record Formatted(String text, boolean isChanged, List<Diagnostic> diagnostics) {
  public Formatted {
    Objects.requireNonNull(text, "text");
    diagnostics = List.copyOf(diagnostics);
  }

  /** Whether the file was left as it was because it cannot be read. */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(one -> one.severity() == Severity.ERROR);
  }

  /** The errors as a reader sees them, or an empty text. */
  public String report() {
    return DiagnosticRenderer.faults(diagnostics);
  }
}
