package org.sqis.cli;

import java.util.List;
import org.sqis.core.problem.Problem;
import org.sqis.core.problem.Severity;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.diagnostic.DiagnosticPlace;
import org.sqis.dsl.diagnostic.DiagnosticRenderer;

/** Tells what is wrong with records in the light of the rules. */
final class RecordFaults {
  private RecordFaults() {}

  /** Tells all of them, and says how the command ends. */
  static int tell(List<Problem> problems, Console console) {
    console.tell(
        DiagnosticRenderer.faults(
            problems.stream()
                .distinct()
                .map(one -> Diagnostic.of(one, at -> new DiagnosticPlace.InFile(at.toString())))
                .toList()));
    boolean hasError = problems.stream().anyMatch(one -> one.code().severity() == Severity.ERROR);
    return hasError ? ExitCode.FAULTS : ExitCode.FINE;
  }
}
