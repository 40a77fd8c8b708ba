package org.sqis.core.scenario;

import java.util.List;
import java.util.Objects;
import org.sqis.core.explain.Explanation;

/**
 * What came of one test. Deeply immutable; safe for every thread.
 *
 * @param scenario the test
 * @param differences the expectations that were not met, in order
 * @param written where the test is written
 */
public record ScenarioResult(
    Scenario scenario, List<Difference> differences, Explanation.Written written) {
  public ScenarioResult {
    Objects.requireNonNull(scenario, "scenario");
    differences = List.copyOf(differences);
    Objects.requireNonNull(written, "written");
  }

  /** Whether every expectation was met. */
  public boolean passes() {
    return differences.isEmpty();
  }

  /**
   * An expectation that was not met.
   *
   * @param asked what was compared, such as {@code ela of hispanic}
   * @param expected the expected value, in its unit
   * @param actual the value the policy gives, in its unit
   * @param step why the policy gives it
   * @param written where the expectation is written
   */
  public record Difference(
      String asked,
      String expected,
      String actual,
      Explanation.Step step,
      Explanation.Written written) {
    public Difference {
      Objects.requireNonNull(asked, "asked");
      Objects.requireNonNull(expected, "expected");
      Objects.requireNonNull(actual, "actual");
      Objects.requireNonNull(step, "step");
      Objects.requireNonNull(written, "written");
    }

    /** What was compared, what was expected, and what the policy gives. */
    @Override
    public String toString() {
      return asked + " should be " + expected + ", and is " + actual;
    }
  }
}
