package org.sqis.dsl.registry;

import java.util.Objects;

/**
 * A column of a table. Immutable; safe for every thread.
 *
 * @param name its heading
 * @param presence whether the column and its cells must be there
 * @param takes what a cell takes, for the reference
 */
public record ColumnSpec(String name, Presence presence, String takes) {
  public ColumnSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(presence, "presence");
    Objects.requireNonNull(takes, "takes");
  }

  /** A column that must be there with no empty cell. */
  public static ColumnSpec required(String name, String takes) {
    return new ColumnSpec(name, Presence.FILLED, takes);
  }

  /** A column that can be left out, or a cell left empty. */
  public static ColumnSpec optional(String name, String takes) {
    return new ColumnSpec(name, Presence.OPTIONAL, takes);
  }

  /** Whether a column and its cells must be there. */
  public enum Presence {
    /** The column must be there and every cell filled. */
    FILLED,
    /** The column can be left out and a cell be empty. */
    OPTIONAL
  }
}
