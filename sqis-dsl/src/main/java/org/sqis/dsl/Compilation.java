package org.sqis.dsl;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sqis.core.Policy;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.problem.Place;
import org.sqis.core.problem.Problem;
import org.sqis.core.scenario.Scenario;
import org.sqis.dsl.diagnostic.Diagnostic;
import org.sqis.dsl.diagnostic.DiagnosticPlace;
import org.sqis.dsl.diagnostic.DiagnosticRenderer;
import org.sqis.dsl.parser.DiagnosticSink;

/** What came of compiling a rule file. Deeply immutable; safe for every thread. */
public final class Compilation {
  private final @Nullable Policy policy;
  private final List<Scenario> tests;
  private final List<Diagnostic> diagnostics;
  private final Function<Place.Element, DiagnosticPlace> places;

  Compilation(
      @Nullable Policy policy,
      List<Scenario> tests,
      List<Diagnostic> diagnostics,
      Function<Place.Element, DiagnosticPlace> places) {
    this.policy = policy;
    this.tests = List.copyOf(tests);
    this.diagnostics = List.copyOf(diagnostics);
    this.places = places;
  }

  /** Everything found: errors, warnings and notes, in the order of their places. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /**
   * What is no mistake for certain and deserves a second look, in the order of the places; empty if
   * there are errors.
   */
  public List<Diagnostic> warnings() {
    return policy == null ? List.of() : located(policy, policy.warnings());
  }

  /**
   * The same, and what soon ends.
   *
   * @param year the school year at hand, such as that of the data
   */
  public List<Diagnostic> warnings(SchoolYear year) {
    return policy == null ? List.of() : located(policy, policy.warnings(year));
  }

  /** The text of a part of the policy. */
  DiagnosticPlace place(Place.Element part) {
    return places.apply(part);
  }

  /** Warnings of a policy with those of its tests. */
  private List<Diagnostic> located(Policy of, List<Problem> problems) {
    DiagnosticSink sink = new DiagnosticSink();
    of.warnings(tests).forEach(problem -> sink.add(Diagnostic.of(problem, places)));
    problems.forEach(problem -> sink.add(Diagnostic.of(problem, places)));
    return sink.diagnostics();
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

  /**
   * The tests of the rule file, which {@link Policy#test} runs. They are no part of the policy: its
   * digest does not depend on them.
   *
   * @throws CompilationException if there are errors; it carries the same diagnostics
   */
  public List<Scenario> tests() {
    if (policy == null) {
      throw new CompilationException(diagnostics);
    }
    return tests;
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
