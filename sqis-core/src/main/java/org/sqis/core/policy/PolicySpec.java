package org.sqis.core.policy;

import java.util.List;
import java.util.Objects;

/**
 * A whole policy as its author wrote it, not yet proved. Deeply immutable; safe for every thread;
 * equal by content. {@code Policy.of(spec)} proves it.
 *
 * @param header what the policy says of itself
 * @param parameters numbers and words that people argue about
 * @param groups groups of students
 * @param inputs what districts send
 * @param measures values the policy defines
 * @param levels tables of cut scores
 * @param indexes indexes
 */
public record PolicySpec(
    PolicyHeader header,
    List<Parameter> parameters,
    List<Group> groups,
    List<Input> inputs,
    List<Measure> measures,
    List<LevelTable> levels,
    List<IndexSpec> indexes) {
  public PolicySpec {
    Objects.requireNonNull(header, "header");
    parameters = List.copyOf(parameters);
    groups = List.copyOf(groups);
    inputs = List.copyOf(inputs);
    measures = List.copyOf(measures);
    levels = List.copyOf(levels);
    indexes = List.copyOf(indexes);
  }

  /** The same policy with other parameters. */
  public PolicySpec withParameters(List<Parameter> others) {
    return new PolicySpec(header, others, groups, inputs, measures, levels, indexes);
  }
}
