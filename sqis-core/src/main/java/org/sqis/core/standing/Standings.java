package org.sqis.core.standing;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.sqis.core.policy.Ladder;

/**
 * Everything that a school takes from one determination into the next: what it holds, and where it
 * is on the ladders. Immutable; safe for every thread.
 *
 * @param held designations it holds, by name
 * @param rungs places on ladders, by the name of the ladder, those it has left included
 */
public record Standings(Map<String, Held> held, Map<String, Rung> rungs) {
  /** Of a school that holds nothing and is on no ladder. */
  public static final Standings NONE = new Standings(Map.of(), Map.of());

  public Standings {
    held = Collections.unmodifiableMap(new TreeMap<>(held));
    rungs = Collections.unmodifiableMap(new TreeMap<>(rungs));
  }

  /**
   * What a school stands as that carries on two others: of each designation what has lasted longer,
   * of each ladder the place with more closed years; who has left a ladder counts only if both
   * have.
   */
  public Standings joined(Standings other) {
    Map<String, Held> bothHeld = new TreeMap<>(held);
    other.held.forEach(
        (name, one) ->
            bothHeld.merge(name, one, (a, b) -> b.since().compareTo(a.since()) < 0 ? b : a));
    Map<String, Rung> bothRungs = new TreeMap<>(rungs);
    other.rungs.forEach((name, one) -> bothRungs.merge(name, one, Standings::further));
    return new Standings(bothHeld, bothRungs);
  }

  private static Rung further(Rung one, Rung other) {
    boolean isOut = one.state().equals(Ladder.OUT);
    return isOut != other.state().equals(Ladder.OUT)
        ? isOut ? other : one
        : other.year() > one.year() ? other : one;
  }
}
