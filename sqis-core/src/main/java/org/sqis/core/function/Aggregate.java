package org.sqis.core.function;

import java.util.List;
import org.sqis.core.model.Value;

/**
 * A function of many values, written with a list or over groups. Immutable; safe for every thread.
 *
 * @param name its name
 * @param takes what its members are
 * @param gives what it gives
 * @param decides for a condition, the answer that settles the result whatever else is missing;
 *     {@code NONE} if there is none
 * @param summary what it does, for the reference
 * @param operation what it does with the members that are present, at least one
 */
public record Aggregate(
    String name, Takes takes, Gives gives, Decides decides, String summary, Operation operation) {
  /** What the members of an aggregate are. */
  public enum Takes {
    /** Numbers of one unit. */
    NUMBERS,
    /** Numbers of one unit, levels of one table, or dates. */
    ORDERED,
    /** Conditions. */
    CONDITIONS
  }

  /** What an aggregate gives. */
  public enum Gives {
    /** The type of its members. */
    SAME,
    /** A count. */
    COUNT,
    /** A percent. */
    PERCENT,
    /** Yes or no. */
    ANSWER
  }

  /** Which answer settles a condition. */
  public enum Decides {
    /** No single member does. */
    NONE,
    /** One yes. */
    YES,
    /** One no. */
    NO
  }

  /** The result for the members that are present, at least one. */
  public Value of(List<Value> present) {
    return operation.apply(present);
  }
}
