package org.sqis.core.conformance;

import java.util.List;
import java.util.Objects;
import org.sqis.core.problem.Place;

/**
 * One thing that a plan must contain, and whether it does. Immutable; safe for every thread.
 *
 * @param name what it is, in the words of the rule
 * @param state whether it is there
 * @param why what was found
 * @param at the records that are wrong, or that say so; empty if there is none to look at
 */
public record Requirement(String name, State state, String why, List<Place.Cell> at) {
  public Requirement {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(why, "why");
    at = List.copyOf(at);
  }

  /** Whether something is there. */
  public enum State {
    /** It is there. */
    MET("met"),
    /** It is not there yet, and need not be; or nobody can say. */
    OPEN("open"),
    /** It is not there. */
    MISSING("missing");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /** The word for it. */
    public String word() {
      return word;
    }
  }

  static Requirement of(String name, boolean isMet, String why, List<Place.Cell> at) {
    return new Requirement(name, isMet ? State.MET : State.MISSING, why, at);
  }

  /** Where its records stand, such as {@code actions.csv row 3}; empty if nowhere. */
  public String where() {
    return String.join(
        ", ",
        at.stream()
            .filter(one -> !one.file().isEmpty())
            .map(one -> one.file() + " row " + one.row())
            .distinct()
            .toList());
  }
}
