package org.sqis.core.standing;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

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
}
