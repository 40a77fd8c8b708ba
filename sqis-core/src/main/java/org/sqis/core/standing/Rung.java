package org.sqis.core.standing;

import java.util.Objects;
import org.sqis.core.model.SchoolYear;

/**
 * Where a school is on a ladder after a determination. Immutable; safe for every thread.
 *
 * @param ladder the name of the ladder
 * @param state the state that holds in the school year after the rated one; {@code out} for a
 *     school that has left
 * @param since the rated year whose determination put the school on the ladder
 * @param year how many years of the clock are closed; the year after the rated one has the number
 *     {@code year + 1}
 * @param stateSince the rated year whose determination led to the state
 * @param yearHere how many years in this state are closed
 * @param lastState the state before the school left; the state itself while it is on the ladder
 */
public record Rung(
    String ladder,
    String state,
    SchoolYear since,
    int year,
    SchoolYear stateSince,
    int yearHere,
    String lastState) {
  public Rung {
    Objects.requireNonNull(ladder, "ladder");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(stateSince, "stateSince");
    Objects.requireNonNull(lastState, "lastState");
    if (year < 0 || yearHere < 0) {
      throw new IllegalArgumentException("years must not be negative: " + year + ", " + yearHere);
    }
  }
}
