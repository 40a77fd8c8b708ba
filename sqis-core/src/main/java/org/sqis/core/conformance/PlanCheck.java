package org.sqis.core.conformance;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.data.Entity;
import org.sqis.core.data.Entry;
import org.sqis.core.policy.PlanRules;

/**
 * The plan of one school against the rules for it. Deeply immutable; safe for every thread.
 *
 * @param rules what the plan must contain
 * @param school the school
 * @param plan the plan that counts; null if none is filed
 * @param requirements what must be there, in the order of the rules
 * @param goals the goals that the plan sets
 */
public record PlanCheck(
    PlanRules rules,
    Entity school,
    @Nullable Entry plan,
    List<Requirement> requirements,
    List<Goal> goals) {
  public PlanCheck {
    Objects.requireNonNull(rules, "rules");
    Objects.requireNonNull(school, "school");
    requirements = List.copyOf(requirements);
    goals = List.copyOf(goals);
  }

  /** Missing if anything is, else open if anything is, else met. */
  public Requirement.State state() {
    Requirement.State worst = Requirement.State.MET;
    for (Requirement one : requirements) {
      worst = one.state().compareTo(worst) > 0 ? one.state() : worst;
    }
    return worst;
  }

  /** The id of the plan, or empty. */
  public String id() {
    return plan == null ? "" : plan.text(Field.PLAN);
  }

  /** {@code conforming}, {@code open} or {@code not conforming}. */
  public String verdict() {
    return switch (state()) {
      case MET -> "conforming";
      case OPEN -> "open";
      case MISSING -> "not conforming";
    };
  }

  /** The requirements that are not met, missing ones first. */
  public List<Requirement> lacking() {
    return requirements.stream()
        .filter(one -> one.state() != Requirement.State.MET)
        .sorted((one, other) -> other.state().compareTo(one.state()))
        .toList();
  }
}
