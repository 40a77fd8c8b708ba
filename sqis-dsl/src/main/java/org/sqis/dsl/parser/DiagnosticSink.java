package org.sqis.dsl.parser;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.sqis.core.problem.ProblemCode;
import org.sqis.core.problem.Severity;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.diagnostic.DiagnosticPlace;

/**
 * Collects the diagnostics of one run: each once, in the order of their places, the first hundred
 * errors of them. Not for several threads at once.
 */
public final class DiagnosticSink {
  /** The most errors that are shown; language.md section 3, Errors. */
  public static final int MOST_SHOWN = 100;

  /** More than this is not even kept, so that a file of garbage does not fill the memory. */
  private static final int MOST_KEPT = 10_000;

  private final Set<Diagnostic> kept = new LinkedHashSet<>();
  private int errors;

  /** Takes {@code diagnostic}; a repetition changes nothing. */
  public void add(Diagnostic diagnostic) {
    Objects.requireNonNull(diagnostic, "diagnostic");
    if (kept.size() < MOST_KEPT && kept.add(diagnostic)) {
      errors += diagnostic.severity() == Severity.ERROR ? 1 : 0;
    }
  }

  /** Takes every one of {@code diagnostics}. */
  public void addAll(Iterable<Diagnostic> diagnostics) {
    for (Diagnostic diagnostic : diagnostics) {
      add(diagnostic);
    }
  }

  /** Whether nothing may be evaluated. */
  public boolean hasErrors() {
    return errors > 0;
  }

  /** The number of different errors so far. */
  public int errorCount() {
    return errors;
  }

  /**
   * What to show, in the order of the places. Every warning, and the first {@value #MOST_SHOWN}
   * errors; if there are more, a last entry says so.
   */
  public List<Diagnostic> diagnostics() {
    List<Diagnostic> sorted = new ArrayList<>(kept);
    if (sorted.size() > 1) {
      sorted.sort(byPlace());
    }
    List<Diagnostic> shown = new ArrayList<>();
    int shownErrors = 0;
    for (Diagnostic diagnostic : sorted) {
      boolean isError = diagnostic.severity() == Severity.ERROR;
      if (!isError || shownErrors < MOST_SHOWN) {
        shown.add(diagnostic);
        shownErrors += isError ? 1 : 0;
      }
    }
    if (errors > MOST_SHOWN) {
      shown.add(
          Diagnostic.at(
              ProblemCode.TOO_MANY, new DiagnosticPlace.Nowhere(), Integer.toString(MOST_SHOWN)));
    }
    return List.copyOf(shown);
  }

  /** Made only when there is something to sort, which a file without faults is spared. */
  private static Comparator<Diagnostic> byPlace() {
    return Comparator.comparingInt((Diagnostic diagnostic) -> rank(diagnostic.place()))
        .thenComparing(diagnostic -> file(diagnostic.place()))
        .thenComparingInt(diagnostic -> offset(diagnostic.place()))
        .thenComparing(diagnostic -> diagnostic.code().id());
  }

  private static int rank(DiagnosticPlace place) {
    if (place instanceof DiagnosticPlace.InFile) {
      return 0;
    }
    if (place instanceof DiagnosticPlace.InText) {
      return 1;
    }
    return place instanceof DiagnosticPlace.InData ? 2 : 3;
  }

  private static String file(DiagnosticPlace place) {
    if (place instanceof DiagnosticPlace.InText text) {
      return text.span().source().name();
    }
    return place instanceof DiagnosticPlace.InData data ? data.cell().file() : place.describe();
  }

  private static int offset(DiagnosticPlace place) {
    if (place instanceof DiagnosticPlace.InText text) {
      return text.span().start();
    }
    return place instanceof DiagnosticPlace.InData data ? data.cell().row() : 0;
  }
}
