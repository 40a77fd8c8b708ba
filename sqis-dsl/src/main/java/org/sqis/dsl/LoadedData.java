package org.sqis.dsl;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.Dataset;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.diagnostic.DiagnosticRenderer;

/** What came of loading data. Deeply immutable; safe for every thread. */
public final class LoadedData {
  private final @Nullable Dataset dataset;
  private final List<Diagnostic> diagnostics;

  LoadedData(@Nullable Dataset dataset, List<Diagnostic> diagnostics) {
    this.dataset = dataset;
    this.diagnostics = List.copyOf(diagnostics);
  }

  /**
   * Everything found: errors with file, row and column, and notes such as columns that are not
   * used.
   */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** Whether there is no dataset. */
  public boolean hasErrors() {
    return dataset == null;
  }

  /**
   * The dataset.
   *
   * @throws CompilationException if there are errors; it carries the same diagnostics
   */
  public Dataset dataset() {
    if (dataset == null) {
      throw new CompilationException(diagnostics);
    }
    return dataset;
  }

  /** The errors and warnings as a reader sees them, or an empty text. */
  public String report() {
    return DiagnosticRenderer.faults(diagnostics);
  }

  @Override
  public String toString() {
    return dataset == null ? report() : dataset.toString();
  }
}
