package org.sqis.dsl.read;

import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.parser.DiagnosticSink;

/** Passes faults on and counts them, so that a declaration or row knows whether it is sound. */
final class Faults {
  private final DiagnosticSink sink;
  private int count;

  Faults(DiagnosticSink sink) {
    this.sink = sink;
  }

  void add(Diagnostic diagnostic) {
    sink.add(diagnostic);
    count++;
  }

  int count() {
    return count;
  }

  DiagnosticSink sink() {
    return sink;
  }

  /** Counts a fault that somebody else has reported. */
  void reported() {
    count++;
  }
}
