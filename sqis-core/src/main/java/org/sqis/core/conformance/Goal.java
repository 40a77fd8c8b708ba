package org.sqis.core.conformance;

import java.util.Objects;
import org.sqis.core.model.SchoolYear;
import org.sqis.core.problem.Place;

/**
 * A goal that a plan sets for a group, and how group and gap have moved since the year on which the
 * plan was built. Values are texts in the unit of the measure. Immutable; safe for every thread.
 *
 * @param measure the measure
 * @param group the group
 * @param target what the plan aims at, as its record says it
 * @param since the year on which the plan was built
 * @param before the value of that year
 * @param now the value of the rated year
 * @param gapBefore the distance of all students to the group in that year
 * @param gapNow the same of the rated year
 * @param trend {@code narrower}, {@code wider}, {@code the same}, or empty where nobody can say
 * @param at where the goal stands
 */
public record Goal(
    String measure,
    String group,
    String target,
    SchoolYear since,
    String before,
    String now,
    String gapBefore,
    String gapNow,
    String trend,
    Place.Cell at) {
  public Goal {
    Objects.requireNonNull(measure, "measure");
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(now, "now");
    Objects.requireNonNull(gapBefore, "gapBefore");
    Objects.requireNonNull(gapNow, "gapNow");
    Objects.requireNonNull(trend, "trend");
    Objects.requireNonNull(at, "at");
  }
}
