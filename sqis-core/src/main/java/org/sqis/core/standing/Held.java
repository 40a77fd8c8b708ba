package org.sqis.core.standing;

import java.util.List;
import java.util.Objects;
import org.sqis.core.model.SchoolYear;

/**
 * A designation that a school holds after a determination. Immutable; safe for every thread.
 *
 * @param designation the name of the designation
 * @param since the rated year whose determination gave it; its list took effect the year after
 * @param reasons why, in the order of the routes
 */
public record Held(String designation, SchoolYear since, List<Reason> reasons) {
  public Held {
    Objects.requireNonNull(designation, "designation");
    Objects.requireNonNull(since, "since");
    reasons = List.copyOf(reasons);
  }

  /**
   * Why a school holds a designation.
   *
   * @param route the route that named it, or {@code decision} for a human one
   * @param groups the groups that are part of the reason, in the order of the policy; empty if none
   * @param since the rated year in which it was first named for it
   */
  public record Reason(String route, List<String> groups, SchoolYear since) {
    public Reason {
      Objects.requireNonNull(route, "route");
      groups = List.copyOf(groups);
      Objects.requireNonNull(since, "since");
    }
  }
}
