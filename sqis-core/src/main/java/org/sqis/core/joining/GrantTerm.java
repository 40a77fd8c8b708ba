package org.sqis.core.joining;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqis.core.model.CalendarDate;
import org.sqis.core.policy.Grants;
import org.sqis.core.problem.Place;

/**
 * What a district was granted for some time. Immutable; safe for every thread.
 *
 * @param district the district
 * @param requirement the requirement that is waived, or {@link Grants#EVERY}
 * @param days from when to when
 * @param decided the day on which it was granted; null if the record does not say
 * @param by who granted it, or empty
 * @param source what the record rests on, or empty
 * @param at where the record stands
 */
public record GrantTerm(
    String district,
    String requirement,
    Days days,
    @Nullable CalendarDate decided,
    String by,
    String source,
    Place.Cell at) {
  public GrantTerm {
    Objects.requireNonNull(district, "district");
    Objects.requireNonNull(requirement, "requirement");
    Objects.requireNonNull(days, "days");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(at, "at");
  }

  /** Whether it was decided by a day; a record that names no day was. */
  public boolean isDecided(CalendarDate asOf) {
    return decided == null || decided.compareTo(asOf) <= 0;
  }

  /** Whether it waives a requirement. */
  public boolean waives(String name) {
    return requirement.equals(Grants.EVERY) || requirement.equals(name);
  }
}
