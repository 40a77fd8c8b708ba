package org.sqis.examples.sweep;

import java.util.List;
import org.sqis.core.policy.PolicySpec;

/**
 * One constant, or one comparison, moved in one direction.
 *
 * @param constant which one and where, such as {@code parameter least_target}
 * @param from what it is
 * @param steps the steps tried, the smallest first
 */
public record Change(String constant, String from, List<Step> steps) {
  public Change {
    steps = List.copyOf(steps);
  }

  /**
   * The whole policy with another value of the constant.
   *
   * @param to the value
   * @param spec the policy
   */
  public record Step(String to, PolicySpec spec) {}

  /** {@code parameter least_target: 1 → 2}. */
  String describe(Step step) {
    return constant + ": " + from + " → " + step.to();
  }
}
