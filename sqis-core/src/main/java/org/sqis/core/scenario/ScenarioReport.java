package org.sqis.core.scenario;

import java.util.List;
import java.util.Objects;

/**
 * What came of the tests of a policy. Deeply immutable; safe for every thread.
 *
 * @param policy the policy
 * @param results what came of each test, in order
 * @param coverage what of the policy these tests reach
 */
public record ScenarioReport(String policy, List<ScenarioResult> results, Coverage coverage) {
  public ScenarioReport {
    Objects.requireNonNull(policy, "policy");
    results = List.copyOf(results);
    Objects.requireNonNull(coverage, "coverage");
  }

  /** How many tests passed. */
  public int passed() {
    return (int) results.stream().filter(ScenarioResult::passes).count();
  }

  /** How many tests failed. */
  public int failed() {
    return results.size() - passed();
  }
}
